import type { Verdict } from "../model/check.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { isSliver } from "./overlap-class.ts";
import { weightByArea } from "./plan-limits.ts";

export interface ZonePortion {
  readonly zone: string;
  readonly areaM2: number;
  readonly meanWidthM: number;
  /** Largest floor area ratio the plan allows there; null: none stated. */
  readonly farMax: number | null;
}

export interface StraddleResult {
  /** Portions that count, in the order given. */
  readonly governing: readonly ZonePortion[];
  readonly ignoredSlivers: readonly ZonePortion[];
  readonly weightedFarMax: number | null;
  readonly verdict: Verdict;
  readonly reason?: "split_parcel" | "parts_do_not_sum";
}

export type StraddleTolerance = Pick<Tolerances, "sliver_area_m2" | "sliver_width_m" | "sliver_share">;

/**
 * Which zones govern a parcel. A portion is dropped only if it is a sliver **and** a small share of the parcel; each zone that
 * is left governs its own part, and the floor area ratio answers to the limits weighted by area. One zone left passes;
 * several are at best conditional (`split_parcel`), one word of the plan could not settle the parcel. Portions that do not
 * add up to the parcel leave it open (`parts_do_not_sum`): part of it lies in no zone, or in two. m², m.
 *
 * Source: domain §6.3 (D); compare New York ZR 77-22 for the weighting.
 */
export function judgeStraddle(
  parcelM2: number,
  portions: readonly ZonePortion[],
  tolerance: StraddleTolerance,
): StraddleResult {
  const isIgnored = (portion: ZonePortion): boolean =>
    isSliver(portion.areaM2, portion.meanWidthM, tolerance) &&
    portion.areaM2 <= tolerance.sliver_share * parcelM2 * (1 + 1e-9);
  const governing = portions.filter((portion) => !isIgnored(portion));
  const sum = portions.reduce((total, { areaM2 }) => total + areaM2, 0);
  const weightedFarMax = weightByArea(governing.map(({ farMax, areaM2 }) => ({ value: farMax, share: areaM2 })));
  const result = { governing, ignoredSlivers: portions.filter(isIgnored), weightedFarMax };
  if (Math.abs(sum - parcelM2) > tolerance.sliver_share * parcelM2 * (1 + 1e-9) || governing.length === 0) {
    return { ...result, verdict: "unknown", reason: "parts_do_not_sum" };
  }
  if (governing.length === 1) return { ...result, verdict: "pass" };
  return { ...result, verdict: "conditional", reason: "split_parcel" };
}
