import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { assembleFacts, type FactSources } from "./assemble-facts.ts";
import { type AuditContext, type AuditProgress, findFloorArea } from "./audit-context.ts";
import type { ParcelAudit } from "./audit-report.ts";
import { evaluateParcel } from "./evaluate-parcel.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import { computeParcelAmounts } from "./parcel-amounts.ts";
import { findAreaMismatch, findStraddling } from "./parcel-issues.ts";
import { findLineages, findParentIds, findPark } from "./park-membership.ts";

/** Share of the whole audit at which parcels begin and end. */
const progressFrom = 0.3;
const progressSpan = 0.5;

/** Measures and judges every parcel, in id order, and names what is wrong with its shape. */
export function* judgeParcels(
  context: AuditContext,
  sources: FactSources,
  tolerances: Tolerances,
): Generator<AuditProgress, { parcels: readonly JudgedParcel[]; issues: readonly Issue[] }, void> {
  const { dataset, measured, engine } = sources;
  const parents = findParentIds(dataset.layers.parks?.values() ?? []);
  const lineages = findLineages(dataset.layers.parks ?? new Map());
  const floorArea = findFloorArea(context);
  const parcels: JudgedParcel[] = [];
  const issues: Issue[] = [];
  const ordered = [...(dataset.layers.parcels?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  for (const [index, parcel] of ordered.entries()) {
    const shape = measured.parcels.byId.get(parcel.id);
    if (shape === undefined) continue;
    const facts = assembleFacts(parcel, shape, sources);
    const judgement = evaluateParcel(facts, {
      asOf: context.asOf,
      packs: context.rulePacks,
      defaults: context.defaults,
      landUseTables: context.landUseTables,
    });
    const parkId = findPark(shape, parcel.parkId, measured.parks, parents, engine) ?? null;
    const audit: ParcelAudit = {
      ...judgement,
      parkId,
      areaM2: facts.areaM2,
      zoneShares: facts.zoneShares ?? [],
      buildings: (facts.buildings ?? []).map(({ building, onParcelM2, share }) => ({
        id: building.id,
        footprintM2: onParcelM2,
        share,
      })),
    };
    const parkIds = parkId === null ? [] : (lineages.get(parkId) ?? [parkId]);
    parcels.push({ facts, shape, audit, amounts: computeParcelAmounts(facts, floorArea), parkIds });
    for (const issue of [
      findAreaMismatch(parcel.id, facts.areaM2, tolerances),
      findStraddling(parcel.id, facts.areaM2.ellipsoidal, facts.zoneShares ?? [], tolerances),
    ]) {
      if (issue !== undefined) issues.push(issue);
    }
    if (index % 10 === 9) yield { share: progressFrom + (progressSpan * index) / ordered.length, stage: "judge" };
  }
  return { parcels, issues };
}

/** Parcels by park; a park that has others inside holds theirs too. */
export function groupByPark(parcels: readonly JudgedParcel[]): ReadonlyMap<string, readonly JudgedParcel[]> {
  const groups = new Map<string, JudgedParcel[]>();
  for (const parcel of parcels) {
    for (const parkId of parcel.parkIds) {
      const group = groups.get(parkId);
      if (group === undefined) groups.set(parkId, [parcel]);
      else group.push(parcel);
    }
  }
  return groups;
}
