/** Degrees, longitude first, WGS 84 or CGCS2000 (equal for screening, domain §8). Kept as given, never rounded. */
export type LngLat = readonly [lng: number, lat: number];

/** Meters in one projected plane: the dataset's measuring plane or its grid CRS. x east, y north. */
export type PlanXY = readonly [x: number, y: number] & { readonly __plane?: never };

/** Closed ring: first position repeated as last. Shells run counterclockwise, holes clockwise after reading. */
export type LngLatRing = readonly LngLat[];
export type PlanRing = readonly PlanXY[];

/** Shell first, then holes. */
export type PlanPolygon = readonly PlanRing[];
/** Meters on the measuring plane. */
export type PlanMultiPolygon = readonly PlanPolygon[];

export interface PolygonGeometry {
  readonly type: "Polygon";
  readonly coordinates: readonly LngLatRing[];
}
interface MultiPolygonGeometry {
  readonly type: "MultiPolygon";
  readonly coordinates: readonly (readonly LngLatRing[])[];
}
export type AreaGeometry = PolygonGeometry | MultiPolygonGeometry;

export interface LineGeometry {
  readonly type: "LineString" | "MultiLineString";
  readonly coordinates: readonly LngLat[] | readonly (readonly LngLat[])[];
}
export interface PointGeometry {
  readonly type: "Point" | "MultiPoint";
  readonly coordinates: LngLat | readonly LngLat[];
}
export type AnyGeometry = AreaGeometry | LineGeometry | PointGeometry;

/** West, south, east, north in degrees. */
export type LngLatBox = readonly [west: number, south: number, east: number, north: number];
/** minX, minY, maxX, maxY in meters of one plane. */
export type PlanBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

export function isAreaGeometry(geometry: AnyGeometry): geometry is AreaGeometry {
  return geometry.type === "Polygon" || geometry.type === "MultiPolygon";
}
