import { createStore } from "zustand/vanilla";
import type { Command, CornerPath } from "../../core/commands/command.ts";
import type { CommandNote, Refusal } from "../../core/commands/command-outcome.ts";
import type { SnapTarget } from "../../core/geometry/snap/snap-target.ts";
import type { ChangeConflict } from "../../core/history/apply-changes.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { DrawingPatch, EditWindow, LiveFigures, PlanUpdate, PlanView } from "../../worker/plan/plan-messages.ts";

/** Tools of the strip, in its order (ux §4). */
export const toolNames = [
  "select",
  "area",
  "rectangle",
  "line",
  "point",
  "expansion",
  "split",
  "merge",
  "offset",
  "move",
  "rotate",
  "square",
  "trace",
  "hole",
  "lasso",
  "measure",
  "paint",
] as const;
export type ToolName = (typeof toolNames)[number];

/** How drawing behaves and what it makes: kept while the page is open. */
export interface ToolOptions {
  readonly snap: boolean;
  /** Neighbours of the same kind that share a corner or edge move along. */
  readonly shared: boolean;
  /** New edges stand at right angles to the last one. */
  readonly rightAngles: boolean;
  readonly areaKind: "zones" | "parcels" | "phases";
  readonly landUse: string;
  readonly codeSystem: string;
  readonly lineKind: "road" | "blue_line" | "green_line" | "yellow_line" | "purple_line" | "road_red_line";
  readonly pointService: string;
}

/** What a person is doing with the pointer or the keys, for panels and the box at the cursor; no shape of it is kept. */
export interface GestureView {
  readonly kind: "corner" | "insert" | "edge" | "path";
  readonly tool: ToolName;
  /** What would be done now; null while it is not enough for a command. */
  readonly command: Command | null;
  /** Why it could not be. */
  readonly refusal: Refusal | null;
  readonly notes: readonly CommandNote[];
  readonly pointCount: number;
  /** Of the edge being drawn or moved, in the park's grid; bearing clockwise from grid north. */
  readonly lengthM: number | null;
  readonly bearingDeg: number | null;
  /** Of the whole line, and of the area it encloses; drawn measures, grid. */
  readonly totalM: number | null;
  readonly areaM2: number | null;
  /** Areas of the parts of a split, m². */
  readonly pieces: readonly number[];
  /** Of everything drawn so far and the pointer. */
  readonly points: readonly LngLat[];
}

/** What was done last, for the chip with its Undo. */
export interface DoneNotice {
  readonly seq: number;
  readonly command: Command;
  /** What it was done to, or made. */
  readonly refs: readonly FeatureRef[];
  readonly movedM: number | null;
  /** By how much the drawn area of the first of them grew, m²; null where it has none. */
  readonly changeM2: number | null;
  readonly notes: readonly CommandNote[];
}

/** Why something asked for was not done. */
export type PlanFailure =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "locked" }
  | { readonly kind: "conflict"; readonly conflicts: readonly ChangeConflict[] };

/**
 * The Plan workspace: what is selected and done there, and what the worker says of the plan. Only plan-actions.ts writes it.
 * Shapes of a gesture live in the map's edit session and the records around it in `window`.
 */
export interface PlanState {
  readonly phase: "closed" | "opening" | "open";
  readonly view: PlanView | null;
  readonly window: EditWindow | null;
  readonly selection: readonly FeatureRef[];
  /** Chosen corner of the selected feature, for keys and the table of corners. */
  readonly corner: CornerPath | null;
  readonly tool: ToolName;
  readonly options: ToolOptions;
  readonly gesture: GestureView | null;
  readonly snap: SnapTarget | null;
  /** Figures of the gesture, else of nothing; `liveSeq` counts the answers. */
  readonly live: LiveFigures | null;
  readonly liveRefusal: Refusal | null;
  readonly liveSeq: number;
  /** Commands sent and not answered yet. */
  readonly pendingCount: number;
  readonly failure: PlanFailure | null;
  readonly done: DoneNotice | null;
  /** Drawings that changed since the park was opened, oldest first; a map that is built anew needs them all. */
  readonly patches: readonly DrawingPatch[];
  /** The last answer, for whoever follows changes. */
  readonly lastUpdate: PlanUpdate | null;
  /** Said politely to screen readers; `count` makes the same words heard again. */
  readonly said: { readonly text: string; readonly count: number };
}

export const firstOptions: ToolOptions = {
  snap: true,
  shared: true,
  rightAngles: false,
  areaKind: "zones",
  landUse: "100102",
  codeSystem: "cn-2023",
  lineKind: "road",
  pointService: "power",
};

export const firstPlan: PlanState = {
  phase: "closed",
  view: null,
  window: null,
  selection: [],
  corner: null,
  tool: "select",
  options: firstOptions,
  gesture: null,
  snap: null,
  live: null,
  liveRefusal: null,
  liveSeq: 0,
  pendingCount: 0,
  failure: null,
  done: null,
  patches: [],
  lastUpdate: null,
  said: { text: "", count: 0 },
};

export const planStore = createStore<PlanState>(() => firstPlan);
