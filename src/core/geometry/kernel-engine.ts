import type { PlanMultiPolygon } from "../model/coordinates.ts";
import { clipPolygons, findOrigin } from "./clip-polygons.ts";
import { coveredAreaM2 } from "./covered-area.ts";
import { cutToWindow } from "./cut-to-window.ts";
import { edgeRunsOf } from "./edge-runs.ts";
import { measureOverlapM2, noiseShare } from "./overlap-kernel.ts";
import { findOverlappingGroups, isLoose, looseUnionM2, type OverlapGroup } from "./overlapping-groups.ts";
import type { OverlayEngine, OverlayPiece, PlanShape } from "./overlay-engine.ts";
import { sumPieceAreasM2, toOverlayPieces } from "./overlay-pieces.ts";
import { layerPlaceOf } from "./plan-layer.ts";
import { boxesTouch, polygonsAreaM2, polygonsPerimeterM } from "./plan-shape.ts";

export interface KernelOptions {
  /** Told each time an overlay could not be clipped as it is: `intersection of a and b: snapped to 0.000001 m`. */
  readonly onFallback?: (what: string) => void;
  /** Told what only the second engine could do: `intersection of a and b`. An audit reports it. */
  readonly onSecondEngine?: (what: string) => void;
  /** Engine asked last. Handed in, since Turf is loaded on demand only. */
  readonly secondEngine?: OverlayEngine;
}

/** Shapes of more corners are cut to what lies near the other one before they are clipped with it. */
const manyCorners = 500;

/** No engine could clip two shapes within the bounds their areas set. With a second engine it may succeed. */
export class ClippingError extends Error {
  override readonly name = "ClippingError";
}

/** Grid steps to clip on, m, powers of two: as it is, then about 1e-7, 1e-6, 1e-5. */
const snapStepsM = [0, 2 ** -23, 2 ** -20, 2 ** -16] as const;

/**
 * The engine verdicts are made with. Areas come from exact integrals: of two shapes over pairs of edges (overlap-kernel), fast for
 * neighbors that merely touch, of more over strips (covered-area), held against those of the pairs. Shapes are clipped only
 * where pieces are asked for and there is an overlap. Every clipped result is held against the integrals; where it does not fit
 * or the clipper throws, it is clipped again on a fine grid, then by the second engine, then an Error is thrown: never a wrong
 * area.
 *
 * Overlaps below 1e-13 of the smaller shape's box count as touching: area 0, no pieces.
 */
