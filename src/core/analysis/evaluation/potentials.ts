import { computeIntensityPotential } from "../../indicators/intensity-potential.ts";
import type { Ratio } from "../../indicators/ratio.ts";
import { computeStructurePotential } from "../../indicators/structure-potential.ts";
import type { Ideal } from "../../model/evaluation-rules.ts";
import type { Figure } from "../../model/figure.ts";
import { evaluationSource, toFigure } from "./account-figures.ts";
import type { Holding } from "./holding.ts";
import type { LandIndicators } from "./indicator-figures.ts";
import type { PotentialKey } from "./land-evaluation.ts";
import { addAmounts, formatMissing, type OpenAmount } from "./open-amount.ts";

/**
 * Land a zone could still win, ha: by supplying what is left (expansion), by giving built land to industry (structure), by
 * building industrial land more densely (intensity), by dealing with what is idle or whose term ended (management). Without an
 * ideal to compare with structure and intensity are unknown. Open accounts and floor area leave each of them between the least
 * and the most they allow.
 *
 * Source: TD/T 1029-2010 (names V, formulas K~), domain §4.3.
 */
export function computePotentials(
  { accounts, others }: Holding,
  indicators: LandIndicators,
  ideals: readonly Ideal[],
  parkId: string,
): Readonly<Record<PotentialKey, Figure>> {
  const idealOf = (key: string): number | null => ideals.find((ideal) => ideal.key === key)?.value ?? null;
  const idealRate = idealOf("industrial_land_rate");
  const idealFar = idealOf("industrial_far");
  const { industrial_land_rate: rate, industrial_far: far } = indicators;
  return {
    expansion: withInput(toFigure(accounts.E, "ha", "E"), "E", accounts.E, parkId),
    structure: toPotential(
      computeStructurePotential({
        builtUrbanHa: accounts.A.value,
        actualIndustrialRate: rate.value,
        idealIndustrialRate: idealRate,
      }),
      { account: ["A", accounts.A], actual: ["industrial_land_rate", rate], ideal: idealRate, parkId },
      "A × (ideal − industrial_land_rate)",
      // The same as ideal × A − A2, in which each amount stands once.
      idealRate === null ? {} : boundDifference(scale(accounts.A, idealRate), accounts.A2),
    ),
    intensity: toPotential(
      computeIntensityPotential({ industryHa: accounts.A2.value, actualFar: far.value, idealFar }),
      { account: ["A2", accounts.A2], actual: ["industrial_far", far], ideal: idealFar, parkId },
      "A2 × (1 − industrial_far / ideal)",
      // The same as A2 − floor area / ideal.
      idealFar === null || !(idealFar > 0)
        ? {}
        : boundDifference(accounts.A2, scale(others.industrialGfaM2, 1 / (m2PerHa * idealFar))),
    ),
    management: toFigure(
      addAmounts([
        { amount: accounts.D22, share: 1 },
        { amount: accounts.G, share: 1 },
      ]),
      "ha",
      "D22 + G",
    ),
  };
}

const m2PerHa = 10_000;

type Bounds = Pick<OpenAmount, "lower"> & { readonly upper?: number | undefined };

function scale({ value, lower, upper }: OpenAmount, by: number): Bounds {
  const most = value ?? upper;
  return { lower: (value ?? lower) * by, upper: most === undefined ? undefined : most * by };
}

/** One amount less another, at least 0, as far as both are bounded. */
function boundDifference(whole: Bounds, less: Bounds): { readonly lower: number; readonly upper?: number } {
  return {
    lower: less.upper === undefined ? 0 : Math.max(0, whole.lower - less.upper),
    ...(whole.upper === undefined ? {} : { upper: Math.max(0, whole.upper - less.lower) }),
  };
}

function withInput(figure: Figure, name: string, amount: OpenAmount, parkId: string): Figure {
  const input = { name, value: amount.value, unit: "ha", from: `parks/${parkId}`, date: null };
  return { ...figure, inputs: [input] };
}

interface PotentialParts {
  readonly account: readonly [name: string, amount: OpenAmount];
  readonly actual: readonly [name: string, figure: Figure];
  readonly ideal: number | null;
  readonly parkId: string;
}

function toPotential(
  ratio: Ratio,
  { account, actual, ideal, parkId }: PotentialParts,
  formula: string,
  bounds: Pick<Figure, "lower" | "upper">,
): Figure {
  const from = `parks/${parkId}`;
  const [accountName, amount] = account;
  const [actualName, figure] = actual;
  const isVoid = figure.state === "not_applicable";
  const missing = new Set([...(amount.value === null ? amount.missing.map(formatMissing) : []), ...figure.missing]);
  const isEstimated = amount.isEstimated || figure.state === "estimated";
  const state = isVoid ? "not_applicable" : ratio.state === "known" && isEstimated ? "estimated" : ratio.state;
  const reason = isVoid || ideal !== null ? (isVoid || ratio.value === null ? figure.reason : undefined) : "no_ideals";
  return {
    value: ratio.value,
    ...(ratio.value === null && !isVoid ? bounds : {}),
    unit: "ha",
    state,
    ...(reason === undefined ? {} : { reason }),
    missing: ratio.value === null && !isVoid ? [...missing] : [],
    inputs: [
      { name: accountName, value: amount.value, unit: "ha", from, date: null },
      { name: actualName, value: figure.value, unit: figure.unit, from, date: null },
      { name: "ideal", value: ideal, unit: figure.unit, from: "rule pack", date: null },
    ],
    formula,
    source: evaluationSource,
  };
}
