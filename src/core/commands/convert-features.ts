import type { ParkDataset } from "../model/dataset.ts";
import { createFeatureRecord, propertiesOf } from "../model/new-record.ts";
import { proposalKind } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import type { ConvertFeatures } from "./command.ts";
import type { CommandNote, CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { withLineage } from "./lineage.ts";
import { nameReferences } from "./name-references.ts";
import { type AnyFeature, createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";

const convertible: readonly string[] = ["zones", "parcels", proposalKind];

/**
 * Makes zones of parcels or proposals, or parcels of zones or proposals: the same shape, the properties both kinds
 * have, what they came from in `extra.lineage`. Values the new kind has no place for are named in a note `values-dropped`,
 * who still refers to originals that are not kept in `still-referred`.
 *
 * Refusals: `not-found`, `wrong-kind` for other kinds and for features that are of the kind already, `too-few-ids`, `id-taken`,
 * `bad-value` for an id.
 */
export function convertFeatures(
  dataset: ParkDataset,
  command: ConvertFeatures,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { refs, to, newIds } = command;
  const draft = createPlanDraft(dataset, tools.near);
  const missing = refs.filter((ref) => draft.find(ref) === undefined);
  if (missing.length > 0) return refuse("not-found", { refs: missing });
  const wrong = refs.filter(({ kind }) => kind === to || !convertible.includes(kind));
  const [first] = wrong;
  if (first !== undefined) return refuse("wrong-kind", { refs: wrong, params: { kind: first.kind } });
  if (newIds.length < refs.length) return refuse("too-few-ids", { refs, params: { needed: refs.length } });
  const made = refs.map((_, index) => ({ kind: to, id: newIds[index] ?? "" }));
  const notes: CommandNote[] = [];
  for (const [index, ref] of refs.entries()) {
    const original = draft.find(ref);
    const target = made[index];
    if (original === undefined || target === undefined) continue;
    if (draft.find(target) !== undefined) return refuse("id-taken", { refs: [target] });
    const { id, geometry, extra, ...properties } = original;
    const { kept, dropped } = sortProperties(properties, to);
    const record = createFeatureRecord(to, target.id, kept);
    if (!record.ok) return refuse("bad-value", { refs: [target], params: { ...record.failure } });
    const converted = withLineage({ ...record.value, extra }, [{ id, extra }], "convert");
    // The reader of this kind made the record.
    draft.put(to, { ...converted, geometry } as unknown as AnyFeature);
    if (dropped.length > 0) {
      notes.push({ code: "values-dropped", refs: [target], params: { id, properties: dropped.join(", ") } });
    }
  }
  if (!command.keepOriginals) {
    for (const { kind, id } of refs) draft.remove(kind, id);
    notes.push(...nameReferences(dataset, refs));
  }
  return finishCommand(draft, tools, { select: made, notes });
}

/** Properties that the other kind has, and the names of values it has no place for. */
function sortProperties(
  properties: Readonly<Record<string, unknown>>,
  to: ConvertFeatures["to"],
): { readonly kept: Readonly<Record<string, unknown>>; readonly dropped: readonly string[] } {
  const { shape } = propertiesOf(to);
  const entries = Object.entries(properties);
  return {
    kept: Object.fromEntries(entries.filter(([name]) => Object.hasOwn(shape, name))),
    dropped: entries.filter(([name, value]) => !Object.hasOwn(shape, name) && isGiven(value)).map(([name]) => name),
  };
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
