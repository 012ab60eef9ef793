import { describe, expect, it } from "vitest";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { OverlayEngine, PlanShape } from "../../../src/core/geometry/overlay-engine.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import { createTurfEngine } from "../../../src/core/geometry/turf-engine.ts";
import type { PlanRing } from "../../../src/core/model/coordinates.ts";
import { createRandom, rectangle, star } from "./random-shapes.ts";

function shape(id: string, ...rings: PlanRing[]): PlanShape {
  return createPlanShape(id, [rings]);
}

function total(pieces: readonly { readonly areaM2: number }[]): number {
  return pieces.reduce((sum, piece) => sum + piece.areaM2, 0);
}

const engines: [string, OverlayEngine][] = [
  ["kernel", createKernelEngine({ onFallback: (what) => expect.unreachable(what) })],
  ["turf", createTurfEngine()],
];

describe.each(engines)("%s engine", (_name, engine) => {
  const field = shape("field", rectangle(0, 0, 100, 100));

  it("says its name and version", () => {
    expect(engine.name).toMatch(/^(kernel 0\.1\.0|turf 7\.4\.0)$/);
  });

  it("finds nothing in common between neighbors that share a border", () => {
    const neighbor = shape("neighbor", rectangle(100, 0, 50, 100));
    expect(engine.intersectionAreaM2(field, neighbor)).toBe(0);
    expect(engine.intersectionPieces(field, neighbor)).toEqual([]);
    expect(total(engine.differencePieces(field, [neighbor]))).toBeCloseTo(10_000, 9);
  });

  it("gives connected pieces with their mean width, largest first", () => {
    const comb = createPlanShape("comb", [[rectangle(-10, 10, 30, 10)], [rectangle(90, 40, 30, 20)]]);
    const pieces = engine.intersectionPieces(field, comb);
    expect(pieces.map((piece) => piece.areaM2)).toEqual([200, 200]);
    expect(pieces[0]?.perimeterM).toBe(60);
    expect(pieces[0]?.meanWidthM).toBeCloseTo(400 / 60, 12);
    const strip = shape("strip", rectangle(0, 30, 100, 40));
    expect(engine.differencePieces(field, [strip]).map((piece) => piece.areaM2)).toEqual([3000, 3000]);
  });

  it("takes pieces that touch in a point apart", () => {
    const cross = createPlanShape("cross", [[rectangle(0, 0, 50, 50)], [rectangle(50, 50, 50, 50)]]);
    expect(engine.intersectionPieces(field, cross)).toHaveLength(2);
    expect(engine.differencePieces(field, [cross])).toHaveLength(2);
  });

  it("keeps holes", () => {
    const court = shape("court", rectangle(20, 20, 60, 60), rectangle(40, 40, 20, 20).toReversed());
    const [outer, inner] = engine.differencePieces(field, [court]);
    expect(outer?.polygons[0]).toHaveLength(2);
    expect([outer?.areaM2, inner?.areaM2]).toEqual([6400, 400]);
    // The outline of the hole counts: 400 outside, 240 inside.
    expect(outer?.perimeterM).toBe(640);
  });

  it("leaves nothing of a shape that others cover", () => {
    const halves = [shape("west", rectangle(0, 0, 50, 100)), shape("east", rectangle(50, -5, 60, 110))];
    expect(engine.differencePieces(field, halves)).toEqual([]);
    expect(engine.differencePieces(field, [])).toHaveLength(1);
  });

  it("counts overlaps once in a union, inside a frame too", () => {
    const three = [
      shape("a", rectangle(0, 0, 10, 10)),
      shape("b", rectangle(5, 0, 10, 10)),
      shape("c", rectangle(7, 5, 10, 10)),
      shape("d", rectangle(200, 0, 3, 3)),
    ];
    // a and b 150, c adds 100 less its overlap with both of 40; d apart 9.
    expect(engine.unionAreaM2(three)).toBeCloseTo(150 + 100 - 40 + 9, 9);
    expect(engine.unionAreaM2(three, shape("frame", rectangle(0, 0, 10, 10)))).toBeCloseTo(100, 9);
    expect(engine.unionAreaM2([])).toBe(0);
    expect(engine.unionAreaM2(three.slice(0, 1), field)).toBeCloseTo(100, 9);
  });
});

describe("both engines", () => {
  const kernel = createKernelEngine();
  const turf = createTurfEngine();

  it("agree on irregular shapes within 1e-6 m²", () => {
    const random = createRandom(99);
    for (let i = 0; i < 60; i++) {
      const [x, y] = [8000 + random() * 60, -3000 + random() * 60];
      const a = shape("a", star(random, 8000, -3000, 20, 40, 100), star(random, 8000, -3000, 8, 5, 20).toReversed());
      const b = shape("b", star(random, x, y, 25, 30, 100));
      const c = shape("c", star(random, x - 30, y, 15, 30, 100));
      expect(Math.abs(kernel.intersectionAreaM2(a, b) - turf.intersectionAreaM2(a, b))).toBeLessThan(1e-6);
      expect(Math.abs(total(kernel.intersectionPieces(a, b)) - total(turf.intersectionPieces(a, b)))).toBeLessThan(
        1e-6,
      );
      expect(
        Math.abs(total(kernel.differencePieces(a, [b, c])) - total(turf.differencePieces(a, [b, c]))),
      ).toBeLessThan(1e-6);
      expect(Math.abs(kernel.unionAreaM2([a, b, c]) - turf.unionAreaM2([a, b, c]))).toBeLessThan(1e-6);
      expect(Math.abs(kernel.unionAreaM2([b, c], a) - turf.unionAreaM2([b, c], a))).toBeLessThan(1e-6);
    }
  });
});
