import { computeEnterpriseFigure, type Firm } from "../../indicators/enterprise-figures.ts";
import { computePerMuScore, type ScoredIndicator } from "../../indicators/per-mu-score.ts";
import type { Figure, FigureInput } from "../../model/figure.ts";
import type { PerMuIndicatorKey, PerMuIndicators, PerMuRule } from "../../model/park-rules.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { classifyPerMu } from "../../rules/per-mu-class.ts";
import { type PerMuRank, rankPerMu } from "../../rules/per-mu-rank.ts";
import { findSection } from "../audit-context.ts";
import { provenanceOf } from "../check-parts.ts";
import type { Benchmarks } from "./benchmarks.ts";
import { type PerMuAudit, type RuleSource, type ScaleGroup, scaleGroups } from "./enterprise-audit.ts";
import { lastFullYear } from "./judge-zombie.ts";

interface Scored {
  readonly firm: Firm;
  readonly group: ScaleGroup | null;
  readonly score: Figure;
}

interface Evaluation {
  readonly rule: PerMuRule;
  readonly provenance: RuleSource;
  readonly benchmarks: Benchmarks;
  readonly year: number;
  readonly asOf: string;
}

const scoreKind = {
  unit: "points",
  formula: "sum(weight × min(max(value, 0) / benchmark, cap))",
  source: "per-mu evaluation (亩均论英雄), score of weighted indicators",
};

/**
 * The per-mu evaluation of all firms for the last full year before the day judged, by the first pack that has one.
 *
 * Every firm is scored in that same year against the mean of all firms or of its industry, as the pack says; a firm without
 * figures of that year has no score, earlier ones do not stand in. Firms above and below scale are ranked apart among those
 * with a score; the class is that of the quota, unless a veto or a building period decides. Firms that are not ranked stay
 * outside the list, they are not its end. The latest published class stands beside ours.
 */
export function evaluatePerMu(
  firms: readonly Firm[],
  benchmarks: Benchmarks,
  packs: readonly LoadedRulePack[],
  asOf: string,
): ReadonlyMap<string, PerMuAudit> {
  const year = lastFullYear(asOf);
  const found = findSection(packs, "per_mu");
  if (found === undefined) return new Map(firms.map((firm) => [firm.enterprise.id, notLoaded(firm, year, asOf)]));
  const provenance = provenanceOf(found.section.provenance, found.packId);
  const evaluation: Evaluation = { rule: found.section, provenance, benchmarks, year, asOf };
  const scored = firms.map((firm) => scoreFirm(firm, evaluation));
  const ranks = new Map<string, PerMuRank>();
  for (const group of scaleGroups) {
    const scores = scored.flatMap((one): readonly (readonly [string, number])[] =>
      one.group !== group || one.score.value === null || isLeftOut(one, evaluation)
        ? []
        : [[one.firm.enterprise.id, one.score.value]],
    );
    for (const [id, rank] of rankPerMu(new Map(scores), evaluation.rule.quota)) ranks.set(id, rank);
  }
  return new Map(
    scored.map((one) => [one.firm.enterprise.id, judgePlace(one, ranks.get(one.firm.enterprise.id), evaluation)]),
  );
}

function notLoaded(firm: Firm, year: number, asOf: string): PerMuAudit {
  return {
    year,
    group: groupOf(firm),
    ...recordedClass(firm, asOf),
    score: openScore("no_rule_pack", [], []),
    rank: null,
    of: null,
    rankShare: null,
    class: "unknown",
    reasons: ["no_rule_pack"],
    missing: [],
    provenance: { ruleSet: null, source: "no rule pack is named", article: null, year: null, certainty: null },
  };
}

function judgePlace(one: Scored, rank: PerMuRank | undefined, evaluation: Evaluation): PerMuAudit {
  const { firm, group, score } = one;
  const result = gate(one, rank?.rankShare ?? null, evaluation);
  const isByRank = result.reasons.length === 0 && result.class !== "unknown";
  const isOpen = result.class === "unknown";
  return {
    year: evaluation.year,
    group,
    ...recordedClass(firm, evaluation.asOf),
    score,
    rank: rank?.rank ?? null,
    of: rank?.of ?? null,
    rankShare: rank?.rankShare ?? null,
    class: isByRank ? (rank?.class ?? "unknown") : result.class,
    reasons: isOpen && score.reason !== undefined ? [score.reason] : result.reasons,
    missing: isOpen ? [...new Set([...score.missing, ...result.missing.filter((name) => name !== "rankShare")])] : [],
    provenance: evaluation.provenance,
  };
}

