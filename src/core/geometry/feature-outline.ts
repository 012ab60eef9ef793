import type { AnyGeometry, LngLat, PlanXY } from "../model/coordinates.ts";
import { createOutline, type Outline, type Span } from "./distance.ts";
import type { MeasuringPlane } from "./measuring-plane.ts";
import type { PlanShape } from "./overlay-engine.ts";
import type { PlanLayer } from "./plan-layer.ts";
import { ringAreaM2 } from "./plan-shape.ts";

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

/** Outlines side by side in flat arrays, their paths as rings; a point is drawn twice. Lines and points have no area. */
export function layOutOutlines(outlines: readonly Outline[]): PlanLayer {
  const polygonStart = [0];
  const ringStart = [0];
  const xy: number[] = [];
  for (const { paths } of outlines) {
    for (const path of paths) {
      for (const [x, y] of path) xy.push(x, y);
      const [only] = path;
      if (path.length === 1 && only !== undefined) xy.push(only[0], only[1]);
      ringStart.push(xy.length / 2);
    }
    polygonStart.push(ringStart.length - 1);
  }
  return {
    count: outlines.length,
    shapeStart: Uint32Array.from({ length: outlines.length + 1 }, (_, i) => i),
    polygonStart: Uint32Array.from(polygonStart),
    ringStart: Uint32Array.from(ringStart),
    xy: Float64Array.from(xy),
    box: Float64Array.from(outlines.flatMap(({ box }) => box)),
    areaM2: Float64Array.from(outlines, ({ paths, isArea }) =>
      isArea ? Math.abs(paths.reduce((sum, path) => sum + ringAreaM2(path), 0)) : 0,
    ),
  };
}

/** The shortest way as a place on the map, degrees: a line, or a point where the two meet. */
export function toPlace({ distanceM, from, to }: Span, plane: MeasuringPlane): AnyGeometry {
  return distanceM > 0
    ? { type: "LineString", coordinates: [plane.toLngLat(from), plane.toLngLat(to)] }
    : { type: "Point", coordinates: plane.toLngLat(from) };
}
