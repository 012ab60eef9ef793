import { expect, test } from "vitest";
import { judgePieces } from "../../../src/core/analysis/judge-pieces.ts";
import type { OverlayPiece } from "../../../src/core/geometry/overlay-engine.ts";

const tolerances = { sliver_width_m: 0.2, sliver_area_m2: 1, sliver_share: 0.005, area_warn: 0.002, area_fail: 0.01 };
const piece = (areaM2: number, meanWidthM: number): OverlayPiece => ({
  polygons: [],
  areaM2,
  perimeterM: (2 * areaM2) / meanWidthM,
  meanWidthM,
});

test("judges each piece by itself: narrow or tiny is a sliver, whatever the sum", () => {
  const pieces = [piece(30, 0.2), piece(1, 0.9), piece(1.01, 0.21), piece(100, 5)];
  const { real, slivers, totalM2, sliverM2 } = judgePieces(pieces, tolerances);
  expect(real).toEqual([pieces[2], pieces[3]]);
  expect(slivers).toEqual([pieces[0], pieces[1]]);
  expect(totalM2).toBeCloseTo(132.01, 9);
  expect(sliverM2).toBe(31);
});

test("rounding of the arithmetic is summed but not reported", () => {
  const { slivers, sliverM2 } = judgePieces([piece(1e-7, 1e-8)], tolerances);
  expect(slivers).toEqual([]);
  expect(sliverM2).toBe(1e-7);
});

test("no piece at all", () => {
  expect(judgePieces([], tolerances)).toEqual({ real: [], slivers: [], totalM2: 0, sliverM2: 0 });
});
