import type { Check } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import { leaveOpen, screenDensity } from "../../rules/inefficient-land.ts";
import type { SiteIndicators } from "../audit-report.ts";
import { builtLandMissing } from "./built-land.ts";
import { createCriterion, doesNotApply, type LowUseRule } from "./criterion.ts";
import type { LowUseCriterion } from "./exit-audit.ts";
import { type FoundMinimum, findMinimum } from "./find-minimum.ts";

/**
 * Floor area ratio and building coefficient against the minimum of the contract, else that of the industry (domain §5.4): below
 * it for review, below the lower step inefficient. Nobody sets a minimum: the criterion does not apply, `no_limit`. A minimum
 * newer than the project is a benchmark and finds nothing (domain §0.2).
 */
export function screenDensities(
  indicators: SiteIndicators,
  limitChecks: readonly Check[],
  rule: LowUseRule,
  built: "yes" | "open",
): readonly LowUseCriterion[] {
  return (["far", "building_coefficient"] as const).map((key) =>
    screen(key, indicators[key], findMinimum(limitChecks, key), rule, built),
  );
}

function screen(
  key: "far" | "building_coefficient",
  figure: Figure,
  minimum: FoundMinimum | undefined,
  rule: LowUseRule,
  built: "yes" | "open",
): LowUseCriterion {
  const steps = rule.section.density;
  if (steps === undefined || minimum === undefined) return doesNotApply(rule, key, "no_limit");
  const { value: limit, standing, check } = minimum;
  const parts = {
    value: figure.value,
    limit,
    unit: figure.unit,
    subjects: check.subjects.slice(1),
    details: { origin: check.origin, minimumSource: check.source },
  };
  if (standing === "benchmark") return doesNotApply(rule, key, check.reason ?? "benchmark_only", parts);
  if (limit === null || check.reason === "rule_conflict") {
    const reason = check.reason ?? "no_limit";
    return createCriterion(rule, key, { class: "unknown" }, { ...parts, reason, missing: check.missing });
  }
  const finding = screenDensity(figure, limit, steps);
  if (built === "open" || standing === "open") {
    const reason = built === "open" ? "construction_state_unknown" : "approval_date_missing";
    const missing = built === "open" ? builtLandMissing : check.missing;
    return createCriterion(rule, key, leaveOpen(finding), {
      ...parts,
      reason,
      missing: [...missing, ...figure.missing],
    });
  }
  const reason = finding.class === "unknown" && figure.reason !== undefined ? { reason: figure.reason } : {};
  return createCriterion(rule, key, finding, { ...parts, ...reason, missing: figure.missing });
}
