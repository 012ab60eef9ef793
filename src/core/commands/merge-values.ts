import { findDifference } from "../history/find-difference.ts";
import type { FeatureKind } from "../model/record-kinds.ts";
import { summedPathsOf } from "./amounts.ts";
import { sumAmounts } from "./deal-out.ts";
import type { AnyFeature } from "./plan-draft.ts";
import { isPlainObject, valueAt, withValueAt } from "./value-paths.ts";

/** A property in which features to be merged differ: what the dialog asks about. */
export interface DifferingValue {
  /** As in `MergeFeatures.values`: `contract.farMin`, `extra.owner`. */
  readonly path: string;
  /** `sum`: an amount, summed unless a feature is named; `join`: a list, joined likewise; `choose`: one of the values. */
  readonly how: "sum" | "join" | "choose";
  /** One for each feature, in their order; null where it is not known. */
  readonly values: readonly { readonly id: string; readonly value: unknown }[];
}

/** Lists of which the merged feature has all items. */
const joinedPaths: readonly string[] = ["enterpriseIds", "evidence"];
/** Members that are compared as one value though they have members of their own: names by language. */
const wholeNames: readonly string[] = ["name"];
/** Members that are no values: what a feature is and where it comes from. */
const leftOut: readonly string[] = ["id", "geometry", "extra.lineage"];

/** Properties in which features of a kind differ, in the order of the first one's members. Not known, null and an empty list are equal. */
export function listDifferingValues(kind: FeatureKind, records: readonly AnyFeature[]): readonly DifferingValue[] {
  const [first] = records;
  if (first === undefined) return [];
  const summed = summedPathsOf(kind);
  return listPaths(records, "")
    .map(
      (path): DifferingValue => ({
        path,
        how: summed.includes(path) ? "sum" : joinedPaths.includes(path) ? "join" : "choose",
        values: records.map((record) => ({ id: record.id, value: valueAt(record, path) })),
      }),
    )
    .filter(({ values }) =>
      values.some(({ value }) => findDifference({ value: values[0]?.value }, { value }) !== undefined),
    );
}

/** Paths of all single values any of the records has. */
function listPaths(groups: readonly object[], prefix: string): readonly string[] {
  const names = [...new Set(groups.flatMap((group) => Object.keys(group)))];
  return names.flatMap((name) => {
    const path = `${prefix}${name}`;
    if (leftOut.includes(path)) return [];
    const values = groups.map((group) => (group as Readonly<Record<string, unknown>>)[name] ?? null);
    const inner = values.filter(isPlainObject);
    const isGroup = inner.length > 0 && inner.length === values.filter((value) => value !== null).length;
    return isGroup && !wholeNames.includes(name) && prefix !== "extra." ? listPaths(inner, `${path}.`) : [path];
  });
}

/** A merged record and the properties in which a value was given up or became unknown. */
export interface MergedValues {
  readonly record: AnyFeature;
  readonly settled: readonly string[];
}

/**
 * The first record with the values of all: amounts are summed (not known where one of them is not), lists of firms and evidence
 * joined, and where `chosen` names a feature for a path its value is taken. Everything else stays the first one's. `settled`:
 * differing values nobody chose and no sum or list holds.
 */
export function mergeValues(
  kind: FeatureKind,
  records: readonly [AnyFeature, ...AnyFeature[]],
  chosen: Readonly<Record<string, string>>,
): MergedValues {
  let record = records[0];
  const settled: string[] = [];
  const summed = summedPathsOf(kind);
  const differing = listDifferingValues(kind, records);
  // Equal amounts are summed as well: 1 ha and 1 ha are 2 ha.
  const paths = new Set([...summed, ...differing.map(({ path }) => path), ...Object.keys(chosen)]);
  for (const path of paths) {
    const values = records.map((one) => valueAt(one, path));
    const source = Object.hasOwn(chosen, path) ? records.find(({ id }) => id === chosen[path]) : undefined;
    if (source !== undefined) record = withValueAt(record, path, valueAt(source, path), source);
    else if (summed.includes(path)) {
      const known = values.filter((value) => typeof value === "number");
      const sum = known.length === values.length ? sumAmounts(known) : null;
      if (sum === null && known.length > 0) settled.push(path);
      record = withValueAt(record, path, sum);
    } else if (joinedPaths.includes(path)) record = withValueAt(record, path, joinLists(values));
    else settled.push(path);
  }
  return { record, settled };
}

function joinLists(values: readonly unknown[]): readonly unknown[] {
  const joined: unknown[] = [];
  for (const item of values.flat()) {
    if (item === null || joined.some((one) => findDifference({ one }, { one: item }) === undefined)) continue;
    joined.push(item);
  }
  return joined;
}
