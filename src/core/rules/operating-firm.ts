import type { Enterprise } from "../model/records.ts";
import type { Ternary } from "../model/verdict.ts";

/** The word of `enterprises.json` for a firm that runs; every other word says that it does not (yet, or any more). */
const operating = "operating";

/**
 * Does a firm operate on a day? Not if it is recorded as stopped or half stopped by then; otherwise its status decides, and
 * without one it is not known.
 */
export function isOperating(
  { status, stoppedSince }: Pick<Enterprise, "status" | "stoppedSince">,
  asOf: string,
): Ternary {
  if (stoppedSince !== null && stoppedSince <= asOf) return false;
  return status === null ? null : status === operating;
}
