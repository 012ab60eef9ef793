import { describe, expect, test } from "vitest";
import type { ControlKind } from "../../../src/core/model/records.ts";
import { type ControlLineFacts, judgeControlLine } from "../../../src/core/rules/control-line.ts";
import { national2023 } from "../../support/rule-context.ts";

const clear: ControlLineFacts = {
  layerLoaded: true,
  layerCovers: true,
  overlapM2: 0,
  crossedByOpenLine: false,
  buildingOverlapM2: 0,
  parcelM2: 10_000,
  byPart: { core: 10_000, flexible: 0, special: 0 },
  isOwnUse: false,
};

function judge(kind: ControlKind, facts: Partial<ControlLineFacts> = {}) {
  const rule = national2023.control_lines?.find(({ layer }) => layer === kind);
  if (rule === undefined) throw new Error(`the national pack has a rule for ${kind}`);
  const { verdict, reason } = judgeControlLine(rule, { ...clear, ...facts });
  return reason === undefined ? verdict : `${verdict}: ${reason}`;
}

describe("a line to stay out of", () => {
  test("has no tolerance above the noise of drawing, and no silent pass below it", () => {
    expect(judge("permanent_basic_farmland")).toBe("pass");
    expect(judge("permanent_basic_farmland", { overlapM2: 1 })).toBe("unknown: within_geometry_noise_review");
    expect(judge("permanent_basic_farmland", { overlapM2: 1.01 })).toBe("fail");
  });

  test("is unknown without a layer or where the layer is not complete, unless a breach is measured", () => {
    expect(judge("ecological_redline", { layerLoaded: false })).toBe("unknown: layer_missing");
    expect(judge("ecological_redline", { layerCovers: false })).toBe("unknown: layer_does_not_cover");
    expect(judge("ecological_redline", { layerCovers: false, overlapM2: 500 })).toBe("fail");
  });

  test("has no inside where it is drawn as an open line", () => {
    expect(judge("blue_line", { crossedByOpenLine: true })).toBe("unknown: open_line_has_no_inside");
  });

  test("lets its own use lie inside, but no building inside the road line", () => {
    expect(judge("green_line", { overlapM2: 900, isOwnUse: true })).toBe("pass");
    expect(judge("green_line", { overlapM2: 900 })).toBe("fail");
    expect(judge("green_line", { overlapM2: 900, isOwnUse: null })).toBe("unknown: land_use_missing");
    expect(judge("road_red_line", { overlapM2: 900, isOwnUse: true, buildingOverlapM2: 20 })).toBe(
      "fail: building_inside_line",
    );
  });

  test("is broken by a building that stands over the parcel's own line", () => {
    expect(judge("permanent_basic_farmland", { buildingOverlapM2: 20 })).toBe("fail: building_inside_line");
    expect(judge("green_line", { buildingOverlapM2: 20 })).toBe("fail: building_inside_line");
    expect(judge("green_line", { buildingOverlapM2: 20, isOwnUse: true })).toBe("pass");
    expect(judge("green_line", { buildingOverlapM2: 20, isOwnUse: null })).toBe("unknown: land_use_missing");
    expect(judge("green_line", { buildingOverlapM2: 0.5 })).toBe("pass");
  });

  test("turns land inside the industrial line that is not industrial into a condition", () => {
    expect(judge("industrial_land_line", { overlapM2: 900 })).toBe("conditional");
  });
});

describe("the urban development boundary", () => {
  const parts = (core: number, flexible: number, special: number, outsideM2: number) => ({
    byPart: { core, flexible, special },
    outsideM2,
  });

  test("must hold the whole parcel", () => {
    expect(judge("urban_development_boundary", parts(10_000, 0, 0, 0))).toBe("pass");
    expect(judge("urban_development_boundary", parts(9000, 0, 0, 1000))).toBe("fail: outside_boundary");
    expect(judge("urban_development_boundary", parts(9999.5, 0, 0, 0.5))).toBe("unknown: within_geometry_noise_review");
  });

  test("has parts with verdicts of their own", () => {
    expect(judge("urban_development_boundary", parts(6000, 4000, 0, 0))).toBe(
      "conditional: flexible_zone_needs_adjustment",
    );
    expect(judge("urban_development_boundary", parts(6000, 0, 4000, 0))).toBe("fail: special_use_area");
  });

  test("bars industry from its special-use area; other uses need a review, an unrecorded one is open", () => {
    const inSpecial = (isBarredFromSpecial: boolean | null, flexible = 0) =>
      judge("urban_development_boundary", { ...parts(6000 - flexible, flexible, 4000, 0), isBarredFromSpecial });
    expect(inSpecial(true)).toBe("fail: special_use_area");
    expect(inSpecial(false)).toBe("conditional: special_use_area");
    expect(inSpecial(null)).toBe("unknown: land_use_missing");
    expect(inSpecial(false, 1000)).toBe("conditional: flexible_zone_needs_adjustment");
    // Up to the square meter of noise it is a case for review, whatever the use.
    const noise = { ...parts(9999.5, 0, 0.5, 0), isBarredFromSpecial: false };
    expect(judge("urban_development_boundary", noise)).toBe("unknown: within_geometry_noise_review");
    expect(judge("urban_development_boundary", { ...parts(6000, 0, 0, 4000), isBarredFromSpecial: null })).toBe(
      "fail: outside_boundary",
    );
  });

  test("is not judged by parts that do not add up", () => {
    expect(judge("urban_development_boundary", parts(6000, 0, 0, 0))).toBe("unknown: parts_do_not_sum");
  });
});
