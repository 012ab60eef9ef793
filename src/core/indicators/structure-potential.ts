import { knownRatio, listMissing, openRatio, type Ratio } from "./ratio.ts";

/**
 * Built land a zone could turn to industry to reach the ideal share of it, ha: A × (ideal − actual rate), 0 where the share is
 * reached. Rates are fractions. Something not recorded: unknown.
 *
 * Source: TD/T 1029-2010, structure potential (formula K~), domain §4.3; ideals are rule-pack data.
 */
export function computeStructurePotential(facts: {
  readonly builtUrbanHa: number | null;
  readonly actualIndustrialRate: number | null;
  readonly idealIndustrialRate: number | null;
}): Ratio {
  const { builtUrbanHa, actualIndustrialRate, idealIndustrialRate } = facts;
  if (builtUrbanHa === null || actualIndustrialRate === null || idealIndustrialRate === null) {
    return openRatio(listMissing({ builtUrbanHa, actualIndustrialRate, idealIndustrialRate }));
  }
  return knownRatio(Math.max(0, builtUrbanHa * (idealIndustrialRate - actualIndustrialRate)));
}
