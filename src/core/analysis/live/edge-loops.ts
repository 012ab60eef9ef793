import { createEdgeLoop, type EdgeLoop } from "../../geometry/loop-overlap.ts";
import type { LayerPlace } from "../../geometry/plan-layer.ts";

/**
 * What changed between two outlines of one shape, as closed lines: along each changed stretch of a ring the new edges, then the
 * old ones backwards. A moved vertex gives one loop of four edges, a new or removed ring a loop of all its edges. Undefined
 * stands for no shape. Cost: linear in the vertices, which are only compared.
 */
export function findEdgeLoops(before: LayerPlace | undefined, after: LayerPlace | undefined): readonly EdgeLoop[] {
  const old = before === undefined ? [] : ringsOf(before);
  const fresh = after === undefined ? [] : ringsOf(after);
  const loops: EdgeLoop[] = [];
  for (let r = 0; r < Math.max(old.length, fresh.length); r++) loops.push(...loopsOfRing(old[r], fresh[r]));
  return loops;
}

/** Vertices of one closed ring, the repeated last one left out. */
interface RingRange {
  readonly xy: Float64Array;
  readonly from: number;
  readonly count: number;
}

function ringsOf({ layer, index }: LayerPlace): readonly RingRange[] {
  const { xy, shapeStart, polygonStart, ringStart } = layer;
  const rings: RingRange[] = [];
  const first = polygonStart[shapeStart[index] as number] as number; // one entry more than shapes, polygons
  const end = polygonStart[shapeStart[index + 1] as number] as number; // likewise
  for (let r = first; r < end; r++) {
    const from = ringStart[r] as number; // one entry more than rings
    rings.push({ xy, from, count: (ringStart[r + 1] as number) - from - 1 }); // likewise
  }
  return rings;
}

function loopsOfRing(old: RingRange | undefined, fresh: RingRange | undefined): readonly EdgeLoop[] {
  if (old === undefined || fresh === undefined) {
    const whole = [];
    if (fresh !== undefined) whole.push(createEdgeLoop(stretch(fresh, 0, fresh.count + 1, undefined, 0, 0)));
    if (old !== undefined) whole.push(createEdgeLoop(stretch(undefined, 0, 0, old, 0, old.count + 1)));
    return whole;
  }
  const least = Math.min(old.count, fresh.count);
  let head = 0;
  while (head < least && isSame(old, head, fresh, head)) head++;
  if (head === least && old.count === fresh.count) return [];
  let tail = 0;
  while (tail < least - head && isSame(old, old.count - 1 - tail, fresh, fresh.count - 1 - tail)) tail++;
  if (head + tail === 0) return [...loopsOfRing(undefined, fresh), ...loopsOfRing(old, undefined)];
  // From the last vertex both have to the next one both have, around the start of the ring if need be.
  const points = stretch(fresh, head - 1, fresh.count - tail + 1, old, head - 1, old.count - tail + 1);
  return [createEdgeLoop(points)];
}

function isSame(a: RingRange, i: number, b: RingRange, j: number): boolean {
  return (
    a.xy[2 * (a.from + i)] === b.xy[2 * (b.from + j)] && a.xy[2 * (a.from + i) + 1] === b.xy[2 * (b.from + j) + 1] // in range by the callers
  );
}

/** New vertices forward and old ones backward, each from one place of its ring up to another, which may run over the ring's end. */
function stretch(
  fresh: RingRange | undefined,
  freshFrom: number,
  freshTo: number,
  old: RingRange | undefined,
  oldFrom: number,
  oldTo: number,
): Float64Array {
  const isBoth = fresh !== undefined && old !== undefined;
  // Where both meet, the old line's last vertex is the new line's last one; its first closes the loop.
  const oldCount = old === undefined ? 0 : oldTo - oldFrom - (isBoth ? 1 : 0);
  const points = new Float64Array(2 * ((fresh === undefined ? 0 : freshTo - freshFrom) + oldCount));
  let used = 0;
  const put = ({ xy, from, count }: RingRange, i: number): void => {
    const at = 2 * (from + (((i % count) + count) % count));
    points[used++] = xy[at] as number; // a vertex of the ring
    points[used++] = xy[at + 1] as number; // likewise
  };
  if (fresh !== undefined) for (let i = freshFrom; i < freshTo; i++) put(fresh, i);
  if (old !== undefined) for (let i = oldTo - (isBoth ? 2 : 1); i >= oldFrom; i--) put(old, i);
  return points;
}
