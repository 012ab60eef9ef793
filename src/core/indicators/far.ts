import type { Figure, FigureInput } from "../model/figure.ts";
import type { FloorAreaRule } from "../model/rule-pack.ts";
import { type Amount, createSiteRatio, type FigureKind, knownAmount, parcelInput, sumAmounts } from "./amount.ts";
import { computeFloorArea } from "./floor-area.ts";
import { mappedBuildings, type SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "ratio",
  formula: "countable_floor_area / site_area",
  source: "国土资发〔2008〕24号, notes: floor area ratio",
};

/**
 * Floor area ratio of a parcel: countable floor area over site area, a plain number.
 *
 * Floor area as in computeFloorArea, storeys above the pack's height counted more than once. Where no building is mapped the
 * floor area stated on the parcel is used as it stands, without multiplier, and the inputs say so. A parcel of a mapped layer
 * with no building on it has 0; no layer and nothing stated is unknown, and so is an empty parcel whose completion is
 * recorded (`buildings_not_mapped`). The inputs end with `countable_floor_area` and `far_uncorrected` (no multiplier).
 *
 * Source: 国土资发〔2008〕24号, notes; domain §3.1.
 */
export function computeFar(
  facts: Pick<SiteFacts, "parcel" | "siteArea" | "buildings">,
  floorAreaRule: FloorAreaRule,
): Figure {
  const { countable, uncorrected } = computeParcelFloorArea(facts, floorAreaRule);
  const figure = createSiteRatio(countable, facts.siteArea, kind);
  const plain = createSiteRatio(uncorrected, facts.siteArea, kind);
  return {
    ...figure,
    inputs: [
      ...figure.inputs,
      ...tierInputs(countable, floorAreaRule),
      {
        name: "countable_floor_area",
        value: countable.value,
        unit: "m2",
        from: "computed",
        date: null,
      },
      {
        name: "far_uncorrected",
        value: plain.value,
        unit: "ratio",
        from: "computed",
        date: null,
      },
    ],
  };
}

/** The same without what explains it: for sums over parcels, which ask for the number of each and show none. */
export function computeFarRatio(
  facts: Pick<SiteFacts, "parcel" | "siteArea" | "buildings">,
  floorAreaRule: FloorAreaRule,
): Figure {
  return createSiteRatio(computeParcelFloorArea(facts, floorAreaRule).countable, facts.siteArea, kind);
}

/** The rule that made a storey count more than once, with its paper, where one did. */
function tierInputs(countable: Amount, rule: FloorAreaRule): readonly FigureInput[] {
  if (!countable.inputs.some((input) => input.name.endsWith(".factor"))) return [];
  const value = rule.tiers.map((tier) => `> ${tier.over_m} m × ${tier.factor}`).join("; ");
  const from = rule.provenance === undefined ? "floor_area" : rule.provenance.source;
  return [{ name: "floor_area.tiers", value, unit: null, from, date: null }];
}

/** Countable floor area of a parcel, m², with and without the multiplier. */
export function computeParcelFloorArea(
  facts: Pick<SiteFacts, "parcel" | "buildings">,
  floorAreaRule: FloorAreaRule,
): { readonly countable: Amount; readonly uncorrected: Amount } {
  const { parcel } = facts;
  const buildings = mappedBuildings(facts);
  if (buildings !== null && buildings.length > 0) {
    const areas = buildings.map((building) => computeFloorArea(building, floorAreaRule));
    return {
      countable: sumAmounts(areas.map((area) => area.countable)),
      uncorrected: sumAmounts(areas.map((area) => area.uncorrected)),
    };
  }
  const stated = parcelInput(parcel, "grossFloorAreaM2", parcel.grossFloorAreaM2, "m2");
  if (parcel.grossFloorAreaM2 !== null) {
    const amount = knownAmount(parcel.grossFloorAreaM2, [stated]);
    return { countable: amount, uncorrected: amount };
  }
  if (buildings !== null) {
    const empty = knownAmount(0, [
      {
        name: "buildings",
        value: 0,
        unit: null,
        from: "buildings",
        date: null,
      },
    ]);
    return { countable: empty, uncorrected: empty };
  }
  const open: Amount = {
    value: null,
    lower: 0,
    estimated: false,
    missing: ["buildings", "grossFloorAreaM2"],
    inputs: [stated],
    reason: facts.buildings === null ? "layer_missing" : "buildings_not_mapped",
  };
  return { countable: open, uncorrected: open };
}
