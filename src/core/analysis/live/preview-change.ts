import { compareIds } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import type { AuditContext } from "../audit-context.ts";
import { findAudit } from "../audit-list.ts";
import type { ParcelAudit } from "../audit-report.ts";
import type { AuditWorld } from "../audit-world.ts";
import { createSum } from "../compensated-sum.ts";
import { judgeParcels } from "../judge-parcels.ts";
import { type JudgedPark, judgeSurroundings } from "../judge-park.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { compareIssues } from "./compare-issues.ts";
import { keepJudged } from "./keep-judged.ts";
import { canFollowChanges } from "./needs-whole.ts";
import { applyEdits, type RecordEdit } from "./record-edit.ts";
import { followChanges } from "./remeasure-park.ts";

/** What the zones of a park add up to, m²; before and after. */
interface BalancePreview {
  readonly parkId: string;
  readonly before: ParkBalance | null;
  readonly after: ParkBalance | null;
}

interface ParkBalance {
  /** Areas of its zones inside it added up, less its own: what overlaps less what is missing. */
  readonly zoneSumMinusParkM2: number;
  readonly gapM2: number;
  readonly overlapM2: number;
  readonly byLandUse: readonly { readonly landUse: string; readonly areaM2: number }[];
}

/** What a change would make of a park, while a gesture goes on. */
export interface LivePreview {
  /** Audits of the parcels the edits concern, in id order; all others say what they said. */
  readonly parcels: readonly ParcelAudit[];
  /** The same parcels as they are now, those that are there. */
  readonly before: readonly ParcelAudit[];
  /** Parcels that are gone. */
  readonly removedIds: readonly string[];
  /** Parks whose zones add up to something else now, in id order. */
  readonly balances: readonly BalancePreview[];
  /** Issues of shapes that appear and vanish: overlaps, gaps, slivers, parts outside, mismatched areas. */
  readonly appearing: readonly Issue[];
  readonly vanishing: readonly Issue[];
}

/**
 * What a change would make of the parcels, parks and issues it concerns: the same figures `changeAudit` gives once it is committed, but
 * for sums over parks and zones and what is said of those. Keeps nothing. Undefined where only a commit can tell: a layer comes, or another
 * basis of areas.
 *
 * Measured on the plane of the park as it is: where a change widens the dataset so far that its plane moves, areas differ from the
 * committed ones by 1e-9 of their size. Cost: the parcels concerned, and a look at every parcel.
 */
export function previewChange({ report, world }: JudgedPark, edits: readonly RecordEdit[]): LivePreview | undefined {
  const { measured: before, context } = world;
  const { dataset, changes } = applyEdits(before.sources.dataset, edits);
  if (!canFollowChanges(before, dataset, changes)) return undefined;
  const measured = finish(followChanges(before, dataset, changes));
  const parcels = judgeConcerned(world, measured, context);
  const { appearing, vanishing } = compareIssues(before.issues, measured.issues);
  return {
    parcels,
    before: parcels.flatMap(({ id }) => findAudit(report.parcels, id) ?? []),
    removedIds: changes.flatMap(({ kind, id, to }) => (kind === "parcels" && to === undefined ? [id] : [])),
    balances: previewBalances(before, measured),
    appearing,
    vanishing,
  };
}

function judgeConcerned(world: AuditWorld, measured: MeasuredPark, context: AuditContext): readonly ParcelAudit[] {
  const { sources, parcels } = measured;
  const found = judgeSurroundings(measured, context, world.memory.next());
  const keep = keepJudged(world, { ...found, measured, context });
  const concerned = keep === undefined ? parcels : parcels.filter((parcel) => keep(parcel) === undefined);
  const audits: ParcelAudit[] = [];
  finish(judgeParcels({ sources, parcels: concerned }, context, found, (_, audit) => audits.push(audit)));
  return audits;
}

function previewBalances(before: MeasuredPark, after: MeasuredPark): readonly BalancePreview[] {
  if (before.balances === after.balances) return [];
  const ids = [...new Set([...before.balances.keys(), ...after.balances.keys()])].sort(compareIds);
  return ids.flatMap((parkId) => {
    if (before.balances.get(parkId) === after.balances.get(parkId)) return [];
    return [{ parkId, before: balanceOf(parkId, before), after: balanceOf(parkId, after) }];
  });
}

/** As the report has it: of the grid where areas are of the grid. */
function balanceOf(parkId: string, { balances, sources }: MeasuredPark): ParkBalance | null {
  const { measured, dataset, basis, grid } = sources;
  const balance = balances.get(parkId);
  const shape = measured.parks.byId.get(parkId);
  const park = dataset.layers.parks?.get(parkId);
  if (balance === undefined || shape === undefined || park === undefined) return null;
  const gridM2 = basis === "grid" ? (grid?.areaM2(park.geometry) ?? null) : null;
  const scale = gridM2 === null ? 1 : gridM2 / shape.areaM2;
  const sum = createSum();
  for (const areaM2 of balance.byLandUse.values()) sum.add(areaM2 * scale);
  sum.add(-shape.areaM2 * scale);
  return {
    zoneSumMinusParkM2: sum.value(),
    gapM2: balance.gapM2 * scale,
    overlapM2: balance.overlapM2 * scale,
    byLandUse: [...balance.byLandUse]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([landUse, areaM2]) => ({ landUse, areaM2: areaM2 * scale })),
  };
}

function finish<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
