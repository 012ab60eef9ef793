import type { Check, Verdict } from "../model/check.ts";
import type { AreaBasis, LayerSource } from "../model/dataset.ts";
import type { Figure } from "../model/figure.ts";
import type { Issue } from "../model/issue.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import type { IdleResult } from "../rules/idle-land.ts";
import type { DisplayStatus, ParcelStage, ParcelTag } from "../rules/parcel-stage.ts";
import type { ServiceState } from "../rules/service-state.ts";
import type { ContractSummary } from "./contract-summary.ts";
import type { EnterpriseAudit } from "./enterprises/enterprise-audit.ts";
import type { LandIndicatorKey } from "./evaluation/indicator-figures.ts";
import type { LandEvaluation } from "./evaluation/land-evaluation.ts";
import type { ExitAudit, LowUseAudit, ParcelChange } from "./exit/exit-audit.ts";
import type { LimitFigures } from "./limit-figures.ts";
import type { RollupIndicatorKey } from "./parcel-amounts.ts";
import type { ReadinessAudit } from "./parcel-services.ts";
import type { QuotaEntry } from "./park-quotas.ts";
import type { ParkPerformance } from "./performance/park-performance.ts";
import type { ParkRank } from "./performance/rank-parks.ts";
import type { PhaseAudit } from "./phase-audit.ts";
import type { RuleSetName } from "./rule-set-name.ts";

export const auditSchemaId = "parkwright.audit/1";

/** Three areas side by side, m², never mixed (contracts §4). `null`: not recorded, or no grid here. */
export interface Areas {
  readonly deed: number | null;
  readonly ellipsoidal: number;
  readonly grid: number | null;
}

export interface CountedArea {
  readonly parcels: number;
  /** Drawn area, m²: ellipsoidal, or grid where the basis is grid. */
  readonly areaM2: number;
}

export const siteIndicatorKeys = [
  "far",
  "building_coefficient",
  "building_density",
  "green_ratio",
  "admin_land_share",
  "admin_gfa_share",
  "investment_intensity",
  "height_m",
] as const;
export type SiteIndicatorKey = (typeof siteIndicatorKeys)[number];
export type SiteIndicators = Readonly<Record<SiteIndicatorKey, Figure>>;

export interface ZoneShare {
  readonly zoneId: string;
  readonly areaM2: number;
  /** Of the parcel's drawn area, 0 to 1. */
  readonly share: number;
  readonly meanWidthM: number;
}

export interface ParcelAudit {
  readonly id: string;
  readonly parkId: string | null;
  readonly areaM2: Areas;
  readonly stage: ParcelStage;
  readonly tags: readonly ParcelTag[];
  readonly status: DisplayStatus;
  readonly idle: IdleResult;
  readonly exit: ExitAudit;
  readonly lowUse: LowUseAudit;
  /** Land the buildings do not need at the agreed minima, m²: an estimate. */
  readonly surplus: Figure;
  readonly contract: ContractSummary;
  /** What changes by itself, soonest first. */
  readonly changes: readonly ParcelChange[];
  readonly indicators: SiteIndicators;
  /** Figures beside the indicators that a limit asks for: building mass, output, tax and others; left out where none does. */
  readonly limitFigures?: LimitFigures;
  readonly zoneShares: readonly ZoneShare[];
  /** The seven services and what is offered beside them. */
  readonly services: readonly ServiceState[];
  readonly readiness: ReadinessAudit;
  readonly checks: readonly Check[];
  /** Aggregate of `checks` (domain §0.2). */
  readonly verdict: Verdict;
  /** Buildings of this parcel: id and footprint on it, m². */
  readonly buildings: readonly { readonly id: string; readonly footprintM2: number; readonly share: number }[];
}

export interface ZoneAudit {
  readonly id: string;
  readonly parkId: string | null;
  readonly landUse: string;
  readonly areaM2: Areas;
  readonly indicators: Readonly<Record<RollupIndicatorKey, Figure>>;
  /** Land of the zone its parcels count more than once, drawn m²; left out where they do not overlap. */
  readonly parcelOverlapM2?: number;
  /** A zone of a sensitive use in the reach of a plant (domain §6.2); left out where none reaches it. */
  readonly checks?: readonly Check[];
}

export interface ParkAudit {
  readonly id: string;
  readonly areaM2: Areas;
  /** Gross indicators over the whole park, and those of the evaluation over its land accounts. */
  readonly indicators: Readonly<Record<RollupIndicatorKey | LandIndicatorKey | "std_factory_vacancy", Figure>>;
  readonly evaluation: LandEvaluation;
  readonly performance: ParkPerformance;
  /** Zone area inside the park by land use; empty without zones. */
  readonly balance: readonly { readonly landUse: string; readonly areaM2: number }[];
  readonly balanceGapM2: number | null;
  readonly balanceOverlapM2: number | null;
  /** Land its parcels count more than once, drawn m²; left out where they do not overlap. */
  readonly parcelOverlapM2?: number;
  /** In their order; empty where no phases are drawn. */
  readonly phases: readonly PhaseAudit[];
  /** Ledger of land-use quotas by year and kind; empty where none are recorded. */
  readonly quotas: readonly QuotaEntry[];
}

export interface AuditTotals {
  readonly parcels: number;
  readonly areaM2: Areas;
  readonly deedMissing: number;
  /** Land the sums count more than once, drawn m²; left out where no parcels overlap. */
  readonly parcelOverlapM2?: number;
  readonly byStatus: Readonly<Record<string, CountedArea>>;
  readonly byStage: Readonly<Record<string, CountedArea>>;
  readonly byTag: Readonly<Record<string, CountedArea>>;
  readonly byLandUse: Readonly<Record<string, CountedArea>>;
  /** Checks by verdict, all parcels together. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export interface AuditReport {
  readonly schema: typeof auditSchemaId;
  readonly generatedAt: string;
  readonly asOf: string;
  readonly engine: string;
  readonly dataset: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly areaBasis: AreaBasis;
    readonly gridCrs: string | null;
    readonly sources: Readonly<Record<string, LayerSource>>;
  };
  readonly ruleSets: readonly RuleSetName[];
  readonly totals: AuditTotals;
  readonly parks: readonly ParkAudit[];
  /** Parks by the score of their evaluation; those without one after them, without a rank. */
  readonly ranking: readonly ParkRank[];
  readonly zones: readonly ZoneAudit[];
  readonly parcels: readonly ParcelAudit[];
  /** Firms, in id order. */
  readonly enterprises: readonly EnterpriseAudit[];
  readonly issues: readonly Issue[];
}
