import type { AnyGeometry, LngLat, PlanXY } from "../model/coordinates.ts";
import { createOutline, type Outline, type Span } from "./distance.ts";
import type { MeasuringPlane } from "./measuring-plane.ts";
import type { PlanShape } from "./overlay-engine.ts";

/** A feature of any kind on the measuring plane, for distances: areas with their inside, lines, points. */
export function toOutline(geometry: AnyGeometry, plane: MeasuringPlane): Outline | undefined {
  const toPlane = (path: readonly LngLat[]): readonly PlanXY[] => path.map((p) => plane.toPlane(p));
  switch (geometry.type) {
    case "Polygon":
      return createOutline(geometry.coordinates.map(toPlane), true);
    case "MultiPolygon":
      return createOutline(geometry.coordinates.flat().map(toPlane), true);
    case "LineString":
      return createOutline([toPlane(geometry.coordinates as readonly LngLat[])], false); // its type says so
    case "MultiLineString":
      return createOutline((geometry.coordinates as readonly (readonly LngLat[])[]).map(toPlane), false); // likewise
    case "Point":
      return createOutline([toPlane([geometry.coordinates as LngLat])], false); // likewise
    case "MultiPoint":
      return createOutline(
        (geometry.coordinates as readonly LngLat[]).map((p) => toPlane([p])), // likewise
        false,
      );
  }
}

export function outlineOfShape({ polygons }: PlanShape): Outline | undefined {
  return createOutline(polygons.flat(), true);
}

/** The shortest way as a place on the map, degrees: a line, or a point where the two meet. */
export function toPlace({ distanceM, from, to }: Span, plane: MeasuringPlane): AnyGeometry {
  return distanceM > 0
    ? { type: "LineString", coordinates: [plane.toLngLat(from), plane.toLngLat(to)] }
    : { type: "Point", coordinates: plane.toLngLat(from) };
}
