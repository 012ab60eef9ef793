import type { InefficientRule } from "../../model/park-rules.ts";
import type { LowUseFinding } from "../../rules/inefficient-land.ts";
import { provenanceOf } from "../check-parts.ts";
import type { ClassSource, LowUseCriterion, LowUseKey } from "./exit-audit.ts";

/** The criteria of inefficient land of one pack, and whose they are. */
export interface LowUseRule {
  readonly section: InefficientRule;
  readonly packId: string;
}

/** Which key of the pack's section a criterion takes its threshold from. */
const clauseOf = {
  per_mu_class: "years",
  far: "density",
  building_coefficient: "density",
  tax_per_mu: "tax_below_share",
  production_stopped: "stopped_months",
  eliminated_industry: "eliminated_industry",
  vacant: "vacancy",
} as const satisfies Record<LowUseKey, string>;

/** The paper of a criterion: its own clause, else that of the section. */
function sourceOf({ section, packId }: LowUseRule, key: LowUseKey): ClassSource {
  return provenanceOf(section.clauses[clauseOf[key]] ?? section.provenance, packId);
}

type Parts = Partial<Omit<LowUseCriterion, "key" | "class" | "worst">>;

/** A criterion with its finding; what was not looked at stays empty. */
export function createCriterion(
  rule: LowUseRule,
  key: LowUseKey,
  finding: LowUseFinding,
  parts: Parts = {},
): LowUseCriterion {
  const isOpen = finding.class === "unknown";
  const { ruleSet, source, article, year, certainty } = sourceOf(rule, key);
  const paper = { value: null, limit: null, unit: "", subjects: [], ruleSet, source, article, year, certainty };
  const head = { key, class: finding.class };
  const open = isOpen && finding.worst !== undefined ? { ...head, worst: finding.worst } : head;
  // Added to, not spread together: there are seven a parcel on every day it is judged.
  return Object.assign(open, paper, parts, { missing: isOpen ? [...new Set(parts.missing ?? [])] : [] });
}

export function doesNotApply(rule: LowUseRule, key: LowUseKey, reason: string, parts: Parts = {}): LowUseCriterion {
  return createCriterion(rule, key, { class: "not_applicable" }, { ...parts, reason });
}
