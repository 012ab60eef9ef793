import type { auditWorldSteps } from "../core/analysis/audit-dataset.ts";
import type { CrsTable } from "../core/geometry/crs-table.ts";
import type { OverlayEngine } from "../core/geometry/overlay-engine.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import type { Issue } from "../core/model/issue.ts";
import type { LandUseTables, Palette } from "../core/model/land-use.ts";
import type { MappingFile } from "../core/model/mapping.ts";
import type { LoadedRulePack, ProjectDefaults } from "../core/model/rule-pack.ts";
import type { InputFile } from "../formats/input-file.ts";
import type { KeptParks } from "./kept-parks.ts";
import type { SpellHan } from "./pinyin.ts";
import type { PlanJournal } from "./plan/plan-journal.ts";
import type { PlanPeers } from "./plan/plan-peers.ts";
import type { TileConnection } from "./tiles/park-tiles.ts";

export interface ReadOutcome {
  /** Undefined: refused, the issues say why. */
  readonly dataset: ParkDataset | undefined;
  readonly issues: readonly Issue[];
  /** Stores a copy, so that the same files open faster next time; to be called when the park is open. */
  readonly keep?: (pause: () => Promise<void>) => Promise<void>;
}

/**
 * What the handlers use of the world and of the heavy parts of the program, handed in: host.ts binds the real ones,
 * tests their own.
 */
export interface WorkerTools {
  readonly loadDemo: () => Promise<readonly InputFile[]>;
  /** `report` gets the share read, 0 to 1; `pause` lets a cancel in. */
  readonly read: (
    files: readonly InputFile[],
    mapping: MappingFile | undefined,
    report: (share: number) => void,
    pause: () => Promise<void>,
  ) => Promise<ReadOutcome>;
  readonly auditWorldSteps: typeof auditWorldSteps;
  readonly engine: OverlayEngine;
  /** The second, independent engine; loaded when asked for. */
  readonly loadSecondEngine: () => Promise<OverlayEngine>;
  readonly packs: () => ReadonlyMap<string, LoadedRulePack>;
  readonly defaults: () => ProjectDefaults;
  readonly crsTable: () => CrsTable;
  readonly palette: () => Palette;
  readonly landUseTables: () => LandUseTables;
  readonly loadPinyin: () => Promise<SpellHan>;
  /** Without it every layer is drawn as GeoJSON, however large. */
  readonly tiles?: TileConnection;
  /** Copies of parks opened before; undefined where the browser keeps none. */
  readonly keptParks?: () => Promise<KeptParks | undefined>;
  /** Where plans are kept on this device; fails where nothing is. */
  readonly planJournal?: () => Promise<PlanJournal>;
  /** The same plan in other tabs; undefined where they cannot know of each other. */
  readonly planPeers?: () => PlanPeers | undefined;
  /** Milliseconds for slices of work, and the moment of a report in ISO. */
  readonly now: () => number;
  readonly timestamp: () => string;
}
