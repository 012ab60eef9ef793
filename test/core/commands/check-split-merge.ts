import type { SplitBy } from "../../../src/core/commands/command.ts";
import type { CommandTools } from "../../../src/core/commands/command-tools.ts";
import { runCommand } from "../../../src/core/commands/run-command.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createPlanShape, polygonsOf } from "../../../src/core/geometry/plan-shape.ts";
import { repairAreaGeometry } from "../../../src/core/geometry/validity.ts";
import { applyChanges } from "../../../src/core/history/apply-changes.ts";
import { type AreaGeometry, isAreaGeometry, type LngLat, type PlanXY } from "../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { type FeatureRef, recordsOf } from "../../../src/core/model/record-kinds.ts";
import { aDataset, drawParcel } from "../../support/metric-park.ts";
import { grid, plane } from "../geometry/operations/operation-grid.ts";
import { createRandom } from "../geometry/random-shapes.ts";

const engine = createKernelEngine();
const [east0, north0] = grid.toGrid([114.1, 32.1]).map(Math.round) as [number, number]; // two numbers

/** What a random split and the merge of its parts break of reliability F1 and F2, in the park's grid; and how many parts there were. */
export function checkSplitAndMerge(
  seed: number,
  by: "line" | "edge",
): { readonly wrong: readonly string[]; readonly parts: number } {
  const random = createRandom(seed);
  for (let i = 0; i < 5; i++) random();
  const { dataset, sizeM } = makeBlock(random);
  const ref: FeatureRef = { kind: "parcels", id: "P" };
  const newIds = Array.from({ length: 40 }, (_, index) => `N${index}`);
  const command = { type: "split-feature", ref, by: makeSplit(dataset, random, sizeM, by), newIds } as const;
  const split = runCommand(dataset, command, toolsFor(dataset));
  if (!split.ok) return { wrong: [], parts: 0 };
  const wrong: string[] = [];
  const tell = (what: string) => wrong.push(`seed ${seed}: ${what}`);
  const after = apply(dataset, split.value.change);
  const wholeM2 = areaM2Of(dataset, "P");
  const toleranceM2 = Math.max(0.01, 1e-9 * wholeM2);
  const ids = split.value.select.map(({ id }) => id);
  const sumM2 = ids.reduce((sum, id) => sum + areaM2Of(after, id), 0);
  if (Math.abs(sumM2 - wholeM2) > toleranceM2) tell(`the parts are off by ${sumM2 - wholeM2} m²`);
  for (const id of ids) {
    if (repairAreaGeometry(geometryOf(after, id) as Parameters<typeof repairAreaGeometry>[0]).kind !== "sound")
      tell(`${id} is not sound`);
  }
  const shapes = ids.map((id) => shapeOf(after, id));
  shapes.forEach((one, i) => {
    for (const other of shapes.slice(i + 1)) {
      if (engine.intersectionAreaM2(one, other) > toleranceM2) tell(`${one.id} and ${other.id} overlap`);
    }
  });
  const merged = runCommand(
    after,
    { type: "merge-features", refs: split.value.select, keep: "P", values: {} },
    toolsFor(after),
  );
  if (!merged.ok) {
    // A part may hang on to the others by corners only.
    if (merged.failure.code !== "not-touching") tell(`merging: ${merged.failure.code}`);
    return { wrong, parts: ids.length };
  }
  const again = shapeOf(apply(after, merged.value.change), "P");
  const commonM2 = engine.intersectionAreaM2(again, shapeOf(dataset, "P"));
  const differenceM2 = again.areaM2 + wholeM2 - 2 * commonM2;
  if (differenceM2 > 2 * toleranceM2) tell(`merged again it differs by ${differenceM2} m²`);
  return { wrong, parts: ids.length };
}

/** A notched parcel of 50 m to 2 km amid four that share its corners. */
function makeBlock(random: () => number): { readonly dataset: ParkDataset; readonly sizeM: number } {
  const sizeM = 50 * 40 ** random();
  const count = 6 + Math.floor(10 * random());
  const placeAt = (turn: number, far: number): LngLat =>
    grid.round(grid.toLngLat([east0 + far * Math.cos(turn), north0 + far * Math.sin(turn)]));
  const turns = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
  const inner = turns.map((turn) => placeAt(turn, sizeM * (0.5 + 0.5 * random())));
  const outer = turns.map((turn) => placeAt(turn, 1.5 * sizeM));
  const close = (ring: readonly LngLat[]): AreaGeometry => ({
    type: "Polygon",
    coordinates: [[...ring, ...ring.slice(0, 1)]],
  });
  const half = Math.floor(count / 2);
  const around = (from: number, to: number): AreaGeometry => {
    const places = Array.from({ length: to - from + 1 }, (_, i) => (from + i) % count);
    return close([...places.map((i) => outer[i] as LngLat), ...places.toReversed().map((i) => inner[i] as LngLat)]);
  };
  const parcels = [
    drawParcel("P", close(inner)),
    drawParcel("Q", around(0, half)),
    drawParcel("R", around(half, count)),
  ];
  return { dataset: aDataset({ parcels }), sizeM };
}

function makeSplit(dataset: ParkDataset, random: () => number, sizeM: number, by: "line" | "edge"): SplitBy {
  const ring = geometryOf(dataset, "P").coordinates[0] as readonly LngLat[];
  const edge = { polygon: 0, ring: 0, corner: Math.floor(random() * (ring.length - 1)) };
  if (by === "edge") {
    const draw = random();
    if (draw < 0.4) return { kind: "area", areaM2: 0.6 * random() * sizeM * sizeM, edge };
    if (draw < 0.8) return { kind: "distance", distanceM: 0.6 * random() * sizeM, edge };
    return { kind: "parts", count: 2 + Math.floor(4 * random()), edge };
  }
  const away = 2 * Math.PI * random();
  const at = (turn: number, far: number): LngLat =>
    grid.toLngLat([east0 + far * Math.cos(turn), north0 + far * Math.sin(turn)]);
  const bends = Array.from({ length: Math.floor(3 * random()) }, () =>
    at(2 * Math.PI * random(), 0.5 * sizeM * random()),
  );
  const start = random() < 0.2 ? (ring[edge.corner] as LngLat) : at(away, 1.4 * sizeM);
  return { kind: "line", line: [start, ...bends, at(away + Math.PI * (0.7 + 0.6 * random()), 1.4 * sizeM)] };
}

function toolsFor(dataset: ParkDataset): CommandTools {
  return { grid, plane, areaBasis: "grid", near: (kind) => recordsOf(dataset, kind)?.keys() ?? [] };
}

function apply(dataset: ParkDataset, change: Parameters<typeof applyChanges>[1]): ParkDataset {
  const applied = applyChanges(dataset, change);
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
  return applied.value;
}

function geometryOf(dataset: ParkDataset, id: string): AreaGeometry {
  const geometry = dataset.layers.parcels?.get(id)?.geometry;
  if (geometry === undefined || !isAreaGeometry(geometry)) throw new Error(`got no ${id}`);
  return geometry;
}

function shapeOf(dataset: ParkDataset, id: string) {
  const toLocal = (position: LngLat): PlanXY => {
    const [x, y] = grid.toGrid(position);
    return [x - east0, y - north0];
  };
  return createPlanShape(
    id,
    polygonsOf(geometryOf(dataset, id)).map((rings) => rings.map((ring) => ring.map(toLocal))),
  );
}

function areaM2Of(dataset: ParkDataset, id: string): number {
  return shapeOf(dataset, id).areaM2;
}
