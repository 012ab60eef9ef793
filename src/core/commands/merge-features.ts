import { createCornerTable, fromGridPolygons, toGridPolygons } from "../geometry/operations/grid-shape.ts";
import { uniteShapes } from "../geometry/operations/unite-shapes.ts";
import { isAreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import { canBeSplit } from "./amounts.ts";
import type { MergeFeatures } from "./command.ts";
import type { CommandNote, CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { withLineage } from "./lineage.ts";
import { mergeValues } from "./merge-values.ts";
import { moveReferences } from "./move-references.ts";
import { type AnyFeature, createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";

/** Gaps and overlaps up to the step of the grid close, m. */
const joinM = 1e-4;

/**
 * Joins features that have edges in common to one. Land under several of them counts once and is told; gaps up to 0.1 mm
 * close. Values as merge-values has it; buildings and whatever else names a feature that goes names the kept one afterwards;
 * lineage names them all.
 *
 * Refusals: `too-few-ids` below two features; `different-kinds`; `wrong-kind`; `not-an-area`; `not-found`, also for a `keep` or a
 * value of a feature that is not among them; `not-touching` with those that do not hang together with the kept one, which a corner
 * in common does not do; `shape-lost` where the union cannot be had exactly.
 */
export function mergeFeatures(
  dataset: ParkDataset,
  command: MergeFeatures,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { keep, values } = command;
  const refs = command.refs.filter(
    ({ kind, id }, i, all) => all.findIndex((o) => o.kind === kind && o.id === id) === i,
  );
  const kept = refs.find(({ id }) => id === keep);
  if (refs.length < 2) return refuse("too-few-ids", { refs, params: { needed: 2, got: refs.length } });
  const { kind } = refs[0] as FeatureRef; // two at least
  if (refs.some((ref) => ref.kind !== kind)) return refuse("different-kinds", { refs });
  if (!canBeSplit(kind)) return refuse("wrong-kind", { refs, params: { kind } });
  const stranger = [keep, ...Object.values(values)].find((id) => !refs.some((ref) => ref.id === id));
  if (kept === undefined || stranger !== undefined)
    return refuse("not-found", { refs: [{ kind, id: stranger ?? keep }] });

  const draft = createPlanDraft(dataset, tools.near);
  const ordered = [kept, ...refs.filter((ref) => ref !== kept)];
  const table = createCornerTable(tools.grid);
  const records: AnyFeature[] = [];
  for (const ref of ordered) {
    const record = draft.find(ref);
    if (record === undefined) return refuse("not-found", { refs: [ref] });
    if (!isAreaGeometry(record.geometry)) return refuse("not-an-area", { refs: [ref] });
    records.push(record);
  }
  const shapes = records.map(({ geometry }) => (isAreaGeometry(geometry) ? toGridPolygons(geometry, table) : []));
  const united = uniteShapes(shapes, table, joinM);
  if (united === undefined) return refuse("shape-lost", { refs: ordered });
  const apart = united.groups.slice(1).flat();
  if (apart.length > 0) return refuse("not-touching", { refs: apart.flatMap((index) => ordered[index] ?? []) });

  const [first, ...others] = records as [AnyFeature, ...AnyFeature[]]; // two at least
  const merged = mergeValues(kind, [first, ...others], values);
  const geometry = fromGridPolygons(united.polygons);
  draft.put(kind, { ...withLineage(merged.record, records, "merge"), geometry } as AnyFeature);
  for (const { id } of others) draft.remove(kind, id);
  const notes: CommandNote[] = [];
  if (united.overlapM2 > 0) {
    const areaM2 = Math.round(100 * united.overlapM2) / 100;
    notes.push({ code: "overlap-counted-once", refs: [kept], params: { areaM2 } });
  }
  if (merged.settled.length > 0) {
    const params = { count: merged.settled.length, properties: merged.settled.join(", ") };
    notes.push({ code: "values-differ", refs: [kept], params });
  }
  const gone = others.map(({ id }) => id);
  notes.push(...moveReferences(draft, kind, gone, keep));
  return finishCommand(draft, tools, { select: [kept], notes });
}
