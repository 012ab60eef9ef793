import type { AuditReport } from "../core/analysis/audit-report.ts";
import type { LngLat } from "../core/model/coordinates.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import type { Issue } from "../core/model/issue.ts";
import type { PackSummary } from "./messages.ts";
import type { ParkTiles } from "./tiles/park-tiles.ts";

/** The park the worker holds: dataset, report and what was made from both. Replaced whole, never changed. */
export interface OpenPark {
  readonly revision: number;
  readonly dataset: ParkDataset;
  readonly report: AuditReport;
  readonly packs: readonly PackSummary[];
  /** Empty where parcels are drawn from tiles, which find the places of labels themselves. */
  readonly labelPoints: LabelPoints;
  readonly tiles?: ParkTiles | null;
  /** Palette key of a land-use code. */
  readonly findUseKey: FindUseKey;
  /** What reading found; a new audit of the same park carries it on. */
  readonly readIssues: readonly Issue[];
}

export type FindUseKey = (code: string | null, codeSystem: string | null) => string | null;

/** Deepest interior point of each parcel and its distance to the border, by id. */
export type LabelPoints = ReadonlyMap<string, { readonly point: LngLat; readonly radiusM: number }>;