export function createKernelEngine(options: KernelOptions = {}): OverlayEngine {
  function intersectionAreaM2(a: PlanShape, b: PlanShape): number {
    if (!boxesTouch(a.box, b.box)) return 0;
    const [small, large] = a.areaM2 <= b.areaM2 ? [a, b] : [b, a];
    const p = layerPlaceOf(small);
    const q = layerPlaceOf(large);
    const area = measureOverlapM2(p.layer, edgeRunsOf(p.layer), p.index, q.layer, edgeRunsOf(q.layer), q.index);
    const noise = noiseM2(small);
    if (area <= noise && area >= -noise) return 0;
    if (area > 0 && area <= small.areaM2 + noise) return Math.min(area, small.areaM2);
    // Only shapes that break the engine's terms (rings not simple) get here.
    options.onFallback?.(`intersection of ${a.id} and ${b.id}: the integral gives ${area} m²`);
    return clipWithin("intersection", a, [b], 0, small.areaM2).areaM2;
  }

  /** Clips and accepts the first result whose area lies between the bounds. */
  function clipWithin(
    operation: "intersection" | "difference" | "union",
    first: PlanShape,
    more: readonly PlanShape[],
    leastM2: number,
    mostM2: number,
  ): { readonly pieces: readonly OverlayPiece[]; readonly areaM2: number } {
    const subject = `${operation} of ${first.id}${more[0] === undefined ? "" : ` and ${more[0].id}`}${more.length > 1 ? ` and ${more.length - 1} more` : ""}`;
    const perimeterM = polygonsPerimeterM(first.polygons);
    const others = more.map((shape) => shape.polygons);
    for (const stepM of snapStepsM) {
      const toleranceM2 = 1e-5 + 1e-9 * first.areaM2 + perimeterM * stepM;
      const clipped = attempt(() => clipPolygons(operation, first.polygons, others, findOrigin(first.box), stepM));
      const areaM2 = clipped === undefined ? Number.NaN : polygonsAreaM2(clipped);
      if (clipped !== undefined && areaM2 >= leastM2 - toleranceM2 && areaM2 <= mostM2 + toleranceM2) {
        if (stepM > 0) options.onFallback?.(`${subject}: snapped to ${stepM} m`);
        const pieces = toOverlayPieces(clipped);
        return { pieces, areaM2: sumPieceAreasM2(pieces) };
      }
    }
    const { secondEngine } = options;
    if (secondEngine !== undefined) {
      const clipped = attempt(() => clipBy(secondEngine, operation, first, more));
      const toleranceM2 = 1e-5 + 1e-9 * Math.max(first.areaM2, mostM2);
      if (clipped !== undefined && clipped.areaM2 >= leastM2 - toleranceM2 && clipped.areaM2 <= mostM2 + toleranceM2) {
        options.onFallback?.(`${subject}: ${secondEngine.name}`);
        options.onSecondEngine?.(subject);
        return clipped;
      }
    }
    throw new ClippingError(`No engine could clip: ${subject}. Expected ${leastM2} to ${mostM2} m².`);
  }

  function intersectionPieces(a: PlanShape, b: PlanShape): readonly OverlayPiece[] {
    const areaM2 = intersectionAreaM2(a, b);
    if (areaM2 === 0) return [];
    if (areaM2 >= a.areaM2 - noiseM2(a)) return toOverlayPieces(a.polygons);
    if (areaM2 >= b.areaM2 - noiseM2(b)) return toOverlayPieces(b.polygons);
    return clipWindow(a, b, areaM2) ?? clipWithin("intersection", a, [b], areaM2, areaM2).pieces;
  }

  /** What two shapes share, clipped with only their corners near each other; undefined where both are small, or it does not fit. */
  function clipWindow(a: PlanShape, b: PlanShape, areaM2: number): readonly OverlayPiece[] | undefined {
    if (!hasMoreCorners(a.polygons, manyCorners) && !hasMoreCorners(b.polygons, manyCorners)) return undefined;
    const [first, second] = [cutToWindow(a.polygons, b.box), cutToWindow(b.polygons, a.box)];
    const clipped = attempt(() => clipPolygons("intersection", first, [second], findOrigin(a.box), 0));
    const pieces = toOverlayPieces(clipped ?? []);
    return Math.abs(sumPieceAreasM2(pieces) - areaM2) <= 1e-5 + 1e-9 * areaM2 ? pieces : undefined;
  }

  function differencePieces(a: PlanShape, others: readonly PlanShape[]): readonly OverlayPiece[] {
    const covers = findCovers(a, others);
    if (covers.length === 0) return toOverlayPieces(a.polygons);
    const largestM2 = covers.reduce((most, { areaM2 }) => Math.max(most, areaM2), 0);
    if (largestM2 >= a.areaM2 - noiseM2(a)) return [];
    const coveredM2 = coveredWithinM2(covers, a);
    if (coveredM2 !== undefined && coveredM2 >= a.areaM2 - noiseM2(a)) return [];
    const shapes = covers.map(({ shape }) => shape);
    if (coveredM2 !== undefined)
      return clipWithin("difference", a, shapes, a.areaM2 - coveredM2, a.areaM2 - coveredM2).pieces;
    const sumM2 = covers.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    return clipWithin("difference", a, shapes, Math.max(0, a.areaM2 - sumM2), a.areaM2 - largestM2).pieces;
  }

  function unionAreaM2(shapes: readonly PlanShape[], within?: PlanShape): number {
    let areaM2 = 0;
    for (const group of findOverlappingGroups(shapes, intersectionAreaM2)) {
      areaM2 += within === undefined ? groupAreaM2(group) : groupAreaWithinM2(group, within);
    }
    return areaM2;
  }

  function groupAreaM2(group: OverlapGroup): number {
    const [first, second] = group.shapes;
    if (first === undefined) return 0;
    if (second === undefined) return first.areaM2;
    const sumM2 = group.shapes.reduce((sum, shape) => sum + shape.areaM2, 0);
    if (group.shapes.length === 2) return sumM2 - group.pairwiseM2;
    const largestM2 = group.shapes.reduce((most, shape) => Math.max(most, shape.areaM2), 0);
    const leastM2 = Math.max(largestM2, sumM2 - group.pairwiseM2);
    const mostM2 = sumM2 - group.treeM2;
    const areaM2 = isLoose(group) ? looseUnionM2(group) : coveredAreaM2(group.shapes.map((shape) => shape.polygons));
    if (isBetween(areaM2, leastM2, mostM2, sumM2)) return Math.min(Math.max(areaM2, leastM2), mostM2);
    // Only shapes that break the engine's terms (rings not simple) get here.
    reportStrips(`union of ${first.id} and ${group.shapes.length - 1} more`, areaM2);
    return clipWithin("union", first, group.shapes.slice(1), leastM2, mostM2).areaM2;
  }

  function groupAreaWithinM2(group: OverlapGroup, within: PlanShape): number {
    const covers = findCovers(within, group.shapes);
    const shapes = covers.map(({ shape }) => shape);
    return coveredWithinM2(covers, within) ?? within.areaM2 - sumPieceAreasM2(differencePieces(within, shapes));
  }

  /** Those of `shapes` that overlap `a`, each with the overlap. */
  function findCovers(a: PlanShape, shapes: readonly PlanShape[]): readonly Cover[] {
    return shapes.map((shape) => ({ shape, areaM2: intersectionAreaM2(a, shape) })).filter(({ areaM2 }) => areaM2 > 0);
  }

  /** What covers hide of `within` together, m²; undefined where strips and pairs contradict each other. */
  function coveredWithinM2(covers: readonly Cover[], within: PlanShape): number | undefined {
    const sumM2 = covers.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    if (covers.length < 2) return sumM2;
    const leastM2 = covers.reduce((most, { areaM2 }) => Math.max(most, areaM2), 0);
    const mostM2 = Math.min(sumM2, within.areaM2);
    const areaM2 = coveredAreaM2(
      covers.map(({ shape }) => shape.polygons),
      within.polygons,
    );
    if (isBetween(areaM2, leastM2, mostM2, sumM2)) return Math.min(Math.max(areaM2, leastM2), mostM2);
    reportStrips(`union of ${covers.length} in ${within.id}`, areaM2);
    return undefined;
  }

  function reportStrips(subject: string, areaM2: number): void {
    options.onFallback?.(`${subject}: the strips give ${areaM2} m²`);
  }

  return {
    name: "kernel 0.1.0",
    usesKernel: true,
    intersectionAreaM2,
    intersectionPieces,
    differencePieces,
    unionAreaM2,
  };
}

