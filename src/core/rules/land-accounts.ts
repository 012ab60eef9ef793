import { listMissing } from "../indicators/ratio.ts";
import type { IntensiveUseRule } from "../model/park-rules.ts";
import { isAbove, verdictOf } from "../model/verdict.ts";

interface LandAccounts {
  /** A, B and C. */
  readonly builtUrbanHa: number | null;
  readonly notBuiltHa: number | null;
  readonly unbuildableHa: number | null;
  readonly totalHa: number | null;
}

/**
 * Do the land accounts of a zone add up? Built, not built and unbuildable land together are the total, to within the pack's
 * tolerance. A breach is an error of the data, to be shown before any indicator; `gapHa` is what is missing (positive) or
 * counted twice. Anything not recorded: unknown.
 *
 * Source: TD/T 1029-2010, domain §4.1; tolerance in the pack's `intensive_use` section (D).
 */
export function checkLandAccounts(
  accounts: LandAccounts,
  rule: Pick<IntensiveUseRule, "account_tolerance">,
): {
  readonly verdict: "pass" | "fail" | "unknown";
  readonly gapHa: number | null;
  readonly missing: readonly string[];
} {
  const { builtUrbanHa, notBuiltHa, unbuildableHa, totalHa } = accounts;
  if (builtUrbanHa === null || notBuiltHa === null || unbuildableHa === null || totalHa === null) {
    const missing = listMissing({ builtUrbanHa, notBuiltHa, unbuildableHa, totalHa });
    return { verdict: "unknown", gapHa: null, missing };
  }
  const gapHa = totalHa - (builtUrbanHa + notBuiltHa + unbuildableHa);
  const isOff = isAbove(Math.abs(gapHa), rule.account_tolerance * Math.abs(totalHa));
  return { verdict: verdictOf(!isOff), gapHa, missing: [] };
}
