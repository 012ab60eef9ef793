import type { AuditTotals, ParcelAudit, ParkAudit, ZoneAudit } from "../core/analysis/audit-report.ts";
import type { EnterpriseAudit } from "../core/analysis/enterprises/enterprise-audit.ts";
import type { ParcelChange } from "../core/analysis/exit/exit-audit.ts";
import type { Offer } from "../core/analysis/match/offer.ts";
import type { ParkRank } from "../core/analysis/performance/rank-parks.ts";
import type { WhatIf, WhatIfRefusal } from "../core/analysis/what-if/apply-what-if.ts";
import type { WhatIfAudit } from "../core/analysis/what-if/judge-what-if.ts";
import type { Verdict } from "../core/model/check.ts";
import type { LngLat, LngLatBox } from "../core/model/coordinates.ts";
import type { LayerKind, ParkFile } from "../core/model/dataset.ts";
import type { Issue } from "../core/model/issue.ts";
import type { LocalizedText } from "../core/model/localized-text.ts";
import type { MappingFile } from "../core/model/mapping.ts";
import type { Building, Enterprise, Listing, Parcel, Structure } from "../core/model/records.ts";
import type { Result } from "../core/model/result.ts";
import type { InheritedFrom, RulePack } from "../core/model/rule-pack.ts";
import type { Severity } from "../core/model/severity.ts";
import type { DisplayStatus, ParcelStage, ParcelTag } from "../core/rules/parcel-stage.ts";
import type { PlanCalls } from "./plan/plan-messages.ts";
import type { RowColumns } from "./row-columns.ts";
import type { DrawnTiles, ParkPreview } from "./tiles/tile-messages.ts";

/*
 * What page and audit worker say to each other. The worker owns the dataset and the full report; the page gets small
 * rows, drawings as Blobs (MapLibre's own worker parses them) and one parcel's card when somebody asks for it.
 */

/** Layers that are drawn; each arrives as a GeoJSON Blob. `labels` holds points (deepest interior point of each parcel). */
export const drawingSources = [
  "surroundings",
  "parks",
  "zones",
  "parcels",
  "labels",
  "buildings",
  "structures",
  "controls",
  "infrastructure",
  "sensitive",
] as const;
export type DrawingSource = (typeof drawingSources)[number];

/** One parcel as lists, legend, totals and the map filter see it. Null = not known. Areas m², ratios fractions. */
export interface ParcelRow {
  readonly id: string;
  readonly cadastralNo: string | null;
  readonly parkId: string | null;
  readonly zoneId: string | null;
  readonly landUse: string | null;
  readonly codeSystem: string | null;
  /** Row of the palette (`M1` … `Z`), or null for an unknown code. */
  readonly useKey: string | null;
  readonly status: DisplayStatus;
  readonly stage: ParcelStage;
  readonly tags: readonly ParcelTag[];
  readonly verdict: Verdict;
  /** Keys of indicators and lines whose check failed. */
  readonly failed: readonly string[];
  /** How many checks are broken and how many cannot be decided. */
  readonly checkCounts: { readonly fail: number; readonly unknown: number };
  readonly deedM2: number | null;
  readonly ellipsoidalM2: number;
  readonly gridM2: number | null;
  readonly far: number | null;
  readonly farMin: number | null;
  readonly farMax: number | null;
  readonly buildingCoefficient: number | null;
  readonly greenRatio: number | null;
  /** Countable floor area where known, for totals of a selection. */
  readonly floorAreaM2: number | null;
  /** What the ratios of this parcel divide by, m². */
  readonly siteAreaM2: number | null;
  readonly idleSince: string | null;
  readonly nextDate: string | null;
  /** What changes by itself within a year of the day judged, soonest first. */
  readonly changes: readonly ParcelChange[];
  readonly enterpriseNames: readonly LocalizedText[];
  readonly box: LngLatBox;
  readonly center: LngLat;
  readonly listed: boolean;
}

