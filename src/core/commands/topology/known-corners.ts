import type { AnyGeometry, LngLat } from "../../model/coordinates.ts";
import { forEachEdge, isSamePosition, runsOf } from "./corner-runs.ts";

/** Corners and edges of a geometry as they are, bit for bit, to tell what an edit made new. */
export interface KnownCorners {
  hasCorner(position: LngLat): boolean;
  /** In either direction. */
  hasEdge(a: LngLat, b: LngLat): boolean;
}

const remembered = new WeakMap<AnyGeometry, KnownCorners>();

/** Corners and edges of a geometry, remembered with it; of none where there is no geometry. */
export function knowCorners(geometry: AnyGeometry | undefined): KnownCorners {
  const known = geometry === undefined ? undefined : remembered.get(geometry);
  if (known !== undefined) return known;
  const made = listCorners(geometry);
  if (geometry !== undefined) remembered.set(geometry, made);
  return made;
}

function listCorners(geometry: AnyGeometry | undefined): KnownCorners {
  const runs = geometry === undefined ? [] : runsOf(geometry);
  const corners = new Map<number, LngLat[]>();
  for (const run of runs) for (const corner of run.corners) listAt(corners, corner[0]).push(corner);
  let edges: Map<number, (readonly [LngLat, LngLat])[]> | undefined;
  const findEdges = () => {
    const made = new Map<number, (readonly [LngLat, LngLat])[]>();
    for (const run of runs) forEachEdge(run, (a, b) => listAt(made, a[0] + b[0]).push([a, b]));
    return made;
  };
  return {
    hasCorner: ([lng, lat]) => corners.get(lng)?.some((corner) => corner[1] === lat) ?? false,
    hasEdge(a, b) {
      edges ??= findEdges();
      return (
        edges
          .get(a[0] + b[0])
          ?.some(
            ([p, q]) =>
              (isSamePosition(p, a) && isSamePosition(q, b)) || (isSamePosition(p, b) && isSamePosition(q, a)),
          ) ?? false
      );
    },
  };
}

function listAt<T>(lists: Map<number, T[]>, key: number): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
