import { Button, Toolbar, TooltipTrigger } from "react-aria-components";
import { useT } from "../../i18n/use-t.ts";
import { useOperationContext } from "../../operations/read-context.ts";
import { runOperation } from "../../operations/run-operation.ts";
import { toolOperations } from "../../operations/tool-operations.ts";
import type { ToolName } from "../../state/plan-store.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Tip } from "../../ui/tip.tsx";
import styles from "./tool-strip.module.css";

/** Before these a line divides the strip: drawing, changing, looking. */
const groupStarts: readonly ToolName[] = ["split", "lasso"];

/** Tools of Plan with their keys. One that cannot run now stays in sight and says why. */
export function ToolStrip() {
  const { t } = useT();
  const current = usePlan((state) => state.tool);
  const context = useOperationContext();
  return (
    <Toolbar aria-label={t("edit.tools")} orientation="vertical" className={styles.strip ?? ""}>
      {toolOperations.map((operation) => {
        const { tool, icon: Icon, keys } = operation;
        const reason = operation.disabledReason(context);
        const name = t(operation.label);
        const why = reason === null ? null : t(`edit.reason.${reason}`);
        return (
          <TooltipTrigger key={tool} delay={300}>
            <Button
              className={styles.tool ?? ""}
              aria-label={name}
              aria-pressed={tool === current}
              aria-keyshortcuts={keys ?? undefined}
              data-group={groupStarts.includes(tool) || undefined}
              {...(why === null ? {} : { "aria-disabled": "true" as const, "aria-describedby": `why-${tool}` })}
              onPress={() => runOperation(operation)}
            >
              <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
              <span className={styles.key} aria-hidden="true">
                {keys}
              </span>
              {why === null ? null : (
                <span id={`why-${tool}`} hidden>
                  {why}
                </span>
              )}
            </Button>
            <Tip shortcut={keys ?? undefined}>{why === null ? name : `${name}: ${why}`}</Tip>
          </TooltipTrigger>
        );
      })}
    </Toolbar>
  );
}
