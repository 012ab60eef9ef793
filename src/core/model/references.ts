import type { LayerKind, RecordListKind } from "./dataset.ts";
import { proposalKind, type RecordKind } from "./record-kinds.ts";

/** A property whose texts are ids of other records. */
export interface Reference {
  /** Path in the record; on the way lists stand for each of their items. */
  readonly property: string;
  readonly to: LayerKind | RecordListKind | "contacts";
}

/** Which records name which others, by kind. */
export const references: Readonly<Partial<Record<RecordKind, readonly Reference[]>>> = {
  parks: [{ property: "parentId", to: "parks" }],
  zones: [
    { property: "parkId", to: "parks" },
    { property: "phaseId", to: "phases" },
  ],
  parcels: [
    { property: "parkId", to: "parks" },
    { property: "enterpriseIds", to: "enterprises" },
    { property: "listing.contactId", to: "contacts" },
  ],
  buildings: [{ property: "parcelId", to: "parcels" }],
  structures: [{ property: "parcelId", to: "parcels" }],
  phases: [{ property: "parkId", to: "parks" }],
  enterprises: [{ property: "chainLinks.chainId", to: "chains" }],
  projects: [
    { property: "parkId", to: "parks" },
    { property: "chainLinks.chainId", to: "chains" },
  ],
  quotas: [{ property: "parkId", to: "parks" }],
  [proposalKind]: [{ property: "parkId", to: "parks" }],
};

/** Ids a record names in a property. */
export function findReferredIds(record: object, property: string): readonly string[] {
  let values: readonly unknown[] = [record];
  for (const name of property.split(".")) {
    values = values.flatMap((value) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : [],
    );
  }
  return values.filter((item): item is string => typeof item === "string");
}
