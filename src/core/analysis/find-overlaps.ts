import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, OverlayPiece, PlanShape } from "../geometry/overlay-engine.ts";
import type { PlanRing } from "../model/coordinates.ts";
import { createIssue } from "../model/create-issue.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import { issuesOfPieces } from "./piece-issues.ts";

export interface OverlapPair {
  readonly a: PlanShape;
  readonly b: PlanShape;
  readonly pieces: readonly OverlayPiece[];
}

/** Every pair of one layer that has area in common, in id order; yields between portions. Cost: pairs with meeting boxes. */
export function* findOverlaps(
  layer: MeasuredLayer,
  engine: OverlayEngine,
): Generator<number, readonly OverlapPair[], void> {
  const pairs: OverlapPair[] = [];
  for (let i = 0; i < layer.shapes.length; i++) {
    const a = layer.shapes[i];
    if (a === undefined) continue;
    const partners: number[] = [];
    layer.index.search(a.box, (position) => {
      if (position > i) partners.push(position);
    });
    for (const position of partners) pairs.push(...overlapOf(a, layer.shapes[position], engine));
    if (i % 200 === 199) yield i;
  }
  return pairs;
}

/** The pairs some shapes of a layer are in, in id order. */
export function findOverlapsOf(ids: ReadonlySet<string>, layer: MeasuredLayer, engine: OverlayEngine): OverlapPair[] {
  const pairs: OverlapPair[] = [];
  for (const id of ids) {
    const shape = layer.byId.get(id);
    if (shape === undefined) continue;
    for (const other of findNearby(layer, shape)) {
      const isFirst = compareIds(id, other.id) < 0;
      // A pair of two of them is found from its first shape only.
      if (other.id === id || (!isFirst && ids.has(other.id))) continue;
      pairs.push(...(isFirst ? overlapOf(shape, other, engine) : overlapOf(other, shape, engine)));
    }
  }
  return pairs.sort(comparePairs);
}

export function comparePairs(p: OverlapPair, q: OverlapPair): number {
  return compareIds(p.a.id, q.a.id) || compareIds(p.b.id, q.b.id);
}

function overlapOf(a: PlanShape, b: PlanShape | undefined, engine: OverlayEngine): readonly OverlapPair[] {
  if (b === undefined || engine.intersectionAreaM2(a, b) <= 0) return [];
  const pieces = engine.intersectionPieces(a, b);
  return pieces.length > 0 ? [{ a, b, pieces }] : [];
}

export function issuesOfOverlaps(
  pairs: readonly OverlapPair[],
  layer: "parcels" | "zones",
  tolerances: Tolerances,
  plane: MeasuringPlane,
): Issue[] {
  const code = layer === "parcels" ? "parcel-overlap" : "zone-overlap";
  return pairs.flatMap(({ a, b, pieces }) =>
    issuesOfPieces(
      pieces,
      { code, layer, ids: [a.id, b.id], params: { a: a.id, b: b.id }, between: [a.id, b.id] },
      tolerances,
      plane,
    ),
  );
}

/**
 * Shapes of one layer with the very same outline: the same rings in any order, each from any of its corners and in either
 * direction. In id order; yields between portions. Cost: linear, only shapes with the very same box are looked at closer.
 */
export function* findDuplicateShapes(
  layer: Pick<MeasuredLayer, "shapes">,
): Generator<number, readonly (readonly string[])[], void> {
  const boxes = new Map<string, PlanShape[]>();
  let done = 0;
  for (const shape of layer.shapes) {
    append(boxes, shape.box.join(" "), shape);
    done++;
    if (done % 2000 === 0) yield done;
  }
  const outlines = new Map<string, string[]>();
  for (const shapes of boxes.values()) {
    if (shapes.length < 2) continue;
    for (const shape of shapes) append(outlines, outlineOf(shape), shape.id);
  }
  const groups = [...outlines.values()].filter((ids) => ids.length > 1);
  return groups.map((ids) => ids.sort(compareIds)).sort((a, b) => compareIds(a[0] ?? "", b[0] ?? ""));
}

/** One issue a group of shapes drawn more than once. */
export function* findDuplicateIssues(
  layer: Pick<MeasuredLayer, "shapes">,
  kind: "zones" | "parcels",
): Generator<number, readonly Issue[], void> {
  const groups = yield* findDuplicateShapes(layer);
  return groups.map((ids) => createIssue("duplicate-geometry", { layer: kind, ids }));
}

function append<T>(groups: Map<string, T[]>, key: string, member: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [member]);
  else group.push(member);
}

/** The corners of all rings as text, the same wherever a ring starts and in whatever order rings and polygons come. */
function outlineOf(shape: PlanShape): string {
  const polygons = shape.polygons.map((polygon) => {
    const [shell = "", ...holes] = polygon.map(ringText);
    return [shell, ...holes.sort(compareIds)].join(" / ");
  });
  return polygons.sort(compareIds).join(" // ");
}

function ringText(ring: PlanRing): string {
  const corners = ring.slice(0, -1).map(([x, y]) => `${x} ${y}`);
  let first = 0;
  corners.forEach((corner, index) => {
    if (compareIds(corner, corners[first] ?? "") < 0) first = index;
  });
  return [...corners.slice(first), ...corners.slice(0, first)].join(", ");
}
