import { locateInPolygon } from "../../src/core/geometry/containment.ts";

type Polygon = Parameters<typeof locateInPolygon>[1];

/** Is a point in one of the polygons, borders included? Coordinates of one system, degrees or plane; rings closed. */
export function isPointInPolygons(point: Parameters<typeof locateInPolygon>[0], polygons: readonly Polygon[]): boolean {
  return polygons.some((polygon) => locateInPolygon(point, polygon) !== "outside");
}
