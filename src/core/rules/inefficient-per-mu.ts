import type { InefficientRule, PerMuClass } from "../model/park-rules.ts";

export interface InefficientScreen {
  readonly class: "inefficient" | "review" | "none" | "unknown";
  /** Years whose class could decide. */
  readonly missing: readonly string[];
}

/**
 * Is land inefficient by the class of its firm in the per-mu evaluation? The latest year on record and the ones before it, as
 * many as the pack asks: all in the worst class: inefficient; all in that or the one beside it: review, decided case by case.
 * A better class in one of them is known: none, even if another year is missing. Otherwise a missing year: unknown.
 *
 * A year without a class (null) is on record but not known. No year at all: unknown.
 *
 * Source: 扬府办发〔2025〕2号 (V), domain §5.4; classes and years in the pack's `inefficient` section.
 */
export function screenByPerMuClass(
  classes: Readonly<Record<string, PerMuClass | null>>,
  rule: Pick<InefficientRule, "years" | "inefficient" | "review">,
): InefficientScreen {
  const latest = Math.max(...Object.keys(classes).map(Number));
  if (!Number.isInteger(latest)) return { class: "unknown", missing: ["classes"] };
  const years = Array.from({ length: rule.years }, (_, index) => String(latest - rule.years + 1 + index));
  const found = years.map((year) => classes[year] ?? null);
  const known = found.filter((one) => one !== null);
  const isPoor = (one: PerMuClass): boolean => rule.inefficient.includes(one) || rule.review.includes(one);
  if (!known.every(isPoor)) return { class: "none", missing: [] };
  if (known.length < found.length) {
    return { class: "unknown", missing: years.filter((year) => (classes[year] ?? null) === null) };
  }
  return { class: known.every((one) => rule.inefficient.includes(one)) ? "inefficient" : "review", missing: [] };
}
