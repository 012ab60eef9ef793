import type { OverlapKernel } from "../../geometry/overlap-kernel.ts";
import type { PlanLayer } from "../../geometry/plan-layer.ts";
import type { LayerRange } from "./overlap-pairs.ts";
import type { PairTable } from "./pair-table.ts";

/** Asked about the rare parcel where pairs do not tell: the land these shapes of the other layer cover on parcel `i`, m². */
export type AskUnion = (i: number, others: readonly number[]) => number;

/**
 * The land shapes cover on each parcel of the range, m², overlaps counted once: the sum of their portions less what two of
 * them share. That is exact where only two share land, and one of them lies wholly on the parcel; otherwise
 * `askUnion` measures the union. Cost: pairs of shapes on one parcel.
 */
export function measureUnions(
  range: LayerRange,
  shapes: PlanLayer,
  portions: PairTable,
  kernel: OverlapKernel,
  askUnion: AskUnion,
): Float64Array {
  const { start, areaM2 } = portions;
  const unionM2 = new Float64Array(range.to - range.from);
  for (let row = 0; row < unionM2.length; row++) {
    const from = start[row] as number; // in range by the loop
    const to = start[row + 1] as number; // likewise
    let sumM2 = 0;
    for (let at = from; at < to; at++) sumM2 += areaM2[at] as number; // likewise
    const sharedM2 = to - from < 2 ? 0 : sharedByPairsM2(shapes, portions, from, to, kernel);
    unionM2[row] = Number.isNaN(sharedM2)
      ? askUnion(range.from + row, [...portions.other.subarray(from, to)])
      : sumM2 - sharedM2;
  }
  return unionM2;
}

/** NaN where pairs do not tell. */
function sharedByPairsM2(
  { box, areaM2 }: PlanLayer,
  portions: PairTable,
  from: number,
  to: number,
  kernel: OverlapKernel,
): number {
  const { other } = portions;
  let sharedM2 = 0;
  for (let a = from; a < to; a++) {
    const i = other[a] as number; // in range by the loop
    for (let b = a + 1; b < to; b++) {
      const j = other[b] as number; // likewise
      if (!doBoxesMeet(box, i, j)) continue;
      const areaOfPairM2 = kernel(i, j);
      if (areaOfPairM2 === 0) continue;
      const isInside = portions.areaM2[a] === areaM2[i] || portions.areaM2[b] === areaM2[j];
      // Also where the kernel cannot tell.
      if (sharedM2 > 0 || !isInside) return Number.NaN;
      sharedM2 = areaOfPairM2;
    }
  }
  return sharedM2;
}

function doBoxesMeet(box: Float64Array, i: number, j: number): boolean {
  return (
    (box[4 * i] as number) < (box[4 * j + 2] as number) &&
    (box[4 * j] as number) < (box[4 * i + 2] as number) &&
    (box[4 * i + 1] as number) < (box[4 * j + 3] as number) &&
    (box[4 * j + 1] as number) < (box[4 * i + 3] as number)
  );
}
