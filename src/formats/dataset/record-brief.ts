import { LazyLayer } from "./lazy-layer.ts";

/** What the checks across layers read of a record: its references and its land use. */
export type RecordBrief = Readonly<Record<string, unknown>>;

const names = [
  "parentId",
  "parkId",
  "phaseId",
  "parcelId",
  "enterpriseIds",
  "listing",
  "landUse",
  "codeSystem",
  "code",
];
const emptyBrief: RecordBrief = {};

/** The members of a record that hold something and that checks across layers read. */
export function toBrief(record: object | undefined): RecordBrief {
  if (record === undefined) return emptyBrief;
  const members = record as Readonly<Record<string, unknown>>;
  let brief: Record<string, unknown> | undefined;
  for (const name of names) {
    const value = members[name];
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    brief ??= {};
    brief[name] = value;
  }
  return brief ?? emptyBrief;
}

/** Every record of a layer for checks across layers: whole, or in brief where whole ones would have to be made. */
export function* briefRecords(
  layer: ReadonlyMap<string, object> | undefined,
): Generator<readonly [id: string, record: RecordBrief], void, void> {
  if (layer === undefined) return;
  const lazy: LazyLayer<object> | undefined = layer instanceof LazyLayer ? layer : undefined;
  const { ids = [], briefs } = lazy ?? {};
  if (briefs === undefined) yield* layer as ReadonlyMap<string, RecordBrief>;
  else for (const [place, id] of ids.entries()) yield [id, briefs[place] ?? emptyBrief];
}
