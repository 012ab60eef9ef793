import type { Check } from "../model/check.ts";
import type { LandUseTables } from "../model/land-use.ts";
import type { LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import { aggregateVerdicts } from "../model/verdict.ts";
import { deriveStatus } from "../rules/parcel-stage.ts";
import type { ParcelAudit } from "./audit-report.ts";
import { needsPack } from "./check-parts.ts";
import { summarizeContract } from "./contract-summary.ts";
import { findControlChecks } from "./control-checks.ts";
import type { EnterpriseAudit } from "./enterprises/enterprise-audit.ts";
import { findChanges, findNext } from "./exit/find-changes.ts";
import type { IndustryMeans } from "./exit/industry-means.ts";
import { judgeSurplus } from "./exit/judge-surplus.ts";
import { judgeLand } from "./exit/land-judgment.ts";
import { findAreaChecks, findReadinessChecks } from "./land-checks.ts";
import { computeIndicators } from "./limit-checks.ts";
import { computeLimitFigures, type LimitFigures } from "./limit-figures.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import { judgeServices } from "./parcel-services.ts";
import { findTags } from "./parcel-tags.ts";
import { findDistanceChecks } from "./separation/distance-checks.ts";
import type { SeparationLayer } from "./separation/separation-layer.ts";
import { findSetbackChecks } from "./setback-checks.ts";
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
  /** What the firms of an industry pay per mu together; without it tax is compared with nothing. */
  readonly industryMeans?: IndustryMeans | undefined;
  /** Plants and what keeps its distance from them; none in a test of a single parcel. */
  readonly separation?: SeparationLayer | undefined;
}

/** A ParcelAudit without its measured parts. */
export type ParcelJudgment = Omit<ParcelAudit, "parkId" | "areaM2" | "zoneShares" | "buildings">;

/**
 * Everything the rules say about one parcel on one day: stage, idle-land class, figures, checks and the verdict of them all.
 *
 * The order of the checks is fixed: area, limits by indicator (contract, plan, packs as named), zoning, distances,
 * control lines, readiness. Without a rule pack limits of contracts and plans are judged, and each thing that needs a pack gives one unknown
 * check, `no_rule_pack`. Pure and deterministic; costs linear in the buildings, zones and limits of the parcel.
 */
export function evaluateParcel(facts: ParcelFacts, context: JudgingContext): ParcelJudgment {
  const { asOf, packs, defaults } = context;
  const { parcel } = facts;
  const indicators = computeIndicators(facts, context);
  const services = judgeServices(facts, packs, defaults);
  const zoning = judgeZoning(facts, context);
  const land = { facts, indicators, governing: zoning.governing };
  const now = judgeLand(land, context);
  const limitChecks = now.limitChecks();
  const { stage, lowUse } = now;
  const changes = findChanges(land, now, context);
  const hasSuspectedZombie = parcel.enterpriseIds.some(
    (id) => context.enterprises.get(id)?.zombie.class === "suspected_zombie",
  );
  const tags = findTags({ ...now, parcel, hasSuspectedZombie }, asOf);
  const checks: readonly Check[] = [
    ...findAreaChecks(facts, context),
    ...limitChecks,
    ...(packs.length === 0 ? [needsPack("limit.strictest", "limits", `parcels/${parcel.id}`)] : []),
    ...zoning.checks,
    ...findSetbackChecks(facts, new Set(zoning.governing.map(({ zone }) => zone.id))),
    ...findDistanceChecks(facts, context),
    ...findControlChecks(facts, packs, context.landUseTables),
    ...findReadinessChecks(facts, stage, services),
  ];
  return {
    id: parcel.id,
    stage,
    tags,
    status: deriveStatus(stage, tags),
    idle: { ...now.idle, ...findNext(changes, "idle") },
    exit: { ...now.exit, ...findNext(changes, "exit") },
    lowUse,
    surplus: judgeSurplus(facts, stage, limitChecks, context),
    contract: summarizeContract(limitChecks),
    changes,
    indicators,
    ...findAskedFigures(facts, limitChecks, context),
    services: services.services,
    readiness: services.readiness,
    checks,
    verdict: aggregateVerdicts(checks.map((check) => check.verdict)),
  };
}

/** Figures beside the indicators that somebody limits here, so that their checks can be explained. */
function findAskedFigures(
  facts: ParcelFacts,
  limitChecks: readonly Check[],
  context: JudgingContext,
): { readonly limitFigures?: LimitFigures } {
  const limitFigures = computeLimitFigures(facts, new Set(limitChecks.map(({ key }) => key)), context);
  return Object.keys(limitFigures).length === 0 ? {} : { limitFigures };
}
