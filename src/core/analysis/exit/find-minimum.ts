import type { Check } from "../../model/check.ts";

/** The minimum an indicator of a parcel is held against, with the paper it stands in. */
export interface FoundMinimum {
  readonly check: Check;
  readonly value: number | null;
  /** `benchmark`: newer than the project. `open`: it is not known whether it was in force, or what it is. */
  readonly standing: "in_force" | "benchmark" | "open";
}

/**
 * The minimum of a density: what the contract agrees, else what a pack asks of the industry (domain §5.4, §5.6). Of several in
 * a pack the strictest; one that is in force goes before a benchmark. Undefined: nobody sets one.
 *
 * It is read off the limit checks of the parcel, so that a limit is found in one way only.
 */
export function findMinimum(checks: readonly Check[], key: string): FoundMinimum | undefined {
  const minimums = checks.filter(
    (check) => check.key === key && check.op === ">=" && check.rule === `indicator.${key}`,
  );
  const agreed = minimums.find(({ origin }) => origin === "contract");
  if (agreed !== undefined) return toMinimum(agreed);
  const ofPacks = minimums.filter(({ origin }) => origin === "national" || origin === "local").map(toMinimum);
  const strength = { in_force: 2, open: 1, benchmark: 0 } as const;
  return ofPacks.toSorted((a, b) => strength[b.standing] - strength[a.standing] || (b.value ?? 0) - (a.value ?? 0))[0];
}

function toMinimum(check: Check): FoundMinimum {
  const { limit: value, reason } = check;
  if (reason === "benchmark_only" || reason === "superseded") return { check, value, standing: "benchmark" };
  const isOpen = value === null || reason === "approval_date_missing" || reason === "rule_conflict";
  return { check, value, standing: isOpen ? "open" : "in_force" };
}
