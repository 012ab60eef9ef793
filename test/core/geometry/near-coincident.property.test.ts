import { describe, expect, it } from "vitest";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import type { OverlayEngine, PlanShape } from "../../../src/core/geometry/overlay-engine.ts";
import { createPlanShape, toPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import { createTurfEngine } from "../../../src/core/geometry/turf-engine.ts";
import type { LngLat, PlanXY } from "../../../src/core/model/coordinates.ts";
import { createRandom } from "./random-shapes.ts";

/**
 * Three fields of 10 × 40, 80 × 10 and 60 × 90 m whose edges run 1e-9 m apart. The second lies 10 × 10 m in the third, so the
 * three cover 400 + 800 + 5400 - 100 = 6500 m². Both clippers once united them to 6600; Turf found nothing in common.
 */
const fields: readonly (readonly LngLat[])[] = [
  [
    [114.10180102984138, 32.09999998725749],
    [114.10190697277321, 32.09999998571427],
    [114.10190698025625, 32.100360708214836],
    [114.1018010369087, 32.10036070975805],
    [114.10180102984138, 32.09999998725749],
  ],
  [
    [114.10105944179043, 32.101082163037816],
    [114.10190699522268, 32.10108215316109],
    [114.10190699709351, 32.10117233377422],
    [114.10105944282978, 32.10117234365099],
    [114.10105944179043, 32.101082163037816],
  ],
  [
    [114.1018010369087, 32.10036070975805],
    [114.10243669699399, 32.10036069917597],
    [114.10243671850827, 32.10117232473523],
    [114.10180105281054, 32.10117233531747],
    [114.1018010369087, 32.10036070975805],
  ],
];

function total(pieces: readonly { readonly areaM2: number }[]): number {
  return pieces.reduce((sum, piece) => sum + piece.areaM2, 0);
}

describe.each([
  ["kernel", createKernelEngine()],
  ["turf", createTurfEngine()],
])("edges a nanometer apart, %s engine", (_name, engine) => {
  const plane = createMeasuringPlane([114.1, 32.1, 114.1, 32.1]);
  const shapes = fields.map((ring, i) => toPlanShape(`field ${i}`, { type: "Polygon", coordinates: [ring] }, plane));
  const [first, second, third] = shapes as [PlanShape, PlanShape, PlanShape];

  it("count the common square of three fields once, whatever their order", () => {
    expect(engine.unionAreaM2(shapes)).toBeCloseTo(6500, 3);
    expect(engine.unionAreaM2([third, second, first])).toBeCloseTo(6500, 3);
    expect(engine.unionAreaM2([second, third])).toBeCloseTo(6100, 3);
  });

  it("leave the common square to the overlay of two and take it from the difference", () => {
    expect(engine.intersectionAreaM2(second, third)).toBeCloseTo(100, 3);
    expect(total(engine.intersectionPieces(second, third))).toBeCloseTo(100, 3);
    expect(total(engine.differencePieces(second, [third, first]))).toBeCloseTo(700, 3);
    expect(engine.unionAreaM2([first, second], third)).toBeCloseTo(100, 3);
  });
});

/** Fields on a grid of 10 m, as drawn by several hands: corners up to `offsetM` off, the grid turned and moved away. */
function drawFields(random: () => number, most: number): readonly PlanShape[] {
  const pick = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const offsetM = 10 ** -pick(6, 12);
  const turn = random() < 0.5 ? 0 : random() * Math.PI;
  const awayM = random() < 0.5 ? 0 : 50_000 * random();
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const shake = (): number => (random() - 0.5) * 2 * offsetM;
  const place = ([x, y]: PlanXY): PlanXY => [awayM + x * cos - y * sin + shake(), x * sin + y * cos + shake()];
  return Array.from({ length: pick(2, most) }, (_, i) => {
    const [x, y, width, height] = [10 * pick(0, 8), 10 * pick(0, 8), 10 * pick(1, 6), 10 * pick(1, 6)];
    const isAngled = random() < 0.4;
    const corners: PlanXY[] = isAngled
      ? [
          [x, y],
          [x + width + 10, y],
          [x + width + 10, y + 10],
          [x + 10, y + 10],
          [x + 10, y + height + 10],
          [x, y + height + 10],
        ]
      : [
          [x, y],
          [x + width / 2, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ];
    const ring = corners.map(place);
    return createPlanShape(`field ${i}`, [[[...ring, ring[0] as PlanXY]]]);
  });
}

/** Laws of areas; the tolerance is what clipping is held to: 1e-5 m² and what a snapped outline of some 100 m moves. */
function expectAreasToAddUp(engine: OverlayEngine, shapes: readonly PlanShape[], toleranceM2: number): void {
  const [a, ...rest] = shapes as [PlanShape, ...PlanShape[]];
  const left = total(engine.differencePieces(a, rest));
  const sums = [
    left + engine.unionAreaM2(rest, a) - a.areaM2,
    engine.unionAreaM2(rest) + left - engine.unionAreaM2(shapes),
    ...rest.flatMap((b) => [
      total(engine.intersectionPieces(a, b)) + total(engine.differencePieces(a, [b])) - a.areaM2,
      a.areaM2 + b.areaM2 - engine.intersectionAreaM2(a, b) - engine.unionAreaM2([a, b]),
    ]),
  ];
  for (const off of sums) expect(Math.abs(off)).toBeLessThan(toleranceM2);
}

describe("areas of fields whose edges run 1e-12 to 1e-6 m apart", () => {
  it("add up in the kernel, and it needs no second engine", () => {
    const random = createRandom(65);
    const engine = createKernelEngine();
    for (let i = 0; i < 3000; i++) expectAreasToAddUp(engine, drawFields(random, 7), 1e-4);
  });

  it("add up in Turf and agree with the kernel", () => {
    const random = createRandom(66);
    const kernel = createKernelEngine();
    const turf = createTurfEngine();
    for (let i = 0; i < 25; i++) {
      const shapes = drawFields(random, 4);
      const [a, ...rest] = shapes as [PlanShape, ...PlanShape[]];
      expectAreasToAddUp(turf, shapes, 1e-2);
      expect(Math.abs(turf.unionAreaM2(shapes) - kernel.unionAreaM2(shapes))).toBeLessThan(1e-2);
      expect(Math.abs(turf.unionAreaM2(rest, a) - kernel.unionAreaM2(rest, a))).toBeLessThan(1e-2);
    }
  });
});
