import { describe, expect, it } from "vitest";
import { computeLandUseMatrix } from "../../../../src/core/analysis/diff/land-use-matrix.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import type { Zone } from "../../../../src/core/model/records.ts";
import { aDataset, aRectangle, drawZone } from "../../../support/metric-park.ts";

const matrix = (before: readonly Zone[], after: readonly Zone[]) =>
  computeLandUseMatrix(aDataset({ zones: before }), aDataset({ zones: after }), createKernelEngine())?.map(
    ({ from, to, areaM2 }) => [from, to, Number(areaM2.toFixed(2))],
  );

describe("from–to matrix of land use", () => {
  it("lays the zones of one state over those of the other", () => {
    // 200 m x 100 m of class 2 land. Afterwards the right half is storage land 60 m high, and a strip of 50 m joins on the right.
    expect(
      matrix(
        [drawZone("Z", aRectangle(0, 0, 200, 100))],
        [drawZone("Z", aRectangle(0, 0, 100, 100)), drawZone("W", aRectangle(100, 0, 150, 60), { landUse: "110101" })],
      ),
    ).toEqual([
      ["100102", "100102", 10_000],
      ["100102", "110101", 6_000],
      ["100102", null, 4_000],
      [null, "110101", 3_000],
    ]);
  });

  it("keeps the diagonal alone where nothing changed", () => {
    const zones = [
      drawZone("Z", aRectangle(0, 0, 200, 100)),
      drawZone("R", aRectangle(200, 0, 12, 100), { landUse: "1207" }),
    ];
    expect(matrix(zones, zones)).toEqual([
      ["100102", "100102", 20_000],
      ["1207", "1207", 1_200],
    ]);
  });

  it("counts land under two zones of one state once, for the first in id order", () => {
    const overlapping = [
      drawZone("B", aRectangle(80, 0, 100, 100), { landUse: "110101" }),
      drawZone("A", aRectangle(0, 0, 100, 100)),
    ];
    expect(matrix(overlapping, overlapping)).toEqual([
      ["100102", "100102", 10_000],
      ["110101", "110101", 8_000],
    ]);
  });

  it("tells codes of two systems apart", () => {
    const before = aDataset({
      zones: [drawZone("Z", aRectangle(0, 0, 10, 10), { landUse: "M2", codeSystem: "cn-2011" })],
    });
    const after = aDataset({ zones: [drawZone("Z", aRectangle(0, 0, 10, 10), { landUse: "M2", codeSystem: null })] });
    expect(computeLandUseMatrix(before, after, createKernelEngine())?.[0]).toMatchObject({
      fromSystem: "cn-2011",
      toSystem: null,
    });
  });

  it("has none without zones in both states", () => {
    expect(computeLandUseMatrix(aDataset({}), aDataset({ zones: [] }), createKernelEngine())).toBeUndefined();
  });
});
