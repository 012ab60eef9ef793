import type { Command } from "../../core/commands/command.ts";
import type { CommandOutcome, Refusal } from "../../core/commands/command-outcome.ts";
import { runCommand } from "../../core/commands/run-command.ts";
import type { Result } from "../../core/model/result.ts";
import type { ToolName } from "../state/plan-store.ts";
import type { EditGround } from "./edit-ground.ts";
import type { EditSession } from "./edit-session.ts";

/** The hand at work, for buttons and menus outside the map; null while no map is edited. */
let current: EditSession | null = null;

export function setCurrentSession(session: EditSession | null): void {
  current = session;
}

/** Takes a tool up as its key does. */
export function takeUpTool(tool: ToolName): void {
  current?.takeUp(tool);
}

/** Records around the hand; null while nothing is known. */
export function findGroundNow(): EditGround | null {
  return current?.world.ground ?? null;
}

/** What a command would make of the records around the hand; null while nothing is known of them. */
export function tryCommandNow(command: Command): Result<CommandOutcome, Refusal> | null {
  const ground = findGroundNow();
  return ground === null ? null : runCommand(ground.dataset, command, ground.tools);
}

/** Carries a command out and draws it at once; false while no map is edited. */
export function runCommandNow(command: Command): boolean {
  current?.runNow(command);
  return current !== null;
}

/** Selects what lies at a place of the map, px of the window; false while no map is edited. */
export function selectAtNow([x, y]: readonly [number, number], map: DOMRect): boolean {
  current?.select([x - map.left, y - map.top], false);
  return current !== null;
}

/** Gives the map the keys back. */
export function focusMap(): void {
  document.querySelector<HTMLElement>("#map")?.focus();
}
