import { createBoxIndex } from "../../geometry/box-index.ts";
import type { EditGrid } from "../../geometry/edit-grid.ts";
import type { AnyGeometry, LngLat, LngLatBox } from "../../model/coordinates.ts";
import { boxAround, type CornerRun, forEachEdge, runsOf } from "./corner-runs.ts";
import { findShareAlong, padForBend } from "./edge-place.ts";
import type { CornerOnEdge } from "./insert-corners.ts";

/** An edge of a geometry. */
export interface GeometryEdge {
  readonly run: CornerRun;
  /** Place of its first corner in the run. */
  readonly index: number;
  readonly a: LngLat;
  readonly b: LngLat;
  /** Holds everything within the tolerance. */
  readonly box: LngLatBox;
}

const remembered = new WeakMap<AnyGeometry, readonly GeometryEdge[]>();

/** Edges of a geometry, run by run, remembered with it. */
export function listEdges(geometry: AnyGeometry): readonly GeometryEdge[] {
  const known = remembered.get(geometry);
  if (known !== undefined) return known;
  const edges: GeometryEdge[] = [];
  for (const run of runsOf(geometry)) {
    forEachEdge(run, (a, b, index) => edges.push({ run, index, a, b, box: padForBend(boxAround([a, b])) }));
  }
  remembered.set(geometry, edges);
  return edges;
}

/** Above so many pairs an index over the edges pays. */
const manyPairs = 20_000;

/** Which of these corners lie on edges, and where; ends of edges do not count. Cost: pairs of corners and edges whose boxes meet. */
export function findCornersOn(
  corners: readonly LngLat[],
  edges: readonly GeometryEdge[],
  grid: EditGrid,
): readonly CornerOnEdge[] {
  const found: CornerOnEdge[] = [];
  const compare = (at: LngLat, { run, index, a, b }: GeometryEdge): void => {
    const share = findShareAlong(at, a, b, grid);
    if (share !== undefined) found.push({ polygon: run.polygon, ring: run.ring, edge: index, share, at });
  };
  const around = boxOfBoxes(edges);
  const near = corners.filter((corner) => isWithin(corner, around));
  if (near.length * edges.length > manyPairs) {
    const index = createBoxIndex(edges.map(({ box }) => box));
    for (const at of near) {
      index.search([at[0], at[1], at[0], at[1]], (place) => {
        const edge = edges[place];
        if (edge !== undefined) compare(at, edge);
      });
    }
    return found;
  }
  for (const at of near) for (const edge of edges) if (isWithin(at, edge.box)) compare(at, edge);
  return found;
}

function boxOfBoxes(edges: readonly GeometryEdge[]): LngLatBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of edges) {
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return [west, south, east, north];
}

function isWithin([lng, lat]: LngLat, [west, south, east, north]: LngLatBox): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
