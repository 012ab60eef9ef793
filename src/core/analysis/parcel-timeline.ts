import type { Parcel } from "../model/records.ts";
import type { Ternary } from "../model/verdict.ts";
import { decideStart, type StartFacts, type StartOfConstruction } from "../rules/construction-start.ts";
import type { IdleFacts } from "../rules/idle-land.ts";
import { guessDevelopedLand } from "../rules/idle-ratios.ts";
import { deriveStage, type ParcelStage, type RecordedDocument } from "../rules/parcel-stage.ts";
import type { BuildingOnParcel } from "./parcel-facts.ts";

interface TimelineFacts {
  readonly parcel: Parcel;
  readonly buildings: readonly BuildingOnParcel[] | null;
}

interface DevelopedFacts extends TimelineFacts {
  /** Footprints on the parcel, united, m². */
  readonly footprintUnionM2: number | null;
}

/** A date that has not come yet on the day judged is not known on that day. */
export function until(date: string | null, asOf: string): string | null {
  return date !== null && date > asOf ? null : date;
}

/** A document counts from its date on; one without date counts always. */
function documentOf(no: string | null, date: string | null, asOf: string): RecordedDocument {
  return { recorded: (no !== null || date !== null) && (date === null || date <= asOf), date: until(date, asOf) };
}

/** Completed: accepted, or confirmed as built (contracts §2). Null: neither is recorded. */
export function isCompleted({ construction }: Pick<Parcel, "construction">, asOf: string): Ternary {
  if (construction === null) return null;
  if (construction.acceptedOn !== null) return construction.acceptedOn <= asOf || construction.asBuilt === true;
  return construction.asBuilt;
}

function startFacts({ parcel, buildings }: TimelineFacts, asOf: string): StartFacts {
  const { construction } = parcel;
  const stands = (buildings ?? []).length > 0;
  return {
    permitOn: construction?.permitOn ?? null,
    permitIssued: construction?.permitIssued ?? null,
    foundation: construction?.foundation ?? null,
    pitComplete: construction?.pitComplete ?? null,
    pilesDoneShare: construction?.pilesDoneShare ?? null,
    groundWorksShare: construction?.groundWorksShare ?? null,
    hasCompletedBuilding: stands || isCompleted(parcel, asOf) === true,
  };
}

/** Whether construction has started on a day. `groundWorksShare` as in findStage. */
export function findStart(facts: TimelineFacts, asOf: string, groundWorksShare: number | null): StartOfConstruction {
  return decideStart(startFacts(facts, asOf), asOf, groundWorksShare);
}

/** Stage of a parcel on a day. `groundWorksShare`: of the pack's idle section, null without one. */
export function findStage(facts: TimelineFacts, asOf: string, groundWorksShare: number | null): ParcelStage {
  const { parcel } = facts;
  const reclaim = parcel.construction?.reclaim ?? null;
  return deriveStage({
    reclaim: documentOf(reclaim?.no ?? null, reclaim?.date ?? null, asOf),
    supply: documentOf(parcel.supply?.document ?? null, parcel.supply?.date ?? null, asOf),
    inReserveRegister: parcel.reserve?.listed ?? null,
    conversionApproved: parcel.approval?.granted ?? null,
    completed: isCompleted(parcel, asOf),
    started: findStart(facts, asOf, groundWorksShare).started,
  });
}

/** What the idle-land clock reads of a parcel. */
export function idleFactsOf(facts: DevelopedFacts, asOf: string): IdleFacts {
  const { contract, construction } = facts.parcel;
  const finding = construction?.idleFinding ?? null;
  return {
    ...startFacts(facts, asOf),
    agreedStart: contract?.agreedStart ?? null,
    extendedStart: contract?.extendedStart ?? null,
    deliveredOn: contract?.deliveredOn ?? null,
    governmentCause: construction?.governmentCause ?? null,
    suspended: construction?.suspended ?? null,
    suspendedSince: construction?.suspendedSince ?? null,
    isCompleted: isCompleted(facts.parcel, asOf) === true,
    developedLandM2: construction?.developedLandM2 ?? null,
    dueLandM2: construction?.dueLandM2 ?? null,
    developedProxyM2: guessDevelopedLand(facts.footprintUnionM2, contract?.buildingCoefficientMin ?? null),
    investedWan: construction?.investedWan ?? null,
    totalInvestWan: construction?.totalInvestWan ?? null,
    finding: {
      recorded: finding !== null && (finding.no !== null || finding.date !== null),
      date: finding?.date ?? null,
    },
  };
}
