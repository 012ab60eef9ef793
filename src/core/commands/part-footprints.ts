import { createKernelEngine } from "../geometry/kernel-engine.ts";
import type { PlanShape } from "../geometry/overlay-engine.ts";
import { toPlanShape } from "../geometry/plan-shape.ts";
import { type AreaGeometry, isAreaGeometry } from "../model/coordinates.ts";
import type { CommandTools } from "./command-tools.ts";
import type { AnyFeature, PlanDraft } from "./plan-draft.ts";
import { boxAround, runsOf } from "./topology/corner-runs.ts";

/** Less of a footprint than this on a part is drafting noise, m². */
const leastFootprintM2 = 0.1;

/** A feature that stands on parts of a split one, and how much of it on each, m² on the measuring plane. */
export interface StandsOn {
  readonly feature: AnyFeature;
  readonly onPartM2: readonly number[];
}

/** Buildings or structures over parts, in id order; those that only touch are left out unless they say they belong to `ownerId`. */
export function findOnParts(
  draft: PlanDraft,
  kind: "buildings" | "structures",
  ownerId: string,
  parts: readonly AreaGeometry[],
  { plane }: Pick<CommandTools, "plane">,
): readonly StandsOn[] {
  const engine = createKernelEngine();
  const shapes = parts.map((part, index) => toPlanShape(`part ${index + 1}`, part, plane));
  const corners = parts.flatMap((part) => runsOf(part).flatMap((run) => run.corners));
  const found: StandsOn[] = [];
  for (const id of draft.near(kind, boxAround(corners))) {
    const feature = draft.find({ kind, id });
    if (feature === undefined || !isAreaGeometry(feature.geometry)) continue;
    const shape = toPlanShape(id, feature.geometry, plane);
    const onPartM2 = shapes.map((part) => noiseless(engine.intersectionAreaM2(shape, part), shape));
    const isOwned = "parcelId" in feature && feature.parcelId === ownerId;
    if (isOwned || onPartM2.some((areaM2) => areaM2 > 0)) found.push({ feature, onPartM2 });
  }
  return found;
}

function noiseless(areaM2: number, whole: PlanShape): number {
  return areaM2 < Math.min(leastFootprintM2, whole.areaM2 / 2) ? 0 : areaM2;
}
