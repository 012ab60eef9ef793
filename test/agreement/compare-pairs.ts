import { createFlatGrid } from "../../src/core/geometry/flat-grid.ts";
import { type FlatLayer, shapeAt } from "../../src/core/geometry/flat-layer.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import { createOverlapKernel } from "../../src/core/geometry/overlap-kernel.ts";
import type { Postgis } from "../support/postgis.ts";
import { loadLayer } from "../support/postgis-layers.ts";

export interface Agreement {
  /** Pairs with boxes that meet. */
  readonly pairs: number;
  /** Pairs with an area in common by PostGIS. */
  readonly overlapping: number;
  /** The pair they differ about most, with what either says, m². */
  readonly largest: {
    readonly differenceM2: number;
    readonly a: number;
    readonly b: number;
    readonly areasM2: readonly [number, number];
  };
  /** The shape whose own area they differ about most, m². */
  readonly shape: { readonly differenceM2: number; readonly areaM2: number };
}

/**
 * Common areas of all pairs with meeting boxes, of two layers or within one, by the kernel and by PostGIS on the same
 * coordinates. PostGIS takes the area of a shape another one covers as it is; every other pair is clipped.
 */
export function comparePairs(postgis: Postgis, a: FlatLayer, b: FlatLayer): Agreement {
  const isSame = a === b;
  loadLayer(postgis, "a", a);
  if (!isSame) loadLayer(postgis, "b", b);
  const [left, right] = isSame ? ["a", "a"] : ["a", "b"];
  const rows = postgis.query(`
    SELECT p.id, q.id, CASE WHEN ST_Covers(p.geom, q.geom) THEN ST_Area(q.geom) ELSE ST_Area(ST_Intersection(p.geom, q.geom)) END
    FROM ${left} p JOIN ${right} q ON p.geom && q.geom ${isSame ? "AND p.id < q.id" : ""}`);
  const theirs = new Map<number, number>();
  for (const row of rows.split("\n")) {
    if (row === "") continue;
    const [i = 0, j = 0, areaM2 = Number.NaN] = row.split("\t").map(Number);
    theirs.set(i * b.count + j, areaM2);
  }
  return { ...compareAll(a, b, theirs), shape: compareShapes(postgis, a) };
}

function compareAll(a: FlatLayer, b: FlatLayer, theirs: Map<number, number>): Omit<Agreement, "shape"> {
  const areaOf = createAreaMeasure(a, b);
  const grid = createFlatGrid(b.box);
  let pairs = 0;
  let overlapping = 0;
  let largest: Agreement["largest"] = { differenceM2: 0, a: -1, b: -1, areasM2: [0, 0] };
  for (let i = 0; i < a.count; i++) {
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = a.box.subarray(4 * i, 4 * i + 4);
    const near = grid.query(minX, minY, maxX, maxY);
    for (let n = 0; n < near; n++) {
      const j = grid.found[n] ?? -1;
      if (a === b && j <= i) continue;
      pairs++;
      const mine = areaOf(i, j);
      const known = theirs.get(i * b.count + j) ?? Number.NaN;
      if (known > 0) overlapping++;
      const differenceM2 = Math.abs(mine - known);
      if (!(differenceM2 <= largest.differenceM2)) largest = { differenceM2, a: i, b: j, areasM2: [mine, known] };
    }
  }
  return { pairs, overlapping, largest };
}

/** The kernel, and where it has no answer the engine around it. */
function createAreaMeasure(a: FlatLayer, b: FlatLayer): (i: number, j: number) => number {
  const kernel = createOverlapKernel(a, b);
  const engine = createKernelEngine();
  return (i, j) => {
    const areaM2 = kernel(i, j);
    return Number.isNaN(areaM2) ? engine.intersectionAreaM2(shapeAt(a, i, `a ${i}`), shapeAt(b, j, `b ${j}`)) : areaM2;
  };
}

function compareShapes(postgis: Postgis, a: FlatLayer): Agreement["shape"] {
  let largest: Agreement["shape"] = { differenceM2: 0, areaM2: 0 };
  for (const row of postgis.query("SELECT id, ST_Area(geom) FROM a").split("\n")) {
    if (row === "") continue;
    const [i = -1, known = Number.NaN] = row.split("\t").map(Number);
    const areaM2 = a.areaM2[i] ?? Number.NaN;
    const differenceM2 = Math.abs(areaM2 - known);
    if (!(differenceM2 <= largest.differenceM2)) largest = { differenceM2, areaM2 };
  }
  return largest;
}
