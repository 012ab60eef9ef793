import type { FigureInput } from "../model/figure.ts";
import type { Storey } from "../model/records.ts";
import type { FloorAreaRule } from "../model/rule-pack.ts";
import { isAbove } from "../model/verdict.ts";
import { type Amount, sumAmounts } from "./amount.ts";
import type { BuildingFact } from "./site-facts.ts";

/** Floor area of one building on one parcel, m². */
export interface BuildingFloorArea {
  /** Countable area with the multiplier of high storeys. */
  readonly countable: Amount;
  /** The same without the multiplier. */
  readonly uncorrected: Amount;
}

interface Factor {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Floor area of a building on a parcel, m², with and without the multiplier of high storeys.
 *
 * Taken from the storeys where they are recorded: above grade only unless the rule counts below grade; each storey by its
 * own height. Else from the stated gross floor area; else footprint × number of storeys, `estimated`; else open, at least
 * the footprint. A height not recorded leaves the factor open between 1 and the largest the building's height allows.
 * A building on several parcels counts by its share.
 *
 * Source: 国土资发〔2008〕24号, notes; tiers and the treatment of basements stand in the rule pack (`floor_area`).
 */
export function computeFloorArea(fact: BuildingFact, rule: FloorAreaRule): BuildingFloorArea {
  for (const known of recent) if (known.fact === fact && known.rule === rule) return known.area;
  const area = computeArea(fact, rule);
  recent[next] = { fact, rule, area };
  next = (next + 1) % recentAreas;
  return area;
}

/**
 * The latest answers: ten figures and checks of a parcel ask for the floor area of the same few buildings, which was a tenth of
 * judging it. Facts and rules are never changed, so an answer stays true; no more are held than two or three parcels need.
 */
const recent: { readonly fact: BuildingFact; readonly rule: FloorAreaRule; readonly area: BuildingFloorArea }[] = [];
const recentAreas = 9;
let next = 0;

function computeArea(fact: BuildingFact, rule: FloorAreaRule): BuildingFloorArea {
  const { building, share } = fact;
  const from = `buildings/${building.id}`;
  const input = (name: string, value: FigureInput["value"], unit: string | null): FigureInput => {
    return { name, value, unit, from, date: null };
  };
  const shareInputs = share === 1 ? [] : [input("geometry.shareOnParcel", share, "fraction")];
  const heightInputs = building.heightM === null ? [] : [input("heightM", building.heightM, "m")];
  const common = [...heightInputs, ...shareInputs];
  const anyStorey = factorOf(null, building.heightM, rule);

  if (building.storeys !== null && building.storeys.length > 0) {
    const storeys = building.storeys.flatMap((storey, index) =>
      storey.belowGrade && !rule.count_below_grade
        ? []
        : [computeStorey(storey, `storeys[${index}]`, fact, rule, input)],
    );
    return {
      countable: withInputs(sumAmounts(storeys.map((storey) => storey.countable)), shareInputs),
      uncorrected: withInputs(sumAmounts(storeys.map((storey) => storey.uncorrected)), shareInputs),
    };
  }
  if (building.grossFloorAreaM2 !== null) {
    const inputs = [input("grossFloorAreaM2", building.grossFloorAreaM2, "m2"), ...common];
    return multiply(building.grossFloorAreaM2 * share, anyStorey, {
      inputs,
      missing: ["storeys"],
      estimated: false,
    });
  }
  if (building.storeyCount !== null) {
    const inputs = [
      input("geometry.footprintM2", fact.footprintM2, "m2"),
      input("storeyCount", building.storeyCount, null),
      ...common,
    ];
    const areaM2 = fact.footprintM2 * building.storeyCount * share;
    return multiply(areaM2, anyStorey, {
      inputs,
      missing: ["storeys"],
      estimated: true,
    });
  }
  const open: Amount = {
    value: null,
    lower: fact.footprintM2 * share * Math.min(1, anyStorey.lower),
    estimated: false,
    missing: ["storeys"],
    inputs: [input("geometry.footprintM2", fact.footprintM2, "m2"), input("storeys", null, null), ...common],
  };
  return {
    countable: open,
    uncorrected: { ...open, lower: fact.footprintM2 * share },
  };
}

function computeStorey(
  storey: Storey,
  path: string,
  { building, share }: BuildingFact,
  rule: FloorAreaRule,
  input: (name: string, value: FigureInput["value"], unit: string | null) => FigureInput,
): BuildingFloorArea {
  const inputs = [input(`${path}.areaM2`, storey.areaM2, "m2"), input(`${path}.heightM`, storey.heightM, "m")];
  if (storey.count !== 1) inputs.push(input(`${path}.count`, storey.count, null));
  if (storey.areaM2 === null) {
    const open: Amount = {
      value: null,
      lower: 0,
      estimated: false,
      missing: [`${path}.areaM2`],
      inputs,
    };
    return { countable: open, uncorrected: open };
  }
  const factor = factorOf(storey.heightM, building.heightM, rule);
  if (factor.lower === factor.upper && factor.lower !== 1) inputs.push(input(`${path}.factor`, factor.lower, null));
  const missing = [`${path}.heightM`];
  return multiply(storey.areaM2 * storey.count * share, factor, {
    inputs,
    missing,
    estimated: false,
  });
}

function multiply(
  areaM2: number,
  factor: Factor,
  { inputs, missing, estimated }: Pick<Amount, "inputs" | "missing" | "estimated">,
): BuildingFloorArea {
  const isOpen = factor.lower !== factor.upper;
  const uncorrected: Amount = {
    value: areaM2,
    lower: areaM2,
    upper: areaM2,
    estimated,
    missing: [],
    inputs,
  };
  const open = isOpen && areaM2 > 0;
  return {
    uncorrected,
    countable: {
      value: open ? (estimated ? areaM2 : null) : areaM2 * factor.lower,
      lower: areaM2 * factor.lower,
      upper: areaM2 * factor.upper,
      estimated,
      missing: open ? missing : [],
      inputs,
    },
  };
}

/** How often a storey counts: exactly where its height is recorded, else between the least and the most it could. */
function factorOf(storeyHeightM: number | null, buildingHeightM: number | null, rule: FloorAreaRule): Factor {
  if (storeyHeightM !== null) {
    const factor = tierFactor(storeyHeightM, rule);
    return { lower: factor, upper: factor };
  }
  const possible = [
    1,
    ...rule.tiers.filter((tier) => canReach(buildingHeightM, tier.over_m)).map((tier) => tier.factor),
  ];
  return { lower: Math.min(...possible), upper: Math.max(...possible) };
}

/** No storey is higher than its building. */
function canReach(buildingHeightM: number | null, overM: number): boolean {
  return buildingHeightM === null || isAbove(buildingHeightM, overM);
}

function tierFactor(heightM: number, rule: FloorAreaRule): number {
  let factor = 1;
  let highest = Number.NEGATIVE_INFINITY;
  for (const tier of rule.tiers) {
    if (isAbove(heightM, tier.over_m) && tier.over_m > highest) {
      highest = tier.over_m;
      factor = tier.factor;
    }
  }
  return factor;
}

function withInputs(amount: Amount, inputs: readonly FigureInput[]): Amount {
  return { ...amount, inputs: [...amount.inputs, ...inputs] };
}
