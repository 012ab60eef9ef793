import { applyChanges, type ChangeConflict, type LayerChange } from "../../core/history/apply-changes.ts";
import type { LayerKind, LayerRecords, ParkDataset } from "../../core/model/dataset.ts";
import type { LocalizedText } from "../../core/model/localized-text.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { type ScenarioFile, scenarioFileSchema } from "../../core/model/scenario.ts";
import { readDataset } from "../dataset/read-dataset.ts";
import type { ReadOptions } from "../dataset/read-dataset-steps.ts";
import { parseJson } from "../geojson/parse-json.ts";
import { describeProblems } from "../rule-pack/describe-problems.ts";

/** What keeps a scenario from being laid over its dataset. */
export interface ScenarioProblem {
  /** `changes[0].updated[2]`, or layer, id and property of a record: `parcels/GY-0103 contract.farMin`. */
  readonly place: string;
  readonly got: string;
  readonly expected: string;
}

/** Ids of the scenarios a dataset brings along, in plain string order. */
export function listScenarios({ attachments }: ParkDataset): readonly string[] {
  return [...attachments.keys()].flatMap((name) => /^scenarios\/(.+)\.json$/.exec(name)?.[1] ?? []).sort();
}

/** The dataset as a scenario of its `scenarios/` has it (readScenario). */
export function applyScenario(
  dataset: ParkDataset,
  id: string,
  options: ReadOptions,
): Result<ParkDataset, readonly ScenarioProblem[]> {
  const read = readScenario(dataset, id, options);
  return read.ok ? succeed(read.value.dataset) : read;
}

/** A scenario that fits its dataset. */
export interface ReadScenario {
  readonly name: LocalizedText;
  readonly changes: readonly LayerChange[];
  /** The dataset as the scenario has it. */
  readonly dataset: ParkDataset;
}

/**
 * A scenario of the `scenarios/` of a dataset, laid over it. Features are read as those of a layer file are, so a feature copied from
 * one equals the record that stands. Refused as a whole: a file that is off, a feature that is, a record that moved on since.
 */
export function readScenario(
  dataset: ParkDataset,
  id: string,
  options: ReadOptions,
): Result<ReadScenario, readonly ScenarioProblem[]> {
  const place = `scenarios/${id}.json`;
  const bytes = dataset.attachments.get(place);
  if (bytes === undefined) {
    const ids = listScenarios(dataset).join(", ");
    return fail([
      { place, got: "no such file", expected: ids === "" ? "a scenario of the dataset; it has none" : ids },
    ]);
  }
  const parsed = parseScenario(bytes, place);
  if (!parsed.ok) return parsed;
  const changes: LayerChange[] = [];
  const problems: ScenarioProblem[] = [];
  parsed.value.changes.forEach((change, index) => {
    const read = readChange(change, `${place} changes[${index}]`, options);
    if (read.ok) changes.push(read.value);
    else problems.push(...read.failure);
  });
  if (problems.length > 0) return fail(problems);
  const applied = applyChanges(dataset, changes);
  if (!applied.ok) return fail([describeConflict(applied.failure)]);
  return succeed({ name: parsed.value.name, changes, dataset: applied.value });
}

function parseScenario(bytes: Uint8Array, place: string): Result<ScenarioFile, readonly ScenarioProblem[]> {
  const json = parseJson(place, bytes);
  if (!("value" in json)) return fail(json.issues.map(({ message }) => ({ place, got: message, expected: "JSON" })));
  const raw = json.value;
  const parsed = scenarioFileSchema.safeParse(raw);
  if (parsed.success) return succeed(parsed.data);
  return fail(
    describeProblems(parsed.error, raw, scenarioFileSchema).map(({ property, got, expected }) => ({
      place: `${place} ${property}`,
      got,
      expected,
    })),
  );
}

type FileChange = ScenarioFile["changes"][number];
type Feature = FileChange["added"][number];

function readChange(
  { layer, added, updated, removed }: FileChange,
  place: string,
  options: ReadOptions,
): Result<LayerChange, readonly ScenarioProblem[]> {
  const read = (name: string, features: readonly Feature[]) =>
    readFeatures(layer, features, `${place}.${name}`, options);
  const parts = [
    read("added", added),
    read(
      "updated before",
      updated.map(([before]) => before),
    ),
    read(
      "updated after",
      updated.map(([, after]) => after),
    ),
    read("removed", removed),
  ];
  const problems = parts.flatMap((part) => (part.ok ? [] : part.failure));
  if (problems.length > 0) return fail(problems);
  const [add = [], before = [], after = [], remove = []] = parts.map((part) => (part.ok ? part.value : []));
  const pairs = before.flatMap((record, index) => {
    const changed = after[index];
    return changed === undefined ? [] : [[record, changed] as const];
  });
  return succeed({ layer, added: add, updated: pairs, removed: remove });
}

type AnyRecord = LayerRecords[LayerKind];

/** Records in the order of the features. Whatever the reader leaves out or calls otherwise is a problem, not a smaller change. */
function readFeatures(
  layer: LayerKind,
  features: readonly Feature[],
  place: string,
  options: ReadOptions,
): Result<readonly AnyRecord[], readonly ScenarioProblem[]> {
  if (features.length === 0) return succeed([]);
  const text = JSON.stringify({ type: "FeatureCollection", features });
  const name = `${layer}.geojson`;
  const { dataset, issues } = readDataset([{ name, bytes: new TextEncoder().encode(text) }], {
    crsTable: options.crsTable,
    layer,
  });
  const records: ReadonlyMap<string, AnyRecord> = dataset?.layers[layer] ?? new Map();
  const found = features.flatMap(({ properties }) => records.get(String(properties.id)) ?? []);
  if (found.length === features.length && records.size === features.length) return succeed(found);
  const errors = issues.filter(({ severity }) => severity !== "info").map(({ message }) => message);
  return fail([
    { place, got: errors.join(" ") || "features with the same id", expected: `features of the layer ${layer}` },
  ]);
}

/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function describeConflict({ layer, id, reason, property }: ChangeConflict): ScenarioProblem {
  const place = `${layer}/${id}${property === null ? "" : ` ${property}`}`;
  switch (reason) {
    case "exists":
      return { place, got: "a record of that id stands already", expected: "a new id" };
    case "missing":
      return { place, got: "no record of that id", expected: "the record the scenario changes" };
    case "differs":
      return { place, got: "another value than the scenario was drawn over", expected: "the value of its “before”" };
    case "renamed":
      return { place, got: "another id after than before", expected: "one record; add and remove to rename" };
  }
}
