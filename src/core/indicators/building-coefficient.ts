import type { Figure, FigureInput } from "../model/figure.ts";
import { type Amount, createSiteRatio, type FigureKind, sumAmounts } from "./amount.ts";
import { footprintAmount } from "./building-density.ts";
import type { SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "(building_footprints + production_structures + yards) / site_area",
  source: "国土资发〔2008〕24号, notes: building coefficient",
};

/**
 * Share of a parcel taken by buildings, structures used for production and yards, 0 to 1.
 *
 * Everything is united before it is summed, so land counts once. A recorded 0 is a value. Any part not mapped leaves the
 * figure unknown: at least what is known, at most the whole parcel. Structures of which it is not recorded whether they serve
 * production may or may not count.
 *
 * Source: 国土资发〔2008〕24号, notes; open-air yards as in domain §3.1.
 */
export function computeBuildingCoefficient(facts: CoveredLandFacts): Figure {
  return createSiteRatio(computeCoveredLand(facts), facts.siteArea, kind);
}

type CoveredLandFacts = Pick<SiteFacts, "parcel" | "siteArea" | "buildings" | "footprintUnionM2" | "structureUnionM2">;

/** Land of a parcel under buildings, production structures and yards, m²; bounds as in the coefficient. */
export function computeCoveredLand(facts: CoveredLandFacts): Amount {
  const { structureM2, yardM2, unclearM2 } = facts.structureUnionM2 ?? {
    structureM2: null,
    yardM2: null,
    unclearM2: 0,
  };
  const siteM2 = facts.siteArea.valueM2 ?? 0;
  const parts: Amount[] = [
    footprintAmount(facts),
    partAmount("structures", structureM2, "structure", siteM2),
    partAmount("structures", yardM2, "yard", siteM2),
  ];
  if (unclearM2 > 0) parts.push(unclearAmount(unclearM2));
  const sum = sumAmounts(parts);
  const reason = sum.value === null && facts.structureUnionM2 === null ? { reason: "layer_missing" } : {};
  const upper = Math.max(sum.lower, Math.min(sum.upper ?? siteM2, siteM2));
  return sum.value === null ? { ...sum, upper, ...reason } : sum;
}

function partAmount(layer: string, areaM2: number | null, part: string, siteM2: number): Amount {
  const inputs: readonly FigureInput[] = [
    {
      name: `geometry.${part}UnionM2`,
      value: areaM2,
      unit: "m2",
      from: layer,
      date: null,
    },
  ];
  if (areaM2 !== null)
    return {
      value: areaM2,
      lower: areaM2,
      upper: areaM2,
      estimated: false,
      missing: [],
      inputs,
    };
  return {
    value: null,
    lower: 0,
    upper: siteM2,
    estimated: false,
    missing: [layer],
    inputs,
  };
}

function unclearAmount(areaM2: number): Amount {
  return {
    value: null,
    lower: 0,
    upper: areaM2,
    estimated: false,
    missing: ["servesProduction"],
    inputs: [
      {
        name: "geometry.unclearUnionM2",
        value: areaM2,
        unit: "m2",
        from: "structures",
        date: null,
      },
    ],
  };
}
