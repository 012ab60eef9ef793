import type { Check } from "../../model/check.ts";
import type { Ideal, IdealsRule } from "../../model/evaluation-rules.ts";
import type { Figure } from "../../model/figure.ts";
import { compareWithBounds, computeGap } from "../../model/verdict.ts";
import type { DevelopmentZoneType } from "../../rules/development-zone-type.ts";
import { provenanceOf } from "../check-parts.ts";
import { evaluationSource } from "./account-figures.ts";
import type { LandIndicators } from "./indicator-figures.ts";
import type { LandEvaluation, ScorePart } from "./land-evaluation.ts";

type Scored = Pick<LandEvaluation, "idealsTitle" | "ideals" | "score" | "parts">;

const fullScore = 100;
const formula = "sum(min(actual / ideal, 1) × weight × 100)";

/**
 * How near the indicators come to the ideals of the pack for this type of zone: one check an ideal and a score of 100. An
 * ideal that is missed is `conditional`: it is aimed at, nobody breaks a rule. A part that is open, or does not apply, leaves
 * the score open between what is known and what is possible; the weights of the others are never raised.
 *
 * Source: TD/T 1029-2010, domain §4.3; ideals and weights are the pack's.
 */
export function scoreIdeals(
  indicators: LandIndicators,
  zoneType: DevelopmentZoneType,
  rule: { readonly packId: string; readonly section: IdealsRule } | undefined,
  parkId: string,
): Scored {
  if (rule === undefined) return unscored(null, "no_ideals", []);
  const { title, types } = rule.section;
  if (zoneType.type === null) {
    return unscored(title, "zone_type_unknown", [`parks/${parkId}: evaluation.zoneType`]);
  }
  const ideals = types[zoneType.type];
  if (ideals === undefined) return unscored(title, "no_ideals", []);
  const figures: Readonly<Record<string, Figure | undefined>> = indicators;
  const judged = ideals.map((ideal) => ({ ideal, figure: figures[ideal.key] }));
  const parts = judged.map(({ ideal, figure }) => toPart(ideal, figure));
  return {
    idealsTitle: title,
    ideals: judged.map(({ ideal, figure }) => toCheck(ideal, figure, rule.packId, parkId)),
    score: toScore(parts, judged),
    parts,
  };
}

function unscored(title: Scored["idealsTitle"], reason: string, missing: readonly string[]): Scored {
  const score: Figure = {
    value: null,
    unit: "points",
    state: "unknown",
    reason,
    missing,
    inputs: [],
    formula,
    source: evaluationSource,
  };
  return { idealsTitle: title, ideals: [], score, parts: [] };
}

function toPart(ideal: Ideal, figure: Figure | undefined): ScorePart {
  const { key, weight } = ideal;
  const of = weight * fullScore;
  const value = figure?.value ?? null;
  const [least, most] = rangeOf(ideal, figure, of);
  const points = least === most && figure?.state !== "not_applicable" ? least : null;
  return { key, value, ideal: ideal.value ?? null, weight, points, of, least, most };
}

/** The least and the most points a figure may bring; what is to be avoided counts the other way round. */
function rangeOf(ideal: Ideal, figure: Figure | undefined, of: number): readonly [least: number, most: number] {
  const value = figure?.value ?? undefined;
  const low = value ?? figure?.lower;
  const high = value ?? figure?.upper;
  const [worst, best] = ideal.counts === "avoid" ? [high, low] : [low, high];
  return [worst === undefined ? 0 : pointsOf(ideal, worst, of), best === undefined ? of : pointsOf(ideal, best, of)];
}

function pointsOf({ value: ideal, counts }: Ideal, value: number, of: number): number {
  const reached = counts === "avoid" || ideal === undefined ? 1 - value : value / ideal;
  return Math.max(0, Math.min(reached, 1)) * of;
}

function toScore(
  parts: readonly ScorePart[],
  judged: readonly { readonly ideal: Ideal; readonly figure: Figure | undefined }[],
): Figure {
  const lower = parts.reduce((sum, { least }) => sum + least, 0);
  const upper = parts.reduce((sum, { most }) => sum + most, 0);
  const isOpen = parts.some(({ points }) => points === null);
  const open = judged.filter((_, index) => parts[index]?.points === null);
  const isVoid = open.some(({ figure }) => figure === undefined || figure.state === "not_applicable");
  const isEstimated = judged.some(({ figure }) => figure?.state === "estimated");
  const missing = open.flatMap(({ ideal, figure }) =>
    figure === undefined || figure.missing.length === 0 ? [`indicators.${ideal.key}`] : figure.missing,
  );
  return {
    value: isOpen ? null : lower,
    ...(isOpen ? { lower, upper } : {}),
    unit: "points",
    state: isOpen ? "unknown" : isEstimated ? "estimated" : "known",
    ...(isOpen ? { reason: isVoid ? "part_not_applicable" : "part_unknown" } : {}),
    missing: [...new Set(missing)],
    inputs: parts.map(({ key, points }) => ({
      name: key,
      value: points,
      unit: "points",
      from: "computed",
      date: null,
    })),
    formula,
    source: evaluationSource,
  };
}

function toCheck(ideal: Ideal, figure: Figure | undefined, packId: string, parkId: string): Check {
  const limit = ideal.value ?? 0;
  const op = ideal.counts === "avoid" ? "<=" : ">=";
  const value = figure?.value ?? null;
  const compared = figure === undefined ? "unknown" : compareWithBounds(op, limit, figure);
  const isVoid = figure?.state === "not_applicable";
  const reason = isVoid || compared === "unknown" ? (figure?.reason ?? "no_figure") : undefined;
  return {
    rule: `intensive.${ideal.key}`,
    key: ideal.key,
    verdict: isVoid ? "not_applicable" : compared === "fail" ? "conditional" : compared,
    value,
    op,
    limit,
    gap: computeGap(op, limit, value),
    unit: figure?.unit ?? "",
    origin: "park",
    ...provenanceOf(ideal.provenance, packId),
    subjects: [`parks/${parkId}`],
    ...(reason === undefined ? {} : { reason }),
    missing: figure?.missing ?? [],
    details: { weight: ideal.weight },
  };
}
