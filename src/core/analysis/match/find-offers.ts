import type { Verdict } from "../../model/check.ts";
import type { AreaBasis, ParkDataset } from "../../model/dataset.ts";
import { compareIds } from "../../model/ids.ts";
import type { LandUseTables } from "../../model/land-use.ts";
import type { Building, FactoryUnit, Parcel, Zone } from "../../model/records.ts";
import type { LoadedRulePack, RulePack, UseMatrix } from "../../model/rule-pack.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { findPackCode } from "../../rules/crosswalk.ts";
import { judgeUse, type UseOnParcel } from "../../rules/zoning-use.ts";
import { findSection } from "../audit-context.ts";
import { findAudit } from "../audit-list.ts";
import type { AuditReport, ParcelAudit } from "../audit-report.ts";
import type { Offer, UsesAllowed } from "./offer.ts";

interface OfferSources {
  readonly dataset: ParkDataset;
  readonly report: Pick<AuditReport, "parcels"> & { readonly dataset: { readonly areaBasis: AreaBasis } };
  readonly rulePacks: readonly LoadedRulePack[];
  readonly landUseTables: LandUseTables;
}

type OfParcel = Omit<Offer, "id" | "kind" | "areaM2">;

/**
 * Everything on offer in an audited park, in id order: listed land, and factory units with free area in buildings that stand or
 * go up. A parcel listed as factory space of which no units are recorded is one offer of unknown size. Cost: linear.
 */
export function findOffers(sources: OfferSources): readonly Offer[] {
  const { dataset, report } = sources;
  const offers: Offer[] = [];
  const parcelsWithUnits = new Set<string>();
  // Asked for only where a building with units does not name its parcel: it goes through the audits of all parcels.
  let homes: ReadonlyMap<string, string> | undefined;
  const homeOf = (buildingId: string): string | undefined => {
    homes ??= new Map(report.parcels.flatMap(({ id, buildings }) => buildings.map((building) => [building.id, id])));
    return homes.get(buildingId);
  };
  for (const building of dataset.layers.buildings?.values() ?? []) {
    const units = building.standardFactory?.units ?? [];
    if (units.length === 0) continue;
    const parcelId = building.parcelId ?? homeOf(building.id) ?? null;
    if (parcelId !== null) parcelsWithUnits.add(parcelId);
    const parcel = parcelId === null ? undefined : dataset.layers.parcels?.get(parcelId);
    const shared = describeParcel(parcel, findAudit(report.parcels, parcelId ?? ""), sources);
    offers.push(...offersOfUnits(building, units, shared));
  }
  for (const parcel of dataset.layers.parcels?.values() ?? []) {
    const { listing } = parcel;
    const isSpace = listing?.kind === "factory";
    if (listing === null || (isSpace && parcelsWithUnits.has(parcel.id))) continue;
    const audit = findAudit(report.parcels, parcel.id);
    offers.push({
      ...describeParcel(parcel, audit, sources),
      id: parcel.id,
      kind: isSpace ? "factory" : "land",
      areaM2: isSpace ? null : (audit?.areaM2[report.dataset.areaBasis] ?? null),
    });
  }
  return offers.sort((a, b) => compareIds(a.id, b.id));
}

function offersOfUnits(building: Building, units: readonly FactoryUnit[], shared: OfParcel): readonly Offer[] {
  if (building.status === "demolished" || building.status === "planned") return [];
  const free = units.filter(({ freeAreaM2 }) => freeAreaM2 !== null && freeAreaM2 > 0);
  return free.map((unit) => ({
    ...shared,
    id: `${building.id}/${unit.id}`,
    kind: "factory",
    areaM2: unit.freeAreaM2,
    buildingId: building.id,
    floor: unit.floor,
    powerKva: unit.powerKva,
    floorLoadTPerM2: unit.floorLoadTPerM2,
    clearHeightM: unit.clearHeightM,
    craneT: unit.craneT,
    liftT: unit.liftT,
    columnGridM: unit.columnGridM,
    rentPerM2Month: unit.rentPerM2Month,
    priceWanPerMu: null,
    availableFrom: unit.freeSince ?? shared.availableFrom,
  }));
}

