import { describe, expect, it } from "vitest";
import { hasFlatRecords } from "../../../src/core/geometry/flat-records.ts";
import { readDatasetSteps } from "../../../src/formats/dataset/read-dataset-steps.ts";
import { scanLargeLayer } from "../../../src/formats/dataset/scan-large-layer.ts";
import { openFiles } from "../../../src/formats/zip/open-files.ts";
import { crsTable, readLayerBy } from "../../support/read-both-ways.ts";

/** The large files of `make-hostile.mjs --big`, as bytes: a round ring of `count` vertices. */
function roundRing(count: number): Uint8Array {
  const positions: string[] = [];
  for (let i = 0; i <= count; i++) {
    const angle = (2 * Math.PI * (i % count)) / count;
    positions.push(`[${(120.3 + 0.01 * Math.cos(angle)).toFixed(9)},${(31.6 + 0.01 * Math.sin(angle)).toFixed(9)}]`);
  }
  const geometry = `{"type":"Polygon","coordinates":[[${positions.join(",")}]]}`;
  return toCollection([`{"type":"Feature","properties":{"code":"big"},"geometry":${geometry}}`]);
}

function manyParcels(count: number): Uint8Array {
  const features: string[] = [];
  for (let i = 0; i < count; i++) {
    const [x, y] = [118 + (i % 700) * 0.002, 30 + Math.floor(i / 700) * 0.002];
    const [w, s, e, n] = [x, y, x + 0.001, y + 0.001].map((value) => value.toFixed(4));
    const ring = `[[${w},${s}],[${e},${s}],[${e},${n}],[${w},${s}]]`;
    const geometry = `{"type":"Polygon","coordinates":[${ring}]}`;
    features.push(`{"type":"Feature","properties":{"code":"P${i}"},"geometry":${geometry}}`);
  }
  return toCollection(features);
}

function toCollection(features: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join(",")}]}`);
}

describe("files at the limits", () => {
  it("a ring of two million vertices is refused with its count, the limit and the feature", () => {
    const { records, issues } = readLayerBy("scanner", roundRing(2_000_000));
    expect(records).toBeUndefined();
    expect(issues).toMatchObject([
      { code: "too-large", row: 1, measured: 2_000_001, allowed: 1_000_000, at: { feature: 1 } },
    ]);
    expect(issues[0]?.message).toContain("vertices in feature 1");
  });

  it("400,000 features are refused with their count and the limit", () => {
    const { records, issues } = readLayerBy("scanner", manyParcels(400_000));
    expect(records).toBeUndefined();
    expect(issues).toMatchObject([{ code: "too-large", measured: 400_000, allowed: 200_000, unit: "features" }]);
  });

  it("a ring of 300,000 vertices comes in, vertex by vertex", () => {
    const { records, issues } = readLayerBy("scanner", roundRing(300_000));
    const [record] = records?.values() ?? [];
    expect(record?.geometry.type).toBe("Polygon");
    const [ring = []] = (record?.geometry.coordinates ?? []) as readonly (readonly unknown[])[];
    expect(ring).toHaveLength(300_001);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("a large layer", () => {
  const files = [{ name: "parcels.geojson", bytes: manyParcels(30_000) }];

  it("is read in many small steps, and whoever stops asking gets nothing", () => {
    const steps = readDatasetSteps(files, openFiles(files), { crsTable, scanner: scanLargeLayer, layer: "parcels" });
    const shares: number[] = [];
    for (let step = steps.next(); step.done !== true; step = steps.next()) shares.push(step.value);
    expect(shares.length).toBeGreaterThan(150);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it("stops between two steps by throwing the reason of its signal", () => {
    const signal = { aborted: false, reason: new Error("enough") };
    const steps = readDatasetSteps(files, openFiles(files), {
      crsTable,
      scanner: scanLargeLayer,
      layer: "parcels",
      signal,
    });
    for (let i = 0; i < 20; i++) expect(steps.next().done).toBe(false);
    signal.aborted = true;
    expect(() => steps.next()).toThrow("enough");
    expect(steps.next()).toEqual({ done: true, value: undefined });
  });

  it("lays its shapes out in flat arrays, in the order of its records, and hands out one record as long as it is held", () => {
    const records = readLayerBy("scanner", manyParcels(300)).records;
    if (!hasFlatRecords(records)) throw new Error("the layer has no flat arrays");
    expect(records.ids).toEqual([...records.keys()]);
    expect(records.flat.count).toBe(300);
    const id = records.ids[41] ?? "";
    expect(records.get(id)).toBe(records.get(id));
    expect([...records.values()][41]).toBe(records.get(id));
    expect(records.get("no such id")).toBeUndefined();
    expect(records.has(id)).toBe(true);
    const seen: string[] = [];
    records.forEach((record, key, layer) => {
      expect(layer).toBe(records);
      expect(record.id).toBe(key);
      seen.push(key);
    });
    expect(seen).toEqual(records.ids);
  });
});