/** An offer as the page shows it: what a need is compared with, and what the listing, the limits and the map say. */
export interface ListingRow extends Offer {
  readonly useKey: string | null;
  readonly listing: Listing | null;
  readonly farMin: number | null;
  readonly farMax: number | null;
  readonly farSource: string | null;
  readonly coefficientMin: number | null;
  readonly coefficientMax: number | null;
  readonly coefficientSource: string | null;
  readonly greenMax: number | null;
  readonly heightMaxM: number | null;
  /** Floor area that may be built, m²: site area × FAR limits; null where a limit is missing. */
  readonly capacityMinM2: number | null;
  readonly capacityMaxM2: number | null;
  readonly footprintMinM2: number | null;
  readonly footprintMaxM2: number | null;
  readonly unit: {
    readonly floor: number | null;
    readonly freeAreaM2: number | null;
    readonly clearHeightM: number | null;
    readonly floorLoadTPerM2: number | null;
    readonly craneT: number | null;
    readonly liftT: number | null;
    readonly powerKva: number | null;
    readonly columnGridM: string | null;
    readonly rentPerM2Month: number | null;
  } | null;
  readonly box: LngLatBox;
  readonly center: LngLat;
}

export interface PackSummary {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  readonly title: LocalizedText;
  readonly region: string;
}

/** A rule pack to be read: everything it says, and where that came from. */
export interface PackView {
  readonly pack: RulePack;
  readonly sha256: string;
  readonly files: readonly string[];
  /** Nearest base first, with what this pack replaced of it. */
  readonly inherited: readonly InheritedFrom[];
  /** Does it judge the open park? */
  readonly isUsed: boolean;
}

export interface OpenedPark {
  /** Grows by one with every opened park and every new audit. */
  readonly revision: number;
  readonly meta: ParkFile;
  readonly asOf: string;
  readonly areaBasis: "deed" | "ellipsoidal" | "grid";
  readonly gridCrs: string | null;
  readonly engine: string;
  readonly packs: readonly PackSummary[];
  readonly layerCounts: Readonly<Partial<Record<LayerKind, number>>>;
  readonly bounds: LngLatBox;
  readonly totals: AuditTotals;
  readonly parks: readonly (ParkAudit & { readonly name: LocalizedText; readonly box: LngLatBox })[];
  readonly zones: readonly (ZoneAudit & {
    readonly name: LocalizedText | null;
    readonly useKey: string | null;
    readonly box: LngLatBox;
  })[];
  /** Names of the industry chains by id. */
  readonly chainNames: Readonly<Record<string, LocalizedText>>;
  /** Parks by their score; those without one after them. */
  readonly ranking: readonly ParkRank[];
  readonly listings: readonly ListingRow[];
  /** The first of each severity (describe-issues.ts), in the order of the report. */
  readonly issues: readonly Issue[];
  readonly issueCounts: Readonly<Record<Severity, number>>;
  /** GeoJSON FeatureCollections, degrees; `undefined` where there is nothing to draw. */
  readonly drawings: Readonly<Partial<Record<DrawingSource, Blob>>>;
  /** Layers too large for that: they are cut into tiles by a worker of their own. */
  readonly tiles: DrawnTiles | null;
}

/** Everything the parcel card shows; one message on demand. */
export interface ParcelCard {
  readonly revision: number;
  readonly parcel: Omit<Parcel, "geometry">;
  readonly audit: ParcelAudit;
  readonly enterprises: readonly Enterprise[];
  /** What was judged about those firms. */
  readonly firms: readonly EnterpriseAudit[];
  readonly buildings: readonly Omit<Building, "geometry">[];
  readonly structures: readonly Omit<Structure, "geometry">[];
  readonly zones: readonly {
    readonly id: string;
    readonly name: LocalizedText | null;
    readonly landUse: string;
    readonly planVersion: string | null;
  }[];
  readonly issues: readonly Issue[];
  /** Degrees; for the little plan on the card. */
  readonly outline: Parcel["geometry"];
  /** What else the little plan shows, bottom to top. */
  readonly around: readonly PlanShapeAround[];
}

/** A neighbour on the little plan of a card: a zone (road land, water), a parcel or a building. */
export interface PlanShapeAround {
  readonly kind: "zone" | "parcel" | "building";
  readonly useKey: string | null;
  readonly outline: Parcel["geometry"];
}

