import type { AnyGeometry, AreaGeometry, LngLat, LngLatRing } from "../core/model/coordinates.ts";
import { toLines } from "./control-slots.ts";

export interface RoadPiece {
  readonly inside: boolean;
  readonly line: readonly LngLat[];
}

/**
 * Cuts a line where it crosses the park's border, so that carriageways are white on the park's light ground and quiet
 * around it. For drawing only: works on degrees, which is right to a few millimetres over one segment.
 */
export function splitAtPark(geometry: AnyGeometry, parks: readonly AreaGeometry[]): readonly RoadPiece[] {
  const rings = parks.flatMap((park) => toLines(park));
  const pieces: RoadPiece[] = [];
  for (const line of toLines(geometry)) pieces.push(...splitLine(line, rings));
  return pieces;
}

export function isInPark(position: LngLat, parks: readonly AreaGeometry[]): boolean {
  return isInside(
    position,
    parks.flatMap((park) => toLines(park)),
  );
}

function splitLine(line: readonly LngLat[], rings: readonly LngLatRing[]): RoadPiece[] {
  const pieces: RoadPiece[] = [];
  let current: { inside: boolean; line: LngLat[] } | undefined;
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1];
    const to = line[i];
    if (from === undefined || to === undefined) continue;
    const cuts = [0, ...findCuts(from, to, rings), 1];
    for (let c = 1; c < cuts.length; c++) {
      const start = mix(from, to, cuts[c - 1] ?? 0);
      const end = mix(from, to, cuts[c] ?? 1);
      const inside = isInside(mix(start, end, 0.5), rings);
      if (current === undefined || current.inside !== inside) {
        current = { inside, line: [start] };
        pieces.push(current);
      }
      current.line.push(end);
    }
  }
  return pieces;
}

function mix(a: LngLat, b: LngLat, share: number): LngLat {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Shares along the segment at which it crosses a ring, ascending. */
function findCuts([ax, ay]: LngLat, [bx, by]: LngLat, rings: readonly LngLatRing[]): number[] {
  const cuts: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [cx, cy] = ring[i - 1] ?? [0, 0];
      const [dx, dy] = ring[i] ?? [0, 0];
      const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
      if (across === 0) continue;
      const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
      const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / across;
      if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push(t);
    }
  }
  return cuts.sort((a, b) => a - b);
}

/** Even-odd rule over all rings: holes count as outside. */
function isInside([x, y]: LngLat, rings: readonly LngLatRing[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] ?? [0, 0];
      const [bx, by] = ring[i] ?? [0, 0];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
