import type { PlanBox, PlanMultiPolygon } from "../model/coordinates.ts";

/**
 * A shape on the measuring plane, ready for overlays: valid, shells counterclockwise, holes clockwise, rings closed.
 * `areaM2` is the ellipsoidal area (the plane keeps areas, domain §8).
 */
export interface PlanShape {
  readonly id: string;
  readonly polygons: PlanMultiPolygon;
  readonly box: PlanBox;
  readonly areaM2: number;
}

/** A connected piece of an overlay. Mean width = 2 × area / perimeter, the outline of holes included. */
export interface OverlayPiece {
  readonly polygons: PlanMultiPolygon;
  readonly areaM2: number;
  readonly perimeterM: number;
  readonly meanWidthM: number;
}

/**
 * The seam between rules and geometry. Rules ask these questions and nothing else, so an engine can be replaced
 * without touching a rule. All areas m² on the measuring plane; every answer is checked before it is returned
 * (finite, not larger than its inputs). What it does not do: validation and repair (geometry/validity), projection.
 */
export interface OverlayEngine {
  /** `kernel 0.1.0`, `turf 7.4.0`: as the report names it. */
  readonly name: string;
  /**
   * Are its areas those of the overlay kernel? Then an audit measures them all in one go beforehand. An independent engine measures
   * every pair itself.
   */
  readonly usesKernel: boolean;
  /** Area common to both, 0 where they only touch. */
  intersectionAreaM2(a: PlanShape, b: PlanShape): number;
  /** Connected pieces common to both, largest first. */
  intersectionPieces(a: PlanShape, b: PlanShape): readonly OverlayPiece[];
  /** Connected pieces of `a` that none of `others` covers, largest first. */
  differencePieces(a: PlanShape, others: readonly PlanShape[]): readonly OverlayPiece[];
  /** Area of the union of `shapes`, clipped to `within` where given: overlaps count once. */
  unionAreaM2(shapes: readonly PlanShape[], within?: PlanShape): number;
}
