import type { LngLat } from "../../model/coordinates.ts";
import type { FeatureRef } from "../../model/record-kinds.ts";

/** Kinds of snap targets, the most wanted first (ux §4). */
type SnapKind = "vertex" | "intersection" | "midpoint" | "edge" | "extension" | "parallel" | "perpendicular";

/** An edge of a feature: corners are counted from 0 within their ring; `polygon` counts the parts of the geometry. */
export interface SnapEdge {
  readonly ref: FeatureRef;
  readonly polygon: number;
  readonly ring: number;
  readonly corner: number;
  /** Corner at its end: 0 where it closes the ring. */
  readonly nextCorner: number;
  readonly from: LngLat;
  readonly to: LngLat;
}

/** Where the pointer is drawn to. */
export interface SnapTarget {
  readonly kind: SnapKind;
  /** A vertex bit for bit as it stands; everything else as computed, to be rounded by whoever uses it. Degrees. */
  readonly at: LngLat;
  /** What it is named after: the edge whose corner, middle or line it is; a second one where two meet. */
  readonly edges: readonly SnapEdge[];
  /** Corner of the first edge, for a vertex. */
  readonly corner: number | null;
  /** A line to draw through the target, degrees. */
  readonly guide: readonly [LngLat, LngLat] | null;
}

/** Meters of a plane and back: lengths and directions of snapping are those people measure. */
export interface SnapPlane {
  toGrid(position: LngLat): readonly [eastM: number, northM: number];
  toLngLat(eastNorthM: readonly [number, number]): LngLat;
}
