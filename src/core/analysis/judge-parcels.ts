import { seeFactsOn } from "./as-of/facts-as-of.ts";
import { type AuditContext, type AuditProgress, findFloorArea } from "./audit-context.ts";
import type { EnterpriseAudit } from "./enterprises/enterprise-audit.ts";
import { evaluateParcel } from "./evaluate-parcel.ts";
import { createIndustryMeans, listFirms } from "./exit/industry-means.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import type { MeasuredPark } from "./measured-park.ts";
import { computeParcelAmounts } from "./parcel-amounts.ts";
import type { SeparationLayer } from "./separation/separation-layer.ts";

/** Share of the whole audit at which judging parcels begins, and how much of it that is. */
const progressFrom = 0.76;
const progressSpan = 0.18;

/** Judges every parcel, in id order. */
export function* judgeParcels(
  { parcels, sources }: MeasuredPark,
  context: AuditContext,
  enterprises: ReadonlyMap<string, EnterpriseAudit>,
  separation: SeparationLayer | undefined,
): Generator<AuditProgress, readonly JudgedParcel[], void> {
  const floorArea = findFloorArea(context);
  const judging = {
    asOf: context.asOf,
    packs: context.rulePacks,
    defaults: context.defaults,
    landUseTables: context.landUseTables,
    enterprises,
    industryMeans: createIndustryMeans(listFirms(sources.dataset.enterprises, enterprises)),
    separation,
  };
  const judged: JudgedParcel[] = [];
  for (const [index, measured] of parcels.entries()) {
    const { parkIds } = measured;
    const facts = seeFactsOn(measured, context.asOf, sources);
    const audit = {
      ...evaluateParcel(facts, judging),
      parkId: parkIds[0] ?? null,
      areaM2: facts.areaM2,
      zoneShares: facts.zoneShares ?? [],
      buildings: (facts.buildings ?? []).map(({ building, onParcelM2, share }) => ({
        id: building.id,
        footprintM2: onParcelM2,
        share,
      })),
    };
    judged.push({ ...measured, facts, audit, amounts: computeParcelAmounts(facts, floorArea) });
    if (index % 10 === 9) yield { share: progressFrom + (progressSpan * index) / parcels.length, stage: "judge" };
  }
  return judged;
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
