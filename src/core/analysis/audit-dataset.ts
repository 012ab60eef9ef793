import type { CrsTable } from "../geometry/crs-table.ts";
import type { OverlayEngine } from "../geometry/overlay-engine.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { Issue } from "../model/issue.ts";
import type { LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import type { AuditReport } from "./audit-report.ts";

/** Everything an audit needs besides the dataset. Time, tables and parameters are handed in; nothing is looked up. */
export interface AuditContext {
  /** The day judged, ISO. */
  readonly asOf: string;
  /** The moment the report is made, ISO; the only part of it that differs between two runs. */
  readonly generatedAt: string;
  readonly rulePacks: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly crsTable: CrsTable;
  readonly engine: OverlayEngine;
  /** Issues found while reading, which the report carries on. */
  readonly readIssues: readonly Issue[];
}

export interface AuditProgress {
  /** 0 to 1 over the whole audit. */
  readonly share: number;
  readonly stage: "measure" | "judge";
}

/**
 * The audit as a sequence of short steps (a few milliseconds each on an ordinary park): the worker lets messages in
 * between two steps and stops by not asking for the next one; nothing is left behind. Returns the report.
 */
export type AuditSteps = (dataset: ParkDataset, context: AuditContext) => Generator<AuditProgress, AuditReport, void>;

export type AuditDataset = (dataset: ParkDataset, context: AuditContext) => AuditReport;
