import { describe, expect, test } from "vitest";
import { fillFormula, readFormula } from "../../../src/app/marks/how/fill-formula.ts";
import type { Figure, FigureInput } from "../../../src/core/model/figure.ts";

const input = (name: string, value: number, unit: string | null = "m2", from = "buildings/B1"): FigureInput => ({
  name,
  value,
  unit,
  from,
  date: null,
});
const figure = (part: Partial<Figure>): Figure => ({
  value: 1.06,
  unit: "ratio",
  state: "known",
  missing: [],
  inputs: [],
  formula: "countable_floor_area / site_area",
  source: "",
  ...part,
});

describe("formulas", () => {
  test("are taken apart at the line", () => {
    expect(readFormula("(building_footprints + yards) / site_area")).toEqual({
      top: ["building_footprints", "+", "yards"],
      bottom: ["site_area"],
    });
    expect(readFormula("height of the highest building")).toEqual({
      top: ["height of the highest building"],
      bottom: null,
    });
  });

  test("are filled with the parts where these add up to the amount", () => {
    const filled = fillFormula(
      figure({
        value: 0.5,
        inputs: [input("footprintM2", 3_000), input("yardM2", 2_000), input("deedAreaM2", 10_000)],
      }),
    );
    expect(filled).toEqual({ top: [3_000, 2_000], topUnit: "m2", bottom: 10_000, bottomUnit: "m2" });
  });

  test("are filled with one amount where inputs are more than parts", () => {
    const filled = fillFormula(
      figure({
        value: 1.5,
        inputs: [input("storeys.0.areaM2", 7_500), input("storeys.0.heightM", 9.2, "m"), input("deedAreaM2", 10_000)],
      }),
    );
    expect(filled?.top).toEqual([15_000]);
  });

  test("per hectare: money over hectares gives the figure", () => {
    const filled = fillFormula(
      figure({
        value: 3_000,
        unit: "wan_per_ha",
        inputs: [input("fixedAssetInvestmentWan", 6_000, "wan"), input("deedAreaM2", 20_000)],
      }),
    );
    expect(filled).toMatchObject({ top: [6_000], topUnit: "wan" });
  });

  test("stay empty where the figure is open", () => {
    expect(fillFormula(figure({ value: null }))).toBeUndefined();
  });
});
