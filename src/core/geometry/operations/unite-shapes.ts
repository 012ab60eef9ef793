import { createKernelEngine } from "../kernel-engine.ts";
import type { PlanShape } from "../overlay-engine.ts";
import { polygonsPerimeterM } from "../plan-shape.ts";
import { clipShapes, isFaultless } from "./clip-shapes.ts";
import { type CornerTable, type GridCorner, type GridPolygon, gridAreaM2 } from "./grid-shape.ts";
import { toLocalShape } from "./local-shape.ts";
import { edgesOf } from "./segment-contact.ts";
import { type DirectedEdge, toPolygons, traceWalks } from "./trace-faces.ts";
import { cancelOpposite } from "./unite-faces.ts";
import { weldShapes } from "./weld-shapes.ts";

type Shape = readonly GridPolygon[];

export interface UnitedShapes {
  readonly polygons: readonly GridPolygon[];
  /** Land under several of the shapes, counted once in the union: what the areas sum up to above it, m². */
  readonly overlapM2: number;
  /** Places of shapes that hang together by an edge or an overlap, the first one's group first; corners do not count. */
  readonly groups: readonly (readonly number[])[];
}

/** Less common land than this is noise of edges that touch, m². */
const leastOverlapM2 = 1e-4;

/**
 * The union of shapes. Gaps and overlaps up to `joinM` close (weld-shapes). Shapes that only touch are united exactly, without a
 * clipper: edges that two of them share in opposite directions go, the rest is walked. Where shapes overlap they are clipped, and
 * the result is held against areas from the overlap kernel. Undefined where no way gives a valid shape of the right area.
 */
export function uniteShapes(shapes: readonly Shape[], table: CornerTable, joinM: number): UnitedShapes | undefined {
  const welded = weldShapes(shapes, joinM);
  const sumM2 = welded.reduce((sum, shape) => sum + gridAreaM2(shape), 0);
  const plans = welded.map((shape, index) => toLocalShape(`${index}`, shape, welded.flat()));
  const engine = createKernelEngine();
  const overlaps: (readonly [number, number])[] = [];
  plans.forEach((one, i) => {
    for (let j = i + 1; j < plans.length; j++) {
      const other = plans[j] as PlanShape; // in range by the loop
      if (engine.intersectionAreaM2(one, other) > leastOverlapM2) overlaps.push([i, j]);
    }
  });
  const groups = groupShapes(welded.length, [...findSharedEdges(welded), ...overlaps]);
  const aroundM = plans.reduce((sum, { polygons }) => sum + polygonsPerimeterM(polygons), 0);
  const toleranceM2 = leastOverlapM2 + 1e-9 * sumM2 + aroundM * 1e-6;
  const walked = overlaps.length === 0 ? walkOutline(welded) : undefined;
  if (walked !== undefined && Math.abs(gridAreaM2(walked) - sumM2) <= toleranceM2 && isFaultless(walked)) {
    return { polygons: walked, overlapM2: 0, groups };
  }
  const unionM2 = engine.unionAreaM2(plans);
  const [first = [], ...more] = welded;
  // A coarse step moves corners by some hundredths of a millimeter.
  const clipped = clipShapes(
    "union",
    first,
    more,
    table,
    unionM2 - toleranceM2 - aroundM * joinM,
    unionM2 + toleranceM2 + aroundM * joinM,
  );
  if (clipped === undefined) return undefined;
  return { polygons: clipped, overlapM2: overlaps.length === 0 ? 0 : Math.max(0, sumM2 - unionM2), groups };
}

function walkOutline(shapes: readonly Shape[]): readonly GridPolygon[] {
  const edges = shapes.flatMap((shape) => edgesOf(shape.flat()).map(({ a, b }): DirectedEdge => ({ from: a, to: b })));
  return toPolygons(traceWalks(cancelOpposite(edges)));
}

/** Pairs of shapes with an edge in common. */
function findSharedEdges(shapes: readonly Shape[]): readonly (readonly [number, number])[] {
  const owners = new Map<GridCorner, { readonly to: GridCorner; readonly shape: number }[]>();
  shapes.forEach((shape, index) => {
    for (const { a, b } of edgesOf(shape.flat())) owners.set(a, [...(owners.get(a) ?? []), { to: b, shape: index }]);
  });
  const pairs: (readonly [number, number])[] = [];
  for (const [a, edges] of owners) {
    for (const { to, shape } of edges) {
      for (const back of owners.get(to) ?? [])
        if (back.to === a && back.shape !== shape) pairs.push([shape, back.shape]);
    }
  }
  return pairs;
}

function groupShapes(count: number, pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const group = Array.from({ length: count }, (_, index) => index);
  for (const [i, j] of pairs) {
    const [one, other] = [group[i] as number, group[j] as number]; // places of shapes
    if (one !== other)
      group.forEach((value, index) => {
        if (value === Math.max(one, other)) group[index] = Math.min(one, other);
      });
  }
  return [...new Set(group)].map((value) => group.flatMap((own, index) => (own === value ? [index] : [])));
}
