import type { Check } from "../model/check.ts";
import type { LandUseTables } from "../model/land-use.ts";
import type { LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import { aggregateVerdicts } from "../model/verdict.ts";
import { deriveStatus } from "../rules/parcel-stage.ts";
import type { ParcelAudit } from "./audit-report.ts";
import { needsPack } from "./check-parts.ts";
import { findControlChecks } from "./control-checks.ts";
import type { EnterpriseAudit } from "./enterprises/enterprise-audit.ts";
import { judgeIdleLand } from "./judge-idle-land.ts";
import { findAreaChecks, findReadinessChecks } from "./land-checks.ts";
import { computeIndicators, findLimitChecks } from "./limit-checks.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import { findTags } from "./parcel-tags.ts";
import { findStage } from "./parcel-timeline.ts";
import { judgeZoning } from "./zoning-checks.ts";

/** What judging needs besides the facts of the parcel. */
export interface JudgingContext {
  /** The day judged, ISO. */
  readonly asOf: string;
  /** In the order named; they judge side by side and are never merged. Empty: `no_rule_pack`. */
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly landUseTables: LandUseTables;
  /** What was judged about the firms, by id. */
  readonly enterprises: ReadonlyMap<string, EnterpriseAudit>;
}

/** A ParcelAudit without its measured parts. */
export type ParcelJudgment = Omit<ParcelAudit, "parkId" | "areaM2" | "zoneShares" | "buildings">;

/**
 * Everything the rules say about one parcel on one day: stage, idle-land class, figures, checks and the verdict of them all.
 *
 * The order of the checks is fixed: area, limits by indicator (contract, plan, packs as named), zoning, control lines,
 * readiness. Without a rule pack limits of contracts and plans are judged, and each thing that needs a pack gives one unknown
 * check, `no_rule_pack`. Pure and deterministic; costs linear in the buildings, zones and limits of the parcel.
 */
export function evaluateParcel(facts: ParcelFacts, context: JudgingContext): ParcelJudgment {
  const { asOf, packs, defaults } = context;
  const { parcel } = facts;
  const idleRule = packs.find(({ pack }) => pack.idle !== undefined)?.pack.idle;
  const stage = findStage(facts, asOf, idleRule?.ground_works_share ?? null);
  const idle = judgeIdleLand(facts, stage, packs, asOf);
  const tags = findTags(parcel, stage, idle, asOf, defaults.term_expiring_months);
  const indicators = computeIndicators(facts, context);
  const zoning = judgeZoning(facts, context);
  const checks: readonly Check[] = [
    ...findAreaChecks(facts, context),
    ...findLimitChecks(facts, indicators, zoning.governing, stage, context),
    ...(packs.length === 0 ? [needsPack("limit.strictest", "limits", `parcels/${parcel.id}`)] : []),
    ...zoning.checks,
    ...findControlChecks(facts, packs),
    ...findReadinessChecks(facts, stage, context),
  ];
  return {
    id: parcel.id,
    stage,
    tags,
    status: deriveStatus(stage, tags),
    idle,
    indicators,
    checks,
    verdict: aggregateVerdicts(checks.map((check) => check.verdict)),
  };
}
