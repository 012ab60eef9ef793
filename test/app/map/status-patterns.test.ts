import { describe, expect, test } from "vitest";
import { drawStatusPattern, type PatternImage, patternedStatuses } from "../../../src/app/map/status-patterns.ts";

/** Share of the tile that is inked, 0 to 1. */
function inkShare({ data }: PatternImage): number {
  let sum = 0;
  for (let at = 3; at < data.length; at += 4) sum += (data[at] ?? 0) / 255;
  return sum / (data.length / 4);
}

function alphaAt(image: PatternImage, xPx: number, yPx: number): number {
  return image.data[(Math.floor(yPx * 2) * image.width + Math.floor(xPx * 2)) * 4 + 3] ?? 0;
}

describe("status patterns", () => {
  test.each(patternedStatuses)("%s is a tile of 16 px at twice the size, neither empty nor full", (status) => {
    const image = drawStatusPattern(status);
    expect([image.width, image.height, image.data.length]).toEqual([32, 32, 32 * 32 * 4]);
    expect(inkShare(image)).toBeGreaterThan(0.02);
    expect(inkShare(image)).toBeLessThan(0.6);
  });

  test("idle bars rise to the right and repeat without a seam", () => {
    const image = drawStatusPattern("idle");
    expect(alphaAt(image, 8, 8)).toBe(255);
    expect(alphaAt(image, 12, 4)).toBe(255);
    expect(alphaAt(image, 4, 12)).toBe(255);
    expect(alphaAt(image, 4, 4)).toBe(0);
    expect(alphaAt(image, 0, 0)).toBeGreaterThan(200);
  });

  test("low-efficiency lines are level", () => {
    const image = drawStatusPattern("low");
    for (let x = 0; x < 16; x++) expect(alphaAt(image, x, 4)).toBe(alphaAt(image, 0, 4));
    expect(alphaAt(image, 0, 8)).toBe(0);
  });

  test("not-supplied bands are paper between ink edges", () => {
    const { data, width } = drawStatusPattern("unsupplied");
    const at = (x: number, y: number) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)];
    expect(at(0, 0)).toEqual([0xf6, 0xf5, 0xf1]);
  });

  test("rings are open in the middle", () => {
    const image = drawStatusPattern("notstarted");
    expect(alphaAt(image, 8, 8)).toBe(0);
    expect(alphaAt(image, 12, 8)).toBe(255);
  });

  test("no two statuses look alike in grey", () => {
    const tiles = patternedStatuses.map((status) => drawStatusPattern(status).data.join());
    expect(new Set(tiles).size).toBe(tiles.length);
  });
});
