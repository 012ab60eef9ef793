import { toLngLat } from "./frame.ts";
import { type Ring, type Shape, signedArea, type XY } from "./plane.ts";

export type Properties = Readonly<Record<string, unknown>>;
export interface OutFeature {
  readonly properties: Properties;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** Closed, in degrees; shells counterclockwise, holes clockwise (RFC 7946). */
function closedRing(ring: Ring, shell: boolean): [number, number][] {
  const turned = signedArea(ring) > 0 === shell ? ring : [...ring].reverse();
  const out = turned.map(toLngLat);
  return [...out, out[0]!];
}
const polygonCoordinates = (shape: Shape): [number, number][][] => shape.map((ring, i) => closedRing(ring, i === 0));

export function polygon(shape: Shape): OutFeature["geometry"] {
  return { type: "Polygon", coordinates: polygonCoordinates(shape) };
}
export function multiPolygon(shapes: readonly Shape[]): OutFeature["geometry"] {
  return shapes.length === 1
    ? polygon(shapes[0]!)
    : { type: "MultiPolygon", coordinates: shapes.map(polygonCoordinates) };
}
export const line = (points: readonly XY[]): OutFeature["geometry"] => ({
  type: "LineString",
  coordinates: points.map(toLngLat),
});
export const point = (p: XY): OutFeature["geometry"] => ({
  type: "Point",
  coordinates: toLngLat(p),
});
/** A ring as drawn, crossings and all. */
export const rawPolygon = (ring: Ring): OutFeature["geometry"] => ({
  type: "Polygon",
  coordinates: [[...ring, ring[0]!].map(toLngLat)],
});

/** Leaves out what is not known: absent means the same as null. */
export function known<T extends Properties>(properties: T): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** One feature a line, so that line numbers and differences mean something. */
export function collection(features: readonly OutFeature[]): string {
  const lines = features.map((f) =>
    JSON.stringify({
      type: "Feature",
      properties: f.properties,
      geometry: f.geometry,
    }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`;
}

/** A JSON list with one record a line. */
export const recordList = (records: readonly Properties[]): string =>
  `[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]\n`;
