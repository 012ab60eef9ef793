import { beforeEach, describe, expect, it, vi } from "vitest";
import { clipPolygons } from "../../../src/core/geometry/clip-polygons.ts";
import { ClippingError, createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import { createTurfEngine } from "../../../src/core/geometry/turf-engine.ts";
import { rectangle } from "./random-shapes.ts";

vi.mock("../../../src/core/geometry/clip-polygons.ts", { spy: true });

const a = createPlanShape("a", [[rectangle(0, 0, 10, 10)]]);
const b = createPlanShape("b", [[rectangle(5, 5, 10, 10)]]);

/** F6: the clipper is made to fail; the kernel must notice. */
describe("kernel engine when clipping goes wrong", () => {
  beforeEach(() => {
    vi.mocked(clipPolygons).mockReset();
  });

  it("clips again on a fine grid after an exception, and says so", () => {
    vi.mocked(clipPolygons).mockImplementationOnce(() => {
      throw new Error("Unable to complete output ring");
    });
    const told: string[] = [];
    const [piece] = createKernelEngine({
      onFallback: (what) => told.push(what),
    }).intersectionPieces(a, b);
    expect(piece?.areaM2).toBeCloseTo(25, 6);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("intersection of a and b: snapped");
  });

  it("does not believe an area the integral contradicts", () => {
    vi.mocked(clipPolygons).mockReturnValueOnce([[rectangle(5, 5, 5, 4)]]);
    expect(createKernelEngine().intersectionPieces(a, b)[0]?.areaM2).toBeCloseTo(25, 6);
  });

  it("does not believe a result that is not finite", () => {
    vi.mocked(clipPolygons).mockReturnValueOnce([[rectangle(Number.NaN, 5, 5, 5)]]);
    expect(createKernelEngine().differencePieces(a, [b])[0]?.areaM2).toBeCloseTo(75, 6);
  });

  it("asks the second engine last", () => {
    vi.mocked(clipPolygons).mockReturnValue([]);
    const told: string[] = [];
    const engine = createKernelEngine({
      onFallback: (what) => told.push(what),
      secondEngine: createTurfEngine(),
    });
    expect(engine.intersectionPieces(a, b)[0]?.areaM2).toBeCloseTo(25, 9);
    expect(engine.differencePieces(a, [b])[0]?.areaM2).toBeCloseTo(75, 9);
    expect(told).toEqual(["intersection of a and b: turf 7.4.0", "difference of a and b: turf 7.4.0"]);
  });

  it("tells apart what only the second engine could do, once it has done it", () => {
    vi.mocked(clipPolygons).mockReturnValue([]);
    const told: string[] = [];
    const onSecondEngine = (what: string): void => void told.push(what);
    createKernelEngine({ secondEngine: createTurfEngine(), onSecondEngine }).intersectionPieces(a, b);
    expect(told).toEqual(["intersection of a and b"]);
  });

  it("throws its own error where the second engine fails too", () => {
    vi.mocked(clipPolygons).mockReturnValue([]);
    const told: string[] = [];
    const broken = {
      ...createTurfEngine(),
      intersectionPieces: () => {
        throw new Error("turf gave up");
      },
    };
    const engine = createKernelEngine({ secondEngine: broken, onSecondEngine: (what) => void told.push(what) });
    expect(() => engine.intersectionPieces(a, b)).toThrow(ClippingError);
    expect(told).toEqual([]);
  });

  it("throws rather than give a wrong area", () => {
    vi.mocked(clipPolygons).mockReturnValue([]);
    expect(() => createKernelEngine().intersectionPieces(a, b)).toThrow(
      "No engine could clip: intersection of a and b",
    );
  });
});
