import { describe, expect, it } from "vitest";
import { createBoxIndex } from "../../../src/core/geometry/box-index.ts";
import { type FlatLayer, geometryAt, shapeAt } from "../../../src/core/geometry/flat-layer.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { PlanShape } from "../../../src/core/geometry/overlay-engine.ts";
import { polygonsOf, ringAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import { findPolygonFaults } from "../../../src/core/geometry/repair-polygons.ts";
import { formatParcels } from "./city-files.ts";
import { projectCity } from "./city-layers.ts";
import { makeCity } from "./make-city.ts";

const count = 1_000;
const city = makeCity(count);
const layers = projectCity(city);
const engine = createKernelEngine();

function shapesOf(layer: FlatLayer, name: string): readonly PlanShape[] {
  return Array.from({ length: layer.count }, (_, i) => shapeAt(layer, i, `${name} ${i}`));
}
const parcels = shapesOf(layers.parcels, "parcel");
const zones = shapesOf(layers.zones, "zone");
const buildings = shapesOf(layers.buildings, "building");

/** Areas the shape has in common with each of those near it, m², largest first. */
function overlapsM2(shape: PlanShape, others: readonly PlanShape[]): readonly number[] {
  return others.map((other) => engine.intersectionAreaM2(shape, other)).sort((a, b) => b - a);
}

function near(shapes: readonly PlanShape[]): (shape: PlanShape) => readonly PlanShape[] {
  const index = createBoxIndex(shapes.map(({ box }) => box));
  return ({ box }) => {
    const found: PlanShape[] = [];
    index.search(box, (i) => found.push(...shapes.slice(i, i + 1)));
    return found;
  };
}

describe("the made city of the benchmark", () => {
  it("is the same to the last bit each time, and another one with another seed", () => {
    expect(makeCity(count)).toEqual(city);
    expect(makeCity(count, 8).parcels.lngLat).not.toEqual(city.parcels.lngLat);
  });

  it("has as many parcels as asked for, half as many more buildings, and 500 sites", () => {
    expect([city.parcels.count, city.buildings.count, city.sites.count]).toEqual([count, 1.5 * count, 500]);
  });

  it("holds valid shapes only, wound as flat layers are", () => {
    for (const flat of Object.values(city)) {
      for (let i = 0; i < flat.count; i++) {
        const polygons = polygonsOf(geometryAt(flat, i));
        expect(findPolygonFaults(polygons).faults).toEqual([]);
        for (const [shell = [], ...holes] of polygons) {
          expect(ringAreaM2(shell)).toBeGreaterThan(0);
          for (const hole of holes) expect(ringAreaM2(hole)).toBeLessThan(0);
        }
      }
    }
  });

  it("has parcels of about 1 ha, with courtyards, parts and slivers", () => {
    const sorted = [...layers.parcels.areaM2].sort((a, b) => a - b);
    expect(sorted[count / 2]).toBeGreaterThan(9_500);
    expect(sorted[count / 2]).toBeLessThan(10_500);
    const { shapeStart, polygonStart } = city.parcels;
    expect(shapeStart[count]).toBeGreaterThan(count);
    expect(polygonStart.at(-1)).toBeGreaterThan(shapeStart[count] ?? 0);
    expect(sorted[3]).toBeLessThan(100);
  });

  it("covers every parcel with zones of some 300 vertices, which cut 8 % of them", () => {
    expect(city.zones.lngLat.length / 2 / city.zones.count).toBeCloseTo(300, -1.8);
    const nearZones = near(zones);
    let cut = 0;
    for (const parcel of parcels) {
      const shares = overlapsM2(parcel, nearZones(parcel));
      expect(Math.abs(shares.reduce((sum, areaM2) => sum + areaM2, 0) - parcel.areaM2)).toBeLessThan(0.01);
      if ((shares[0] ?? 0) < 0.99 * parcel.areaM2) cut++;
    }
    expect(cut / count).toBeGreaterThan(0.07);
    expect(cut / count).toBeLessThan(0.09);
  });

  it("sets every tenth building on more than one side of a border", () => {
    const nearParcels = near(parcels);
    const straddling = buildings.filter((building) => {
      const shares = overlapsM2(building, nearParcels(building));
      return (shares[0] ?? 0) < building.areaM2 - 1;
    });
    expect(straddling.length / buildings.length).toBeGreaterThan(0.09);
    expect(straddling.length / buildings.length).toBeLessThan(0.11);
  });

  it("lets most neighbors touch and some overlap", () => {
    const nearParcels = near(parcels);
    let pairs = 0;
    let overlapping = 0;
    for (const parcel of parcels) {
      const shares = overlapsM2(
        parcel,
        nearParcels(parcel).filter((other) => other !== parcel),
      );
      pairs += shares.length / 2;
      overlapping += shares.filter((areaM2) => areaM2 > 0.01).length / 2;
    }
    expect(pairs / count).toBeGreaterThan(2.5);
    expect(overlapping / pairs).toBeGreaterThan(0.02);
    expect(overlapping / pairs).toBeLessThan(0.06);
  });

  it("lays control areas of 12,000 vertices over it", () => {
    const { count: controls, ringStart } = city.controls;
    expect(controls).toBeGreaterThanOrEqual(2);
    for (let i = 0; i < controls; i++) expect((ringStart[i + 1] ?? 0) - (ringStart[i] ?? 0)).toBe(12_001);
  });

  it("is written as GeoJSON that reads back bit by bit", () => {
    const text = new TextDecoder().decode(formatParcels(city.parcels));
    const { features } = JSON.parse(text) as { features: { properties: object; geometry: unknown }[] };
    expect(features.map(({ geometry }) => geometry)).toEqual(features.map((_, i) => geometryAt(city.parcels, i)));
    expect(Object.keys(features[0]?.properties ?? {})).toHaveLength(6);
  });
});
