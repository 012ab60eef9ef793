import { findDefaultGridCrs } from "../../geometry/grid-measure.ts";
import { createMeasuringPlane } from "../../geometry/measuring-plane.ts";
import type { LngLatBox } from "../../model/coordinates.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import { recordsOf } from "../../model/record-kinds.ts";
import { boxCenter, extendBox } from "../lng-lat-box.ts";
import { findDatasetBox, isProjectedByFits } from "../measured-layers.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { findAreaBasis } from "../site-area.ts";
import type { RecordChange } from "./record-edit.ts";

/** Can what a change touches be told apart at all? Not where a layer comes, or the basis of areas is another one. */
export function canFollowChanges(
  { sources, fallbacks }: MeasuredPark,
  dataset: ParkDataset,
  changes: readonly RecordChange[],
): boolean {
  const before = sources.dataset;
  return (
    fallbacks.length === 0 &&
    changes.every(({ kind }) => recordsOf(before, kind) !== undefined) &&
    findAreaBasis(dataset) === sources.basis
  );
}

/**
 * Must a changed dataset be measured from the ground up? Where changes cannot be followed, the measuring plane is another one, or
 * many records change at once.
 */
export function needsWholeMeasure(park: MeasuredPark, dataset: ParkDataset, changes: readonly RecordChange[]): boolean {
  const { sources } = park;
  const before = sources.dataset;
  if (changes.length > Math.max(mostChanges, (before.layers.parcels?.size ?? 0) / 4)) return true;
  if (!canFollowChanges(park, dataset, changes)) return true;
  if (isProjectedByFits(dataset) !== isProjectedByFits(before)) return true;
  const [oldBox, box] = [boxOf(before), boxAfter(before, dataset, changes)];
  if (oldBox === undefined || box === undefined) return oldBox !== box;
  if (createMeasuringPlane(box).proj !== sources.measured.plane.proj) return true;
  return dataset.meta.gridCrs === null && findDefaultGridCrs(boxCenter(box)) !== findDefaultGridCrs(boxCenter(oldBox));
}

/** Edits of so many records are always worth following one by one. */
const mostChanges = 256;

const boxes = new WeakMap<ParkDataset, LngLatBox>();

function boxOf(dataset: ParkDataset): LngLatBox | undefined {
  const box = boxes.get(dataset) ?? findDatasetBox(dataset);
  if (box !== undefined) boxes.set(dataset, box);
  return box;
}

/** The box after some changes; only where one of them reaches the rim all records are looked at. */
function boxAfter(before: ParkDataset, after: ParkDataset, changes: readonly RecordChange[]): LngLatBox | undefined {
  const box = boxOf(before);
  const staysInside =
    box !== undefined &&
    [before, after].every(hasLand) &&
    changes.every((change) => isInside(change.from, box) && isInside(change.to, box));
  if (staysInside) boxes.set(after, box);
  return boxOf(after);
}

/** The box is around parks, zones and parcels where there are any. */
function hasLand({ layers }: ParkDataset): boolean {
  return [layers.parks, layers.zones, layers.parcels].some((layer) => (layer?.size ?? 0) > 0);
}

/** A record off the rim neither widens the box nor holds it open. */
function isInside(record: RecordChange["from"], [west, south, east, north]: LngLatBox): boolean {
  if (record === undefined || !("geometry" in record)) return true;
  const [w, s, e, n] = extendBox(undefined, record.geometry);
  return w > west && s > south && e < east && n < north;
}
