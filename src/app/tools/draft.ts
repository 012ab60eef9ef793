import type { CommandOutcome } from "../../core/commands/command-outcome.ts";
import type { SnapTarget } from "../../core/geometry/snap/snap-target.ts";
import { type AnyGeometry, isAreaGeometry, type LngLat } from "../../core/model/coordinates.ts";
import { layerKinds } from "../../core/model/dataset.ts";
import { type FeatureKind, type FeatureRef, proposalKind } from "../../core/model/record-kinds.ts";
import type { LiveFigures } from "../../worker/plan/plan-messages.ts";
import { type EditGround, findFeature, type GroundFeature } from "./edit-ground.ts";
import { measureEdge } from "./grid-path.ts";
import { cornersOf, edgesOfGeometry, middleOf } from "./handles.ts";

/** A feature as the gesture would leave it. */
export interface DraftShape {
  readonly ref: FeatureRef;
  readonly record: GroundFeature;
  /** `selected`: what is edited; `neighbor`: moves along; `new`: comes into being. */
  readonly role: "selected" | "neighbor" | "new";
}

interface DraftLength {
  readonly from: LngLat;
  readonly to: LngLat;
  readonly lengthM: number;
}

/** Everything the map draws of a gesture, besides what stands: plain data, degrees. */
export interface Draft {
  /** Drawn as drafted instead of as they stand. */
  readonly hidden: readonly FeatureRef[];
  readonly shapes: readonly DraftShape[];
  /** Outlines of selected features nothing changes now. */
  readonly selected: readonly AnyGeometry[];
  /** Outlines of features that would move along. */
  readonly neighbors: readonly AnyGeometry[];
  /** How changed features stood. */
  readonly before: readonly AnyGeometry[];
  readonly corners: readonly { readonly at: LngLat; readonly number: number; readonly isActive: boolean }[];
  readonly middles: readonly LngLat[];
  readonly lengths: readonly DraftLength[];
  readonly snap: SnapTarget | null;
  readonly conflicts: readonly AnyGeometry[];
  /** What is being drawn: corners, and whether they enclose an area. */
  readonly sketch: { readonly points: readonly LngLat[]; readonly isClosed: boolean } | null;
  /** Shapes that cannot stand, as the hand has them. */
  readonly broken: readonly AnyGeometry[];
  /** Places where a shape is broken. */
  readonly faults: readonly AnyGeometry[];
}

export const emptyDraft: Draft = {
  hidden: [],
  shapes: [],
  selected: [],
  neighbors: [],
  before: [],
  corners: [],
  middles: [],
  lengths: [],
  snap: null,
  conflicts: [],
  sketch: null,
  broken: [],
  faults: [],
};

/** More corners than this are not shown as handles: they would hide the map. */
const mostHandles = 1_200;

/** With more corners than this only edges at the corner in hand bear their lengths. */
const mostLengths = 120;

/** Handles, numbers and lengths of a shape that is edited; `active` is the corner held. */
export function describeHandles(
  geometry: AnyGeometry,
  ground: EditGround,
  active: LngLat | null,
): Pick<Draft, "corners" | "middles" | "lengths"> {
  const corners = cornersOf(geometry);
  if (corners.length > mostHandles) return { corners: [], middles: [], lengths: [] };
  const edges = edgesOfGeometry(geometry);
  return {
    corners: corners.map(({ at, number }) => ({
      at,
      number,
      isActive: isSameAs(active, at),
    })),
    middles: edges.map(({ from, to }) => middleOf(from, to)),
    lengths: edges
      .filter(({ from, to }) => corners.length <= mostLengths || isSameAs(active, from) || isSameAs(active, to))
      .map(({ from, to }) => ({ from, to, lengthM: measureEdge(ground.tools.grid, from, to).lengthM })),
  };
}

function isSameAs(active: LngLat | null, at: LngLat): boolean {
  return active !== null && at[0] === active[0] && at[1] === active[1];
}

/** Shapes of an outcome: what it changes, what it makes, and how that stood before. */
export function describeOutcome(
  outcome: CommandOutcome,
  selection: readonly FeatureRef[],
  ground: EditGround,
): Pick<Draft, "hidden" | "shapes" | "before"> {
  const hidden: FeatureRef[] = [];
  const shapes: DraftShape[] = [];
  const before: AnyGeometry[] = [];
  const isSelected = (ref: FeatureRef) => selection.some(({ kind, id }) => kind === ref.kind && id === ref.id);
  for (const change of outcome.change) {
    const kind = change.layer;
    if (!isFeatureKind(kind)) continue;
    for (const [, after] of change.updated) {
      const ref = { kind, id: after.id };
      const stood = findFeature(ground, ref);
      const record = after as GroundFeature; // a drawn kind
      hidden.push(ref);
      shapes.push({ ref, record, role: isSelected(ref) ? "selected" : "neighbor" });
      if (stood !== undefined && isAreaGeometry(stood.geometry)) before.push(stood.geometry);
    }
    for (const record of change.added) {
      shapes.push({ ref: { kind, id: record.id }, record: record as GroundFeature, role: "new" }); // a drawn kind
    }
    for (const record of change.removed) {
      hidden.push({ kind, id: record.id });
      before.push((record as GroundFeature).geometry); // a drawn kind
    }
  }
  return { hidden, shapes, before };
}

const drawnKinds: readonly string[] = [...layerKinds, proposalKind];

function isFeatureKind(kind: string): kind is FeatureKind {
  return drawnKinds.includes(kind);
}

/** Where conflicts lie that the gesture makes or changes: pieces over a line, overlaps, gaps. */
export function describeConflicts(live: LiveFigures | null): readonly AnyGeometry[] {
  if (live === null) return [];
  const issues = live.issues.flatMap(({ isNew, place }) => (isNew && place !== null ? [place] : []));
  const checks = live.parcels.flatMap((audit) =>
    audit.checks.flatMap(({ verdict, place }) => (verdict === "fail" && place !== undefined ? [place] : [])),
  );
  return [...issues, ...checks];
}
