import { planStore, type ToolName } from "../state/plan-store.ts";
import type { EditSession } from "./edit-session.ts";
import { findToolReason, type ToolReason } from "./tool-reason.ts";

/** The hand at work, for buttons and menus outside the map; null while no map is edited. */
let current: EditSession | null = null;

export function setCurrentSession(session: EditSession | null): void {
  current = session;
}

/** Why a tool cannot be taken up now; null where it can. */
export function findReasonNow(tool: ToolName): ToolReason | null {
  return findToolReason(tool, planStore.getState().selection, current?.world.ground ?? null);
}

/** Takes a tool up as its key does. */
export function takeUpTool(tool: ToolName): void {
  current?.takeUp(tool);
}
