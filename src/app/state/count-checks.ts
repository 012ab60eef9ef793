import type { Check } from "../../core/model/check.ts";

export interface CheckCounts {
  readonly fail: number;
  readonly unknown: number;
}

/** How many checks of a parcel are broken and how many cannot be decided. */
export function countChecks(checks: readonly Pick<Check, "verdict">[]): CheckCounts {
  const count = (verdict: Check["verdict"]) => checks.filter((check) => check.verdict === verdict).length;
  return { fail: count("fail"), unknown: count("unknown") };
}
