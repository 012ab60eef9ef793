import {
  Combine,
  Expand,
  Lasso,
  MapPin,
  MousePointer2,
  Move,
  Paintbrush,
  Pentagon,
  RotateCw,
  Route,
  Ruler,
  Scissors,
  Spline,
  Square,
  SquareDashed,
  SquareSquare,
  Torus,
} from "lucide-react";
import type { ComponentType } from "react";
import { Button, Toolbar, TooltipTrigger } from "react-aria-components";
import { useT } from "../../i18n/use-t.ts";
import { type ToolName, toolNames } from "../../state/plan-store.ts";
import { usePlan } from "../../state/use-plan.ts";
import { findReasonNow, takeUpTool } from "../../tools/current-session.ts";
import { toolKeys } from "../../tools/edit-keys.ts";
import { Tip } from "../../ui/tip.tsx";
import styles from "./tool-strip.module.css";

const icons: Readonly<Record<ToolName, ComponentType<{ size: number; strokeWidth: number; "aria-hidden": "true" }>>> = {
  select: MousePointer2,
  area: Pentagon,
  rectangle: Square,
  line: Spline,
  point: MapPin,
  expansion: Expand,
  split: Scissors,
  merge: Combine,
  offset: SquareSquare,
  move: Move,
  rotate: RotateCw,
  square: SquareDashed,
  trace: Route,
  hole: Torus,
  lasso: Lasso,
  measure: Ruler,
  paint: Paintbrush,
};

/** Before these a line divides the strip: drawing, changing, looking. */
const groupStarts: readonly ToolName[] = ["split", "lasso"];

/** Tools of Plan with their keys. One that cannot run now stays in sight and says why. */
export function ToolStrip() {
  const { t } = useT();
  const current = usePlan((state) => state.tool);
  // What can run depends on what is selected and known.
  usePlan((state) => state.selection);
  usePlan((state) => state.window);
  return (
    <Toolbar aria-label={t("edit.tools")} orientation="vertical" className={styles.strip ?? ""}>
      {toolNames.map((tool) => {
        const Icon = icons[tool];
        const reason = findReasonNow(tool);
        const name = t(`edit.tool.${tool}`);
        return (
          <TooltipTrigger key={tool} delay={300}>
            <Button
              className={styles.tool ?? ""}
              aria-label={name}
              aria-pressed={tool === current}
              data-group={groupStarts.includes(tool) || undefined}
              {...(reason === null ? {} : { "aria-disabled": "true" as const })}
              onPress={() => {
                if (reason === null) takeUpTool(tool);
              }}
            >
              <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
              <span className={styles.key} aria-hidden="true">
                {toolKeys[tool]}
              </span>
            </Button>
            <Tip shortcut={toolKeys[tool]}>{reason === null ? name : `${name}: ${t(`edit.reason.${reason}`)}`}</Tip>
          </TooltipTrigger>
        );
      })}
    </Toolbar>
  );
}
