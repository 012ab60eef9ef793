import paletteJson from "../../../data/land-use/palette.json" with { type: "json" };
import { toDraftFeatures } from "../../../src/app/map/draft-features.ts";
import { firstOptions } from "../../../src/app/state/plan-store.ts";
import { computeFrame } from "../../../src/app/tools/edit-frame.ts";
import { createGround, type EditGround } from "../../../src/app/tools/edit-ground.ts";
import type { EditState } from "../../../src/app/tools/edit-state.ts";
import { createSnapBase } from "../../../src/app/tools/snap-pointer.ts";
import type { ToolContext } from "../../../src/app/tools/tool-context.ts";
import type { AreaGeometry, LngLat, LngLatRing } from "../../../src/core/model/coordinates.ts";
import type { Palette } from "../../../src/core/model/land-use.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import type { WindowRecord } from "../../../src/worker/plan/plan-messages.ts";
import { toDataset } from "../city/city-files.ts";
import { makeCity } from "../city/make-city.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";

/** ux §7: a zone of so many corners is dragged over so many parcels. */
const parcelCount = 20_000;
const leastCorners = 500;
const zonesDragged = 5;
const framesEach = 60;
/** One step of the hand, degrees: half a meter. */
const stepDeg = 5e-6;
const palette = paletteJson as Palette; // our own file; a test holds it against its schema

/**
 * D1: the script part of a frame while a corner of a zone is dragged: snapping, the command on the records around, the draft's
 * features. The whole city is held as records around, many times more than the page ever holds.
 */
export const dragging: Measure = {
  groups: ["D1"],
  async run(bench) {
    bench.say(`D1: corners of ${zonesDragged} zones dragged over ${parcelCount} parcels`);
    const { ground, zones } = makeGround(parcelCount);
    const times: number[] = [];
    for (const zone of zones.slice(0, zonesDragged)) times.push(...dragCorner(ground, zone));
    const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
    const p50 = times[Math.floor(times.length / 2)] ?? Number.NaN;
    return [{ id: "D1", value: p95, note: `p95; p50 ${formatMs(p50)}, ${times.length} frames` }];
  },
};

interface DraggedZone {
  readonly ref: FeatureRef;
  readonly corner: LngLat;
}

function makeGround(count: number): { readonly ground: EditGround; readonly zones: readonly DraggedZone[] } {
  const { layers, meta } = toDataset(makeCity(count));
  const zones = [...(layers.zones?.values() ?? [])].map((zone) => ({ ...zone, geometry: halveEdges(zone.geometry) }));
  const records: WindowRecord[] = [
    ...zones.map((record) => ({ kind: "zones" as const, record })),
    ...[...(layers.parcels?.values() ?? [])].map((record) => ({ kind: "parcels" as const, record })),
    ...[...(layers.buildings?.values() ?? [])].map((record) => ({ kind: "buildings" as const, record })),
  ];
  const planeBox = [114, 32, 114.2, 32.2] as const;
  const window = { box: planeBox, records, isCut: false, meta, gridCrs: "EPSG:4547", planeBox };
  const dragged = zones.flatMap(({ id, geometry }): DraggedZone[] => {
    const [ring = []] = polygonsOf(geometry)[0] ?? [];
    const corner = ring[Math.floor(ring.length / 3)];
    return ring.length > leastCorners && corner !== undefined ? [{ ref: { kind: "zones", id }, corner }] : [];
  });
  return { ground: createGround(window, "ellipsoidal"), zones: dragged };
}

function polygonsOf(geometry: AreaGeometry): readonly (readonly LngLatRing[])[] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** A corner in the middle of each edge: shared edges get the same one from both sides. */
function halveEdges(geometry: AreaGeometry): AreaGeometry {
  const halve = (ring: LngLatRing): LngLatRing =>
    ring.flatMap((from, at) => {
      const to = ring[at + 1];
      return to === undefined ? [from] : [from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const];
    });
  return { type: "MultiPolygon", coordinates: polygonsOf(geometry).map((rings) => rings.map(halve)) };
}

function dragCorner(ground: EditGround, { ref, corner }: DraggedZone): readonly number[] {
  const state: EditState = { kind: "corner", ref, from: corner, hand: "drag" };
  const context: ToolContext = {
    ground,
    selection: [ref],
    corner: null,
    options: firstOptions,
    shared: true,
    freeIds: () => [],
    pick: () => [],
  };
  const base = createSnapBase(state, context);
  const times: number[] = [];
  for (let step = 1; step <= framesEach; step++) {
    const pointer: LngLat = [corner[0] + stepDeg * Math.sin(step / 8), corner[1] + stepDeg * Math.cos(step / 8)];
    const start = performance.now();
    const frame = computeFrame({
      state,
      tool: "select",
      pointer,
      exact: null,
      snapRadiusM: 0.2,
      isSnapping: true,
      angleStepDeg: null,
      base,
      context,
      live: null,
      proposed: null,
      hovered: null,
    });
    const features = toDraftFeatures(frame.draft, palette);
    // The first frames of a gesture warm the engine up.
    if (step > 10) times.push(performance.now() - start);
    if (frame.outcome?.ok !== true || features.features.length === 0) {
      throw new DisagreementError(`a corner of ${ref.id} could not be moved`);
    }
  }
  return times;
}
