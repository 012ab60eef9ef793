import { isAreaGeometry } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { ToolName } from "../state/plan-store.ts";
import { type EditGround, findFeature } from "./edit-ground.ts";

/** Why a tool cannot run now; said in its tooltip. */
export type ToolReason = "select-one-area" | "select-something" | "select-two" | "different-kinds" | "loading";

/** What stops a tool from running on the selection; null where nothing does. */
export function findToolReason(
  tool: ToolName,
  selection: readonly FeatureRef[],
  ground: EditGround | null,
): ToolReason | null {
  if (ground === null) return tool === "select" ? null : "loading";
  switch (tool) {
    case "split":
    case "offset":
    case "hole":
    case "square":
      return isOneArea(selection, ground) ? null : "select-one-area";
    case "move":
    case "rotate":
      return selection.length > 0 ? null : "select-something";
    case "merge":
      if (selection.length < 2) return "select-two";
      return selection.every(({ kind }) => kind === selection[0]?.kind) ? null : "different-kinds";
    default:
      return null;
  }
}

function isOneArea(selection: readonly FeatureRef[], ground: EditGround): boolean {
  const [ref] = selection;
  if (ref === undefined || selection.length > 1) return false;
  const feature = findFeature(ground, ref);
  return feature !== undefined && isAreaGeometry(feature.geometry);
}
