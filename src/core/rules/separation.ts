import type { Verdict } from "../model/check.ts";
import type { RulePack } from "../model/rule-pack.ts";
import { isBelow } from "../model/verdict.ts";

type BufferRule = NonNullable<RulePack["buffers"]>[number];

export interface SeparationFacts {
  readonly pollutionClass: 1 | 2 | 3 | null;
  /** From the edge of the production unit (workshop, tank farm) to the edge of the sensitive area. */
  readonly unitToResidentialM: number | null;
  /** What is known of the distance where it is not: nothing nearer than this, nothing farther than that. */
  readonly atLeastM?: number | undefined;
  readonly atMostM?: number | undefined;
  /** To be applied, that is rounded up by the steps of the standard. */
  readonly eiaDistanceM: number | null;
}

export interface Separation {
  readonly verdict: Verdict;
  /** The larger of the distance of the EIA and the floor; null where it is open. */
  readonly requiredM: number | null;
  /** How much is missing, where the distance is too short. */
  readonly shortByM: number | null;
  readonly measuredFrom: "production_unit";
  readonly missing: readonly ("pollutionClass" | "eiaDistanceM" | "unitToResidentialM")[];
}

/**
 * Do homes, schools and hospitals lie far enough from a polluting plant? m, from the production unit and never from the fence.
 * Required is the larger of the distance of the environmental assessment and the floor of the pack's buffer; just that far is
 * enough. It works both ways: a new home near an old plant breaks the same rule.
 *
 * A distance that is not known is judged by its bounds: a site whose nearest edge is far enough passes wherever on it the unit
 * will stand, one whose farthest corner is too near fails.
 *
 * A class for which the pack has no buffer (class 1): not applicable. Where the buffer needs the assessment (class 3) and it is
 * not recorded: unknown, but below the floor it fails all the same, short by what is missing to the floor.
 *
 * Source: GB/T 39499-2020 for the measure; floors D, in the pack's `buffers`; domain §6.2.
 */
export function judgeSeparation(facts: SeparationFacts, buffers: readonly BufferRule[], floorM?: number): Separation {
  const { pollutionClass, unitToResidentialM: distanceM, eiaDistanceM } = facts;
  const base = { requiredM: null, shortByM: null, measuredFrom: "production_unit" } as const;
  if (pollutionClass === null) return { ...base, verdict: "unknown", missing: ["pollutionClass"] };
  const buffer = buffers.find(({ from, to }) => from === `industry_${pollutionClass}` && to === "sensitive");
  if (buffer === undefined) return { ...base, verdict: "not_applicable", missing: [] };
  const leastM = Math.max(eiaDistanceM ?? 0, floorM ?? buffer.min_m);
  const isOpen = buffer.needs === "eia_distance_m" && eiaDistanceM === null;
  const requiredM = isOpen ? null : leastM;
  const nearestM = distanceM ?? facts.atLeastM;
  const farthestM = distanceM ?? facts.atMostM;
  if (farthestM !== undefined && isBelow(farthestM, leastM)) {
    const shortByM = distanceM === null ? null : leastM - distanceM;
    return { ...base, requiredM, verdict: "fail", shortByM, missing: [] };
  }
  const isFar = nearestM !== undefined && !isBelow(nearestM, leastM);
  const missing = [...(isOpen ? (["eiaDistanceM"] as const) : []), ...(isFar ? [] : (["unitToResidentialM"] as const))];
  return { ...base, requiredM, verdict: missing.length > 0 ? "unknown" : "pass", missing };
}
