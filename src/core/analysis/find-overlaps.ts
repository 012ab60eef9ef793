import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, OverlayPiece, PlanShape } from "../geometry/overlay-engine.ts";
import type { PlanRing } from "../model/coordinates.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import type { MeasuredLayer } from "./measured-layers.ts";
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
    for (const position of partners) {
      const b = layer.shapes[position];
      if (b === undefined || engine.intersectionAreaM2(a, b) <= 0) continue;
      const pieces = engine.intersectionPieces(a, b);
      if (pieces.length > 0) pairs.push({ a, b, pieces });
    }
    if (i % 200 === 199) yield i;
  }
  return pairs;
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
export function* findDuplicateShapes(layer: MeasuredLayer): Generator<number, readonly (readonly string[])[], void> {
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
