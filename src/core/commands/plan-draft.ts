import type { LayerChange } from "../history/apply-changes.ts";
import type { AnyGeometry, LngLatBox } from "../model/coordinates.ts";
import { type ParkDataset, recordListKinds } from "../model/dataset.ts";
import {
  type AllRecords,
  type FeatureKind,
  type FeatureRef,
  proposalKind,
  type RecordKind,
  recordsOf,
} from "../model/record-kinds.ts";
import type { CommandTools } from "./command-tools.ts";
import { boxOf } from "./topology/corner-runs.ts";

export type AnyFeature = AllRecords[FeatureKind];
type AnyRecord = AllRecords[RecordKind];

/**
 * A plan while a command works on it: the dataset with records put in or taken out, read as if done already. The dataset
 * stays as it is. Commands put whole records here and end with finishCommand, which joins neighbors, checks shapes and makes
 * the change.
 */
export interface PlanDraft {
  readonly dataset: ParkDataset;
  /** As it stands in the draft; undefined where there is none (any more). */
  find(ref: FeatureRef): AnyFeature | undefined;
  /** As it stood before the command. */
  findBefore(ref: FeatureRef): AnyFeature | undefined;
  /** Adds a record, or replaces the one of this id. */
  put(kind: RecordKind, record: AnyRecord): void;
  /** The feature with another geometry. */
  reshape(ref: FeatureRef, geometry: AnyGeometry): void;
  remove(kind: RecordKind, id: string): void;
  /** Ids of features of a kind in the draft that may touch the box, in order of their text, so that page and worker agree. */
  near(kind: FeatureKind, box: LngLatBox): readonly string[];
  /** Features that are there and whose geometry is not the one they had, in the order in which they were first touched. */
  listReshaped(): readonly FeatureRef[];
  /** What was done, layer by layer; empty where all is as before. */
  listChanges(): readonly LayerChange[];
}

/** A draft of a dataset nothing is changed in yet. */
export function createPlanDraft(dataset: ParkDataset, near: CommandTools["near"]): PlanDraft {
  const touched = new Map<RecordKind, Map<string, AnyRecord | undefined>>();
  const setRecord = (kind: RecordKind, id: string, record: AnyRecord | undefined): void => {
    const records = touched.get(kind) ?? new Map<string, AnyRecord | undefined>();
    records.set(id, record);
    touched.set(kind, records);
  };
  const findBefore = ({ kind, id }: FeatureRef): AnyFeature | undefined => recordsOf(dataset, kind)?.get(id);
  const find = (ref: FeatureRef): AnyFeature | undefined => {
    const records = touched.get(ref.kind);
    // What was put under a kind of features is a feature.
    return records?.has(ref.id) ? (records.get(ref.id) as AnyFeature | undefined) : findBefore(ref);
  };
  return {
    dataset,
    find,
    findBefore,
    put: (kind, record) => setRecord(kind, record.id, record),
    reshape(ref, geometry) {
      const record = find(ref);
      if (record === undefined) return;
      // The caller keeps to the types of geometry its kind takes.
      const reshaped = { ...record, geometry } as AnyFeature;
      const before = findBefore(ref);
      setRecord(ref.kind, ref.id, before !== undefined && isSameRecord(reshaped, before) ? before : reshaped);
    },
    remove: (kind, id) => setRecord(kind, id, undefined),
    near(kind, box) {
      const ids = new Set<string>();
      for (const id of near(kind, box)) if (find({ kind, id }) !== undefined) ids.add(id);
      for (const id of touched.get(kind)?.keys() ?? []) {
        const record = find({ kind, id });
        if (record !== undefined && touchesBox(record.geometry, box)) ids.add(id);
      }
      return [...ids].sort();
    },
    listReshaped() {
      const refs: FeatureRef[] = [];
      for (const [kind, records] of touched) {
        if (isListKind(kind)) continue;
        for (const id of records.keys()) {
          const ref = { kind, id };
          const record = find(ref);
          if (record !== undefined && record.geometry !== findBefore(ref)?.geometry) refs.push(ref);
        }
      }
      return refs;
    },
    listChanges: () => [...touched].flatMap(([kind, records]) => changeOf(kind, recordsOf(dataset, kind), records)),
  };
}

function changeOf(
  layer: RecordKind,
  before: ReadonlyMap<string, AnyRecord> | undefined,
  touched: ReadonlyMap<string, AnyRecord | undefined>,
): readonly LayerChange[] {
  const added: AnyRecord[] = [];
  const updated: (readonly [AnyRecord, AnyRecord])[] = [];
  const removed: AnyRecord[] = [];
  for (const [id, after] of touched) {
    const stood = before?.get(id);
    if (stood === undefined) {
      if (after !== undefined) added.push(after);
    } else if (after === undefined) removed.push(stood);
    else if (after !== stood) updated.push([stood, after]);
  }
  // Records of one layer all are of its kind; the compiler cannot follow that through the map.
  return added.length + updated.length + removed.length === 0
    ? []
    : [{ layer, added, updated, removed } as unknown as LayerChange];
}

/** The same members, each the very value. */
function isSameRecord(a: AnyRecord, b: AnyRecord): boolean {
  const names = Object.keys(a) as (keyof AnyRecord)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function touchesBox(geometry: AnyGeometry, [west, south, east, north]: LngLatBox): boolean {
  const box = boxOf(geometry);
  return box[0] <= east && west <= box[2] && box[1] <= north && south <= box[3];
}

function isListKind(kind: RecordKind): kind is Exclude<RecordKind, FeatureKind> {
  return kind !== proposalKind && (recordListKinds as readonly string[]).includes(kind);
}