/** In its building period or too small to be evaluated: such a firm takes no place in the list. */
function isLeftOut(one: Scored, evaluation: Evaluation): boolean {
  return gate({ ...one, firm: withoutVeto(one.firm) }, 1, evaluation).class === "not_evaluated";
}

function withoutVeto(firm: Firm): Firm {
  return { ...firm, enterprise: { ...firm.enterprise, veto: [] } };
}

function gate({ firm: { enterprise, land } }: Scored, rankShare: number | null, { rule, asOf }: Evaluation) {
  return classifyPerMu(
    {
      rankShare,
      veto: enterprise.veto,
      aboveScale: enterprise.aboveScale,
      landMu: land.value,
      minLandMu: rule.min_land_mu ?? null,
      inBuildingPeriod: enterprise.buildingPeriodUntil !== null && asOf <= enterprise.buildingPeriodUntil,
    },
    rule.quota,
  );
}

function groupOf({ enterprise }: Firm): ScaleGroup | null {
  if (enterprise.aboveScale === null) return null;
  return enterprise.aboveScale ? "above_scale" : "below_scale";
}

/** The latest class on record; one of a year still to come on the day judged is not known on it. */
function recordedClass({ enterprise }: Firm, asOf: string): Pick<PerMuAudit, "recorded" | "recordedYear"> {
  const years = Object.entries(enterprise.perMuClasses ?? {})
    .filter(([year, name]) => name !== null && Number(year) <= Number(asOf.slice(0, 4)))
    .map(([year]) => Number(year));
  const latest = Math.max(...years);
  if (!Number.isFinite(latest)) return { recorded: null, recordedYear: null };
  return { recorded: enterprise.perMuClasses?.[String(latest)] ?? null, recordedYear: latest };
}

function scoreFirm(firm: Firm, evaluation: Evaluation): Scored {
  const group = groupOf(firm);
  if (group === null) return { firm, group, score: openScore("scale_unknown", ["aboveScale"], []) };
  const indicators = evaluation.rule.indicators?.[group] ?? [];
  if (indicators.length === 0 || indicators.some(({ weight }) => weight === undefined)) {
    return { firm, group, score: openScore("no_weights_loaded", ["per_mu.indicators"], []) };
  }
  return { firm, group, score: computeScore(firm, indicators, evaluation) };
}

/** Undefined: the firm's industry is not recorded, so there is no mean to hold it against. */
function findBenchmark(firm: Firm, key: PerMuIndicatorKey, { rule, benchmarks, year }: Evaluation): Figure | undefined {
  return rule.benchmark === "park" ? benchmarks.park(key, year) : benchmarks.industry(firm, key, year);
}

function computeScore(firm: Firm, indicators: PerMuIndicators, evaluation: Evaluation): Figure {
  const parts = indicators.map(({ key, weight }) => ({
    key,
    weight: weight ?? null,
    value: computeEnterpriseFigure(firm, key, evaluation.year),
    benchmark: findBenchmark(firm, key, evaluation),
  }));
  const scored = parts.map(
    ({ value, benchmark, weight }): ScoredIndicator => ({
      value: value.value,
      benchmark: benchmark?.value ?? null,
      weight,
    }),
  );
  const { score, reason, missing: _missing, ...bounds } = computePerMuScore(scored, evaluation.rule);
  const inputs = parts.flatMap(({ key, weight, value, benchmark }): readonly FigureInput[] => [
    { name: key, value: value.value, unit: value.unit, from: `enterprises/${firm.enterprise.id}`, date: null },
    { name: "benchmark", value: benchmark?.value ?? null, unit: value.unit, from: "computed", date: null },
    { name: "weight", value: weight, unit: "points", from: "per_mu.indicators", date: null },
  ]);
  if (score !== null) return { ...scoreKind, value: score, state: stateOf(parts), missing: [], inputs };
  const missing = new Set(parts.flatMap(({ value }) => value.missing));
  if (parts.some(({ benchmark }) => benchmark === undefined)) {
    return { ...openScore("industry_code_missing", ["industryCode", ...missing], inputs), ...bounds };
  }
  const why = reason ?? parts.find(({ value }) => value.reason !== undefined)?.value.reason;
  return { ...openScore(why ?? "no_firm_with_figures", [...missing], inputs), ...bounds };
}

function stateOf(
  parts: readonly { readonly value: Figure; readonly benchmark: Figure | undefined }[],
): Figure["state"] {
  const figures = parts.flatMap(({ value, benchmark }) => (benchmark === undefined ? [value] : [value, benchmark]));
  return figures.some(({ state }) => state === "estimated") ? "estimated" : "known";
}

function openScore(reason: string, missing: readonly string[], inputs: readonly FigureInput[]): Figure {
  return { ...scoreKind, value: null, state: "unknown", reason, missing, inputs };
}
