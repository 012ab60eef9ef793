import { describe, expect, test } from "vitest";
import { isFaultless } from "../../../../src/core/geometry/operations/clip-shapes.ts";
import { cutPolygon } from "../../../../src/core/geometry/operations/cut-polygon.ts";
import { type GridPolygon, gridAreaM2 } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { checkRandomCut } from "./check-cut.ts";
import { aLine, aPolygon, aTable, type Meters, toMeters } from "./operation-grid.ts";

const square: readonly Meters[] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];
const hole: readonly Meters[] = [
  [40, 40],
  [40, 60],
  [60, 60],
  [60, 40],
];
const joinM = 1e-4;
const reachM = 0.02;

function cut(rings: readonly (readonly Meters[])[], ...line: readonly Meters[]) {
  const table = aTable();
  return cutPolygon(aPolygon(table, ...rings), [aLine(table, ...line)], table, joinM, reachM);
}

function facesOf(result: ReturnType<typeof cut>): readonly GridPolygon[] {
  if (result.kind !== "cut") throw new Error(result.kind);
  return result.faces;
}

function areasOf(result: ReturnType<typeof cut>): readonly number[] {
  return facesOf(result).map((face) => Math.round(1e4 * gridAreaM2([face])) / 1e4);
}

describe("cutting a polygon by a line", () => {
  test("gives both sides, with the same corners along the cut", () => {
    const result = cut([square], [30, -10], [30, 50], [40, 110]);
    expect(areasOf(result)).toEqual([3208.3333, 6791.6667]);
    const [small, large] = facesOf(result);
    const shared = small?.[0]?.filter((corner) => large?.[0]?.includes(corner)) ?? [];
    expect(shared.map((corner) => toMeters(corner).map((m) => Math.round(m * 1e4) / 1e4)).toSorted()).toEqual([
      [30, 0],
      [30, 50],
      [38.3333, 100],
    ]);
  });

  test("may begin and end exactly on the border or at a corner", () => {
    expect(areasOf(cut([square], [0, 0], [100, 100]))).toEqual([5000, 5000]);
    expect(areasOf(cut([square], [25, 0], [25, 100]))).toEqual([2500, 7500]);
  });

  test("takes an end two centimeters inside for one on the border", () => {
    expect(areasOf(cut([square], [25, 0.015], [25, 99.99]))).toEqual([2500, 7500]);
  });

  test("gives a part for every crossing of a notched shape", () => {
    const comb: readonly Meters[] = [
      [0, 0],
      [50, 0],
      [50, 50],
      [40, 50],
      [40, 10],
      [30, 10],
      [30, 50],
      [20, 50],
      [20, 10],
      [10, 10],
      [10, 50],
      [0, 50],
    ];
    expect(areasOf(cut([comb], [-5, 30], [55, 30]))).toEqual([200, 200, 200, 1100]);
  });

  test("opens a hole it runs through and leaves one it passes", () => {
    expect(areasOf(cut([square, hole], [50, -5], [50, 105]))).toEqual([4800, 4800]);
    const faces = facesOf(cut([square, hole], [20, -5], [20, 105]));
    expect(faces.map((face) => face.length)).toEqual([1, 2]);
  });

  test("cuts along the border do not count: a line may follow an edge and then cross", () => {
    expect(areasOf(cut([square], [0, 0], [50, 0], [50, 100], [100, 100]))).toEqual([5000, 5000]);
  });

  test("a ring drawn inside cuts out an island", () => {
    expect(areasOf(cut([square], [10, 10], [20, 10], [20, 20], [10, 20], [10, 10]))).toEqual([100, 9900]);
  });

  test("a cut through two corners of a hole divides nothing twice", () => {
    expect(areasOf(cut([square, hole], [0, 0], [100, 100]))).toEqual([4800, 4800]);
  });

  test("a line that stays clear misses", () => {
    expect(cut([square], [-5, -5], [-5, 105])).toEqual({ kind: "misses" });
    expect(cut([square, hole], [45, 45], [55, 55])).toEqual({ kind: "misses" });
  });

  test("a line that touches a corner or follows an edge grazes, at that place", () => {
    const touch = cut([square], [-10, 90], [10, 110]);
    expect(touch.kind === "grazes" && toMeters(touch.place).map(Math.round)).toEqual([0, 100]);
    expect(cut([square], [-10, 0], [110, 0]).kind).toBe("grazes");
  });

  test("a line that stops inside is told, with its end", () => {
    const result = cut([square], [50, -5], [50, 70]);
    expect(result.kind === "ends-inside" && toMeters(result.place).map(Math.round)).toEqual([50, 70]);
  });

  test("a line that stops in a hole divides nothing", () => {
    const result = cut([square, hole], [50, -5], [50, 50]);
    expect(result.kind === "ends-inside" && toMeters(result.place).map(Math.round)).toEqual([50, 50]);
  });

  test("a line that crosses itself inside is told, with the place", () => {
    const result = cut([square], [-5, 50], [60, 50], [60, 80], [30, 80], [30, -5]);
    expect(result.kind === "crosses-itself" && toMeters(result.place).map(Math.round)).toEqual([30, 50]);
  });

  test("a long cut that passes a corner by a millimeter gets a corner there, so that it stays on its side in degrees", () => {
    // Straight in the grid and straight in degrees are 3 mm apart in the middle of 470 m (seed 157275 of the random cuts).
    expect(checkRandomCut(157_275)).toEqual({ wrong: [], kind: "cut" });
    const notched: readonly Meters[] = [
      [0, 0],
      [1000, 0],
      [1000, 300],
      [500, 100.002],
      [0, 300],
    ];
    const table = aTable();
    for (const y of [100, 100.001]) {
      const result = cutPolygon(aPolygon(table, notched), [aLine(table, [-5, y], [1005, y])], table, joinM, reachM);
      expect(facesOf(result).map((face) => isFaultless([face]))).toEqual([true, true]);
    }
  });
});
