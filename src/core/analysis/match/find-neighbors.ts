import { createBoxIndex } from "../../geometry/box-index.ts";
import { createMeasuringPlane } from "../../geometry/measuring-plane.ts";
import { toPlanShape } from "../../geometry/plan-shape.ts";
import { measureSharedBoundaryM } from "../../geometry/shared-boundary.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import { compareIds } from "../../model/ids.ts";
import type { Tolerances } from "../../model/rule-pack.ts";
import { findDatasetBox } from "../measured-layers.ts";

/** Parcels beside each parcel, both ways, in id order. */
export type Neighbors = ReadonlyMap<string, readonly string[]>;

/**
 * Which of these parcels share a boundary: outlines run along each other, within the width of a sliver, for more than that width
 * to both sides of a corner. Meeting in a point is not enough, nor is facing each other across a road.
 */
export function findNeighbors(
  dataset: ParkDataset,
  parcelIds: readonly string[],
  tolerances: Pick<Tolerances, "sliver_width_m">,
): Neighbors {
  const widthM = tolerances.sliver_width_m;
  const plane = createMeasuringPlane(findDatasetBox(dataset) ?? [0, 0, 0, 0]);
  const shapes = [...new Set(parcelIds)].sort(compareIds).flatMap((id) => {
    const parcel = dataset.layers.parcels?.get(id);
    return parcel === undefined ? [] : [toPlanShape(id, parcel.geometry, plane)];
  });
  const index = createBoxIndex(
    shapes.map(({ box }) => [box[0] - widthM, box[1] - widthM, box[2] + widthM, box[3] + widthM]),
  );
  const neighbors = new Map<string, string[]>(shapes.map(({ id }) => [id, []]));
  shapes.forEach((shape, position) => {
    index.search(shape.box, (other) => {
      const near = shapes[other];
      if (other <= position || near === undefined) return;
      if (measureSharedBoundaryM(shape, near, widthM) <= 2 * widthM) return;
      neighbors.get(shape.id)?.push(near.id);
      neighbors.get(near.id)?.push(shape.id);
    });
  });
  for (const ids of neighbors.values()) ids.sort(compareIds);
  return neighbors;
}
