import { type RecordKind, recordsOf, withRecords } from "../../model/record-kinds.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { type AuditContext, type AuditProgress, findTolerances } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import { type JudgedPark, judgePark } from "../judge-park.ts";
import { createMemory } from "../judging-memory.ts";
import { measurePark } from "../measure-park.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { hasSameTolerances } from "./judge-otherwise.ts";
import { isSameContext, keepJudged } from "./keep-judged.ts";
import { applyEdits, type RecordChange, type RecordEdit } from "./record-edit.ts";
import { remeasurePark } from "./remeasure-park.ts";

/** A whole layer or list in place of the one there is; undefined takes it away. */
interface LayerEdit {
  readonly kind: RecordKind;
  readonly records: ReturnType<typeof recordsOf>;
}

/** What shall be different: records, whole layers, the day judged, the packs judged by. What is left out stays. */
export interface LiveChange {
  readonly records?: readonly RecordEdit[];
  readonly layers?: readonly LayerEdit[];
  readonly asOf?: string;
  readonly rulePacks?: readonly LoadedRulePack[];
}

/** A park after a change. */
export interface LiveCommit {
  readonly judged: JudgedPark;
  /** As another change it takes this one back. */
  readonly inverse: LiveChange;
}

/**
 * The audit of a park after a change, from the one before: equal to a whole audit of the changed dataset (areas to 1e-6 m², everything
 * else exactly), but only what the change touches is measured and judged again. Nothing of `before` is changed, so that any state can be
 * gone on from; stop asking for steps to cancel.
 *
 * Another day or other packs judge everything again and measure nothing, unless a tolerance differs. Cost of a moved vertex: the parcels
 * it touches, and one pass over what parks, firms and totals sum up.
 */
export function* changeAudit(
  before: JudgedPark,
  change: LiveChange,
  context: AuditContext = before.world.context,
): Generator<AuditProgress, LiveCommit, void> {
  const next = contextAfter(context, change);
  const { measured, inverse } = yield* changeMeasures(before, change, next);
  const judged = yield* judgeAgain(before, measured, next);
  const { asOf, rulePacks } = before.world.context;
  return {
    judged,
    inverse: {
      ...inverse,
      ...(change.asOf === undefined ? {} : { asOf }),
      ...(change.rulePacks === undefined ? {} : { rulePacks }),
    },
  };
}

function judgeAgain(
  before: JudgedPark,
  measured: MeasuredPark,
  context: AuditContext,
): Generator<AuditProgress, JudgedPark, void> {
  const { world } = before;
  const memory = isJudgedAlike(world, { measured, context }) ? world.memory.next() : createMemory();
  return judgePark(measured, context, (found) => keepJudged(world, { ...found, measured, context }), memory);
}

/** May parts of the judgment before hold? Only by the same packs on the same day, and measured on the same plane. */
function isJudgedAlike(before: AuditWorld, { measured, context }: Pick<AuditWorld, "measured" | "context">): boolean {
  const [old, fresh] = [before.sources, measured.sources];
  return (
    isSameContext(before.context, context) &&
    old.measured.plane === fresh.measured.plane &&
    old.engine === fresh.engine &&
    old.grid === fresh.grid &&
    old.basis === fresh.basis
  );
}

function contextAfter(context: AuditContext, { asOf, rulePacks }: LiveChange): AuditContext {
  return {
    ...context,
    ...(asOf === undefined ? {} : { asOf }),
    ...(rulePacks === undefined ? {} : { rulePacks }),
  };
}

function* changeMeasures(
  { world: { measured } }: JudgedPark,
  { records = [], layers = [] }: LiveChange,
  context: AuditContext,
): Generator<AuditProgress, { readonly measured: MeasuredPark; readonly inverse: LiveChange }, void> {
  const { dataset } = measured.sources;
  const { engine, crsTable, fallbacks } = context;
  const tolerances = findTolerances(context);
  const replaced = layers.reduce((data, { kind, records: all }) => withRecords(data, kind, all), dataset);
  const edited = applyEdits(replaced, records);
  const inverse = invert(edited.changes, [
    ...layers.map(({ kind }) => ({ kind, records: recordsOf(dataset, kind) })),
    // A layer that an edit began is gone when the edit is taken back.
    ...newLayers(edited.changes, replaced),
  ]);
  const measuring = { engine, crsTable, tolerances, fallbacks };
  if (layers.length > 0 || !hasSameTolerances(measured, context)) {
    return { measured: yield* measurePark(edited.dataset, measuring), inverse };
  }
  if (edited.changes.length === 0) return { measured, inverse };
  return { measured: yield* remeasurePark(measured, edited.dataset, edited.changes, measuring), inverse };
}

function newLayers(changes: readonly RecordChange[], dataset: Parameters<typeof recordsOf>[0]): readonly LayerEdit[] {
  const kinds = new Set(changes.map(({ kind }) => kind).filter((kind) => recordsOf(dataset, kind) === undefined));
  return [...kinds].map((kind) => ({ kind, records: undefined }));
}

function invert(changes: readonly RecordChange[], layers: readonly LayerEdit[]): LiveChange {
  const whole = new Set(layers.map(({ kind }) => kind));
  // What a record was fits its own kind.
  const records = changes.map(({ kind, id, from }) => ({ kind, id, to: from }) as RecordEdit);
  return {
    ...(layers.length === 0 ? {} : { layers }),
    records: records.filter(({ kind }) => !whole.has(kind)),
  };
}
