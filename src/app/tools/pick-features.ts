import { locateInPolygon } from "../../core/geometry/containment.ts";
import { isAreaGeometry, type LngLat, type LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureKind, FeatureRef } from "../../core/model/record-kinds.ts";
import { type EditGround, findFeature } from "./edit-ground.ts";
import { distanceToEdge, edgesOfGeometry, type Project } from "./handles.ts";

/** Kinds a click in Plan selects, the first that lies there before the next; again at the same spot steps on. */
const pickedKinds: readonly FeatureKind[] = [
  "proposals",
  "parcels",
  "zones",
  "buildings",
  "structures",
  "phases",
  "controls",
  "infrastructure",
];

/** How near to a line or point a click must be, px. */
const lineReachPx = 6;

/** Features at a place, topmost first: areas that hold it, lines and points within reach. Parks are chosen elsewhere. */
export function pickFeatures(
  ground: EditGround,
  at: LngLat,
  project: Project,
  degreesPerPx: number,
): readonly FeatureRef[] {
  const reach = lineReachPx * degreesPerPx;
  const box: LngLatBox = [at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach];
  const pixel = project(at);
  return pickedKinds.flatMap((kind) =>
    [...ground.tools.near(kind, box)]
      .filter((id) => isAt(ground, { kind, id }, at, pixel, project))
      .map((id) => ({ kind, id })),
  );
}

function isAt(
  ground: EditGround,
  ref: FeatureRef,
  at: LngLat,
  pixel: readonly [number, number],
  project: Project,
): boolean {
  const geometry = findFeature(ground, ref)?.geometry;
  if (geometry === undefined) return false;
  if (isAreaGeometry(geometry) && ref.kind !== "controls") {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.some((polygon) => locateInPolygon(at, polygon) !== "outside");
  }
  if (geometry.type === "Point") {
    const [x, y] = project(geometry.coordinates as LngLat); // one position by its type
    return Math.hypot(x - pixel[0], y - pixel[1]) <= lineReachPx * 2;
  }
  return edgesOfGeometry(geometry).some(
    ({ from, to }) => distanceToEdge(project(from), project(to), pixel) <= lineReachPx,
  );
}