const ofNoUnit = {
  buildingId: null,
  floor: null,
  floorLoadTPerM2: null,
  clearHeightM: null,
  craneT: null,
  liftT: null,
  columnGridM: null,
  rentPerM2Month: null,
} as const;

function describeParcel(parcel: Parcel | undefined, audit: ParcelAudit | undefined, sources: OfferSources): OfParcel {
  const listing = parcel?.listing ?? null;
  return {
    ...ofNoUnit,
    parcelId: parcel?.id ?? null,
    landUse: parcel?.landUse ?? null,
    codeSystem: parcel?.codeSystem ?? null,
    permittedUses: listing?.permittedUses ?? [],
    uses: findUsesAllowed(audit, sources),
    services: findServices(parcel, audit),
    powerKva: listing?.powerKva ?? null,
    availableFrom: listing?.availableFrom ?? null,
    priceWanPerMu: listing?.priceWanPerMu ?? null,
    distancesKm: listing?.distancesKm ?? null,
    owners: parcel === undefined ? null : findOwners(parcel),
  };
}

/** As the audit has them, recorded or inferred; levelled ground is only ever recorded. */
function findServices(parcel: Parcel | undefined, audit: ParcelAudit | undefined): Offer["services"] {
  const judged = (audit?.services ?? []).map(({ key, state }) => [key, state] as const);
  return { ...Object.fromEntries(judged), levelled: parcel?.services?.levelled ?? null };
}

/** Enterprises on the parcel; else the state, which is one owner everywhere. A collective without a name is not known. */
function findOwners({ enterpriseIds, ownership }: Parcel): readonly string[] | null {
  if (enterpriseIds.length > 0) return [...new Set(enterpriseIds)].map((id) => `enterprises/${id}`).sort(compareIds);
  return ownership === "state" ? ["state"] : null;
}

/** What the first pack with a use matrix says about every use of it, in all zones that govern the parcel: the heaviest verdict. */
function findUsesAllowed(
  audit: ParcelAudit | undefined,
  { dataset, rulePacks, landUseTables }: OfferSources,
): UsesAllowed | null {
  const found = findSection(rulePacks, "use_matrix");
  const pack = rulePacks.find((loaded) => loaded.pack.id === found?.packId)?.pack;
  if (found === undefined || pack === undefined) return null;
  const matrix = found.section;
  const zones = findGoverningZones(audit).flatMap((id) => dataset.layers.zones?.get(id) ?? []);
  const uses = new Set(Object.values(matrix.rows).flatMap((row) => Object.keys(row)));
  const verdicts = [...uses]
    .sort(compareIds)
    .map(
      (use) => [use, aggregateVerdicts(zones.map((zone) => judgeIn(zone, use, matrix, pack, landUseTables)))] as const,
    );
  return {
    ruleSet: pack.id,
    verdicts: Object.fromEntries(verdicts),
    industryPrefixes: matrix.industry_prefixes ?? null,
  };
}

/** The zones named by the straddle check, which decides which of those a parcel touches govern it. */
function findGoverningZones(audit: ParcelAudit | undefined): readonly string[] {
  const check = audit?.checks.find(({ rule }) => rule === "zoning.straddle");
  const prefix = "zones/";
  return (check?.subjects ?? []).filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
}

function judgeIn(zone: Zone, use: string, matrix: UseMatrix, pack: RulePack, tables: LandUseTables): Verdict {
  const { code } = findPackCode(zone.landUse, zone.codeSystem, pack.code_system, tables);
  if (code === null) return "unknown";
  return judgeUse(matrix, code, toUse(use), { land: null, gfa: null }, zone.compatibleUses).verdict;
}

function toUse(use: string): UseOnParcel {
  const industry = /^industry_([123])$/.exec(use);
  return industry === null ? { use } : { use: "industry", pollutionClass: Number(industry[1]) as 1 | 2 | 3 };
}
