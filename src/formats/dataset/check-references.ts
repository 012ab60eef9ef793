import { createIssue } from "../../core/model/create-issue.ts";
import { type LayerKind, type ParkDataset, type RecordListKind, recordListKinds } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { briefRecords } from "./record-brief.ts";

interface Reference {
  readonly property: string;
  readonly to: LayerKind | RecordListKind | "contacts";
}

const references: Readonly<Partial<Record<LayerKind | RecordListKind, readonly Reference[]>>> = {
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
};

/** Ids that name nothing. A whole layer that was not given is another matter: nothing is said about ids into it. */
export function checkReferences(dataset: ParkDataset): readonly Issue[] {
  const issues: Issue[] = [];
  for (const [kind, list] of Object.entries(references) as [LayerKind | RecordListKind, readonly Reference[]][]) {
    for (const { property, to } of list) {
      const targets = findTargets(dataset, to);
      if (targets === undefined) continue;
      for (const [id, record] of briefRecords(findRecords(dataset, kind))) {
        for (const got of findIds(record, property)) {
          if (targets.has(got)) continue;
          issues.push(
            createIssue("dangling-reference", {
              layer: kind,
              ids: [id],
              params: { property, got },
            }),
          );
        }
      }
    }
  }
  return issues;
}

function findRecords(
  dataset: ParkDataset,
  kind: LayerKind | RecordListKind,
): ReadonlyMap<string, { readonly id: string }> | undefined {
  return isList(kind) ? dataset[kind] : dataset.layers[kind];
}

function isList(kind: string): kind is RecordListKind {
  return recordListKinds.some((list) => list === kind);
}

function findTargets(dataset: ParkDataset, to: Reference["to"]): { has(id: string): boolean } | undefined {
  if (to !== "contacts") return findRecords(dataset, to);
  const { contacts } = dataset.meta;
  return contacts.length === 0 ? undefined : new Set(contacts.map(({ id }) => id));
}

function findIds(record: object, property: string): readonly string[] {
  let values: readonly unknown[] = [record];
  for (const name of property.split(".")) {
    values = values.flatMap((value) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : [],
    );
  }
  return values.filter((item): item is string => typeof item === "string");
}
