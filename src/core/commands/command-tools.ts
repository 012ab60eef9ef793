import type { EditGrid } from "../geometry/edit-grid.ts";
import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { LngLatBox } from "../model/coordinates.ts";
import type { AreaBasis } from "../model/dataset.ts";
import type { FeatureKind } from "../model/record-kinds.ts";

/** What a command needs besides dataset and command: handed in, so that page and worker use the same. */
export interface CommandTools {
  /** Where corners are placed. */
  readonly grid: EditGrid;
  /** Where overlays are measured. */
  readonly plane: MeasuringPlane;
  /**
   * What a drawn area means where a command asks for one: `ellipsoidal` on the measuring plane; `grid` planar in `grid`;
   * `deed` has no drawn area of its own and means ellipsoidal.
   */
  readonly areaBasis: AreaBasis;
  /** Ids of features of a kind that may touch a box: some too many, never one too few, in any order. */
  near(kind: FeatureKind, box: LngLatBox): Iterable<string>;
}
