import type { GridCorner } from "../geometry/operations/grid-shape.ts";
import { findSpareCorners } from "../geometry/operations/simplify-ring.ts";
import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import type { SimplifyFeature } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { deleteCorners } from "./delete-corners.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { openArea, withAreaNote } from "./reshaped-area.ts";
import { runsOf } from "./topology/corner-runs.ts";
import { findMates } from "./topology/join-neighbors.ts";

/**
 * Takes corners out as far as the outline moves by no more than the tolerance. Corners in which borders of neighbors meet or end
 * stay; along a joint border neighbors lose the same corners, so that it stays one. The change of area is in the note `area-changed`.
 * Refusals: `not-found`, `not-an-area`, `nothing-to-do` where no corner can go, and shapes that would cross themselves.
 */
export function simplifyFeature(
  dataset: ParkDataset,
  command: SimplifyFeature,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, toleranceM } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  const { draft, polygons } = opened.value;
  const isKnot = createKnots(draft, ref);
  const corners = polygons.flat().flatMap((ring) => {
    const spare = findSpareCorners(ring, (corner) => isKnot(corner, ring), toleranceM);
    return spare.map(({ at }) => at);
  });
  if (!(toleranceM > 0) || corners.length === 0) return refuse("nothing-to-do", { refs: [ref] });
  const simplified = deleteCorners(dataset, { type: "delete-corners", ref, corners, shared: true }, tools);
  return withAreaNote(simplified, ref, opened.value, tools);
}

/**
 * Is a corner one in which borders meet or end? One that a neighbor has with other corners before and behind it than the ring has,
 * so that taking it out would bring the two borders apart.
 */
function createKnots(draft: PlanDraft, ref: FeatureRef): (corner: GridCorner, ring: readonly GridCorner[]) => boolean {
  const own = runsOf(draft.find(ref)?.geometry ?? { type: "MultiPoint", coordinates: [] });
  const mates = findMates(
    draft,
    ref,
    own.flatMap(({ corners }) => corners),
  );
  /** Position -> the two corners beside it, for each time a neighbor has it. */
  const beside = new Map<string, string[]>();
  for (const mate of mates) {
    const geometry = draft.find(mate)?.geometry;
    if (mate.id === ref.id || geometry === undefined) continue;
    for (const { corners } of runsOf(geometry)) {
      corners.forEach((corner, index) => {
        const pair = namePair(corners.at(index - 1) ?? corner, corners[(index + 1) % corners.length] ?? corner);
        beside.set(String(corner), [...(beside.get(String(corner)) ?? []), pair]);
      });
    }
  }
  return (corner, ring) => {
    const index = ring.indexOf(corner);
    const pair = namePair(ring.at(index - 1)?.at ?? corner.at, ring[(index + 1) % ring.length]?.at ?? corner.at);
    return (beside.get(String(corner.at)) ?? []).some((other) => other !== pair);
  };
}

function namePair(a: LngLat, b: LngLat): string {
  return [String(a), String(b)].sort().join(" ");
}
