import type { EditGrid } from "../../geometry/edit-grid.ts";
import type { LngLat } from "../../model/coordinates.ts";
import type { FeatureRef } from "../../model/record-kinds.ts";
import type { AnyFeature, PlanDraft } from "../plan-draft.ts";
import { boxAround, cornersOf, isSamePosition } from "./corner-runs.ts";
import { isSameCorner, padForBend } from "./edge-place.ts";
import { findCornersOn, type GeometryEdge, listEdges } from "./geometry-edges.ts";
import { type CornerOnEdge, insertCorners } from "./insert-corners.ts";
import { haveJointBorders } from "./joint-borders.ts";
import { type KnownCorners, knowCorners } from "./known-corners.ts";
import { replaceCorners } from "./replace-corners.ts";

/** Every round joins what the one before brought near; two do nearly always. */
const maxRounds = 8;

/**
 * Joins what the draft changed to the features around, of the same kind and sort (joint-borders): a new corner within 0.1 mm of another
 * corner becomes that corner, the one that was there first staying as it is; a new corner on a neighbor's edge is put into the
 * neighbor, a neighbor's corner on a new edge into the changed feature. What no edit made new is left as it came, joined or
 * not. Corners and edges count as new that the feature did not have before the command.
 *
 * A corner put on an edge lies within 0.1 mm of it, so it moves area from one side to the other, at most 0.05 mm times the
 * length of the edge (0.005 m² on 100 m): both features get the same corner, their sum stays.
 */
export function joinNeighbors(draft: PlanDraft, grid: EditGrid): void {
  for (let round = 0; round < maxRounds; round++) {
    const welded = weldNewCorners(draft, grid);
    const inserted = insertMissing(draft, grid);
    if (!welded && !inserted) return;
  }
}

/** Features whose borders are joint with those of a feature, itself included, near some positions. */
export function findMates(draft: PlanDraft, ref: FeatureRef, positions: readonly LngLat[]): readonly FeatureRef[] {
  const feature = draft.find(ref);
  if (feature === undefined || positions.length === 0) return [];
  const refs = draft.near(ref.kind, padForBend(boxAround(positions))).map((id) => ({ kind: ref.kind, id }));
  return refs.filter((mate) => {
    const other = draft.find(mate);
    return mate.id === ref.id || (other !== undefined && haveJointBorders(ref.kind, feature, other));
  });
}

interface NewParts {
  readonly corners: readonly LngLat[];
  readonly edges: readonly GeometryEdge[];
  /** Corners it had before and has no more: they may lie on edges it had all along. */
  readonly lost: readonly LngLat[];
}

function findNewParts(draft: PlanDraft, ref: FeatureRef, feature: AnyFeature): NewParts {
  const before = draft.findBefore(ref)?.geometry;
  const known = knowCorners(before);
  const present = knowCorners(feature.geometry);
  const corners = cornersOf(feature.geometry).filter((corner) => !known.hasCorner(corner));
  const edges = listEdges(feature.geometry).filter(({ a, b }) => !known.hasEdge(a, b));
  const lost = cornersOf(before ?? noGeometry).filter((corner) => !present.hasCorner(corner));
  return { corners, edges, lost };
}

function weldNewCorners(draft: PlanDraft, grid: EditGrid): boolean {
  let hasWelded = false;
  for (const ref of draft.listReshaped()) {
    const feature = draft.find(ref);
    if (feature === undefined) continue;
    for (const corner of findNewParts(draft, ref, feature).corners) {
      if (weldCorner(draft, ref, corner, grid)) hasWelded = true;
    }
  }
  return hasWelded;
}

/** Makes one corner of a new one and those within the tolerance, in every feature that has them. */
function weldCorner(draft: PlanDraft, ref: FeatureRef, corner: LngLat, grid: EditGrid): boolean {
  const mates = findMates(draft, ref, [corner]);
  const others: LngLat[] = [];
  for (const mate of mates) {
    for (const other of cornersOf(draft.find(mate)?.geometry ?? noGeometry)) {
      if (!isSamePosition(other, corner) && isSameCorner(other, corner, grid)) others.push(other);
    }
  }
  if (others.length === 0) return false;
  const befores = mates.map((mate) => knowCorners(draft.findBefore(mate)?.geometry));
  const [kept] = [corner, ...others].toSorted(
    (a, b) => Number(stoodBefore(befores, b)) - Number(stoodBefore(befores, a)) || a[0] - b[0] || a[1] - b[1],
  );
  if (kept === undefined) return false;
  const met = [corner, ...others];
  for (const mate of mates) {
    const geometry = draft.find(mate)?.geometry;
    if (geometry === undefined) continue;
    const welded = replaceCorners(geometry, (position) =>
      !isSamePosition(position, kept) && met.some((one) => isSamePosition(one, position)) ? kept : position,
    );
    if (welded !== geometry) draft.reshape(mate, welded);
  }
  return true;
}

const noGeometry = { type: "MultiPoint", coordinates: [] } as const;

function stoodBefore(befores: readonly KnownCorners[], corner: LngLat): boolean {
  return befores.some((before) => before.hasCorner(corner));
}

function insertMissing(draft: PlanDraft, grid: EditGrid): boolean {
  let hasInserted = false;
  for (const ref of draft.listReshaped()) {
    const feature = draft.find(ref);
    if (feature === undefined) continue;
    const parts = findNewParts(draft, ref, feature);
    const ends = [...parts.corners, ...parts.lost, ...parts.edges.flatMap(({ a, b }) => [a, b])];
    const mates = findMates(draft, ref, ends).filter(({ id }) => id !== ref.id);
    const own: CornerOnEdge[] = [];
    for (const mate of mates) {
      const geometry = draft.find(mate)?.geometry ?? noGeometry;
      own.push(...findCornersOn(cornersOf(geometry), parts.edges, grid));
      const stillThere = parts.lost.filter((corner) => knowCorners(geometry).hasCorner(corner));
      own.push(...findCornersOn(stillThere, listEdges(feature.geometry), grid));
      if (insertInto(draft, mate, findCornersOn(parts.corners, listEdges(geometry), grid))) hasInserted = true;
    }
    if (insertInto(draft, ref, own)) hasInserted = true;
  }
  return hasInserted;
}

/** Puts corners on edges of a feature of the draft; did that change it? */
export function insertInto(draft: PlanDraft, ref: FeatureRef, inserts: readonly CornerOnEdge[]): boolean {
  const geometry = draft.find(ref)?.geometry;
  if (geometry === undefined || inserts.length === 0) return false;
  const inserted = insertCorners(geometry, inserts);
  if (inserted === geometry) return false;
  draft.reshape(ref, inserted);
  return true;
}

/** Puts corners that some features have on edges of others of them into these edges, so that they stay joint when all are moved. */
export function joinAmong(draft: PlanDraft, refs: readonly FeatureRef[], grid: EditGrid): void {
  const named = new Set(refs.map(({ kind, id }) => `${kind} ${id}`));
  for (const ref of refs) {
    const geometry = draft.find(ref)?.geometry;
    if (geometry === undefined) continue;
    const mates = findMates(draft, ref, cornersOf(geometry)).filter(
      (mate) => mate.id !== ref.id && named.has(`${mate.kind} ${mate.id}`),
    );
    const corners = mates.flatMap((mate) => cornersOf(draft.find(mate)?.geometry ?? noGeometry));
    insertInto(draft, ref, findCornersOn(corners, listEdges(geometry), grid));
  }
}
