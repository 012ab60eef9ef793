import { divide, isOverWhole, listMissing, openRatio, type Ratio } from "./ratio.ts";

/** Land accounts of TD/T 1029 and what goes with them. Land in ha, floor and ground in m², money in 10 000 CNY. */
export type IntensiveInput =
  | "builtUrbanHa"
  | "industryHa"
  | "readyHa"
  | "unbuildableHa"
  | "suppliedHa"
  | "toSupplyHa"
  | "idleHa"
  | "suspectedIdleHa"
  | "paidHa"
  | "auctionDueHa"
  | "auctionedHa"
  | "expiredDueHa"
  | "expiredDealtHa"
  | "idleDueHa"
  | "idleDealtHa"
  | "highTechHa"
  | "totalHa"
  | "yearlySupplyHa"
  | "footprintM2"
  | "coveredM2"
  | "gfaM2"
  | "industrialGfaM2"
  | "investmentWan"
  | "revenueWan"
  | "taxWan"
  | "taxSecondaryTertiaryWan"
  | "highTechRevenueWan"
  | "residents";
/** What is recorded; null or absent = not recorded. */
export type IntensiveFacts = Readonly<Partial<Record<IntensiveInput, number | null>>>;

type Term = readonly [input: IntensiveInput, sign: 1 | -1];
export interface IntensiveFormula {
  readonly part: readonly Term[];
  readonly whole: readonly Term[];
  readonly unit: "fraction" | "ratio" | "wan_per_ha" | "years" | "persons_per_ha";
  /** Square meters of the part over hectares of the whole. */
  readonly partInM2?: true;
  /** The part lies inside the whole, so the ratio cannot pass 1. */
  readonly isInside?: true;
}

const plus = (...inputs: readonly IntensiveInput[]): readonly Term[] => inputs.map((input) => [input, 1] as const);

/** The table of domain §4.2: what is divided by what. */
const formulas = {
  development_rate: {
    part: plus("builtUrbanHa", "readyHa"),
    whole: [
      ["totalHa", 1],
      ["unbuildableHa", -1],
    ],
    unit: "fraction",
  },
  supply_rate: { part: plus("suppliedHa"), whole: plus("builtUrbanHa", "readyHa"), unit: "fraction" },
  built_rate: { part: plus("builtUrbanHa"), whole: plus("suppliedHa"), unit: "fraction" },
  industrial_land_rate: { part: plus("industryHa"), whole: plus("builtUrbanHa"), unit: "fraction", isInside: true },
  hightech_land_rate: { part: plus("highTechHa"), whole: plus("builtUrbanHa"), unit: "fraction", isInside: true },
  idle_rate: { part: plus("idleHa"), whole: plus("suppliedHa"), unit: "fraction", isInside: true },
  /** Suspected idle land with it, which no finding has confirmed. */
  idle_rate_suspected: {
    part: plus("idleHa", "suspectedIdleHa"),
    whole: plus("suppliedHa"),
    unit: "fraction",
    isInside: true,
  },
  paid_use_rate: { part: plus("paidHa"), whole: plus("suppliedHa"), unit: "fraction", isInside: true },
  auction_rate: { part: plus("auctionedHa"), whole: plus("auctionDueHa"), unit: "fraction", isInside: true },
  expired_disposal_rate: {
    part: plus("expiredDealtHa"),
    whole: plus("expiredDueHa"),
    unit: "fraction",
    isInside: true,
  },
  idle_disposal_rate: { part: plus("idleDealtHa"), whole: plus("idleDueHa"), unit: "fraction", isInside: true },
  building_density: { part: plus("footprintM2"), whole: plus("builtUrbanHa"), unit: "fraction", partInM2: true },
  industrial_building_coefficient: {
    part: plus("coveredM2"),
    whole: plus("industryHa"),
    unit: "fraction",
    partInM2: true,
  },
  composite_far: { part: plus("gfaM2"), whole: plus("builtUrbanHa"), unit: "ratio", partInM2: true },
  industrial_far: { part: plus("industrialGfaM2"), whole: plus("industryHa"), unit: "ratio", partInM2: true },
  fixed_investment_intensity: { part: plus("investmentWan"), whole: plus("industryHa"), unit: "wan_per_ha" },
  output_intensity: { part: plus("revenueWan"), whole: plus("industryHa"), unit: "wan_per_ha" },
  industrial_tax_per_area: { part: plus("taxWan"), whole: plus("industryHa"), unit: "wan_per_ha" },
  composite_tax_per_area: { part: plus("taxSecondaryTertiaryWan"), whole: plus("builtUrbanHa"), unit: "wan_per_ha" },
  hightech_output: { part: plus("highTechRevenueWan"), whole: plus("highTechHa"), unit: "wan_per_ha" },
  population_density: { part: plus("residents"), whole: plus("builtUrbanHa"), unit: "persons_per_ha" },
  years_of_supply: { part: plus("toSupplyHa"), whole: plus("yearlySupplyHa"), unit: "years" },
} as const satisfies Readonly<Record<string, IntensiveFormula>>;

export type IntensiveIndicator = keyof typeof formulas;
export const intensiveIndicators = Object.keys(formulas) as readonly IntensiveIndicator[];

export interface IntensiveRatio extends Ratio {
  readonly unit: IntensiveFormula["unit"];
  readonly flags: readonly "over_100_check_data"[];
}

/**
 * How intensively a development zone uses its land: rates of development, supply and building, density and floor area ratios,
 * investment, output and tax per area, years of supply left. Rates are fractions.
 *
 * The inputs are the land accounts of the evaluation: built urban land (A), of it industry (A2), ready for supply (B21),
 * unbuildable (C), supplied (D), still to supply (E), idle (G), high-tech (H). One that is not recorded: unknown. Nothing to
 * divide by: not applicable; less than nothing: `invalid_denominator`. A rate above its whole is shown as it is, with a flag:
 * land may have been built without supply, or an account is wrong.
 *
 * Source: TD/T 1029-2010, domain §4.2; the denominator of composite tax is inferred (K~).
 */
export function computeIntensiveRatio(indicator: IntensiveIndicator, facts: IntensiveFacts): IntensiveRatio {
  const formula: IntensiveFormula = formulas[indicator];
  const ratio = computeRatio(formula, facts);
  const isRate = formula.unit === "fraction";
  return { ...ratio, unit: formula.unit, flags: isRate && isOverWhole(ratio) ? ["over_100_check_data"] : [] };
}

/** The inputs an indicator needs, those of the part first. */
export function listIntensiveInputs(indicator: IntensiveIndicator): readonly IntensiveInput[] {
  const { part, whole }: IntensiveFormula = formulas[indicator];
  return [...new Set([...part, ...whole].map(([input]) => input))];
}

/** What is divided by what, as the table has it. */
export function getIntensiveFormula(indicator: IntensiveIndicator): IntensiveFormula {
  return formulas[indicator];
}

function computeRatio({ part, whole, partInM2 }: IntensiveFormula, facts: IntensiveFacts): Ratio {
  const missing = listMissing(Object.fromEntries([...part, ...whole].map(([input]) => [input, facts[input] ?? null])));
  if (missing.length > 0) return openRatio(missing);
  const sumOf = (terms: readonly Term[]): number =>
    terms.reduce((sum, [input, sign]) => sum + sign * (facts[input] ?? Number.NaN), 0);
  return divide(partInM2 === true ? sumOf(part) / m2PerHa : sumOf(part), sumOf(whole));
}

const m2PerHa = 10_000;
