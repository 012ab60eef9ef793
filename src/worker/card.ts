import { findAudit } from "../core/analysis/audit-list.ts";
import type { ParcelAudit } from "../core/analysis/audit-report.ts";
import type { Issue } from "../core/model/issue.ts";
import { findAround } from "./card-plan.ts";
import type { ParcelCard } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";

/** Everything the card of one parcel shows; null where the park holds no such parcel. */
export function buildCard(park: OpenPark, id: string): ParcelCard | null {
  const { dataset, report, revision } = park;
  const parcel = dataset.layers.parcels?.get(id);
  const audit = findAudit(report.parcels, id);
  if (parcel === undefined || audit === undefined) return null;
  const { geometry, ...attributes } = parcel;
  return {
    revision,
    parcel: attributes,
    audit,
    enterprises: parcel.enterpriseIds.flatMap((enterprise) => dataset.enterprises?.get(enterprise) ?? []),
    firms: report.enterprises.filter((firm) => parcel.enterpriseIds.includes(firm.id)),
    buildings: findBuildings(park, audit),
    structures: findStructures(park, id),
    zones: audit.zoneShares.flatMap(({ zoneId }) => {
      const zone = dataset.layers.zones?.get(zoneId);
      if (zone === undefined) return [];
      return { id: zone.id, name: zone.name, landUse: zone.landUse, planVersion: zone.planVersion };
    }),
    issues: report.issues.filter((issue) => isAbout(issue, audit)),
    outline: geometry,
    around: findAround(park, parcel),
  };
}

/** Buildings that count, then those that only say they belong here (under construction, planned, demolished). */
function findBuildings({ dataset }: OpenPark, audit: ParcelAudit): ParcelCard["buildings"] {
  const ids = new Set(audit.buildings.map((building) => building.id));
  for (const building of dataset.layers.buildings?.values() ?? []) {
    if (building.parcelId === audit.id) ids.add(building.id);
  }
  return [...ids].flatMap((id) => {
    const building = dataset.layers.buildings?.get(id);
    if (building === undefined) return [];
    const { geometry: _geometry, ...attributes } = building;
    return attributes;
  });
}

function findStructures({ dataset }: OpenPark, parcelId: string): ParcelCard["structures"] {
  const found: ParcelCard["structures"][number][] = [];
  for (const structure of dataset.layers.structures?.values() ?? []) {
    if (structure.parcelId !== parcelId) continue;
    const { geometry: _geometry, ...attributes } = structure;
    found.push(attributes);
  }
  return found;
}

function isAbout(issue: Issue, audit: ParcelAudit): boolean {
  if (issue.layer === "parcels") return issue.ids.includes(audit.id);
  return issue.layer === "buildings" && audit.buildings.some((building) => issue.ids.includes(building.id));
}
