import type { Check, Verdict } from "../../core/model/check.ts";

/** Checks of one indicator: the binding ones first, then by verdict. Benchmarks that bind nobody come last. */
export function checksOf(checks: readonly Check[], indicator: string): readonly Check[] {
  return checks
    .filter((check) => check.key === indicator || check.rule === `indicator.${indicator}`)
    .sort((a, b) => Number(b.binding ?? false) - Number(a.binding ?? false) || rank(a.verdict) - rank(b.verdict));
}

const order: readonly Verdict[] = ["fail", "unknown", "conditional", "pass", "not_applicable"];

function rank(verdict: Verdict): number {
  return order.indexOf(verdict);
}

/** The check that decides the verdict of the line: the worst that applies, else that none applies. */
export function worstCheck(checks: readonly Check[]): Check | undefined {
  const applying = checks.filter((check) => check.verdict !== "not_applicable");
  return [...applying].sort((a, b) => rank(a.verdict) - rank(b.verdict))[0] ?? checks[0];
}

/** What the other blocks do not show: zoning, control lines and whatever else a pack checks. */
export function otherChecks(checks: readonly Check[], shown: readonly string[]): readonly Check[] {
  return checks
    .filter((check) => !shown.some((key) => check.key === key || check.rule === `indicator.${key}`))
    .sort((a, b) => rank(a.verdict) - rank(b.verdict));
}
