import type { CornerPath, EdgePath } from "../../core/commands/command.ts";
import { runsOf } from "../../core/commands/topology/corner-runs.ts";
import type { AnyGeometry, LngLat } from "../../core/model/coordinates.ts";

/** What can be taken hold of on the selected feature. */
export type Handle =
  | { readonly kind: "corner"; readonly path: CornerPath; readonly at: LngLat }
  /** Middle of an edge: dragging it makes a corner. */
  | {
      readonly kind: "midpoint";
      readonly path: EdgePath;
      readonly at: LngLat;
      readonly from: LngLat;
      readonly to: LngLat;
    }
  /** The rest of an edge: it moves as a whole. */
  | { readonly kind: "edge"; readonly path: EdgePath; readonly at: LngLat; readonly from: LngLat; readonly to: LngLat };

/** A corner with its number in the corner table. */
export interface CornerHandle {
  readonly path: CornerPath;
  readonly at: LngLat;
  readonly number: number;
}

type Pixel = readonly [x: number, y: number];
export type Project = (position: LngLat) => Pixel;

/** Corners of a geometry in the order they are stepped through; numbers are those of the corner table, J1 first. */
export function cornersOf(geometry: AnyGeometry): readonly CornerHandle[] {
  let number = 0;
  return runsOf(geometry).flatMap(({ polygon, ring, corners }) =>
    corners.map((at, corner): CornerHandle => {
      number++;
      return { path: { polygon, ring, corner }, at, number };
    }),
  );
}

/** An edge with the corners at its ends. */
export interface HandleEdge {
  readonly path: EdgePath;
  readonly from: LngLat;
  readonly to: LngLat;
}

/** Edges of a geometry, run by run. */
export function edgesOfGeometry(geometry: AnyGeometry): readonly HandleEdge[] {
  return runsOf(geometry).flatMap(({ polygon, ring, corners, isClosed }) => {
    const count = isClosed ? corners.length : corners.length - 1;
    return Array.from({ length: Math.max(0, count) }, (_, corner) => ({
      path: { polygon, ring, corner },
      from: corners[corner] as LngLat, // in range
      to: corners[(corner + 1) % corners.length] as LngLat, // in range
    }));
  });
}

/** Edges shorter than this on the screen show no middle: it would lie on their corners. */
const shortestMidpointPx = 32;

export interface GrabRadius {
  readonly handlePx: number;
  readonly edgePx: number;
}

/** Mouse: 24 px targets. Touch: 44 px. */
export const mouseGrab: GrabRadius = { handlePx: 12, edgePx: 6 };
export const touchGrab: GrabRadius = { handlePx: 22, edgePx: 16 };

/** An edge near the pointer, with the paths of the corners at both its ends. */
export interface GrabEdge extends HandleEdge {
  readonly toPath: CornerPath;
}

/**
 * The handle at a place of the screen, among the edges near it: the nearest corner, else the nearest middle, else an edge;
 * undefined where there is none.
 */
export function findHandle(
  edges: readonly GrabEdge[],
  at: Pixel,
  project: Project,
  radius: GrabRadius = mouseGrab,
): Handle | undefined {
  const drawn = edges.map((edge) => ({ ...edge, a: project(edge.from), b: project(edge.to) }));
  const corners = drawn.flatMap(({ path, toPath, from, to, a, b }): (readonly [Handle, number])[] => [
    [{ kind: "corner", path, at: from }, distance(a, at)],
    [{ kind: "corner", path: toPath, at: to }, distance(b, at)],
  ]);
  const middles = drawn
    .filter(({ a, b }) => distance(a, b) >= shortestMidpointPx)
    .map(({ path, from, to, a, b }): readonly [Handle, number] => [
      { kind: "midpoint", path, from, to, at: middleOf(from, to) },
      distance([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], at),
    ]);
  const lines = drawn.map(({ path, from, to, a, b }): readonly [Handle, number] => [
    { kind: "edge", path, from, to, at: from },
    distanceToEdge(a, b, at),
  ]);
  return nearest(corners, radius.handlePx) ?? nearest(middles, radius.handlePx) ?? nearest(lines, radius.edgePx);
}

function nearest<T extends Handle>(offers: readonly (readonly [T, number])[], radiusPx: number): T | undefined {
  let best: T | undefined;
  let bestPx = radiusPx;
  for (const [handle, px] of offers) {
    if (px > bestPx || (px === bestPx && best !== undefined)) continue;
    best = handle;
    bestPx = px;
  }
  return best;
}

/** Middle of an edge, degrees: where its handle is drawn. */
export function middleOf(from: LngLat, to: LngLat): LngLat {
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}

function distance(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Distance of a place from an edge on the screen, px. */
export function distanceToEdge(a: Pixel, b: Pixel, [x, y]: Pixel): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const share = length2 > 0 ? Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length2)) : 0;
  return Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy);
}
