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
import { type ToolName, toolNames } from "../state/plan-store.ts";
import { toolKeys } from "../tools/edit-keys.ts";
import { findToolReason } from "../tools/tool-reason.ts";
import type { Operation, OperationIcon } from "./operation.ts";

const icons: Readonly<Record<ToolName, OperationIcon>> = {
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

/** Tools the menu on the map offers for what lies there. */
const inMenu: readonly ToolName[] = ["split", "merge", "offset", "move", "rotate", "square", "hole"];

function toOperation(tool: ToolName): Operation & { readonly tool: ToolName } {
  return {
    id: `tool.${tool}`,
    tool,
    label: `edit.tool.${tool}`,
    icon: icons[tool],
    keys: toolKeys[tool],
    menu: inMenu.includes(tool) ? "shape" : null,
    isAvailable: () => true,
    disabledReason: ({ selection, ground, view }) => {
      const reason = findToolReason(tool, selection, ground);
      if (reason !== null || tool === "select" || tool === "lasso" || tool === "measure") return reason;
      return findLockReason(view);
    },
    run: ({ selection }) =>
      tool === "merge" ? { kind: "dialog", dialog: { kind: "merge", refs: selection } } : { kind: "tool", tool },
  };
}

/** Why nothing can be changed now: a locked scenario, or another tab at work; null where something can. */
export function findLockReason(
  view: Parameters<Operation["isAvailable"]>[0]["view"],
): "scenario-locked" | "following" | null {
  if (view === null) return null;
  if (view.saved.kind === "following") return "following";
  const active = view.scenarios.find(({ id }) => id === view.activeId);
  return active?.isLocked === true ? "scenario-locked" : null;
}

/** The tools of the strip, in its order. */
export const toolOperations: readonly (Operation & { readonly tool: ToolName })[] = toolNames.map(toOperation);