function hasMoreCorners(polygons: PlanMultiPolygon, most: number): boolean {
  let corners = 0;
  for (const polygon of polygons) for (const ring of polygon) corners += ring.length;
  return corners > most;
}

/** What rounding can leave of an area that is nothing, m². */
function noiseM2({ box }: PlanShape): number {
  return noiseShare * (box[2] - box[0]) * (box[3] - box[1]);
}

/** Areas of two ways of measuring agree but for rounding, which grows with what was added up. */
function isBetween(areaM2: number, leastM2: number, mostM2: number, sumM2: number): boolean {
  const toleranceM2 = 1e-6 + 1e-10 * sumM2;
  return areaM2 >= leastM2 - toleranceM2 && areaM2 <= mostM2 + toleranceM2;
}

/** A clipper's own errors mean: try another way. They carry nothing a person could use. */
function attempt<T>(clip: () => T): T | undefined {
  try {
    return clip();
  } catch {
    return undefined;
  }
}

/** A union is asked for its area only. */
function clipBy(
  engine: OverlayEngine,
  operation: "intersection" | "difference" | "union",
  first: PlanShape,
  more: readonly PlanShape[],
): { readonly pieces: readonly OverlayPiece[]; readonly areaM2: number } {
  if (operation === "union") return { pieces: [], areaM2: engine.unionAreaM2([first, ...more]) };
  const [only] = more;
  const pieces =
    operation === "difference" || only === undefined
      ? engine.differencePieces(first, more)
      : engine.intersectionPieces(first, only);
  return { pieces, areaM2: sumPieceAreasM2(pieces) };
}

interface Cover {
  readonly shape: PlanShape;
  /** How much of the shape in question it hides, m². */
  readonly areaM2: number;
}
