import { createIssue } from "../../core/model/create-issue.ts";
import {
  type LayerKind,
  layerKinds,
  type ParkDataset,
  type RecordListKind,
  recordListKinds,
} from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { findReferredIds, type Reference, references } from "../../core/model/references.ts";
import { briefRecords } from "./record-brief.ts";

/** Ids that name nothing. A whole layer that was not given is another matter: nothing is said about ids into it. */
export function checkReferences(dataset: ParkDataset): readonly Issue[] {
  const issues: Issue[] = [];
  for (const kind of [...layerKinds, ...recordListKinds]) {
    for (const { property, to } of references[kind] ?? []) {
      const targets = findTargets(dataset, to);
      if (targets === undefined) continue;
      for (const [id, record] of briefRecords(findRecords(dataset, kind))) {
        for (const got of findReferredIds(record, property)) {
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
