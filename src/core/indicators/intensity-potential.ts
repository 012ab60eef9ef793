import { divideRecorded, knownRatio, type Ratio } from "./ratio.ts";

/**
 * Industrial land a zone could save if it were built as densely as the ideal, ha: A2 × (1 − actual / ideal), 0 where it is
 * dense enough. Something not recorded: unknown; no ideal ratio: not applicable.
 *
 * Source: TD/T 1029-2010, intensity potential (formula K~), domain §4.3; ideals are rule-pack data.
 */
export function computeIntensityPotential(facts: {
  readonly industryHa: number | null;
  readonly actualFar: number | null;
  readonly idealFar: number | null;
}): Ratio {
  const { industryHa, actualFar, idealFar } = facts;
  const share = divideRecorded({ actualFar, idealFar });
  if (industryHa === null) return { value: null, state: "unknown", missing: ["industryHa", ...share.missing] };
  return share.value === null ? share : knownRatio(Math.max(0, industryHa * (1 - share.value)));
}
