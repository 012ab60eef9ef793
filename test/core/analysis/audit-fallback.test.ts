import { beforeEach, expect, test, vi } from "vitest";
import { clipPolygons } from "../../../src/core/geometry/clip-polygons.ts";
import { ClippingError, createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createTurfEngine } from "../../../src/core/geometry/turf-engine.ts";
import { aDataset, aRectangle, audit, drawParcel } from "../../support/metric-park.ts";

vi.mock("../../../src/core/geometry/clip-polygons.ts", { spy: true });
beforeEach(() => {
  vi.mocked(clipPolygons).mockReset();
});

const overlapping = aDataset({
  parcels: [drawParcel("B", aRectangle(0, 0, 100, 100)), drawParcel("A", aRectangle(90, 0, 100, 100))],
});

test("an audit whose clipper fails is finished by the second engine and says so", () => {
  vi.mocked(clipPolygons).mockImplementation(() => {
    throw new Error("Unable to complete output ring");
  });
  const fallbacks = ["of an audit before this one"];
  const engine = createKernelEngine({
    secondEngine: createTurfEngine(),
    onSecondEngine: (what) => void fallbacks.push(what),
  });
  const { issues } = audit(overlapping, { engine, fallbacks });
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
    ["parcel-overlap", "error"],
    ["area-counted-twice", "warning"],
    ["engine-fallback", "info"],
  ]);
  expect(issues[0]?.measured).toBeCloseTo(1000, 2);
  expect(issues[2]?.message).toContain("intersection of A and B");
});

test("without a second engine it stops with an error of its own, never with a wrong area", () => {
  vi.mocked(clipPolygons).mockReturnValue([]);
  expect(() => audit(overlapping)).toThrow(ClippingError);
});

test("where nothing falls back nothing is said", () => {
  expect(audit(overlapping, { fallbacks: [] }).issues.map(({ code }) => code)).toEqual([
    "parcel-overlap",
    "area-counted-twice",
  ]);
});