export interface SearchHit {
  readonly kind: "parcel" | "enterprise" | "zone";
  readonly id: string;
  /** Parcel to select. */
  readonly parcelId: string | null;
  readonly title: string;
  readonly detail: string;
  /** What matched: `id`, `cadastralNo`, `name`, `pinyin`, `initials`. */
  readonly by: string;
}

export type ParkSource =
  | { readonly kind: "demo" }
  | { readonly kind: "files"; readonly files: readonly File[]; readonly mapping?: MappingFile }
  /** A park that was planned on this device before, by its key (`plansKept`). */
  | { readonly kind: "kept"; readonly key: string };

export interface AuditOptions {
  /** ISO date; null = `asOf` of the park, else `today`. */
  readonly asOf: string | null;
  readonly today: string;
  /** Ids of bundled packs; null = `ruleSets` of the park. */
  readonly ruleSets: readonly string[] | null;
}

/** Name of a call -> [request, response]. */
export interface WorkerCalls extends PlanCalls {
  /** Read and audit; on success this becomes the open park. On refusal the park that is open stays. */
  readonly open: [{ readonly source: ParkSource; readonly options: AuditOptions }, OpenOutcome];
  /** Audit the open park again, on another day or by other packs. */
  readonly audit: [{ readonly options: AuditOptions }, OpenedPark];
  readonly parcel: [{ readonly id: string }, ParcelCard | null];
  readonly search: [{ readonly query: string; readonly limit: number }, readonly SearchHit[]];
  /** Every pack the program has, those that judge the open park first. */
  readonly packs: [Record<string, never>, readonly PackView[]];
  /** Which parcels of the open park would turn under other limits. Changes nothing; what a pack does not allow is refused. */
  readonly whatIf: [{ readonly whatIfs: readonly WhatIf[] }, Result<WhatIfAudit, WhatIfRefusal>];
  /** Near matches of a parcel number that is not in the data, best first. */
  readonly nearest: [{ readonly id: string; readonly limit: number }, readonly string[]];
  /** The open park as a file that opens without parsing; null: it holds something that file has no form for. */
  readonly savePark: [Record<string, never>, Blob | null];
  /** Forget the copies of parks opened before, kept so that they open faster; what was there. */
  readonly dropKeptParks: [Record<string, never>, { readonly count: number; readonly bytes: number }];
  /** Compare with the second engine; largest difference found. */
  readonly verify: [
    Record<string, never>,
    {
      readonly engine: string;
      readonly parcels: number;
      readonly largestDifferenceM2: number;
      /** Largest difference that is still agreement, m². */
      readonly allowedM2: number;
      readonly verdictDifferences: readonly string[];
    },
  ];
}

export type OpenOutcome =
  | { readonly kind: "opened"; readonly park: OpenedPark }
  /** Nothing changed: the issues say why. */
  | { readonly kind: "refused"; readonly issues: readonly Issue[] };

export interface ProgressMessage {
  /** 0 to 1. */
  readonly share: number;
  readonly stage: "read" | "measure" | "judge" | "draw";
}

export type ToWorker =
  | { readonly type: "call"; readonly id: number; readonly name: keyof WorkerCalls; readonly request: unknown }
  | { readonly type: "cancel"; readonly id: number };

export type FromWorker =
  | { readonly type: "progress"; readonly id: number; readonly progress: ProgressMessage }
  /** Rows of the park being opened, in id order, in portions small enough not to block the page. */
  | { readonly type: "rows"; readonly id: number; readonly rows: RowColumns }
  /** The park being opened is read and can be looked at; the port, the first time, is the tile worker's. */
  | {
      readonly type: "preview";
      readonly id: number;
      readonly preview: ParkPreview;
      readonly port: MessagePort | undefined;
    }
  | { readonly type: "done"; readonly id: number; readonly response: unknown }
  | { readonly type: "cancelled"; readonly id: number }
  /** Our own fault: message and stack for the details of the error dialog. */
  | { readonly type: "crashed"; readonly id: number; readonly message: string; readonly stack: string };
