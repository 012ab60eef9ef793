import type { CrsTable } from "../geometry/crs-table.ts";
import type { OverlayEngine } from "../geometry/overlay-engine.ts";
import type { Issue } from "../model/issue.ts";
import type { LandUseTables } from "../model/land-use.ts";
import type { FloorAreaRule, LoadedRulePack, ProjectDefaults, RulePack, Tolerances } from "../model/rule-pack.ts";
import type { ParcelAudit } from "./audit-report.ts";
import type { JudgedParcel } from "./judged-parcel.ts";

/** Everything an audit needs besides the dataset. Time, tables and parameters are handed in; nothing is looked up. */
export interface AuditContext {
  /** The day judged, ISO. */
  readonly asOf: string;
  /** The moment the report is made, ISO; the only part of it that differs between two runs. */
  readonly generatedAt: string;
  readonly rulePacks: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly crsTable: CrsTable;
  readonly landUseTables: LandUseTables;
  readonly engine: OverlayEngine;
  /** What only a second engine could do, filled by `engine` while the audit runs; each becomes an `engine-fallback`. */
  readonly fallbacks?: readonly string[];
  /** Issues found while reading, which the report carries on. */
  readonly readIssues: readonly Issue[];
  /** Parcels up to which every audit stays in memory; missing: `keptAudits` of judged-parcel.ts. The report is the same. */
  readonly keptAudits?: number | undefined;
  /**
   * Gets every parcel as soon as it is judged, in id order: for what is made of all audits, which a large park does not keep. An
   * audit that starts again calls it again from the first parcel on.
   */
  readonly onJudged?: ((parcel: JudgedParcel, audit: ParcelAudit) => void) | undefined;
}

export interface AuditProgress {
  /** 0 to 1 over the whole audit. */
  readonly share: number;
  readonly stage: "measure" | "judge";
}

/** A section of a rule pack, and whose it is. */
export interface PackSection<Key extends keyof RulePack> {
  readonly packId: string;
  readonly section: NonNullable<RulePack[Key]>;
}

/** The section of the first pack that has it; packs are never merged. */
export function findSection<Key extends keyof RulePack>(
  packs: readonly LoadedRulePack[],
  key: Key,
): PackSection<Key> | undefined {
  for (const { pack } of packs) {
    const section = pack[key];
    if (section !== undefined && section !== null) return { packId: pack.id, section };
  }
  return undefined;
}

/** Tolerances of the first pack that has them, else the project's defaults (contracts §1). */
export function findTolerances({ rulePacks, defaults }: AuditContext): Tolerances {
  return findSection(rulePacks, "tolerances")?.section ?? defaults.tolerances;
}

/** How the first pack that says so counts floor area, else the project's way. */
export function findFloorArea({ rulePacks, defaults }: AuditContext): FloorAreaRule {
  return findSection(rulePacks, "floor_area")?.section ?? defaults.floor_area;
}
