import type { Tolerances } from "../model/rule-pack.ts";
import { isAbove } from "../model/verdict.ts";

export interface AreaCheck {
  /** |drawn − document| over the document's area; null where either is missing or the document's is not positive. */
  readonly relativeDifference: number | null;
  readonly class: "ok" | "warn" | "fail" | "unknown";
}

/**
 * Does the drawn area agree with the area in the document? m². The projection alone explains about 0.06 %; the pack's
 * thresholds are above that. Source: domain §6.3, rule topology.area_check.
 */
export function checkArea(
  documentM2: number | null,
  geometryM2: number | null,
  tolerances: Pick<Tolerances, "area_warn" | "area_fail">,
): AreaCheck {
  if (documentM2 === null || geometryM2 === null || !(documentM2 > 0)) {
    return { relativeDifference: null, class: "unknown" };
  }
  const relativeDifference = Math.abs(geometryM2 - documentM2) / documentM2;
  if (isAbove(relativeDifference, tolerances.area_fail)) return { relativeDifference, class: "fail" };
  return { relativeDifference, class: isAbove(relativeDifference, tolerances.area_warn) ? "warn" : "ok" };
}
