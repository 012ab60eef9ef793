import type { ParcelAudit } from "../audit-report.ts";
import { judgeParcels } from "../judge-parcels.ts";
import { type JudgedPark, judgeSurroundings } from "../judge-park.ts";
import { keepJudged } from "./keep-judged.ts";
import { canFollowChanges } from "./needs-whole.ts";
import { applyEdits, type RecordEdit } from "./record-edit.ts";
import { remeasureParcels } from "./remeasure-park.ts";

/** What parcels say while a gesture goes on. */
export interface LivePreview {
  /** Audits of the parcels the edits concern, in id order; all others say what they said. */
  readonly parcels: readonly ParcelAudit[];
  /** Parcels that are gone. */
  readonly removedIds: readonly string[];
}

/**
 * What a change would make of the parcels it concerns: the same audits `changeAudit` gives once it is committed, without sums over parks
 * and zones. Keeps nothing. Undefined where only a commit can tell: a layer comes, or another basis of areas.
 *
 * Measured on the plane of the park as it is: where a change widens the dataset so far that its plane moves, areas differ from the
 * committed ones by 1e-9 of their size. Cost: the parcels concerned, and a pass over firms, plants and homes.
 */
export function previewChange({ world }: JudgedPark, edits: readonly RecordEdit[]): LivePreview | undefined {
  const { measured: before, context } = world;
  const { dataset, changes } = applyEdits(before.sources.dataset, edits);
  if (!canFollowChanges(before, dataset, changes)) return undefined;
  const { sources, parcels, places } = remeasureParcels(before, dataset, changes);
  const measured = { ...before, sources, parcels, places: places.places };
  const found = judgeSurroundings(measured, context);
  const keep = keepJudged(world, { ...found, measured, context });
  const concerned = keep === undefined ? parcels : parcels.filter((parcel) => keep(parcel) === undefined);
  const audits: ParcelAudit[] = [];
  const steps = judgeParcels({ sources, parcels: concerned }, context, found, (_, audit) => audits.push(audit));
  while (!steps.next().done);
  const removedIds = changes.flatMap(({ kind, id, to }) => (kind === "parcels" && to === undefined ? [id] : []));
  return { parcels: audits, removedIds };
}
