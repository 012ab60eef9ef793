import type { ParcelAudit } from "../../core/analysis/audit-report.ts";
import type { DiffReport } from "../../core/analysis/diff/diff-states.ts";
import type { Command, CommandType } from "../../core/commands/command.ts";
import type { CommandNote, Refusal } from "../../core/commands/command-outcome.ts";
import type { ChangeConflict } from "../../core/history/apply-changes.ts";
import type { AnyGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { LocalizedText } from "../../core/model/localized-text.ts";
import type { AllRecords, FeatureKind, FeatureRef } from "../../core/model/record-kinds.ts";
import type { DrawingSource, OpenedPark, ParcelRow } from "../messages.ts";
import type { ImpactRow } from "./impact-places.ts";
import type { Expansions, ImpactAnswer, ImpactQuestion } from "./judge-proposals.ts";
import type { PlanFacts, PlanProblem } from "./plan-facts.ts";

/*
 * What page and audit worker say to each other about editing. The worker owns the plan: the park as it stands, its scenarios, what was
 * done in each and the record of it on this device. The page shows it, and holds the features around the place that is edited.
 */

/** A plan not carried out: a node of the tree under the current state. */
export interface ScenarioSummary {
  readonly id: string;
  readonly name: LocalizedText;
  /** Branched from; null: from the current state. */
  readonly parentId: string | null;
  readonly note: string | null;
  readonly isLocked: boolean;
  /** Features that differ from the current state. */
  readonly changeCount: number;
  readonly createdAtMs: number;
}

/** One step of the history, named from its command. */
export interface HistoryStep {
  readonly seq: number;
  readonly command: CommandType | "import" | "merge-scenario" | "restore";
  /** What it was done to; the first few. */
  readonly refs: readonly FeatureRef[];
  readonly count: number;
  readonly atMs: number;
}

/** `saved`: written with strict durability. Otherwise why not, and that a file should be kept. */
export type SaveState =
  | { readonly kind: "saved"; readonly atMs: number | null }
  | { readonly kind: "saving" }
  | { readonly kind: "not-saved"; readonly reason: "quota" | "unavailable" | "failed"; readonly detail: string }
  /** Another tab edits this park; this one follows. */
  | { readonly kind: "following" };

export interface PlanView {
  /** Grows with every change of anything in the plan. */
  readonly revision: number;
  readonly scenarios: readonly ScenarioSummary[];
  /** The one that is shown and edited; null: the current state, which is locked. */
  readonly activeId: string | null;
  readonly history: {
    readonly steps: readonly HistoryStep[];
    /** How many of `steps` are done; the rest can be redone. */
    readonly done: number;
  };
  readonly saved: SaveState;
  /** Changes since a file was last written. */
  readonly unfiledCount: number;
}

/** Features of a drawing that changed: they replace those of the same id. */
export interface DrawingPatch {
  readonly source: DrawingSource;
  /** GeoJSON features as in the drawing. */
  readonly put: readonly unknown[];
  readonly removeIds: readonly string[];
}

/** Everything the page needs after a change. */
export interface PlanUpdate {
  readonly view: PlanView;
  readonly park: Omit<OpenedPark, "drawings" | "tiles">;
  readonly rows: { readonly put: readonly ParcelRow[]; readonly removedIds: readonly string[] };
  readonly drawings: readonly DrawingPatch[];
  /** Records of the edit window that changed, and those that are gone. */
  readonly records: { readonly put: readonly WindowRecord[]; readonly removed: readonly FeatureRef[] };
  readonly select: readonly FeatureRef[];
  readonly notes: readonly CommandNote[];
}

export type PlanOutcome =
  | { readonly kind: "done"; readonly update: PlanUpdate }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The scenario is locked, or another tab edits this park (`saved.kind` is `following`). */
  | { readonly kind: "locked" }
  /** What was to be undone, or merged, has moved on since. */
  | { readonly kind: "conflict"; readonly conflicts: readonly ChangeConflict[] };

/** A plan that is kept on this device. */
export interface KeptPlan {
  readonly key: string;
  /** As the park is called. */
  readonly name: LocalizedText;
  readonly changedAtMs: number;
  /** Can the park be opened from here, or are its files needed? */
  readonly hasFiles: boolean;
}

/** A feature with its whole record, for the page to run commands on while a gesture goes on. */
export type WindowRecord = {
  readonly [Kind in FeatureKind]: { readonly kind: Kind; readonly record: AllRecords[Kind] };
}[FeatureKind];

/** Features around the place that is edited. */
export interface EditWindow {
  readonly box: LngLatBox;
  readonly records: readonly WindowRecord[];
  /** True where there were more than fit: snapping then knows only these. */
  readonly isCut: boolean;
  /** What the page needs to place corners as the worker does. */
  readonly meta: ParkDataset["meta"];
  readonly gridCrs: string | null;
  /** Center of the measuring plane, degrees: the box it was made from. */
  readonly planeBox: LngLatBox;
}

/** A conflict or issue that the edit makes or mends. */
interface LiveIssue {
  readonly issue: Issue;
  readonly isNew: boolean;
  readonly place: AnyGeometry | null;
}

/** What a command would make of the plan, without carrying it out. The same figures a commit gives. */
export interface LiveFigures {
  readonly features: readonly {
    readonly ref: FeatureRef;
    /** Drawn area, m², of the dataset's basis; null: not there. */
    readonly beforeM2: number | null;
    readonly afterM2: number | null;
  }[];
  /** Parcels concerned as they would be judged. */
  readonly parcels: readonly ParcelAudit[];
  readonly before: readonly ParcelAudit[];
  readonly removedIds: readonly string[];
  /** Appearing and vanishing issues, worst first. */
  readonly issues: readonly LiveIssue[];
  readonly vanished: readonly Issue[];
  /** Sum of zones − park, gaps and overlaps of the park concerned, m²; null without a park. */
  readonly meter: {
    readonly parkId: string;
    readonly zoneSumMinusParkM2: number;
    readonly gapM2: number;
    readonly overlapM2: number;
  } | null;
}

type LiveAnswer =
  | { readonly kind: "figures"; readonly figures: LiveFigures }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * What to do with the tree of scenarios. A branch is shown at once. Deleted, its children stand under its parent, which is shown
 * if it was. A locked scenario can be shown, branched from, merged and unlocked.
 */
export type ScenarioAct =
  | { readonly type: "branch"; readonly id: string; readonly fromId: string | null; readonly name: LocalizedText }
  | { readonly type: "rename"; readonly id: string; readonly name: LocalizedText }
  | { readonly type: "note"; readonly id: string; readonly note: string | null }
  | { readonly type: "lock"; readonly id: string; readonly isLocked: boolean }
  | { readonly type: "delete"; readonly id: string }
  | { readonly type: "show"; readonly id: string | null }
  /**
   * Lays the scenario's changes over the current state, as a step of the current state. Records that moved on there since are
   * conflicts, answered by `kind/id`: `mine` = the scenario's. Proposals stay in the scenario.
   */
  | { readonly type: "merge"; readonly id: string; readonly choose: Readonly<Record<string, "mine" | "theirs">> };

/** What turns the drawings of the shown state into those of another. */
export interface StateDrawings {
  /** Of the park as it is shown: the state the patches are laid over. */
  readonly revision: number;
  readonly drawings: readonly DrawingPatch[];
}

/** Two states beside each other. */
export interface Comparison {
  readonly diff: DiffReport;
  /**
   * Features that differ, degrees: `id` (`kind/id`), `kind`, `change: added|removed|changed|was`, `isMoved` (its shape differs, not
   * only what it says). What changed is drawn as `b` has it, and where it moved as `a` had it too (`was`).
   */
  readonly shapes: Blob;
  /** For each cell of the matrix its polygons: `from`, `fromSystem`, `fromKey` (palette), likewise `to`, and `areaM2`. */
  readonly cells: Blob;
  /** What is wrong in `b` and was not in `a`; the first of them. */
  readonly problems: readonly PlanProblem[];
  readonly problemCount: number;
  /** Checks that fail in each. */
  readonly broken: { readonly a: number; readonly b: number };
  /** Drawn area of all parks, m²: what the zones should cover. */
  readonly parkM2: { readonly a: number; readonly b: number };
}

/** What happened to the plan that the page did not ask for. */
interface PlanNews {
  readonly view: PlanView;
  /** What another tab did, in order. */
  readonly updates: readonly PlanUpdate[];
}

/** What came back when editing began. */
interface OpenedPlan {
  readonly view: PlanView;
  /** What to change to show the plan as it was left; null: nothing. */
  readonly restored: PlanUpdate | null;
  /** Changes found on this device that no file has. */
  readonly restoredCount: number;
  /** Scenarios the park brought along that cannot be laid over it; their files stay as they came. */
  readonly refused: readonly { readonly place: string; readonly got: string; readonly expected: string }[];
}

/** Joined to the calls of messages.ts. */
export interface PlanCalls {
  /** Starts editing the open park: brings back what was done before. */
  readonly planOpen: [Record<string, never>, OpenedPlan];
  /** Answers when the plan is another one than this revision without the page having asked: saved, not saved, changed in another tab. */
  readonly planWatch: [{ readonly revision: number }, PlanNews];
  /** Plans kept on this device, the latest first; one with files can be opened: `{ kind: "kept", key }` as source. */
  readonly plansKept: [Record<string, never>, readonly KeptPlan[]];
  readonly planRun: [{ readonly command: Command; readonly atMs: number }, PlanOutcome];
  readonly planPreview: [{ readonly command: Command }, LiveAnswer];
  readonly planUndo: [{ readonly atMs: number }, PlanOutcome];
  readonly planRedo: [{ readonly atMs: number }, PlanOutcome];
  /** Back to the state after this step, as a step of its own. */
  readonly planRestore: [{ readonly seq: number; readonly atMs: number }, PlanOutcome];
  readonly planScenario: [{ readonly act: ScenarioAct; readonly atMs: number }, PlanOutcome];
  readonly planWindow: [{ readonly box: LngLatBox; readonly limit: number }, EditWindow];
  /** Impact of the proposals of the shown scenario, or of some of them; also as a gesture that goes on would make them. */
  readonly planImpact: [ImpactQuestion, ImpactAnswer];
  /** The land one row of the last impact is about. */
  readonly planImpactPlace: [{ readonly row: ImpactRow }, AnyGeometry | null];
  /** Proposals and phases of the shown state. */
  readonly planExpansions: [Record<string, never>, Expansions];
  /** Features beside how they stand in the current state, and what is wrong there; without refs in the whole park. */
  readonly planFacts: [{ readonly refs: readonly FeatureRef[]; readonly limit: number }, PlanFacts];
  readonly planCompare: [{ readonly aId: string | null; readonly bId: string | null }, Comparison];
  /** Drawings of another state than the shown one, for a map beside it. */
  readonly planDrawings: [{ readonly id: string | null }, StateDrawings];
  /** The whole park with scenarios, proposals and history as one .zip. */
  readonly planFile: [{ readonly atMs: number }, Blob];
}
