import { type AnyGeometry, isAreaGeometry, type LngLat, type LngLatBox } from "../../model/coordinates.ts";

/** Corners in a row: a ring (without its closing repeat), a line, or one point. */
export interface CornerRun {
  /** Part of a multi-geometry, 0 otherwise. */
  readonly polygon: number;
  /** 0 the shell; 0 for lines and points. */
  readonly ring: number;
  readonly corners: readonly LngLat[];
  /** Does an edge lead from the last corner to the first? */
  readonly isClosed: boolean;
}

/** Geometries never change, and while a corner is dragged the neighbors are asked for each frame. */
const knownRuns = new WeakMap<AnyGeometry, readonly CornerRun[]>();

/** All corners of any geometry, run by run in their order: what commands work on. Remembered with the geometry. */
export function runsOf(geometry: AnyGeometry): readonly CornerRun[] {
  const known = knownRuns.get(geometry);
  if (known !== undefined) return known;
  const runs = listRuns(geometry);
  knownRuns.set(geometry, runs);
  return runs;
}

const knownCorners = new WeakMap<AnyGeometry, readonly LngLat[]>();
const knownBoxes = new WeakMap<AnyGeometry, LngLatBox>();

/** Corners of all runs in one list, remembered with the geometry. */
export function cornersOf(geometry: AnyGeometry): readonly LngLat[] {
  const corners = knownCorners.get(geometry) ?? runsOf(geometry).flatMap((run) => run.corners);
  knownCorners.set(geometry, corners);
  return corners;
}

/** Box around a geometry, remembered with it. */
export function boxOf(geometry: AnyGeometry): LngLatBox {
  const box = knownBoxes.get(geometry) ?? boxAround(cornersOf(geometry));
  knownBoxes.set(geometry, box);
  return box;
}

function listRuns(geometry: AnyGeometry): readonly CornerRun[] {
  if (isAreaGeometry(geometry)) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flatMap((rings, polygon) =>
      rings.map((positions, ring) => ({ polygon, ring, corners: openRing(positions), isClosed: true })),
    );
  }
  return listParts(geometry).map((corners, polygon) => ({ polygon, ring: 0, corners, isClosed: false }));
}

/**
 * The geometry with other corners: `change` gives those of a run, the very list it was given to leave it. Rings are closed
 * again. The geometry itself where nothing changed; runs nobody changed keep their lists. A run keeps its place, so it
 * cannot be taken out here: one without corners is for checkShape to refuse.
 */
export function withRuns(geometry: AnyGeometry, change: (run: CornerRun) => readonly LngLat[]): AnyGeometry {
  const runs = runsOf(geometry);
  const changed = runs.map((run) => change(run));
  if (changed.every((corners, index) => corners === runs[index]?.corners)) return geometry;
  let next = 0;
  const take = (before: readonly LngLat[]): readonly LngLat[] => {
    const at = next++;
    const corners = changed[at] ?? [];
    return corners === runs[at]?.corners ? before : closeRing(corners);
  };
  switch (geometry.type) {
    case "Polygon":
      return { type: "Polygon", coordinates: geometry.coordinates.map(take) };
    case "MultiPolygon":
      return { type: "MultiPolygon", coordinates: geometry.coordinates.map((rings) => rings.map(take)) };
    case "Point":
      return { type: "Point", coordinates: changed[0]?.[0] ?? [Number.NaN, Number.NaN] };
    case "MultiPoint":
      return { type: "MultiPoint", coordinates: changed.flat() };
    case "LineString":
      return { type: "LineString", coordinates: changed[0] ?? [] };
    case "MultiLineString":
      return { type: "MultiLineString", coordinates: changed };
  }
}

/** Calls for every edge of a run with the place of its first corner. */
export function forEachEdge(run: CornerRun, visit: (a: LngLat, b: LngLat, index: number) => void): void {
  const { corners, isClosed } = run;
  const count = isClosed ? corners.length : corners.length - 1;
  for (let index = 0; index < count; index++) {
    const a = corners[index] as LngLat; // in range by the loop
    const b = corners[(index + 1) % corners.length] as LngLat; // in range
    visit(a, b, index);
  }
}

/** Bit for bit the same place? */
export function isSamePosition(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Corners as a closed ring, the first one repeated as last. */
export function closeRing(corners: readonly LngLat[]): readonly LngLat[] {
  const [first] = corners;
  return first === undefined ? [] : [...corners, first];
}

/** Box around positions, degrees. */
export function boxAround(positions: readonly LngLat[]): LngLatBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

function openRing(positions: readonly LngLat[]): readonly LngLat[] {
  const first = positions[0];
  const last = positions.at(-1);
  const isRepeated = positions.length > 1 && first !== undefined && last !== undefined && isSamePosition(first, last);
  return isRepeated ? positions.slice(0, -1) : positions;
}

function listParts(
  geometry: Exclude<AnyGeometry, { type: "Polygon" | "MultiPolygon" }>,
): readonly (readonly LngLat[])[] {
  // What the coordinates hold follows from the type, which the compiler does not see through the union.
  switch (geometry.type) {
    case "Point":
      return [[geometry.coordinates as LngLat]];
    case "MultiPoint":
      return (geometry.coordinates as readonly LngLat[]).map((point) => [point]);
    case "LineString":
      return [geometry.coordinates as readonly LngLat[]];
    case "MultiLineString":
      return geometry.coordinates as readonly (readonly LngLat[])[];
  }
}
