import type { PlanRing, PlanXY } from "../model/coordinates.ts";
import type { PlanShape } from "./overlay-engine.ts";
import { createPlanShape } from "./plan-shape.ts";

/** Corners of the polygon a circle is drawn as. It lies inside the circle and holds 99.84 % of it: reach is never overstated. */
const corners = 64;

/**
 * Everything within a distance of a point or an open line, m, on one plane: a disc a point, a rounded strip a segment. The
 * shapes overlap each other; the union counts. Corners stand at fixed directions, so that strips of one line meet in the same
 * points.
 */
export function createSurroundings(id: string, line: readonly PlanXY[], distanceM: number): readonly PlanShape[] {
  const [only] = line;
  if (only === undefined || !(distanceM > 0)) return [];
  if (line.length === 1) return [createPlanShape(id, [[close(discAround(only, distanceM))]])];
  return line.slice(1).flatMap((to, index) => {
    const from = line[index];
    if (from === undefined) return [];
    const hull = hullOf([...discAround(from, distanceM), ...discAround(to, distanceM)]);
    return [createPlanShape(id, [[close(hull)]])];
  });
}

function discAround([x, y]: PlanXY, radiusM: number): PlanXY[] {
  return Array.from({ length: corners }, (_, index): PlanXY => {
    const turn = (2 * Math.PI * index) / corners;
    return [x + radiusM * Math.cos(turn), y + radiusM * Math.sin(turn)];
  });
}

function close(ring: readonly PlanXY[]): PlanRing {
  const [first] = ring;
  return first === undefined ? ring : [...ring, first];
}

/** Convex hull, counterclockwise (monotone chain). */
function hullOf(points: readonly PlanXY[]): readonly PlanXY[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = chainOf(sorted);
  const upper = chainOf(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chainOf(points: readonly PlanXY[]): readonly PlanXY[] {
  const chain: PlanXY[] = [];
  for (const p of points) {
    for (;;) {
      const a = chain.at(-2);
      const b = chain.at(-1);
      if (a === undefined || b === undefined) break;
      if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
      chain.pop();
    }
    chain.push(p);
  }
  return chain;
}
