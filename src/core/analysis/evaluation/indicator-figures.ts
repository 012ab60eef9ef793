import {
  computeIntensiveRatio,
  getIntensiveFormula,
  type IntensiveFacts,
  type IntensiveFormula,
  type IntensiveIndicator,
  type IntensiveInput,
  intensiveIndicators,
  listIntensiveInputs,
} from "../../indicators/intensive-ratios.ts";
import type { Figure, FigureInput } from "../../model/figure.ts";
import { evaluationSource } from "./account-figures.ts";
import { accountOfInput, amountOf, type Holding, isAccountInput } from "./holding.ts";
import { formatMissing, knownAmount, type OpenAmount } from "./open-amount.ts";

/** Keys of a park's indicators in reports: those of `intensive.*`, with the density on built land named apart from the gross one. */
export const landIndicatorKeys = [
  "development_rate",
  "supply_rate",
  "built_rate",
  "industrial_land_rate",
  "hightech_land_rate",
  "composite_far",
  "building_density_built",
  "industrial_far",
  "industrial_building_coefficient",
  "fixed_investment_intensity",
  "output_intensity",
  "industrial_tax_per_area",
  "composite_tax_per_area",
  "hightech_output",
  "population_density",
  "idle_rate",
  "idle_rate_suspected",
  "expired_disposal_rate",
  "idle_disposal_rate",
  "paid_use_rate",
  "auction_rate",
] as const;
export type LandIndicatorKey = (typeof landIndicatorKeys)[number];
export type LandIndicators = Readonly<Record<LandIndicatorKey, Figure>>;

const formulaOfKey: Readonly<Partial<Record<LandIndicatorKey, IntensiveIndicator>>> = {
  building_density_built: "building_density",
};

function indicatorOf(key: LandIndicatorKey): IntensiveIndicator {
  const indicator = formulaOfKey[key] ?? intensiveIndicators.find((candidate) => candidate === key);
  if (indicator === undefined) throw new Error(`got indicator ${key}, expected one of the formula table`);
  return indicator;
}

/** All indicators of domain §4.2 from one holding, over the table of formulas. */
export function toLandIndicators(holding: Holding, from: string): LandIndicators {
  const figures = landIndicatorKeys.map((key) => [key, toIndicatorFigure(indicatorOf(key), holding, from)]);
  return Object.fromEntries(figures) as Record<LandIndicatorKey, Figure>;
}

/**
 * One indicator of a holding. Open inputs leave it open between the least and the most they allow; a rate above 100 % is
 * shown as it is, with reason `over_100_check_data`.
 */
export function toIndicatorFigure(indicator: IntensiveIndicator, holding: Holding, from: string): Figure {
  const inputs = listIntensiveInputs(indicator);
  const amounts = joinDeveloped(new Map(inputs.map((input) => [input, amountOf(holding, input)])), holding);
  const facts: IntensiveFacts = Object.fromEntries([...amounts].map(([input, amount]) => [input, amount.value]));
  const ratio = computeIntensiveRatio(indicator, facts);
  const open = [...amounts.values()].filter((amount) => amount.value === null);
  const isNothing = isKnownZero(getIntensiveFormula(indicator), amounts);
  const state = isNothing ? "not_applicable" : ratio.state;
  const isEstimated = [...amounts.values()].some((amount) => amount.isEstimated);
  const reason = findReason(state, ratio.flags[0], ratio.reason, open);
  return {
    value: ratio.value,
    ...(state === "unknown" ? boundRatio(indicator, amounts) : {}),
    unit: ratio.unit,
    state: state === "known" && isEstimated ? "estimated" : state,
    ...(reason === undefined ? {} : { reason }),
    missing: state === "unknown" ? [...new Set(open.flatMap(({ missing }) => missing.map(formatMissing)))] : [],
    inputs: inputs.map((input) => toInput(input, amountOf(holding, input), from)),
    formula: writeFormula(indicator),
    source: evaluationSource,
  };
}

/** Built and ready land are known together where it is open which of the two a parcel is. */
function joinDeveloped(
  amounts: ReadonlyMap<IntensiveInput, OpenAmount>,
  { others }: Holding,
): ReadonlyMap<IntensiveInput, OpenAmount> {
  const areBoth = amounts.has("builtUrbanHa") && amounts.has("readyHa");
  if (!areBoth || [...amounts.values()].every(({ value }) => value !== null)) return amounts;
  return new Map([...amounts, ["builtUrbanHa", others.developedHa], ["readyHa", knownAmount(0, "computed")]]);
}

function findReason(
  state: Figure["state"],
  flag: string | undefined,
  reason: string | undefined,
  open: readonly OpenAmount[],
): string | undefined {
  if (state === "not_applicable") return "nothing_to_divide_by";
  return flag ?? reason ?? open.find((amount) => amount.reason !== undefined)?.reason;
}

/** Is there nothing to divide by, whatever the part is? */
function isKnownZero({ whole }: IntensiveFormula, amounts: ReadonlyMap<IntensiveInput, OpenAmount>): boolean {
  return whole.every(([input]) => amounts.get(input)?.value === 0);
}

const units: Readonly<Record<string, string>> = { Ha: "ha", M2: "m2", Wan: "wan" };

function toInput(input: IntensiveInput, amount: OpenAmount, from: string): FigureInput {
  const ending = Object.keys(units).find((name) => input.endsWith(name));
  return {
    name: nameOf(input),
    value: amount.value,
    unit: ending === undefined ? "persons" : (units[ending] ?? null),
    from,
    date: amount.date ?? null,
  };
}

function nameOf(input: IntensiveInput): string {
  return isAccountInput(input) ? accountOfInput[input] : input;
}

/** `(A + B21) / (total − C)`. */
function writeFormula(indicator: IntensiveIndicator): string {
  const { part, whole } = getIntensiveFormula(indicator);
  return `${writeTerms(part)} / ${writeTerms(whole)}`;
}

function writeTerms(terms: IntensiveFormula["part"]): string {
  const text = terms
    .map(([input, sign], index) => `${index === 0 ? "" : sign === 1 ? " + " : " − "}${nameOf(input)}`)
    .join("");
  return terms.length > 1 ? `(${text})` : text;
}

/**
 * Least part over most whole, and the other way round. What stands above and below the line moves together, so the true range
 * may be narrower, never wider.
 */
function boundRatio(
  indicator: IntensiveIndicator,
  amounts: ReadonlyMap<IntensiveInput, OpenAmount>,
): { readonly lower?: number; readonly upper?: number } {
  const { part, whole, isInside } = getIntensiveFormula(indicator);
  const at = (end: "least" | "most"): number | undefined => {
    const opposite = end === "least" ? "most" : "least";
    const facts: Partial<Record<IntensiveInput, number>> = {};
    const terms = [
      ...part.map(([input, sign]) => [input, sign === 1 ? end : opposite] as const),
      ...whole.map(([input, sign]) => [input, sign === 1 ? opposite : end] as const),
    ];
    for (const [input, side] of terms) {
      const amount = amounts.get(input);
      const value = amount?.value ?? (side === "least" ? amount?.lower : amount?.upper);
      // An input on both sides of the line takes the end its part needs; the other bound would be lost.
      if (value === undefined || (facts[input] !== undefined && facts[input] !== value)) return undefined;
      facts[input] = value;
    }
    return computeIntensiveRatio(indicator, facts).value ?? undefined;
  };
  const lower = at("least");
  const most = at("most");
  const upper = most !== undefined && isInside === true ? Math.min(most, 1) : most;
  return { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
}
