import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, OverlayPiece, PlanShape } from "../geometry/overlay-engine.ts";
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
    partners.sort((p, q) => p - q);
    for (const position of partners) {
      const b = layer.shapes[position];
      if (b === undefined || engine.intersectionAreaM2(a, b) <= 0) continue;
      const pieces = engine.intersectionPieces(a, b);
      if (pieces.length > 0) pairs.push(compareIds(a.id, b.id) <= 0 ? { a, b, pieces } : { a: b, b: a, pieces });
    }
    if (i % 200 === 199) yield i;
  }
  return pairs.sort((p, q) => compareIds(p.a.id, q.a.id) || compareIds(p.b.id, q.b.id));
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

/** Shapes of one layer with the very same outline (same vertices in the same cyclic order), in id order. */
export function findDuplicateShapes(layer: MeasuredLayer): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const shape of layer.shapes) {
    const key = `${shape.areaM2}|${shape.box.join(",")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [shape.id]);
    else group.push(shape.id);
  }
  return [...groups.values()].filter((ids) => ids.length > 1).map((ids) => [...ids].sort(compareIds));
}
