import { computeChainAdjacency } from "../../indicators/chain-adjacency.ts";
import { computeChainCompleteness } from "../../indicators/chain-completeness.ts";
import { computeConcentration } from "../../indicators/concentration.ts";
import { computeLocationQuotient } from "../../indicators/location-quotient.ts";
import { computePerMuScore } from "../../indicators/per-mu-score.ts";
import type { Ratio } from "../../indicators/ratio.ts";
import type { Verdict } from "../../model/check.ts";
import type { PerMuQuota } from "../../model/park-rules.ts";
import { assessDual } from "../../rules/dual-assessment.ts";
import { classifyPerMu } from "../../rules/per-mu-class.ts";
import { countPerMuClasses } from "../../rules/per-mu-quota.ts";
import { readFlag, readNumber, readNumbers, readObject, readObjects, readTexts, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.7: per-mu evaluation, clusters, dual assessment. */
export const performanceAdapters: AdapterTable = {
  "per_mu.classify": (inputs, context) => ({
    counts: countPerMuClasses(readNumber(inputs, "n"), readQuota(inputs, context)),
  }),
  "per_mu.score": (inputs, context) => {
    const { weight_sum, score_cap } = getSection(context, "per_mu");
    const indicators = readObjects(inputs, "indicators").map((indicator) => ({
      value: readNumber(indicator, "value"),
      benchmark: readNumber(indicator, "benchmark"),
      weight: readNumber(indicator, "weight"),
    }));
    const cap = readNumber(inputs, "cap") ?? score_cap;
    const { score, missing, reason } = computePerMuScore(indicators, { score_cap: cap, weight_sum });
    return {
      score,
      ...(score === null ? { verdict: "unknown" } : {}),
      missing,
      ...(reason === undefined ? {} : { reason }),
    };
  },
  "per_mu.classify_one": (inputs, context) => {
    const result = classifyPerMu(
      {
        rankShare: readNumber(inputs, "rank_share"),
        veto: readTexts(inputs, "veto"),
        aboveScale: readFlag(inputs, "above_scale"),
        landMu: readNumber(inputs, "land_mu"),
        minLandMu: readNumber(inputs, "min_land_mu"),
        inBuildingPeriod: readFlag(inputs, "in_building_period") ?? false,
      },
      readQuota(inputs, context),
    );
    return { class: result.class, reason: result.reasons, missing: toInputNames(result.missing) };
  },
  "cluster.location_quotient": (inputs, context) => {
    const names = {
      localIndustry: "x_local_industry",
      localTotal: "x_local_total",
      regionIndustry: "x_region_industry",
      regionTotal: "x_region_total",
    } as const;
    const quotient = computeLocationQuotient(
      {
        localIndustry: readNumber(inputs, names.localIndustry),
        localTotal: readNumber(inputs, names.localTotal),
        regionIndustry: readNumber(inputs, names.regionIndustry),
        regionTotal: readNumber(inputs, names.regionTotal),
      },
      getSection(context, "cluster"),
    );
    return {
      lq: quotient.value,
      specialised: quotient.specialised,
      verdict: verdictOfState(quotient.state),
      ...(quotient.reason === undefined ? {} : { reason: quotient.reason }),
      missing: Object.values(names).filter((name) => readNumber(inputs, name) === null),
    };
  },
  "cluster.chain_completeness": (inputs) => {
    const required = readObject(inputs, "required");
    const stages = Object.keys(required).map((stage) => [stage, readTexts(required, stage)] as const);
    const present = (inputs.present ?? null) === null ? null : readTexts(inputs, "present");
    const result = computeChainCompleteness(Object.fromEntries(stages), present);
    return {
      overall: result.overall,
      by_stage: result.byStage,
      gaps: result.gaps,
      verdict: verdictOfState(result.state),
      missing: present === null ? ["present"] : [],
    };
  },
  "cluster.adjacency": (inputs, context) => {
    const distance = String(getSection(context, "cluster").partner_within_m);
    const withPartner = readNumber(readObject(inputs, "with_chain_partner_within_m"), distance);
    const enterprises = readNumber(inputs, "enterprises");
    const share = computeChainAdjacency(withPartner, enterprises);
    return {
      share: share.value,
      verdict: verdictOfState(share.state),
      missing: [
        ...(enterprises === null ? ["enterprises"] : []),
        ...(withPartner === null ? ["with_chain_partner_within_m"] : []),
      ],
    };
  },
  "cluster.hhi": (inputs) => {
    const hhi = computeConcentration(readNumbers(inputs, "shares"));
    return { hhi, ...(hhi === null ? { verdict: "unknown" } : {}) };
  },
  "park.dual_assessment": (inputs, context) => {
    const rule = getSection(context, "dual_assessment");
    const [economicWeight, workWeight] = readNumbers(inputs, "weights");
    const { reasons, missing, ...result } = assessDual(readLeg(inputs, "economic"), readLeg(inputs, "work"), {
      economic_weight: economicWeight ?? rule.economic_weight,
      work_weight: workWeight ?? rule.work_weight,
      cap: readNumber(inputs, "cap") ?? rule.cap,
      pass_each: readNumber(inputs, "pass_each") ?? rule.pass_each,
    });
    return { ...result, reason: reasons, missing: missing.map((path) => path.slice(path.indexOf(".") + 1)) };
  },
};

/** A measure without a limit: whether it is known at all. */
function verdictOfState(state: Ratio["state"]): Verdict {
  return state === "known" ? "pass" : state;
}

function readQuota(inputs: Inputs, context: VectorContext): PerMuQuota {
  if ((inputs.quota ?? null) === null) return getSection(context, "per_mu").quota;
  const quota = readObject(inputs, "quota");
  const share = (name: string): number => readNumber(quota, name) ?? 0;
  return { A: share("A"), B: share("B"), C: share("C"), D: share("D") };
}

function readLeg(inputs: Inputs, name: string) {
  const leg = readObject(inputs, name);
  return { actual: readNumber(leg, "actual"), target: readNumber(leg, "target") };
}
