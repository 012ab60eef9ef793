import { difference, featureCollection, intersect, multiPolygon, union } from "@turf/turf";
import type { PlanBox, PlanMultiPolygon, PlanXY } from "../model/coordinates.ts";
import { findOrigin } from "./clip-polygons.ts";
import { locateInPolygon } from "./containment.ts";
import type { OverlayEngine, PlanShape } from "./overlay-engine.ts";
import { sumPieceAreasM2, toOverlayPieces } from "./overlay-pieces.ts";
import { boxesTouch, planBoxOf, polygonsAreaM2, polygonsPerimeterM } from "./plan-shape.ts";

type TurfShape = ReturnType<typeof multiPolygon>;
type TurfOperation = (shapes: ReturnType<typeof featureCollection<TurfShape["geometry"]>>) => ReturnType<typeof union>;

/**
 * The independent second engine (performance §4): Turf's overlays (polyclip-ts) on the same plane coordinates. Areas are our
 * shoelace, since turf.area is spherical. Hundreds of times slower than the kernel and only there to check it: load it with
 * `await import(…)`, nothing else in core may import it.
 *
 * Its clipper loses or invents whole pieces where edges lie nanometers apart, and each overlay agrees with the next about it. So
 * every question is asked twice, in two directions of its sweep and on two grids, and an answer counts only where two agree.
 * On a grid of 2^-20 m corners move by half a micrometer at most: 0.0005 m² along a kilometer of outline. Throws where no two
 * answers agree, and what Turf throws where all fail.
 */
export function createTurfEngine(): OverlayEngine {
  // An audit asks for the same pair many times over; one answer costs milliseconds here.
  const known = new WeakMap<PlanShape, WeakMap<PlanShape, PlanMultiPolygon>>();

  function intersection(a: PlanShape, b: PlanShape): PlanMultiPolygon {
    if (!boxesTouch(a.box, b.box)) return [];
    const found = known.get(a)?.get(b) ?? known.get(b)?.get(a);
    if (found !== undefined) return found;
    const made =
      findWhole(a, b) ??
      findWhole(b, a) ??
      overlay(intersect, [cutCorners(a.polygons, b.box), cutCorners(b.polygons, a.box)]);
    const ofA = known.get(a) ?? new WeakMap<PlanShape, PlanMultiPolygon>();
    known.set(a, ofA.set(b, made));
    return made;
  }

  return {
    name: "turf 7.4.0",
    usesKernel: false,
    intersectionAreaM2: (a, b) => polygonsAreaM2(intersection(a, b)),
    intersectionPieces: (a, b) => toOverlayPieces(intersection(a, b)),
    differencePieces(a, others) {
      const near = others.filter((other) => boxesTouch(a.box, other.box));
      if (near.length === 0) return toOverlayPieces(a.polygons);
      return toOverlayPieces(overlay(difference, [a.polygons, ...near.map(({ polygons }) => polygons)]));
    },
    unionAreaM2(shapes, within) {
      const near = within === undefined ? shapes : shapes.filter((shape) => boxesTouch(shape.box, within.box));
      const united = uniteShapes(near);
      const clipped =
        within === undefined || united.length === 0 ? united : overlay(intersect, [united, within.polygons]);
      return sumPieceAreasM2(toOverlayPieces(clipped));
    },
  };
}

/**
 * What a shape has in common with one whose outline stays clear of its box: all of itself or nothing, as any of its corners
 * tells. Spares the slow overlays of a parcel with a coast line that passes elsewhere.
 */
function findWhole(inner: PlanShape, outer: PlanShape): PlanMultiPolygon | undefined {
  const corner = inner.polygons[0]?.[0]?.[0];
  if (corner === undefined) return undefined;
  const isClear = outer.polygons.every((polygon) =>
    polygon.every((ring) =>
      ring.every((p, i) => {
        const q = ring[i - 1] ?? p;
        return !boxesTouch(inner.box, [
          Math.min(p[0], q[0]),
          Math.min(p[1], q[1]),
          Math.max(p[0], q[0]),
          Math.max(p[1], q[1]),
        ]);
      }),
    ),
  );
  if (!isClear) return undefined;
  return outer.polygons.some((polygon) => locateInPolygon(corner, polygon) === "inside") ? inner.polygons : [];
}

