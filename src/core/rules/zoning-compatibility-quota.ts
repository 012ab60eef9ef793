import type { Verdict } from "../model/check.ts";
import { aggregateVerdicts, compareWithBounds, verdictOf } from "../model/verdict.ts";

export interface CompatibleUse {
  readonly use: string;
  /** Share of the floor area, 0 to 1; null = not known. */
  readonly gfaShare: number | null;
  /** Largest share the plan allows; null = none stated. */
  readonly cap: number | null;
}

export interface QuotaResult {
  readonly items: Readonly<Record<string, Verdict>>;
  /** Null as soon as one share is not known. */
  readonly totalShare: number | null;
  readonly verdict: Verdict;
}

/**
 * Uses beside the main one against their own caps and against the cap of all of them together, as shares of the floor area.
 * A use or total without cap is not judged; a share that is not known leaves its cap open, but what is known may already
 * break the total. Source: quota form of municipal rules, domain §6.1; caps come from plan and pack.
 */
export function judgeCompatibilityQuota(uses: readonly CompatibleUse[], totalCap: number | null): QuotaResult {
  const items: Record<string, Verdict> = {};
  for (const { use, gfaShare, cap } of uses) {
    items[use] =
      cap === null
        ? "not_applicable"
        : gfaShare === null
          ? "unknown"
          : verdictOf(compareWithBounds("<=", cap, { value: gfaShare }) === "pass");
  }
  const known = uses.reduce((sum, { gfaShare }) => sum + (gfaShare ?? 0), 0);
  const isComplete = uses.every(({ gfaShare }) => gfaShare !== null);
  const total =
    totalCap === null
      ? []
      : [
          compareWithBounds("<=", totalCap, {
            value: isComplete ? known : null,
            lower: known,
            upper: isComplete ? known : undefined,
          }),
        ];
  return {
    items,
    totalShare: isComplete ? known : null,
    verdict: aggregateVerdicts([...Object.values(items), ...total]),
  };
}
