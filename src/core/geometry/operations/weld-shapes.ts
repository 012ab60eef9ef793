import Flatbush from "flatbush";
import type { GridCorner, GridPolygon, GridRing } from "./grid-shape.ts";
import { footOnSegment } from "./segment-contact.ts";

type Shape = readonly GridPolygon[];

/**
 * Shapes with the corners they have in common made one: a corner within `joinM` of one of an earlier shape becomes that corner,
 * and an edge with a corner of another shape within `joinM` of it goes through that corner. Gaps and overlaps no wider than that are
 * closed; what shapes share has the same corners in both afterwards. Rings that fold to nothing are left out. Cost: n log n.
 */
export function weldShapes(shapes: readonly Shape[], joinM: number): readonly Shape[] {
  const welded = mergeCorners(shapes, joinM);
  const corners = [...new Set(welded.flat(3))];
  if (corners.length === 0) return welded;
  const index = indexCorners(corners);
  return welded.map((shape) =>
    cleanShape(shape.map((polygon) => polygon.map((ring) => putThrough(ring, index, joinM)))),
  );
}

export interface CornerIndex {
  near(minX: number, minY: number, maxX: number, maxY: number): readonly GridCorner[];
}

/** Corners by place. */
export function indexCorners(corners: readonly GridCorner[]): CornerIndex {
  const boxes = new Flatbush(Math.max(1, corners.length));
  for (const { x, y } of corners) boxes.add(x, y, x, y);
  if (corners.length === 0) boxes.add(Number.NaN, Number.NaN, Number.NaN, Number.NaN);
  boxes.finish();
  return {
    near: (minX, minY, maxX, maxY) => boxes.search(minX, minY, maxX, maxY).map((place) => corners[place] as GridCorner), // the index holds just these
  };
}

/** The nearest corner within a distance; undefined where there is none. */
export function findCornerNear(index: CornerIndex, x: number, y: number, withinM: number): GridCorner | undefined {
  let nearest: GridCorner | undefined;
  let nearestM = withinM;
  for (const corner of index.near(x - withinM, y - withinM, x + withinM, y + withinM)) {
    const offM = Math.hypot(corner.x - x, corner.y - y);
    if (offM <= nearestM) [nearest, nearestM] = [corner, offM];
  }
  return nearest;
}

function mergeCorners(shapes: readonly Shape[], joinM: number): readonly Shape[] {
  const all = [...new Set(shapes.flat(3))];
  const index = indexCorners(all);
  /** The corner each one became, and the shape that had that first. */
  const became = new Map<GridCorner, { readonly corner: GridCorner; readonly owner: number }>();
  return shapes.map((shape, owner) => {
    const place = (corner: GridCorner): GridCorner => {
      const known = became.get(corner);
      if (known !== undefined) return known.corner;
      let best = { corner, owner };
      let bestM = joinM;
      for (const near of index.near(corner.x - joinM, corner.y - joinM, corner.x + joinM, corner.y + joinM)) {
        const other = became.get(near);
        const offM = Math.hypot(near.x - corner.x, near.y - corner.y);
        if (other === undefined || other.owner === owner || other.corner !== near || offM > bestM) continue;
        [best, bestM] = [other, offM];
      }
      became.set(corner, best);
      return best.corner;
    };
    return cleanShape(shape.map((polygon) => polygon.map((ring) => ring.map(place))));
  });
}

/** A ring with the corners that lie within `joinM` of its edges put in. */
export function putThrough(ring: GridRing, index: CornerIndex, joinM: number): GridRing {
  const own = new Set(ring);
  const filled = ring.flatMap((a, place) => {
    const b = ring[(place + 1) % ring.length] as GridCorner; // in range
    const between = index
      .near(
        Math.min(a.x, b.x) - joinM,
        Math.min(a.y, b.y) - joinM,
        Math.max(a.x, b.x) + joinM,
        Math.max(a.y, b.y) + joinM,
      )
      .filter((corner) => !own.has(corner))
      .map((corner) => ({ corner, foot: footOnSegment(corner, a, b) }))
      .filter(({ foot }) => foot.offM <= joinM && foot.share > 0 && foot.share < 1)
      .sort((p, q) => p.foot.share - q.foot.share || p.corner.x - q.corner.x || p.corner.y - q.corner.y);
    return [a, ...between.map(({ corner }) => corner)];
  });
  return filled.length === ring.length ? ring : filled;
}

/** Without corners repeated in a row, spikes out and straight back, and rings that have nothing left. */
function cleanShape(shape: readonly (readonly GridRing[])[]): Shape {
  return shape.flatMap((polygon) => {
    const [shell, ...holes] = polygon.map(dropFolds);
    if (shell === undefined || shell.length < 3) return [];
    return [[shell, ...holes.filter((hole) => hole.length > 2)]];
  });
}

function dropFolds(ring: GridRing): GridRing {
  let kept = ring;
  for (;;) {
    const next = kept.filter((corner, place) => {
      const before = kept[(place + kept.length - 1) % kept.length];
      const after = kept[(place + 1) % kept.length];
      return corner !== before && (before !== after || kept.length < 3);
    });
    if (next.length === kept.length || next.length < 3) return next;
    kept = next;
  }
}
