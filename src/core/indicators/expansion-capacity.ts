import { convertUnit } from "../model/units.ts";

export interface CapacityFacts {
  readonly grossHa: number | null;
  /** Part of the land that becomes industrial parcels, 0 to 1. */
  readonly netIndustrialRatio: number | null;
  readonly plannedFar: number | null;
  readonly gfaPerJobM2: number | null;
  readonly investmentWanPerMu: number | null;
}

export interface Capacity {
  readonly netHa: number | null;
  readonly gfaM2: number | null;
  readonly jobs: number | null;
  readonly investmentWan: number | null;
}

/**
 * What an expansion can hold: net industrial land, floor area, jobs and investment. Net = gross × ratio; floor area = net ×
 * planned ratio; jobs = floor area over floor area a job; investment = net mu × investment a mu. Each is null as soon as one of
 * its own terms is not recorded. Parameters belong beside the results.
 *
 * Source: domain §7.10–11; net ratio and floor area a job default to the pack's `gates` section (D).
 */
export function computeCapacity(facts: CapacityFacts): Capacity {
  const netHa = multiply(facts.grossHa, facts.netIndustrialRatio);
  const netM2 = netHa === null ? null : (convertUnit(netHa, "ha", "m2") ?? null);
  const netMu = netHa === null ? null : (convertUnit(netHa, "ha", "mu") ?? null);
  const gfaM2 = multiply(netM2, facts.plannedFar);
  const perJobM2 = facts.gfaPerJobM2;
  return {
    netHa,
    gfaM2,
    jobs: gfaM2 === null || perJobM2 === null || !(perJobM2 > 0) ? null : gfaM2 / perJobM2,
    investmentWan: multiply(netMu, facts.investmentWanPerMu),
  };
}

function multiply(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}
