import { difference, featureCollection, intersect, multiPolygon, union } from "@turf/turf";
import type { PlanMultiPolygon, PlanXY } from "../model/coordinates.ts";
import type { OverlayEngine, PlanShape } from "./overlay-engine.ts";
import { sumPieceAreasM2, toOverlayPieces } from "./overlay-pieces.ts";
import { boxesTouch, polygonsAreaM2 } from "./plan-shape.ts";

type TurfShape = ReturnType<typeof multiPolygon>;

/**
 * The independent second engine (performance §4): Turf's overlays (polyclip-ts) on the same plane coordinates. Areas are our
 * shoelace, since turf.area is spherical. Hundreds of times slower than the kernel and only there to check it: load it with
 * `await import(…)`, nothing else in core may import it. Throws what Turf throws.
 */
export function createTurfEngine(): OverlayEngine {
  // An audit asks for the same pair many times over; one answer costs milliseconds here.
  const known = new WeakMap<PlanShape, WeakMap<PlanShape, PlanMultiPolygon>>();

  function intersection(a: PlanShape, b: PlanShape): PlanMultiPolygon {
    if (!boxesTouch(a.box, b.box)) return [];
    const found = known.get(a)?.get(b) ?? known.get(b)?.get(a);
    if (found !== undefined) return found;
    const made = intersectShapes(a.polygons, b.polygons);
    const ofA = known.get(a) ?? new WeakMap<PlanShape, PlanMultiPolygon>();
    known.set(a, ofA.set(b, made));
    return made;
  }

  return {
    name: "turf 7.4.0",
    intersectionAreaM2: (a, b) => polygonsAreaM2(intersection(a, b)),
    intersectionPieces: (a, b) => toOverlayPieces(intersection(a, b)),
    differencePieces(a, others) {
      const near = others.filter((other) => boxesTouch(a.box, other.box));
      if (near.length === 0) return toOverlayPieces(a.polygons);
      return toOverlayPieces(polygonsFrom(difference(featureCollection([toTurf(a.polygons), ...near.map(shapeOf)]))));
    },
    unionAreaM2(shapes, within) {
      const near = within === undefined ? shapes : shapes.filter((shape) => boxesTouch(shape.box, within.box));
      const united = uniteShapes(near);
      const clipped = within === undefined ? united : intersectShapes(united, within.polygons);
      return sumPieceAreasM2(toOverlayPieces(clipped));
    },
  };
}

function intersectShapes(a: PlanMultiPolygon, b: PlanMultiPolygon): PlanMultiPolygon {
  if (a.length === 0 || b.length === 0) return [];
  return polygonsFrom(intersect(featureCollection([toTurf(a), toTurf(b)])));
}

function uniteShapes(shapes: readonly PlanShape[]): PlanMultiPolygon {
  const [only] = shapes;
  // Turf's union wants two shapes at least.
  if (only === undefined || shapes.length === 1) return only?.polygons ?? [];
  return polygonsFrom(union(featureCollection(shapes.map(shapeOf))));
}

function shapeOf(shape: PlanShape): TurfShape {
  return toTurf(shape.polygons);
}

function toTurf(polygons: PlanMultiPolygon): TurfShape {
  return multiPolygon(polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x, y]))));
}

function polygonsFrom(feature: ReturnType<typeof union>): PlanMultiPolygon {
  if (feature === null) return [];
  const { geometry } = feature;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([x = Number.NaN, y = Number.NaN]): PlanXY => [x, y])),
  );
}
