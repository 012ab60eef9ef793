import { describe, expect, it } from "vitest";
import { type OverlayLayers, overlaySteps } from "../../../../src/core/analysis/overlay/audit-overlays.ts";
import type { PairTable } from "../../../../src/core/analysis/overlay/pair-table.ts";
import { type FlatLayer, flattenGeometries, layOut, shapeAt } from "../../../../src/core/geometry/flat-layer.ts";
import { createTurfEngine } from "../../../../src/core/geometry/turf-engine.ts";
import type { PlanMultiPolygon, PlanRing } from "../../../../src/core/model/coordinates.ts";
import { finish } from "../../../support/finish.ts";
import { createRandom, rectangle, star } from "../../geometry/random-shapes.ts";

function layerOf(shapes: readonly PlanMultiPolygon[]): FlatLayer {
  const flat = flattenGeometries(shapes.map((coordinates) => ({ type: "MultiPolygon" as const, coordinates })));
  return layOut(flat, flat.lngLat);
}

const single = (ring: PlanRing): PlanMultiPolygon => [[ring]];

/** Parcels of 10 by 10 that touch or overlap a little, with what stands on them. */
function town(side: number): OverlayLayers {
  const random = createRandom(17);
  const parcels: PlanMultiPolygon[] = [];
  const buildings: PlanMultiPolygon[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [x, y] = [10 * column, 10 * row];
      parcels.push(single(rectangle(x, y, random() < 0.1 ? 10.5 : 10, 10)));
      for (let b = 0; b < 3; b++) {
        buildings.push(single(rectangle(x + 8 * random(), y + 8 * random(), 1 + 3 * random(), 1 + 3 * random())));
      }
    }
  }
  return {
    parcels: layerOf(parcels),
    buildings: layerOf(buildings),
    zones: layerOf([
      single(rectangle(0, 0, 5 * side - 3, 10 * side)),
      single(rectangle(5 * side - 3, 0, 5 * side, 10 * side)),
    ]),
    controls: layerOf([single(star(random, 5 * side, 5 * side, 400, 2 * side, 4 * side))]),
  };
}

const rowsOf = ({ start, other, areaM2 }: PairTable): [number, number][][] =>
  [...start.subarray(1)].map((end, row) =>
    [...other.subarray(start[row], end)].map((o, k) => [o, areaM2[(start[row] ?? 0) + k] ?? Number.NaN]),
  );

describe("bulk overlay", () => {
  const layers = town(8);
  const columns = finish(overlaySteps(layers));

  it("agrees with Turf for every parcel and layer, pair by pair", () => {
    const turf = createTurfEngine();
    for (const kind of ["zones", "buildings", "controls", "parcels"] as const) {
      const layer = layers[kind] as FlatLayer;
      const rows = rowsOf(columns[kind === "parcels" ? "neighbors" : kind]);
      for (let i = 0; i < layers.parcels.count; i++) {
        const row = new Map(rows[i]);
        expect([...row.keys()]).toEqual([...row.keys()].sort((a, b) => a - b));
        for (let j = 0; j < layer.count; j++) {
          if (layer === layers.parcels && i === j) continue;
          const expected = turf.intersectionAreaM2(
            shapeAt(layers.parcels, i, `P${i}`),
            shapeAt(layer, j, `${kind}${j}`),
          );
          expect(Math.abs((row.get(j) ?? 0) - expected), `${kind} ${i} ${j}`).toBeLessThan(1e-9);
        }
      }
    }
  });

  it("counts land under several buildings once", () => {
    const turf = createTurfEngine();
    rowsOf(columns.buildings).forEach((row, i) => {
      const buildings = row.map(([j]) => shapeAt(layers.buildings as FlatLayer, j, `B${j}`));
      const expected = buildings.length === 0 ? 0 : turf.unionAreaM2(buildings, shapeAt(layers.parcels, i, `P${i}`));
      expect(Math.abs((columns.footprintM2[i] ?? Number.NaN) - expected)).toBeLessThan(1e-9);
    });
  });

  it("gives the same bytes in two halves as in one go", () => {
    const first = finish(overlaySteps(layers, { range: { from: 0, to: 23 } }));
    const second = finish(overlaySteps(layers, { range: { from: 23, to: 64 } }));
    for (const kind of ["zones", "buildings", "neighbors", "controls"] as const) {
      expect([...rowsOf(first[kind]), ...rowsOf(second[kind])]).toEqual(rowsOf(columns[kind]));
    }
    expect([...first.footprintM2, ...second.footprintM2]).toEqual([...columns.footprintM2]);
    expect([...first.areaM2, ...second.areaM2]).toEqual([...columns.areaM2]);
  });

  it("lists nothing where layers are missing or hold nothing", () => {
    const bare = finish(
      overlaySteps({
        parcels: layers.parcels,
        zones: layerOf([]),
        buildings: undefined,
        controls: undefined,
      }),
    );
    expect([...bare.zones.start, ...bare.buildings.start, ...bare.controls.start].every((at) => at === 0)).toBe(true);
    expect([...bare.footprintM2].every((areaM2) => areaM2 === 0)).toBe(true);
  });

  it("asks the engine about shapes that break the kernel's terms instead of giving a wrong area", () => {
    const parcels = layerOf([single(rectangle(0, 0, 10, 10))]);
    const zones = layerOf([single(rectangle(5, 0, 10, 10).toReversed())]);
    const wrongWay = finish(overlaySteps({ parcels, zones, buildings: undefined, controls: undefined }));
    expect([...wrongWay.zones.areaM2]).toEqual([50]);
  });
});
