import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, OverlayPiece, PlanShape } from "../geometry/overlay-engine.ts";
import type { PlanRing } from "../model/coordinates.ts";
import { createIssue } from "../model/create-issue.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { keepPiece } from "./kept-piece.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import { issuesOfPieces, type PieceSubject } from "./piece-issues.ts";
import { countPairs, idsOfPair, noStacks, type ShapeStacks, stackName, standsForStack } from "./shape-stacks.ts";

/** Two shapes with area in common. A shape that stands for a stack (shape-stacks.ts) names all with its outline. */
export interface OverlapPair {
  readonly a: PlanShape;
  readonly b: PlanShape;
  readonly pieces: readonly OverlayPiece[];
  /** Ids of all shapes `a` stands for, itself among them; undefined where it stands for itself only. */
  readonly stackA?: readonly string[] | undefined;
  /** The same of `b`; the very list of `a` where the pair stands for all pairs within one stack. */
  readonly stackB?: readonly string[] | undefined;
}

/**
 * Every pair of one layer that has area in common, in id order; yields between portions. A stack counts as one shape, the pairs
 * within it as one pair, that of its first two. Cost: pairs with meeting boxes.
 */
export function* findOverlaps(
  layer: MeasuredLayer,
  engine: OverlayEngine,
  stacks: ShapeStacks = noStacks,
): Generator<number, readonly OverlapPair[], void> {
  const pairs: OverlapPair[] = [];
  for (let i = 0; i < layer.shapes.length; i++) {
    const a = layer.shapes[i];
    if (a === undefined) continue;
    const partners: number[] = [];
    layer.index.search(a.box, (position) => {
      if (position > i) partners.push(position);
    });
    for (const position of partners) pairs.push(...overlapOf(a, layer.shapes[position], engine, stacks));
    if (i % 200 === 199) yield i;
  }
  return pairs;
}

/** The pairs some shapes of a layer are in, in id order. */
export function findOverlapsOf(
  ids: ReadonlySet<string>,
  layer: MeasuredLayer,
  engine: OverlayEngine,
  stacks: ShapeStacks = noStacks,
): OverlapPair[] {
  const pairs: OverlapPair[] = [];
  for (const id of ids) {
    const shape = layer.byId.get(id);
    if (shape === undefined) continue;
    for (const other of findNearby(layer, shape)) {
      const isFirst = compareIds(id, other.id) < 0;
      // A pair of two of them is found from its first shape only.
      if (other.id === id || (!isFirst && ids.has(other.id))) continue;
      pairs.push(...(isFirst ? overlapOf(shape, other, engine, stacks) : overlapOf(other, shape, engine, stacks)));
    }
  }
  return pairs.sort(comparePairs);
}

export function comparePairs(p: OverlapPair, q: OverlapPair): number {
  return compareIds(p.a.id, q.a.id) || compareIds(p.b.id, q.b.id);
}

function overlapOf(
  a: PlanShape,
  b: PlanShape | undefined,
  engine: OverlayEngine,
  stacks: ShapeStacks,
): readonly OverlapPair[] {
  if (b === undefined || !isListed(a.id, b.id, stacks) || engine.intersectionAreaM2(a, b) <= 0) return [];
  const pieces = engine.intersectionPieces(a, b).map(keepPiece);
  if (pieces.length === 0) return [];
  const stackA = stacks.get(a.id);
  const stackB = stacks.get(b.id);
  return stackA === undefined && stackB === undefined ? [{ a, b, pieces }] : [{ a, b, pieces, stackA, stackB }];
}

/** Of the pairs stacks are in, only those of their first shapes are listed, and the first two of each. */
function isListed(a: string, b: string, stacks: ShapeStacks): boolean {
  const stackB = stacks.get(b);
  if (stackB !== undefined && stackB === stacks.get(a)) return stackB[0] === a && stackB[1] === b;
  return standsForStack(a, stacks) && standsForStack(b, stacks);
}

/** A shape that lies in a stack and does not stand for it is named by the issues of the stack. */
export function issuesOfOverlaps(
  pairs: readonly OverlapPair[],
  layer: "parcels" | "zones",
  tolerances: Tolerances,
  plane: MeasuringPlane,
): Issue[] {
  return pairs.flatMap((pair) => issuesOfPieces(pair.pieces, subjectOf(pair, layer), tolerances, plane));
}

function subjectOf(pair: OverlapPair, layer: "parcels" | "zones"): PieceSubject {
  const ids = idsOfPair(pair);
  if (pair.stackA !== undefined && pair.stackA === pair.stackB) {
    const params = { a: pair.a.id, count: ids.length, pairs: countPairs(pair) };
    const name = stackName(pair.a.id, ids);
    return { code: "shape-stack", layer, ids, params, between: [name, name] };
  }
  const a = stackName(pair.a.id, pair.stackA);
  const b = stackName(pair.b.id, pair.stackB);
  const code = layer === "parcels" ? "parcel-overlap" : "zone-overlap";
  return { code, layer, ids, params: { a, b }, between: [a, b] };
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
