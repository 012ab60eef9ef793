import { cleanRing } from "../clean-ring.ts";
import { clipPolygons, findOrigin } from "../clip-polygons.ts";
import { planBoxOf, polygonsOf } from "../plan-shape.ts";
import { cleanPolygons, findPolygonFaults, repairPolygons } from "../repair-polygons.ts";
import {
  type CornerTable,
  fromGridPolygons,
  type GridCorner,
  type GridPolygon,
  gridAreaM2,
  signedAreaM2,
  toGridPolygons,
  toPlanPolygons,
} from "./grid-shape.ts";
import { findCornerNear, indexCorners, putThrough } from "./weld-shapes.ts";

type Shape = readonly GridPolygon[];

/** Grid steps to clip on, m, powers of two: as it is, then about 1e-7, 1e-6, 1e-5 and the step of the grid. */
const snapStepsM = [0, 2 ** -23, 2 ** -20, 2 ** -16, 2 ** -13] as const;
/** Nearer than this, m, what the clipper gives is a corner it was given. */
const sameM = 1e-4;
/** Nearer to an edge than this, m, a corner is on it. */
const straightM = 1e-7;
/** Parts thinner than this, m, are noise of the clipping. */
const thinnestM = 1e-6;

/**
 * Shapes clipped in the grid, with the corners they came with: only crossings of edges are new, and lie on the edges to the last
 * digit. Weld shapes first. The first result that is valid and has an area from `leastM2` to `mostM2` counts; undefined where no
 * grid step gives one, never a wrong shape.
 */
export function clipShapes(
  operation: "union" | "difference" | "intersection",
  first: Shape,
  more: readonly Shape[],
  table: CornerTable,
  leastM2: number,
  mostM2: number,
): Shape | undefined {
  const corners = [...new Set([first, ...more].flat(3))];
  const index = indexCorners(corners);
  const plain = toPlanPolygons(first);
  const origin = findOrigin(planBoxOf(plain));
  for (const stepM of snapStepsM) {
    try {
      const clipped = clipPolygons(operation, plain, more.map(toPlanPolygons), origin, stepM);
      const placed = dropThin(
        clipped.map((rings) =>
          rings.map((ring) =>
            ring.slice(0, -1).map(([x, y]): GridCorner => findCornerNear(index, x, y, sameM) ?? table.cornerOn(x, y)),
          ),
        ),
      );
      const areaM2 = gridAreaM2(placed);
      if (!(areaM2 >= leastM2 && areaM2 <= mostM2)) continue;
      // The clipper drops corners on straight edges; nobody asked for that.
      const restored = placed.map((polygon) => polygon.map((ring) => putThrough(ring, index, straightM)));
      const found = [restored, placed].find(isFaultless) ?? mendNoise(placed, table);
      const foundM2 = found === undefined ? Number.NaN : gridAreaM2(found);
      if (found !== undefined && foundM2 >= leastM2 && foundM2 <= mostM2) return found;
    } catch {
      // The clipper's way to say that edges nearly coincide: the next, coarser step is the answer.
    }
  }
  return undefined;
}

/** Without repeats, and without rings that are only noise. */
function dropThin(polygons: Shape): Shape {
  return polygons.flatMap((polygon) => {
    const [shell, ...holes] = polygon.map((ring) =>
      ring.filter((corner, i) => corner !== ring[(i || ring.length) - 1]),
    );
    if (shell === undefined || isThin(shell)) return [];
    return [[shell, ...holes.filter((hole) => !isThin(hole))]];
  });
}

function isThin(ring: readonly GridCorner[]): boolean {
  if (ring.length < 3) return true;
  let aroundM = 0;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined) aroundM += Math.hypot(corner.x - before.x, corner.y - before.y);
    before = corner;
  }
  return 2 * Math.abs(signedAreaM2(ring)) <= thinnestM * aroundM;
}

/** Corners within rounding of an edge may lie on its wrong side once they are degrees: mended as the reader would. */
function mendNoise(polygons: Shape, table: CornerTable): Shape | undefined {
  const given = cleanPolygons(polygonsOf(fromGridPolygons(polygons)));
  const mended = repairPolygons(given, findPolygonFaults(given).faults);
  return mended === undefined ? undefined : toGridPolygons({ type: "MultiPolygon", coordinates: mended }, table);
}

/** Is it a shape the reader would take, in degrees as it will be kept? */
export function isFaultless(polygons: Shape): boolean {
  if (polygons.length === 0) return true;
  const given = polygonsOf(fromGridPolygons(polygons));
  if (given.some((polygon) => polygon.some((ring) => cleanRing(ring).removed > 0))) return false;
  const { faults, tooMany } = findPolygonFaults(given);
  return !tooMany && faults.length === 0;
}
