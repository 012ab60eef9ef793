import { describe, expect, test } from "vitest";
import { fromGridPolygons, gridAreaM2 } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { offsetPolygons } from "../../../../src/core/geometry/operations/offset-polygons.ts";
import { repairAreaGeometry } from "../../../../src/core/geometry/validity.ts";
import { createRandom } from "../random-shapes.ts";
import { aPolygon, aTable } from "./operation-grid.ts";
import { makeRandomCut } from "./random-cuts.ts";

describe("edges set off", () => {
  test("each by its own distance, outward and inward at once", () => {
    const table = aTable();
    const polygon = aPolygon(table, [
      [0, 0],
      [100, 0],
      [100, 50],
      [0, 50],
    ]);
    const made = offsetPolygons([polygon], (_, place) => [10, -20, 0, 5][place] ?? 0, table) ?? [];
    expect(gridAreaM2(made)).toBeCloseTo(85 * 60, 3);
  });

  test("of notched shapes are valid, larger outward and smaller inward, whatever vanishes (law, 400 seeds)", () => {
    for (let seed = 0; seed < 400; seed++) {
      const { table, polygon } = makeRandomCut(seed);
      const random = createRandom(7 * seed + 1);
      for (let i = 0; i < 5; i++) random();
      const wholeM2 = gridAreaM2([polygon]);
      const distanceM = 0.4 * (random() - 0.5) * Math.sqrt(wholeM2);
      const step = random() < 0.5 ? 1 : 3;
      const made = offsetPolygons([polygon], (_, place) => (place % step === 0 ? distanceM : 0), table);
      expect(made, `seed ${seed}`).toBeDefined();
      const madeM2 = gridAreaM2(made ?? []);
      expect(distanceM > 0 ? madeM2 > wholeM2 : madeM2 < wholeM2, `seed ${seed}`).toBe(true);
      if (made === undefined || made.length === 0) continue;
      expect(repairAreaGeometry(fromGridPolygons(made)).kind, `seed ${seed}`).toBe("sound");
    }
  });
});
