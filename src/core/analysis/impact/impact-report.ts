import type { Check, Verdict } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import type { Issue } from "../../model/issue.ts";
import type { LegalGroup } from "../../model/land-use.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { AuditReport } from "../audit-report.ts";
import type { TakenClass } from "./taken-land.ts";

export const impactSchemaId = "parkwright.impact/1";

/** The rows of domain §7, in order; farmland first. */
export const impactLineKeys = [
  "land_by_class",
  "conversion_quota",
  "cultivated_balance",
  "approval_level",
  "control_lines",
  "contiguity",
  "shape",
  "existing_park_first",
  "stock_first",
  "capacity",
  "jobs_investment_tax",
  "infra_reach",
  "phasing",
  "buffers",
  "demand_proof",
] as const;
export type ImpactLineKey = (typeof impactLineKeys)[number];

/** One row of domain §7: a check that explains itself. */
export interface ImpactLine extends Check {
  /** 1 to 15. */
  readonly no: number;
  readonly key: ImpactLineKey;
  readonly details: NonNullable<Check["details"]>;
  /** The numbers of the row with what they were made from. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** What the row was judged from, one by one: each control line, each rate, each service. */
  readonly items: readonly Check[];
}

export type StockKind = "idle" | "surplus" | "reserve";

/** One parcel of the existing park that could meet a need before new land does. */
export interface StockEntry {
  readonly parcelId: string;
  readonly kind: StockKind;
  /** Land that can be had, drawn, m²; for what is open the most it can be; null: not known. */
  readonly areaM2: number | null;
  /** `counted`: it meets demand; `open`: it may, what is missing says; `not_counted`: it cannot yet, the reason says why. */
  readonly state: "counted" | "open" | "not_counted";
  readonly reason: string;
  readonly missing: readonly string[];
}

/** Demand against stock: is the new land needed? m². */
export interface StockLedger {
  readonly demand: readonly {
    readonly projectId: string;
    readonly name: LocalizedText;
    readonly areaM2: number | null;
    /** Unsupplied parcels of the dataset that suit it, best first. */
    readonly parcelIds: readonly string[];
  }[];
  readonly stock: readonly StockEntry[];
  readonly figures: Readonly<Record<"demand" | StockKind | "netNeed" | "excess", Figure>>;
}

export interface RemovedParcel {
  readonly id: string;
  readonly stage: string;
  /** On the land taken out, m², and which part of the parcel that is. */
  readonly areaM2: number;
  readonly share: number;
  /** Nothing but slivers of it stay in the park. */
  readonly isWhole: boolean;
  readonly enterpriseIds: readonly string[];
}

/** What is on land taken out of a park, and who is affected. */
export interface RemovedLand {
  readonly areaM2: number;
  readonly classes: readonly TakenClass[];
  readonly parcels: readonly RemovedParcel[];
  readonly buildings: readonly { readonly id: string; readonly footprintM2: number }[];
  readonly enterprises: readonly { readonly id: string; readonly name: LocalizedText; readonly jobs: number | null }[];
  readonly floorArea: Figure;
}

interface ProposedFeature {
  readonly id: string;
  readonly name: LocalizedText | null;
  readonly action: "add" | "remove";
  readonly parkId: string | null;
  readonly landUse: string | null;
  readonly phase: number | null;
  readonly drawnM2: number;
  /** What of it changes the park: nothing counts twice. */
  readonly countedM2: number;
}

export interface IndicatorChange {
  readonly parkId: string;
  /** Indicator, or `account.<key>` for a land account. */
  readonly key: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

export interface ImpactReport extends Pick<AuditReport, "generatedAt" | "asOf" | "engine" | "dataset" | "ruleSets"> {
  readonly schema: typeof impactSchemaId;
  readonly proposal: {
    readonly areaM2: number;
    readonly removedM2: number;
    readonly parkIds: readonly string[];
    readonly features: readonly ProposedFeature[];
  };
  /** Of all lines together. */
  readonly verdict: Verdict;
  readonly lines: readonly ImpactLine[];
  /** Existing land the additions take, by class; with the land no survey covers it adds to the proposal. */
  readonly taken: readonly TakenClass[];
  readonly takenByGroup: Readonly<Record<LegalGroup | "unknown", number>>;
  readonly ledger: StockLedger;
  readonly removed: RemovedLand;
  readonly indicators: readonly IndicatorChange[];
  readonly issues: readonly Issue[];
}
