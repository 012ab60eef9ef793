import type { Evidence, Parcel } from "../../model/records.ts";

type Recorded<Key extends "approval" | "supply" | "contract" | "reserve" | "construction" | "services"> = Parcel[Key];

/**
 * A parcel as it was known on a day: nothing dated later has happened yet (domain §1.2, "dated so that any past date can be
 * evaluated"). A contract signed later, a supply, finding or recovery of a later date is not there; an approval, a register entry,
 * a permit or an acceptance of a later date had not been given. What has no date counts always, unless the latest evidence about it
 * is of a later day: then it is not known, but for what cannot be undone (a pit not dug then was not dug before). The parcel
 * itself where nothing is later.
 */
export function seeParcelOn(parcel: Parcel, asOf: string): Parcel {
  const seen = {
    approval: seeApproval(parcel.approval, asOf),
    supply: isLater(parcel.supply?.date, asOf) ? null : parcel.supply,
    contract: seeContract(parcel, asOf),
    reserve: seeReserve(parcel.reserve, asOf),
    construction: seeConstruction(parcel, asOf),
    services: seeServices(parcel, asOf),
    evidence: parcel.evidence.some(({ on }) => isLater(on, asOf))
      ? parcel.evidence.filter(({ on }) => !isLater(on, asOf))
      : parcel.evidence,
  };
  const isSame = (Object.keys(seen) as (keyof typeof seen)[]).every((key) => seen[key] === parcel[key]);
  return isSame ? parcel : { ...parcel, ...seen };
}

function isLater(date: string | null | undefined, asOf: string): boolean {
  return date != null && date > asOf;
}

function seeApproval(approval: Recorded<"approval">, asOf: string): Recorded<"approval"> {
  if (approval === null || !isLater(approval.on, asOf)) return approval;
  return {
    ...approval,
    granted: approval.granted === true ? false : null,
    document: null,
    on: null,
    expropriated: null,
  };
}

function seeReserve(reserve: Recorded<"reserve">, asOf: string): Recorded<"reserve"> {
  if (reserve === null || !isLater(reserve.on, asOf)) return reserve;
  return { ...reserve, listed: reserve.listed === true ? false : null, on: null, costWan: null, plannedSupplyOn: null };
}

function seeContract({ contract, evidence }: Parcel, asOf: string): Recorded<"contract"> {
  if (contract === null || isLater(contract.signedOn, asOf)) return null;
  if (contract.extendedStart === null || !isSeenLater("contract.extendedStart", evidence, asOf)) return contract;
  return { ...contract, extendedStart: null, extensionMonths: null };
}

/** Is the latest dated evidence about a property of a later day? */
function isSeenLater(path: string, evidence: readonly Evidence[], asOf: string): boolean {
  return evidence.some(({ about, on }) => about === path && isLater(on, asOf));
}

/** Once so, always so: seen not to be so later, it was not so before. Amounts only grow: nothing later was nothing before. */
const lasting = ["permitIssued", "pitComplete", "asBuilt"] as const;
const growing = ["pilesDoneShare", "groundWorksShare", "developedLandM2", "investedWan"] as const;
const changing = ["foundation", "suspended", "dueLandM2", "totalInvestWan", "governmentCause"] as const;

function seeConstruction({ construction, evidence }: Parcel, asOf: string): Recorded<"construction"> {
  if (construction === null) return null;
  const hidden: Record<string, unknown> = {};
  const isUnsure = (key: string): boolean => isSeenLater(`construction.${key}`, evidence, asOf);
  for (const key of lasting) if (construction[key] === true && isUnsure(key)) hidden[key] = null;
  for (const key of growing) if ((construction[key] ?? 0) !== 0 && isUnsure(key)) hidden[key] = null;
  for (const key of changing) if (construction[key] !== null && isUnsure(key)) hidden[key] = null;
  if (isLater(construction.permitOn, asOf)) Object.assign(hidden, { permitOn: null, permitIssued: false });
  if (isLater(construction.startedOn, asOf)) hidden.startedOn = null;
  if (isLater(construction.suspendedSince, asOf)) Object.assign(hidden, { suspended: false, suspendedSince: null });
  if (isLater(construction.idleFinding?.date, asOf)) hidden.idleFinding = null;
  if (isLater(construction.reclaim?.date, asOf)) hidden.reclaim = null;
  Object.assign(hidden, seeCompletion(construction, asOf));
  return Object.keys(hidden).length === 0 ? construction : { ...construction, ...hidden };
}

/**
 * An as-built mark is as old as the reported completion; one without, on land accepted later, is not older than that. Marks of
 * unknown age on land whose permit came later say nothing about the time before.
 */
function seeCompletion(
  { acceptedOn, completedOn, asBuilt, permitOn }: NonNullable<Recorded<"construction">>,
  asOf: string,
): Readonly<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  if (isLater(acceptedOn, asOf)) seen.acceptedOn = null;
  if (isLater(completedOn, asOf)) seen.completedOn = null;
  if (isLater(acceptedOn, asOf)) {
    const wasDone = asBuilt === true && completedOn !== null && !isLater(completedOn, asOf);
    return { ...seen, asBuilt: wasDone };
  }
  if (asBuilt !== true || acceptedOn !== null) return seen;
  if (isLater(completedOn, asOf)) return { ...seen, asBuilt: false };
  return completedOn === null && isLater(permitOn, asOf) ? { ...seen, asBuilt: null } : seen;
}

/** A service seen later may have come since; one that does not apply here never did. */
function seeServices({ services, evidence }: Parcel, asOf: string): Recorded<"services"> {
  if (services === null) return null;
  const hidden = Object.entries(services)
    .filter(([key, state]) => typeof state === "boolean" && isSeenLater(`services.${key}`, evidence, asOf))
    .map(([key]) => [key, null] as const);
  return hidden.length === 0 ? services : { ...services, ...Object.fromEntries(hidden) };
}
