import {
  createLiveOverlays,
  type LiveOverlays,
  type VertexMove,
} from "../../../src/core/analysis/live/live-overlays.ts";
import { overlaySteps } from "../../../src/core/analysis/overlay/audit-overlays.ts";
import { auditFromScratch } from "../../core/analysis/live/edited-city.ts";
import { finish } from "../../support/finish.ts";
import { auditFresh } from "../audit-layers.ts";
import type { CityLayers } from "../city/city-layers.ts";
import { type Bench, DisagreementError, type Finding, formatMs, type Measure } from "../measure.ts";
import { findLargestDifference } from "../peers/compare-columns.ts";
import { editRandomly } from "../peers/random-edits.ts";
import { readColumns } from "../peers/read-columns.ts";
import { findSharedVertices } from "../peers/shared-vertices.ts";
import { timeInRotation, timeMs } from "../rounds.ts";

/** Gate of P6. */
const agreementM2 = 1e-6;
const editCount = 300;
const dragCount = 2_000;

/**
 * P5: a vertex that two or more zones share is dragged; each step gives the changed rows and all totals. P6: random edits of all layers,
 * without settling, against an audit from scratch of what they leave.
 */
export const edits: Measure = {
  groups: ["P5", "P6"],
  async run(bench) {
    const agreement = checkEdits(bench);
    const [few, many] = [bench.layers(bench.size / 10), bench.layers(bench.size)];
    const [liveFew, liveMany] = [few, many].map((layers) => createLiveOverlays(layers, finish(overlaySteps(layers))));
    if (liveFew === undefined || liveMany === undefined) throw new Error("made above");
    const [movesFew, movesMany] = [findDrags(few), findDrags(many)];
    dragAll(liveFew, movesFew);
    dragAll(liveMany, movesMany);
    bench.say(`P5: ${dragCount} steps of dragged vertices`);
    const times = await timeInRotation({
      audit: () => timeMs(() => auditFresh(many)),
      few: () => timeMs(() => dragAll(liveFew, movesFew)) / movesFew.length,
      many: () => timeMs(() => dragAll(liveMany, movesMany)) / movesMany.length,
    });
    return [
      { id: "P5a", value: times.audit / times.many, note: `${formatMs(times.many)} vs ${formatMs(times.audit)}` },
      { id: "P5b", value: times.many / times.few, note: `${formatMs(times.many)} vs ${formatMs(times.few)}` },
      agreement,
    ];
  },
};

/** Steps of drags: vertices of zones spread over the city, each with all zones that share it, by up to 5 m and back again. */
function findDrags({ zones }: CityLayers): readonly (readonly VertexMove[])[] {
  const shared = findSharedVertices(zones);
  const drags: VertexMove[][] = [];
  for (let i = 0; drags.length < dragCount; i++) {
    const vertices = shared[(i * 7919) % shared.length] ?? [];
    for (const byM of [1 + (i % 5), 0]) {
      drags.push(
        vertices.map(({ shape, vertex, x, y }) => ({ layer: "zones", shape, vertex, x: x + byM, y: y - byM })),
      );
    }
  }
  return drags;
}

function dragAll(live: LiveOverlays, drags: readonly (readonly VertexMove[])[]): void {
  let sum = 0;
  for (const moves of drags) {
    const { parcels } = live.move(moves);
    for (const parcel of parcels) sum += live.row(parcel).zones.length;
    sum += live.totals().zones;
  }
  if (!Number.isFinite(sum)) throw new Error("A total is not a number.");
}

function checkEdits(bench: Bench): Finding {
  const size = Math.min(10_000, bench.size);
  bench.say(`P6: ${editCount} random edits of ${size} parcels`);
  const layers = bench.layers(size);
  const live = createLiveOverlays(layers, finish(overlaySteps(layers)));
  editRandomly(live, editCount);
  const { columns } = auditFromScratch(live);
  const difference = findLargestDifference(columns, readColumns(live));
  if (!(difference.m2 <= agreementM2)) {
    throw new DisagreementError(`Incremental and full differ by ${difference.m2} m² (${difference.where})`);
  }
  return {
    id: "P6",
    value: difference.m2,
    note: `${editCount} edits, ${size} parcels, every column; at ${difference.where}`,
  };
}
