import { bankRing, parkRing } from "./frame.ts";
import {
  add,
  area,
  band,
  cross,
  difference,
  distance,
  dot,
  inShape,
  intersection,
  offset,
  type Shape,
  simplify,
  sub,
  times,
  unit,
  type XY,
} from "./plane.ts";
import { streamCorridorM, streamLine, streamWidthM, streets, tracks, trackWidthM } from "./streets.ts";

/** The park cut into what lies between its streets. */
interface Partition {
  readonly park: Shape;
  readonly roads: readonly Shape[];
  readonly water: readonly Shape[];
  readonly banks: readonly Shape[];
  readonly rail: readonly Shape[];
  readonly riverside: readonly Shape[];
  readonly blocks: readonly Shape[];
}

const riversideM = 46;
/** A piece smaller than this is left to the street beside it. */
const smallestM2 = 400;

export function cutPark(): Partition {
  const park: Shape = [parkRing];
  const roads = streets.map((s) => band(s.line, s.widthM));
  const water = band(streamLine, streamWidthM);
  const corridor = band(streamLine, streamCorridorM);
  const rails = tracks.map((t) => band(t.line, trackWidthM));
  const bank = beyondEnds(bankRing, 80);
  const riverside: Shape = [[...offset(bank, 40), ...simplify(offset(bank, -riversideM), 0.3).reverse()]];
  const keep = (shapes: readonly Shape[]): Shape[] => shapes.filter((s) => area(s) > smallestM2);
  const waterPieces = keep(difference(intersection([park], [water]), roads));
  const bankPieces = keep(difference(intersection([park], [corridor]), [...roads, water]));
  const railPieces = keep(
    difference(
      intersection(
        [park],
        rails.map((r) => r),
      ),
      [...roads, corridor],
    ),
  );
  const riversidePieces = keep(difference(intersection([park], [riverside]), [...roads, corridor]));
  const raw = keep(difference([park], [...roads, corridor, ...rails, riverside]));
  return {
    park,
    roads,
    water: waterPieces,
    banks: bankPieces,
    rail: railPieces,
    riverside: riversidePieces,
    blocks: raw.map((block) => roundCorners(block, roads)),
  };
}

/** The line drawn on straight ahead at both ends. */
function beyondEnds(line: readonly XY[], byM: number): XY[] {
  const [a, b] = [line[0]!, line[1]!];
  const [y, z] = [line[line.length - 2]!, line[line.length - 1]!];
  return [add(a, times(unit(sub(a, b)), byM)), ...line, add(z, times(unit(sub(z, y)), byM))];
}

/** Cuts the corners of a block where two streets meet, as kerbs do. */
function roundCorners(block: Shape, roads: readonly Shape[]): Shape {
  const shell = block[0]!;
  const n = shell.length;
  const inRoad = (p: XY): boolean => roads.some((road) => inShape(p, road));
  const out: XY[] = [];
  for (let i = 0; i < n; i++) {
    const p = shell[i]!;
    const a = unit(sub(shell[(i + n - 1) % n]!, p));
    const b = unit(sub(shell[(i + 1) % n]!, p));
    const sharp = dot(a, b) > -0.86 && cross(b, a) > 0;
    const room = Math.min(distance(p, shell[(i + n - 1) % n]!), distance(p, shell[(i + 1) % n]!)) * 0.45;
    const outward = times(unit(add(a, b)), -3);
    const byA = add(p, add(times(a, 4), times([-a[1], a[0]], 2)));
    const byB = add(p, add(times(b, 4), times([b[1], -b[0]], 2)));
    const cut = Math.min(13, room);
    if (!sharp || cut < 2 || !inRoad(add(p, outward)) || !inRoad(byA) || !inRoad(byB)) {
      out.push(p);
      continue;
    }
    const [s, e] = [add(p, times(a, cut)), add(p, times(b, cut))];
    const bend = (t: number): XY => add(add(times(s, (1 - t) ** 2), times(p, 2 * t * (1 - t))), times(e, t * t));
    out.push(s, bend(0.33), bend(0.67), e);
  }
  return [out];
}
