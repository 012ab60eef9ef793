import { type ParcelAudit, siteIndicatorKeys } from "../../core/analysis/audit-report.ts";
import { type Verdict, verdicts } from "../../core/model/check.ts";

/** From best to worst; an indicator under several limits shows the worst verdict. */
const order: readonly Verdict[] = ["not_applicable", "pass", "conditional", "unknown", "fail"];

/** Worst verdict of the limits on each indicator of a parcel, keyed as in `indicators`; missing where nothing judges it. */
export function findIndicatorVerdicts(parcel: ParcelAudit): ReadonlyMap<string, Verdict> {
  const worst = new Map<string, Verdict>();
  for (const { key, verdict } of parcel.checks) {
    if (!siteIndicatorKeys.some((indicator) => indicator === key)) continue;
    const before = worst.get(key);
    if (before === undefined || order.indexOf(verdict) > order.indexOf(before)) worst.set(key, verdict);
  }
  return worst;
}

/** Number of checks of a parcel by verdict. */
export function countVerdicts(parcel: ParcelAudit): Readonly<Record<Verdict, number>> {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of parcel.checks) counts[verdict]++;
  return counts;
}

/** Rule and key of every failed check, each once. */
export function listFailed(parcel: ParcelAudit): readonly string[] {
  const failed = parcel.checks.filter(({ verdict }) => verdict === "fail");
  return [...new Set(failed.map(({ rule, key }) => (rule.endsWith(`.${key}`) ? rule : `${rule}:${key}`)))];
}
