import { isPlainObject } from "./value-paths.ts";

/** What a feature was made of, kept in `extra.lineage` and in files. */
export interface Lineage {
  /** Ids of all it comes from, earlier ones first. */
  readonly parents: readonly string[];
  /** What was done last. */
  readonly by: "split" | "merge" | "convert";
}

/** The record with its lineage: the parents named, after those its sources had already. */
export function withLineage<Item extends { readonly extra: Readonly<Record<string, unknown>> }>(
  record: Item,
  sources: readonly { readonly id: string; readonly extra: Readonly<Record<string, unknown>> }[],
  by: Lineage["by"],
): Item {
  const parents = sources.flatMap(({ id, extra }) => [...parentsIn(extra), id]);
  const lineage: Lineage = { parents: [...new Set(parents)], by };
  return { ...record, extra: { ...record.extra, lineage } };
}

/** Parents as far as they can be read: what other programs wrote there may be anything. */
function parentsIn(extra: Readonly<Record<string, unknown>>): readonly string[] {
  const { lineage } = extra;
  if (!isPlainObject(lineage) || !Array.isArray(lineage.parents)) return [];
  return lineage.parents.filter((parent) => typeof parent === "string");
}
