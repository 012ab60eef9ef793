import type { Figure, FigureInput } from "../model/figure.ts";
import type { FloorAreaRule } from "../model/rule-pack.ts";
import { type Amount, createFigure, type FigureKind, notApplicable, sumAmounts } from "./amount.ts";
import { computeFloorArea } from "./floor-area.ts";
import { type BuildingFact, mappedBuildings, type SiteFacts } from "./site-facts.ts";

/**
 * Share of the floor area of a parcel that buildings of these uses take, 0 to 1.
 *
 * Floor areas without the multiplier of high storeys. A building whose use is not recorded may or may not count. No building,
 * or none with floor area: not applicable. Buildings not mapped: unknown.
 */
export function computeGfaShareOfUses(
  facts: Pick<SiteFacts, "parcel" | "buildings">,
  floorArea: FloorAreaRule,
  uses: readonly string[],
  kind: FigureKind,
): Figure {
  const buildings = mappedBuildings(facts);
  if (buildings === null) {
    return createFigure(
      {
        value: null,
        lower: 0,
        upper: 1,
        estimated: false,
        missing: ["buildings"],
        inputs: [],
        reason: facts.buildings === null ? "layer_missing" : "buildings_not_mapped",
      },
      kind,
    );
  }
  if (buildings.length === 0) return notApplicable(kind, "no_building");
  const share = computeShare(buildings, floorArea, uses);
  return share === undefined ? notApplicable(kind, "no_floor_area") : createFigure(share, kind);
}

/** Undefined where there is no floor area to take a share of. */
function computeShare(
  buildings: readonly BuildingFact[],
  floorArea: FloorAreaRule,
  uses: readonly string[],
): Amount | undefined {
  const groups: { counted: Amount[]; other: Amount[]; open: Amount[] } = {
    counted: [],
    other: [],
    open: [],
  };
  for (const fact of buildings) {
    const { uncorrected } = computeFloorArea(fact, floorArea);
    const { id, use } = fact.building;
    const useInput: FigureInput = {
      name: "use",
      value: use,
      unit: null,
      from: `buildings/${id}`,
      date: null,
    };
    const amount = {
      ...uncorrected,
      inputs: [useInput, ...uncorrected.inputs],
    };
    if (use === null) groups.open.push({ ...amount, missing: [...amount.missing, "use"] });
    else groups[uses.includes(use) ? "counted" : "other"].push(amount);
  }
  const [counted, other, open] = [sumAmounts(groups.counted), sumAmounts(groups.other), sumAmounts(groups.open)];
  const all = sumAmounts([counted, other, open]);
  if (all.upper === 0) return undefined;
  const isKnown = all.value !== null && all.value > 0 && counted.value !== null && (open.upper ?? 1) === 0;
  const value = isKnown && all.value !== null ? (counted.value ?? 0) / all.value : null;
  const rest = {
    estimated: all.estimated,
    missing: all.missing,
    inputs: all.inputs,
  };
  if (value !== null) return { value, lower: value, upper: value, ...rest };
  return {
    value: null,
    lower: shareOf(counted.lower, sumUpper(other, open)),
    upper: shareOf(sumUpper(counted, open), other.lower),
    ...rest,
  };
}

function sumUpper(a: Amount, b: Amount): number {
  return (a.upper ?? Number.POSITIVE_INFINITY) + (b.upper ?? Number.POSITIVE_INFINITY);
}

/** part / (part + rest), also where one of them is unbounded; 0 of nothing is 0. */
function shareOf(part: number, rest: number): number {
  if (rest === Number.POSITIVE_INFINITY) return 0;
  if (part === Number.POSITIVE_INFINITY) return 1;
  return part + rest > 0 ? part / (part + rest) : 0;
}
