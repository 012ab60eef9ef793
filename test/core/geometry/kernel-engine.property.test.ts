import { describe, expect, it } from "vitest";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanRing, PlanXY } from "../../../src/core/model/coordinates.ts";
import { createRandom, star } from "./random-shapes.ts";

/** A patchwork of quadrilaterals whose shared corners differ by up to `noiseM`. */
function patchwork(random: () => number, side: number, noiseM: number): PlanRing[] {
  const corners = Array.from({ length: (side + 1) ** 2 }, (_, i): PlanXY => {
    const [column, row] = [i % (side + 1), Math.floor(i / (side + 1))];
    return [5000 + 100 * column + 30 * random(), 2000 + 100 * row + 30 * random()];
  });
  const shake = (p: PlanXY | undefined): PlanXY => [
    (p?.[0] ?? 0) + (random() - 0.5) * 2 * noiseM,
    (p?.[1] ?? 0) + (random() - 0.5) * 2 * noiseM,
  ];
  const rings: PlanRing[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * (side + 1) + column;
      const [a, b, c, d] = [at, at + 1, at + side + 2, at + side + 1].map((place) => shake(corners[place]));
      if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) rings.push([a, b, c, d, a]);
    }
  }
  return rings;
}

describe("overlay laws of the kernel", () => {
  it("F4: what zones cover of a parcel and what they leave add up to the parcel", () => {
    const random = createRandom(4);
    const engine = createKernelEngine();
    const zones = patchwork(random, 6, 0).map((ring, i) => createPlanShape(`zone ${i}`, [[ring]]));
    for (let i = 0; i < 300; i++) {
      const [x, y] = [4950 + 700 * random(), 1950 + 700 * random()];
      const parcel = createPlanShape("parcel", [[star(random, x, y, 3 + Math.floor(random() * 60), 20, 120)]]);
      const covered = zones.reduce((sum, zone) => sum + engine.intersectionAreaM2(parcel, zone), 0);
      const turned = zones.reduce((sum, zone) => sum + engine.intersectionAreaM2(zone, parcel), 0);
      const left = engine.differencePieces(parcel, zones).reduce((sum, piece) => sum + piece.areaM2, 0);
      expect(Math.abs(covered + left - parcel.areaM2)).toBeLessThan(1e-5);
      expect(Math.abs(covered - turned)).toBeLessThan(1e-6);
    }
  });

  it.each([0, 1e-9, 1e-7, 1e-5, 1e-3])("F5: uniting 36 parcels with corner noise of %d m never throws", (noiseM) => {
    const random = createRandom(36);
    const engine = createKernelEngine();
    for (let i = 0; i < 60; i++) {
      const parcels = patchwork(random, 6, noiseM).map((ring, k) => createPlanShape(`parcel ${k}`, [[ring]]));
      const sumM2 = parcels.reduce((sum, parcel) => sum + parcel.areaM2, 0);
      expect(Math.abs(engine.unionAreaM2(parcels) - sumM2)).toBeLessThan(1e-3 + 8400 * noiseM);
      const [park] = parcels;
      if (park !== undefined) expect(engine.differencePieces(park, parcels)).toEqual([]);
    }
  });

  it("is fast where neighbors merely touch", () => {
    const engine = createKernelEngine();
    const parcels = patchwork(createRandom(1), 40, 0).map((ring, k) => createPlanShape(`parcel ${k}`, [[ring]]));
    expect(Math.abs(engine.unionAreaM2(parcels) - parcels.reduce((sum, p) => sum + p.areaM2, 0))).toBeLessThan(1e-6);
  });
});
