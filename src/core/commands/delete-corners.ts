import type { EditGrid } from "../geometry/edit-grid.ts";
import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import type { DeleteCorners } from "./command.ts";
import type { CommandNote, CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { type AnyFeature, createPlanDraft, type PlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { type CornerRun, isSamePosition, runsOf, withRuns } from "./topology/corner-runs.ts";
import { isSameCorner } from "./topology/edge-place.ts";
import { shareCorners } from "./topology/share-corners.ts";

/**
 * Takes corners out of a feature; the edge then runs straight from the corner before to the one behind. `shared`: a neighbor
 * that runs through the same corners before and behind loses them too, so that the joint edge stays one. A corner in which
 * borders of neighbors meet or end stays theirs; what then gapes or overlaps is to be seen. Where such a corner lies on the
 * straight edge that would remain, it is needed there: `nothing-to-do`.
 *
 * Refusals: `not-found`, `no-such-corner` with the place, `too-few-corners` and other broken shapes.
 */
export function deleteCorners(
  dataset: ParkDataset,
  command: DeleteCorners,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref } = command;
  const draft = createPlanDraft(dataset, tools.near);
  const feature = draft.find(ref);
  if (feature === undefined) return refuse("not-found", { refs: [ref] });
  if (feature.geometry.type === "Point") return refuse("too-few-corners", { refs: [ref] });
  const read = readCorners(ref, feature, command.corners, tools.grid);
  if (!read.ok) return read;
  const corners = read.value;
  const others = command.shared ? takeOutOfNeighbors(draft, ref, corners, tools.grid) : [];
  takeOut(draft, ref, corners);
  const notes: readonly CommandNote[] =
    others.length === 0 ? [] : [{ code: "neighbours-moved", refs: others, params: { count: others.length } }];
  return finishCommand(draft, tools, { select: [ref], notes });
}

function readCorners(
  ref: FeatureRef,
  feature: AnyFeature,
  given: readonly LngLat[],
  grid: EditGrid,
): Result<readonly LngLat[], Refusal> {
  const own = runsOf(feature.geometry).flatMap(({ corners }) => corners);
  const read: LngLat[] = [];
  for (const place of given) {
    const corner = own.find((one) => isSamePosition(one, place)) ?? own.find((one) => isSameCorner(one, place, grid));
    if (corner === undefined) return refuse("no-such-corner", { refs: [ref], place });
    read.push(corner);
  }
  return succeed(read);
}

/** Takes the corners out of neighbors that run along the feature there; answers with these. */
function takeOutOfNeighbors(
  draft: PlanDraft,
  ref: FeatureRef,
  corners: readonly LngLat[],
  grid: EditGrid,
): readonly FeatureRef[] {
  const holders = shareCorners(draft, ref, corners, grid);
  const stretches = listStretches(runsOf(draft.find(ref)?.geometry ?? noGeometry), corners);
  const changed: FeatureRef[] = [];
  for (const holder of holders) {
    const geometry = draft.find(holder)?.geometry;
    if (holder.id === ref.id || geometry === undefined) continue;
    const joint = listStretches(runsOf(geometry), corners).filter((own) =>
      stretches.some((stretch) => isSameStretch(own, stretch)),
    );
    if (joint.length === 0) continue;
    takeOut(
      draft,
      holder,
      joint.flatMap(({ inner }) => inner),
    );
    changed.push(holder);
  }
  return changed;
}

const noGeometry = { type: "MultiPoint", coordinates: [] } as const;

/** Corners to be taken out that follow each other, and the ones that stay on both sides. */
interface Stretch {
  readonly before: LngLat;
  readonly inner: readonly LngLat[];
  readonly after: LngLat;
}

function listStretches(runs: readonly CornerRun[], removed: readonly LngLat[]): readonly Stretch[] {
  return runs.flatMap(({ corners, isClosed }) => {
    const start = corners.findIndex((corner) => !isOneOf(removed, corner));
    if (start < 0 || !isClosed) return [];
    const stretches: Stretch[] = [];
    let before = corners[start] as LngLat; // found above
    let inner: LngLat[] = [];
    for (let step = 1; step <= corners.length; step++) {
      const corner = corners[(start + step) % corners.length] as LngLat; // in range
      if (isOneOf(removed, corner)) {
        inner.push(corner);
        continue;
      }
      if (inner.length > 0) stretches.push({ before, inner, after: corner });
      before = corner;
      inner = [];
    }
    return stretches;
  });
}

function isSameStretch(a: Stretch, b: Stretch): boolean {
  const isAlong = isSamePosition(a.before, b.before) && isSamePosition(a.after, b.after);
  const isAgainst = isSamePosition(a.before, b.after) && isSamePosition(a.after, b.before);
  return a.inner.length === b.inner.length && (isAlong || isAgainst);
}

function takeOut(draft: PlanDraft, ref: FeatureRef, removed: readonly LngLat[]): void {
  const geometry = draft.find(ref)?.geometry;
  if (geometry === undefined) return;
  const isGone = (corner: LngLat): boolean => isOneOf(removed, corner);
  draft.reshape(
    ref,
    withRuns(geometry, ({ corners }) => (corners.some(isGone) ? corners.filter((corner) => !isGone(corner)) : corners)),
  );
}

function isOneOf(positions: readonly LngLat[], position: LngLat): boolean {
  return positions.some((one) => isSamePosition(one, position));
}
