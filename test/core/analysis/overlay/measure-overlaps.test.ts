import { describe, expect, it } from "vitest";
import { measureOverlaps } from "../../../../src/core/analysis/overlay/measure-overlaps.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import type { OverlayEngine } from "../../../../src/core/geometry/overlay-engine.ts";
import { createPlanShape } from "../../../../src/core/geometry/plan-shape.ts";
import { createTurfEngine } from "../../../../src/core/geometry/turf-engine.ts";
import { readDemo } from "../../../support/audit-demo.ts";
import { finish } from "../../../support/finish.ts";
import { measure } from "../../../support/metric-park.ts";

const layers = measure(readDemo().dataset);

/** A kernel engine that lists the pairs it measures one at a time. */
function watch(): { readonly engine: OverlayEngine; readonly asked: string[] } {
  const asked: string[] = [];
  const kernel = createKernelEngine();
  const engine: OverlayEngine = {
    ...kernel,
    intersectionAreaM2(a, b) {
      asked.push(`${a.id} ${b.id}`);
      return kernel.intersectionAreaM2(a, b);
    },
  };
  return { engine, asked };
}

describe("overlaps measured in one go", () => {
  it("answers for every pair what the engine would, without asking it", () => {
    const { engine, asked } = watch();
    const knowing = finish(measureOverlaps(layers, engine));
    const kernel = createKernelEngine();
    for (const parcel of layers.parcels.shapes) {
      for (const layer of [layers.zones, layers.buildings, layers.controls, layers.parcels]) {
        for (const other of layer.shapes) {
          if (other === parcel) continue;
          expect(knowing.intersectionAreaM2(other, parcel)).toBe(knowing.intersectionAreaM2(parcel, other));
          const expected = kernel.intersectionAreaM2(parcel, other);
          expect(Math.abs(knowing.intersectionAreaM2(parcel, other) - expected)).toBeLessThan(1e-9);
        }
      }
    }
    expect(asked).toEqual([]);
  });

  it("knows the land all buildings of a parcel stand on, and measures any other union", () => {
    const knowing = finish(measureOverlaps(layers, createKernelEngine()));
    const kernel = createKernelEngine();
    for (const parcel of layers.parcels.shapes.slice(0, 30)) {
      const standing = layers.buildings.shapes.filter((shape) => kernel.intersectionAreaM2(shape, parcel) > 0);
      for (const shapes of [standing, standing.slice(1), layers.zones.shapes.slice(0, 2)]) {
        expect(knowing.unionAreaM2(shapes, parcel)).toBeCloseTo(kernel.unionAreaM2(shapes, parcel), 8);
      }
    }
  });

  it("asks about shapes that were changed since", () => {
    const { engine, asked } = watch();
    const knowing = finish(measureOverlaps(layers, engine));
    const [parcel] = layers.parcels.shapes;
    const [zone] = layers.zones.shapes;
    if (parcel === undefined || zone === undefined) throw new Error("the park has a parcel and a zone");
    const moved = createPlanShape(zone.id, [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ]);
    knowing.intersectionAreaM2(parcel, moved);
    expect(asked).toEqual([`${parcel.id} ${zone.id}`]);
  });

  it("leaves an independent engine to measure every pair itself", () => {
    const turf = createTurfEngine();
    expect(finish(measureOverlaps(layers, turf))).toBe(turf);
  });
});
