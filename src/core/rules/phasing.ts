import { divideRecorded, sumOrdered } from "../indicators/ratio.ts";
import { isBelow, isNearlyEqual, type Ternary } from "../model/verdict.ts";

export interface Phasing {
  /** Do the phases add to the whole? Null: something is not recorded. */
  readonly sumOk: Ternary;
  /** Built over phase, in order; null where not recorded, or a phase without land. */
  readonly builtShare: readonly (number | null)[];
  /** May the phase after this one open? One entry less than phases, the first is for phase 2. */
  readonly nextMayOpen: readonly Ternary[];
}

/**
 * May the next phase of a park be opened? Each phase opens when the one before it is built up to the threshold; just the
 * threshold is enough. The phases have to add to the whole. ha, in the order of the phases. What is not recorded leaves its
 * answer open and never counts as 0. `tolerance`: part of the whole by which the phases may miss it.
 *
 * Source: rolling development, domain §7.13 (D); threshold `gates.open_next_at`.
 */
export function judgePhasing(
  phasesHa: readonly (number | null)[],
  builtHa: readonly (number | null)[],
  totalHa: number | null,
  openNextAt: number,
  tolerance = 0,
): Phasing {
  const known = phasesHa.filter((phase) => phase !== null);
  const isKnown = phasesHa.length > 0 && known.length === phasesHa.length;
  const builtShare = phasesHa.map((phaseHa, index) => divideRecorded({ built: builtHa[index] ?? null, phaseHa }).value);
  return {
    sumOk: isKnown && totalHa !== null ? addsUp(sumOrdered(known), totalHa, tolerance) : null,
    builtShare,
    nextMayOpen: builtShare.slice(0, -1).map((share) => (share === null ? null : !isBelow(share, openNextAt))),
  };
}

function addsUp(sumHa: number, totalHa: number, tolerance: number): boolean {
  return isNearlyEqual(sumHa, totalHa) || Math.abs(sumHa - totalHa) <= tolerance * Math.abs(totalHa);
}
