import { describe, expect, test } from "vitest";
import { cutEqualParts, cutStrip, cutStripOfArea } from "../../../../src/core/geometry/operations/cut-strip.ts";
import { type GridPolygon, gridAreaM2 } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { edgesOf, type RingEdge } from "../../../../src/core/geometry/operations/segment-contact.ts";
import { aPolygon, aTable, type Meters, shapeOf } from "./operation-grid.ts";
import { makeRandomCut } from "./random-cuts.ts";

const square: readonly Meters[] = [
  [0, 0],
  [200, 0],
  [200, 200],
  [0, 200],
];
/** Two arms up from a foot of 300 × 100 m. */
const pair: readonly Meters[] = [
  [0, 0],
  [300, 0],
  [300, 300],
  [200, 300],
  [200, 100],
  [100, 100],
  [100, 200],
  [0, 200],
];

function edgeOf(polygon: GridPolygon, index: number): RingEdge {
  return edgesOf(polygon)[(index + 1) % (polygon[0]?.length ?? 1)] as RingEdge; // edges begin with the closing one
}

function draw(...corners: readonly Meters[]) {
  const table = aTable();
  return { table, polygon: aPolygon(table, corners) };
}

function roundedAreaM2(polygons: readonly GridPolygon[]): number {
  return Math.round(1e3 * gridAreaM2(polygons)) / 1e3;
}

describe("a strip along an edge", () => {
  test("of 25 m from a square of 200 m is an eighth of it", () => {
    const { table, polygon } = draw(...square);
    const cut = cutStrip(polygon, edgeOf(polygon, 1), 25, table);
    expect(cut?.strip.map((face) => roundedAreaM2([face]))).toEqual([5000]);
    expect(cut?.rest.map((face) => roundedAreaM2([face]))).toEqual([35_000]);
    expect(shapeOf(cut?.strip ?? []).box.map((m) => Math.round(m) + 0)).toEqual([175, 0, 200, 200]);
  });

  test("holds the connected land along its edge only", () => {
    const { table, polygon } = draw(...pair);
    // From the head of the right arm down: the left arm stays with the rest.
    const cut = cutStrip(polygon, edgeOf(polygon, 2), 150, table);
    expect(roundedAreaM2(cut?.strip ?? [])).toBe(15_000);
    expect(cut?.rest).toHaveLength(1);
  });

  test("off the inner side of an arm stops at the line of that side where land behind reaches far back", () => {
    const { table, polygon } = draw(...pair);
    // The inner side of the right arm: the land beyond it is the foot and the left arm, 200 m far.
    const cut = cutStrip(polygon, edgeOf(polygon, 3), 20, table);
    expect(roundedAreaM2(cut?.strip ?? [])).toBe(20 * 300);
    expect(cut?.rest.map((face) => roundedAreaM2([face])).toSorted((a, b) => a - b)).toEqual([24_000, 30_000]);
  });

  test("takes land along that lies behind a side bent a little", () => {
    const { table, polygon } = draw([0, 0], [100, -5], [200, 0], [200, 200], [0, 200]);
    const bent = draw([0, 0], [100, 5], [200, 0], [200, 200], [0, 200]);
    expect(cutStrip(polygon, edgeOf(polygon, 0), 20, table)?.strip).toHaveLength(1);
    const cut = cutStrip(bent.polygon, edgeOf(bent.polygon, 0), 20, bent.table);
    expect(cut?.rest).toHaveLength(1);
  });

  test("as deep as the polygon leaves nothing over", () => {
    const { table, polygon } = draw(...square);
    expect(cutStrip(polygon, edgeOf(polygon, 0), 200, table)).toBeUndefined();
  });
});

describe("a strip of an area", () => {
  test("is as deep as the area asks for", () => {
    const { table, polygon } = draw(...square);
    const cut = cutStripOfArea(polygon, edgeOf(polygon, 0), 20_000, gridAreaM2, table);
    expect("strip" in cut && roundedAreaM2(cut.strip)).toBe(20_000);
    expect("strip" in cut && Math.round(cut.depthM * 1e4) / 1e4).toBe(100);
  });

  test("that no connected strip has is taken across all arms", () => {
    // From the right head the foot is reached at 200 m: at 20,000 m² it comes with the left arm, 10,000 m² at once.
    const { table, polygon } = draw(...pair);
    const cut = cutStripOfArea(polygon, edgeOf(polygon, 2), 25_000, gridAreaM2, table);
    expect("strip" in cut && roundedAreaM2(cut.strip)).toBe(25_000);
    expect("strip" in cut && cut.strip).toHaveLength(2);
  });

  test("larger than what lies along the edge tells how much there is", () => {
    const { table, polygon } = draw(...square);
    const cut = cutStripOfArea(polygon, edgeOf(polygon, 0), 50_000, gridAreaM2, table);
    expect("atMostM2" in cut && Math.round(cut.atMostM2)).toBe(40_000);
  });

  test("is met to a hundredth of a square meter on random shapes and edges", () => {
    let met = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { table, polygon } = makeRandomCut(seed);
      const edges = edgesOf(polygon);
      const edge = edges[seed % edges.length] as RingEdge; // there are some
      const wantedM2 = gridAreaM2([polygon]) * ((seed % 7) / 10 + 0.1);
      const cut = cutStripOfArea(polygon, edge, wantedM2, gridAreaM2, table);
      if ("atMostM2" in cut) {
        expect(cut.atMostM2, `seed ${seed}`).toBeLessThan(wantedM2 + 0.01);
        continue;
      }
      met++;
      expect(Math.abs(gridAreaM2(cut.strip) - wantedM2), `seed ${seed}`).toBeLessThan(0.01);
      const restM2 = gridAreaM2([polygon]) - wantedM2;
      expect(Math.abs(gridAreaM2(cut.rest) - restM2), `seed ${seed}`).toBeLessThan(0.02);
    }
    expect(met).toBeGreaterThan(150);
  });
});

describe("equal parts", () => {
  test("of a square are strips of one width, beginning at the edge", () => {
    const { table, polygon } = draw(...square);
    const parts = cutEqualParts([polygon], edgeOf(polygon, 0), 5, gridAreaM2, table);
    expect(parts.map(roundedAreaM2)).toEqual([8000, 8000, 8000, 8000, 8000]);
    expect(shapeOf(parts[0] ?? []).box.map((m) => Math.round(m) + 0)).toEqual([0, 0, 200, 40]);
  });

  test("of arms consist of several polygons where they have to", () => {
    const { table, polygon } = draw(...pair);
    const parts = cutEqualParts([polygon], edgeOf(polygon, 0), 3, gridAreaM2, table);
    expect(parts.map(roundedAreaM2)).toEqual([20_000, 20_000, 20_000]);
    expect(parts.map((part) => part.length)).toEqual([1, 1, 2]);
  });

  test("of random shapes are equal to a hundredth of a square meter", () => {
    for (let seed = 0; seed < 100; seed++) {
      const { table, polygon } = makeRandomCut(seed);
      const edges = edgesOf(polygon);
      const count = 2 + (seed % 5);
      const parts = cutEqualParts([polygon], edges[seed % edges.length] as RingEdge, count, gridAreaM2, table);
      for (const part of parts) {
        expect(Math.abs(gridAreaM2(part) - gridAreaM2([polygon]) / count), `seed ${seed}`).toBeLessThan(0.01);
      }
    }
  });
});