/**
 * A shape without the corners that lie on the same side of a box, more than a meter off, as both corners next to them: it runs
 * straight there, and winds around every point of the box as before. Only good for what lies in the box.
 */
function cutCorners(polygons: PlanMultiPolygon, [minX, minY, maxX, maxY]: PlanBox): PlanMultiPolygon {
  const sides: readonly ((p: PlanXY) => boolean)[] = [
    ([x]) => x < minX - 1,
    ([x]) => x > maxX + 1,
    ([, y]) => y < minY - 1,
    ([, y]) => y > maxY + 1,
  ];
  return polygons.map((polygon) =>
    polygon.map((ring) => {
      const kept: PlanXY[] = [];
      ring.forEach((p, i) => {
        const previous = kept.at(-1);
        const next = ring[i + 1];
        const isSpare =
          previous !== undefined &&
          next !== undefined &&
          sides.some((isBeyond) => isBeyond(previous) && isBeyond(p) && isBeyond(next));
        if (!isSpare) kept.push(p);
      });
      return kept.length < 4 ? ring : kept;
    }),
  );
}

function uniteShapes(shapes: readonly PlanShape[]): PlanMultiPolygon {
  const [only] = shapes;
  // Turf's union wants two shapes at least.
  if (only === undefined || shapes.length === 1) return only?.polygons ?? [];
  return overlay(
    union,
    shapes.map(({ polygons }) => polygons),
  );
}

/** How to ask: the grid corners are put on, m (a power of two; 0: none), and whether the plane is given a quarter turn. */
const tries = [
  { stepM: 0, isTurned: false },
  { stepM: 2 ** -20, isTurned: true },
  { stepM: 0, isTurned: true },
  { stepM: 2 ** -20, isTurned: false },
  { stepM: 2 ** -17, isTurned: false },
  { stepM: 2 ** -17, isTurned: true },
  { stepM: 2 ** -14, isTurned: false },
  { stepM: 2 ** -14, isTurned: true },
] as const;

/** The first answer another one agrees with: the finer of the two. */
function overlay(operation: TurfOperation, operands: readonly PlanMultiPolygon[]): PlanMultiPolygon {
  const perimeterM = operands.reduce((sum, polygons) => sum + polygonsPerimeterM(polygons), 0);
  const answers: { readonly polygons: PlanMultiPolygon; readonly areaM2: number; readonly stepM: number }[] = [];
  let error: unknown;
  for (const { stepM, isTurned } of tries) {
    try {
      const polygons = ask(operation, operands, stepM, isTurned);
      const areaM2 = polygonsAreaM2(polygons);
      const match = answers.find(
        (other) => Math.abs(other.areaM2 - areaM2) <= 1e-5 + 1e-9 * areaM2 + perimeterM * Math.max(stepM, other.stepM),
      );
      if (match !== undefined) return match.stepM <= stepM ? match.polygons : polygons;
      answers.push({ polygons, areaM2, stepM });
    } catch (cause) {
      error = cause;
    }
  }
  throw answers.length === 0 ? error : new Error("Turf gives another area each time it is asked", { cause: error });
}

/** One overlay with its coordinates moved to where doubles are finest. */
function ask(
  operation: TurfOperation,
  operands: readonly PlanMultiPolygon[],
  stepM: number,
  isTurned: boolean,
): PlanMultiPolygon {
  const [originX, originY] = findOrigin(planBoxOf(operands.flat()));
  const snap = (value: number): number => (stepM === 0 ? value : Math.round(value / stepM) * stepM);
  const there = ([x, y]: PlanXY): number[] => {
    const [east, north] = [snap(x - originX), snap(y - originY)];
    return isTurned ? [-north, east] : [east, north];
  };
  const back = ([x = Number.NaN, y = Number.NaN]: readonly number[]): PlanXY =>
    isTurned ? [y + originX, -x + originY] : [x + originX, y + originY];
  const shapes = operands.map((polygons) =>
    multiPolygon(polygons.map((polygon) => polygon.map((ring) => ring.map(there)))),
  );
  const made = operation(featureCollection(shapes));
  if (made === null) return [];
  const { geometry } = made;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((polygon) => polygon.map((ring) => ring.map(back)));
}
