import { edgesOf } from "../../core/geometry/snap/edge-index.ts";
import { findSnap } from "../../core/geometry/snap/find-snap.ts";
import { createGuides, type Guide } from "../../core/geometry/snap/snap-guides.ts";
import type { SnapEdge, SnapTarget } from "../../core/geometry/snap/snap-target.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import { findFeature } from "./edit-ground.ts";
import type { EditState } from "./edit-state.ts";
import type { ToolContext } from "./tool-context.ts";

/** Longest edges of a feature that give directions: with more of them every direction would be one. */
const mostBaseEdges = 6;

/** What a gesture snaps by: made when it begins or gets a point, used in each of its frames. */
export interface SnapBase {
  readonly moving: readonly LngLat[];
  readonly guides: readonly Guide[];
}

/** Guides and moving corners of a gesture. */
export function createSnapBase(state: EditState, context: ToolContext): SnapBase {
  const { grid } = context.ground.tools;
  switch (state.kind) {
    case "idle":
      return { moving: [], guides: [] };
    case "corner": {
      const edges = featureEdges(state.ref, context);
      const touching = edges.filter(({ from, to }) => isSame(from, state.from) || isSame(to, state.from));
      const anchors = touching.map(({ from, to }) => (isSame(from, state.from) ? to : from));
      const rest = edges.filter((edge) => !touching.includes(edge));
      return { moving: [state.from], guides: createGuides(chooseBase(rest, anchors, grid), anchors, grid) };
    }
    case "insert": {
      const edges = featureEdges(state.ref, context);
      const rest = edges.filter(({ from, to }) => !(isSame(from, state.between[0]) && isSame(to, state.between[1])));
      return { moving: [], guides: createGuides(chooseBase(rest, state.between, grid), state.between, grid) };
    }
    case "edge":
      return { moving: [state.from, state.to], guides: [] };
    case "path":
      return { moving: [], guides: pathGuides(state.points, context) };
  }
}

/** Along and across the last edge drawn, through the last and the first point. */
function pathGuides(points: readonly LngLat[], { ground }: ToolContext): readonly Guide[] {
  const last = points.at(-1);
  const first = points[0];
  if (last === undefined || first === undefined) return [];
  const drawn: SnapEdge[] = points.slice(1).map((to, at) => ({
    ref: { kind: "zones", id: "" },
    polygon: 0,
    ring: 0,
    corner: at,
    nextCorner: at + 1,
    from: points[at] as LngLat, // in range: one before `to`
    to,
  }));
  const anchors = points.length > 1 ? [last, first] : [last];
  return createGuides(drawn.slice(-2), anchors, ground.tools.grid).filter(({ kind }) => kind !== "extension");
}

function featureEdges(ref: SnapEdge["ref"], { ground }: ToolContext): readonly SnapEdge[] {
  const feature = findFeature(ground, ref);
  return feature === undefined ? [] : edgesOf({ ref, geometry: feature.geometry });
}

/** Edges beyond the anchors first, then the longest. */
function chooseBase(
  edges: readonly SnapEdge[],
  anchors: readonly LngLat[],
  grid: ToolContext["ground"]["tools"]["grid"],
): readonly SnapEdge[] {
  const beyond = edges.filter(({ from, to }) => anchors.some((anchor) => isSame(anchor, from) || isSame(anchor, to)));
  const lengthM = ({ from, to }: SnapEdge) => {
    const [x0, y0] = grid.toGrid(from);
    const [x1, y1] = grid.toGrid(to);
    return Math.hypot(x1 - x0, y1 - y0);
  };
  const longest = edges
    .map((edge) => ({ edge, m: lengthM(edge) }))
    .sort((a, b) => b.m - a.m)
    .slice(0, mostBaseEdges)
    .map(({ edge }) => edge);
  return [...new Set([...beyond, ...longest])];
}

/** The pointer's target; undefined where nothing is near. */
export function snapPointer(
  pointer: LngLat,
  radiusM: number,
  base: SnapBase,
  { ground }: ToolContext,
): SnapTarget | undefined {
  return findSnap(ground.edges, { pointer, radiusM, plane: ground.tools.grid, ...base });
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
