import { seeFactsOn } from "./as-of/facts-as-of.ts";
import { type AuditContext, type AuditProgress, findFloorArea } from "./audit-context.ts";
import type { ParcelAudit } from "./audit-report.ts";
import type { AuditWorld } from "./audit-world.ts";
import { evaluateParcel, type JudgingContext } from "./evaluate-parcel.ts";
import { createIndustryMeans, listFirms } from "./exit/industry-means.ts";
import { createAuditSource, type JudgedParcel, JudgedRecord } from "./judged-parcel.ts";
import type { MeasuredParcel, MeasuredPark } from "./measured-park.ts";
import { computeParcelAmounts } from "./parcel-amounts.ts";
import { createBriefs } from "./parcel-brief.ts";

/** Share of the whole audit at which judging parcels begins, and how much of it that is. */
const progressFrom = 0.76;
const progressSpan = 0.18;

/**
 * Judges every parcel, in id order. `onJudged` gets each with its audit at hand: what is made of all audits (totals, rows of a
 * page) is made here, since a large park does not keep them. A parcel of which `keep` knows an earlier judgment keeps it, untold.
 */
export function* judgeParcels(
  { parcels, sources }: Pick<MeasuredPark, "parcels" | "sources">,
  context: AuditContext,
  { enterprises, separation }: Pick<AuditWorld, "enterprises" | "separation">,
  onJudged: AuditContext["onJudged"],
  keep?: (parcel: MeasuredParcel) => JudgedParcel | undefined,
): Generator<AuditProgress, readonly JudgedParcel[], void> {
  const floorArea = findFloorArea(context);
  const judging: JudgingContext = {
    asOf: context.asOf,
    packs: context.rulePacks,
    defaults: context.defaults,
    landUseTables: context.landUseTables,
    enterprises,
    industryMeans: createIndustryMeans(listFirms(sources.dataset.enterprises, enterprises)),
    separation,
  };
  const audits = createAuditSource((parcel) => auditParcel(parcel, judging), parcels.length, context.keptAudits);
  const briefOf = createBriefs();
  const judged: JudgedParcel[] = [];
  for (const [index, measured] of parcels.entries()) {
    if (index % 10 === 9) yield { share: progressFrom + (progressSpan * index) / parcels.length, stage: "judge" };
    const kept = keep?.(measured);
    if (kept !== undefined) {
      const same = new JudgedRecord(kept, kept.brief, kept.amounts, audits);
      if (audits.keepsAll) audits.keep(same, kept.audit);
      judged.push(same);
      continue;
    }
    const facts = seeFactsOn(measured, context.asOf, sources);
    const seen = { ...measured, facts };
    const audit = auditParcel(seen, judging);
    const parcel = new JudgedRecord(seen, briefOf(audit), computeParcelAmounts(facts, floorArea), audits);
    audits.keep(parcel, audit);
    onJudged?.(parcel, audit);
    judged.push(parcel);
  }
  return judged;
}

/** Everything a report says about a parcel: a pure function of its facts and what it is judged by. */
function auditParcel({ facts, parkIds }: MeasuredParcel, judging: JudgingContext): ParcelAudit {
  return Object.assign(evaluateParcel(facts, judging), {
    parkId: parkIds[0] ?? null,
    areaM2: facts.areaM2,
    zoneShares: facts.zoneShares ?? [],
    buildings: (facts.buildings ?? []).map(({ building, onParcelM2, share }) => ({
      id: building.id,
      footprintM2: onParcelM2,
      share,
    })),
  });
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
