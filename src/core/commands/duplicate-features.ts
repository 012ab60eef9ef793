import type { ParkDataset } from "../model/dataset.ts";
import { checkId } from "../model/new-record.ts";
import type { FeatureKind } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import type { DuplicateFeatures } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { type AnyFeature, createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { createShift } from "./shift-in-grid.ts";
import { joinAmong } from "./topology/join-neighbors.ts";
import { replaceCorners } from "./topology/replace-corners.ts";

/**
 * What belongs to one piece of land and to no copy of it: papers, deeds, amounts and who is there. A second contract over the same
 * sum would count twice.
 */
const ownToOne: Readonly<Partial<Record<FeatureKind, readonly string[]>>> = {
  parks: ["approvedAreaM2", "supplyByYearHa", "assessment", "residents", "sponsors"],
  parcels: [
    "cadastralNo",
    "deedAreaM2",
    "approval",
    "supply",
    "contract",
    "construction",
    "reserve",
    "evidence",
    "enterpriseIds",
    "listing",
    "greenAreaM2",
    "adminLandM2",
    "grossFloorAreaM2",
  ],
  buildings: ["parcelId", "year", "vacantSince", "standardFactory"],
  structures: ["parcelId"],
};

/**
 * Draws features once more, shifted in the park's grid: shape, use and other properties of the plan. What belongs to one piece of
 * land only is not known of the copy (`ownToOne`). Copies have in common what their originals have. Refusals: `not-found`,
 * `too-few-ids`, `id-taken`, `bad-value` for an id, `out-of-range`.
 */
export function duplicateFeatures(
  dataset: ParkDataset,
  command: DuplicateFeatures,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { refs, newIds, eastM, northM } = command;
  const joined = createPlanDraft(dataset, tools.near);
  const missing = refs.filter((ref) => joined.find(ref) === undefined);
  if (missing.length > 0) return refuse("not-found", { refs: missing });
  if (newIds.length < refs.length) return refuse("too-few-ids", { refs, params: { needed: refs.length } });
  joinAmong(joined, refs, tools.grid);
  const draft = createPlanDraft(dataset, tools.near);
  const place = createShift({ eastM, northM, turnDeg: 0, center: null }, [], tools.grid);
  const copies = refs.map(({ kind }, index) => ({ kind, id: newIds[index] ?? "" }));
  for (const [index, ref] of refs.entries()) {
    const original = joined.find(ref);
    const copy = copies[index];
    if (original === undefined || copy === undefined) continue;
    if (draft.find(copy) !== undefined) return refuse("id-taken", { refs: [copy] });
    const badId = checkId(copy.id);
    if (badId !== undefined) return refuse("bad-value", { refs: [copy], params: { ...badId } });
    draft.put(copy.kind, copyOf(ref.kind, original, copy.id, replaceCorners(original.geometry, place)));
  }
  return finishCommand(draft, tools, { select: copies });
}

function copyOf(kind: FeatureKind, original: AnyFeature, id: string, geometry: AnyFeature["geometry"]): AnyFeature {
  const copy: Record<string, unknown> = { ...original, id, geometry };
  for (const name of ownToOne[kind] ?? []) copy[name] = Array.isArray(copy[name]) ? [] : null;
  // The original's own members, some of them not known: of its kind still.
  return copy as unknown as AnyFeature;
}
