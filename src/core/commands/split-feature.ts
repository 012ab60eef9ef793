import { createCornerTable, fromGridPolygons, type GridPolygon } from "../geometry/operations/grid-shape.ts";
import { isAreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import { canBeSplit } from "./amounts.ts";
import type { SplitFeature } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { createAreaMeasure } from "./drawn-area.ts";
import { finishCommand } from "./finish-command.ts";
import { createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { dealOutParts, type SplitPart } from "./split-consequences.ts";
import { cutParts, type Parts } from "./split-parts.ts";

/** Areas this near are equal when the largest part is looked for, m². */
const equalM2 = 0.1;

/**
 * Cuts a feature in parts. The largest part keeps the id (the first of equals), the others take the new ids in order: along a line
 * smallest first, along an edge the strip first. Cut ends lie on the edges they cut and are not rounded, so that the parts add up to the feature;
 * neighbors get them too. Corners of the line inside are rounded. What belongs to the feature is dealt out (split-consequences).
 *
 * Refusals: `not-found`; `wrong-kind`; `not-an-area`; `line-misses` with the nearest place of the border and `distanceM`;
 * `line-grazes`, `line-ends-inside`, `crosses-itself` with the place; `too-large-a-piece` with `atMostM2`; `no-such-corner`;
 * `too-few-ids` with `needed`; `id-taken`; `nothing-to-do` for areas and distances that are not above 0.
 */
export function splitFeature(
  dataset: ParkDataset,
  command: SplitFeature,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, by, newIds } = command;
  const draft = createPlanDraft(dataset, tools.near);
  const record = draft.find(ref);
  if (record === undefined) return refuse("not-found", { refs: [ref] });
  if (!canBeSplit(ref.kind)) return refuse("wrong-kind", { refs: [ref], params: { kind: ref.kind } });
  if (!isAreaGeometry(record.geometry)) return refuse("not-an-area", { refs: [ref] });
  const measure = createAreaMeasure(tools);
  const cut = cutParts(ref, record.geometry, by, createCornerTable(tools.grid), measure);
  if (!cut.ok) return cut;
  const needed = cut.value.parts.length - 1;
  if (newIds.length < needed) return refuse("too-few-ids", { refs: [ref], params: { needed, got: newIds.length } });
  const used = newIds.slice(0, needed);
  const taken = used.find((id, i) => draft.find({ kind: ref.kind, id }) !== undefined || used.indexOf(id) !== i);
  if (taken !== undefined) return refuse("id-taken", { refs: [{ kind: ref.kind, id: taken }], params: { id: taken } });
  const parts = nameParts(ref.id, used, cut.value.parts, cut.value.whole, measure);
  const notes = dealOutParts(draft, ref, parts, tools);
  const select = parts.map(({ id }): FeatureRef => ({ kind: ref.kind, id }));
  return finishCommand(draft, tools, { select, notes });
}

/** Parts with their ids, the one that keeps the old one first; polygons nobody cut stay with it. */
function nameParts(
  id: string,
  newIds: readonly string[],
  parts: Parts,
  whole: readonly GridPolygon[],
  measure: (polygons: readonly GridPolygon[]) => number,
): readonly SplitPart[] {
  const areas = parts.map(measure);
  const largestM2 = Math.max(...areas);
  const keeper = areas.findIndex((areaM2) => areaM2 >= largestM2 - equalM2);
  const others = parts.filter((_, index) => index !== keeper);
  return [[...(parts[keeper] ?? []), ...whole], ...others].map((polygons, index) => ({
    id: index === 0 ? id : (newIds[index - 1] as string), // as many as there are others
    geometry: fromGridPolygons(polygons),
    areaM2: measure(polygons),
  }));
}
