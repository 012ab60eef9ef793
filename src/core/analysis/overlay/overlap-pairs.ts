import type { FlatGrid } from "../../geometry/flat-grid.ts";
import { createOverlapKernel } from "../../geometry/overlap-kernel.ts";
import type { PlanLayer } from "../../geometry/plan-layer.ts";
import { mirrorPairs, type PairTable, PairTableBuilder } from "./pair-table.ts";

/** Places in a layer, `to` not among them. */
export interface LayerRange {
  readonly from: number;
  readonly to: number;
}

/** Asked where rings break the kernel's terms: what shape `i` of the one and `j` of the other layer have in common, m². */
export type AskInstead = (i: number, j: number) => number;

/** Shapes measured between two yields. */
const portion = 4096;

/**
 * Every pair with area in common of a shape of `a` in `range` and a shape of `b`, one row a shape of `a`. Yields between portions. Cost:
 * linear in the shapes, plus the pairs whose boxes meet.
 */
export function* overlapPairs(
  a: PlanLayer,
  b: PlanLayer,
  grid: FlatGrid,
  { from, to }: LayerRange,
  askInstead: AskInstead,
): Generator<number, PairTable, void> {
  const kernel = createOverlapKernel(a, b);
  const pairs = new PairTableBuilder(to - from);
  const measure = (i: number, j: number): number => {
    const areaM2 = kernel(i, j);
    return Number.isNaN(areaM2) ? askInstead(i, j) : areaM2;
  };
  for (let at = from; at < to; at += portion) {
    addRows(a.box, at, Math.min(to, at + portion), grid, measure, pairs);
    yield at;
  }
  return pairs.finish();
}

/** The same within one layer: rows of both shapes of a pair list it; no shape is paired with itself. Each pair is measured once. */
export function* overlapPairsWithin(
  layer: PlanLayer,
  grid: FlatGrid,
  { from, to }: LayerRange,
  askInstead: AskInstead,
): Generator<number, PairTable, void> {
  const kernel = createOverlapKernel(layer, layer);
  const pairs = new PairTableBuilder(to - from);
  const measure = (i: number, j: number): number => {
    // A pair within the range is measured from its first shape, any pair in the same order: halves add up byte for byte.
    if (j <= i && (j === i || j >= from)) return 0;
    const first = Math.min(j, i);
    const second = Math.max(j, i);
    const areaM2 = kernel(first, second);
    return Number.isNaN(areaM2) ? askInstead(first, second) : areaM2;
  };
  for (let at = from; at < to; at += portion) {
    addRows(layer.box, at, Math.min(to, at + portion), grid, measure, pairs);
    yield at;
  }
  return mirrorPairs(pairs.finish(), from);
}

function addRows(
  box: Float64Array,
  from: number,
  to: number,
  grid: FlatGrid,
  measure: (i: number, j: number) => number,
  pairs: PairTableBuilder,
): void {
  const { found } = grid;
  for (let i = from; i < to; i++) {
    const near = grid.query(
      box[4 * i] as number, // in range by the loop
      box[4 * i + 1] as number, // likewise
      box[4 * i + 2] as number, // likewise
      box[4 * i + 3] as number, // likewise
    );
    for (let n = 0; n < near; n++) {
      const j = found[n] as number; // likewise
      const areaM2 = measure(i, j);
      if (areaM2 !== 0) pairs.add(j, areaM2);
    }
    pairs.endRow();
  }
}
