import { describe, expect, test } from "vitest";
import type { Check } from "../../../src/core/model/check.ts";
import type { Building, Control } from "../../../src/core/model/records.ts";
import {
  aDataset,
  aLine,
  aRectangle,
  audit,
  drawBuilding,
  drawControl,
  drawParcel,
  drawZone,
} from "../../support/metric-park.ts";

/** A parcel of 100 m by 100 m in a zone that reaches 20 m farther on every side. */
function setbacksOf(
  setbacks: readonly unknown[],
  buildings: readonly Building[] | undefined,
  controls?: readonly Control[],
): readonly Check[] {
  const dataset = aDataset({
    parcels: [drawParcel("P", aRectangle(0, 0, 100, 100))],
    zones: [drawZone("Z", aRectangle(-20, -20, 140, 140), { setbacks, planVersion: "Plan 2024" })],
    ...(buildings === undefined ? {} : { buildings }),
    ...(controls === undefined ? {} : { controls }),
  });
  return audit(dataset).parcels[0]?.checks.filter(({ rule }) => rule === "setback") ?? [];
}

/** 5 m from the west, 10 m from the south, 35 m from the east and 60 m from the north of the parcel. */
const hall = drawBuilding("hall", aRectangle(5, 10, 60, 30));

describe("setbacks of a plan", () => {
  test("hold every building to the nearest boundary", () => {
    const [check] = setbacksOf([{ minM: 6 }], [hall, drawBuilding("hut", aRectangle(50, 50, 5, 5))]);
    expect(check).toMatchObject({
      key: "any",
      verdict: "fail",
      limit: 6,
      op: ">=",
      unit: "m",
      origin: "plan",
      source: "Plan 2024",
      subjects: ["parcels/P", "zones/Z", "buildings/hall"],
      place: { type: "LineString" },
    });
    expect(check?.value).toBeCloseTo(5, 3);
    expect(check?.gap).toBeCloseTo(-1, 3);
  });

  test.each([
    ["west", 5],
    ["south", 10],
    ["east", 35],
    ["north", 60],
  ])("to the %s side: %d m", (side, distanceM) => {
    const [check] = setbacksOf([{ side, minM: distanceM - 1, source: "条件 3.2" }], [hall]);
    expect(check).toMatchObject({ key: side, verdict: "pass", source: "条件 3.2" });
    expect(check?.value).toBeCloseTo(distanceM, 3);
    expect(setbacksOf([{ side, minM: distanceM + 1 }], [hall])[0]?.verdict).toBe("fail");
  });

  test("may run from the boundary of the zone", () => {
    const [check] = setbacksOf([{ from: "zone", minM: 24 }], [hall]);
    expect(check).toMatchObject({ verdict: "pass" });
    expect(check?.value).toBeCloseTo(25, 3);
  });

  test("a building over the line keeps nothing", () => {
    const [check] = setbacksOf([{ minM: 3 }], [drawBuilding("over", aRectangle(-2, 40, 30, 10))]);
    expect(check).toMatchObject({ verdict: "fail", value: 0, place: { type: "Point" } });
  });

  test("are kept from a control line where the plan names one", () => {
    const road = drawControl("R", aLine([-20, -20], [-20, 120]), { kind: "road_red_line" });
    const edge = (minM: number) => setbacksOf([{ edge: "road_red_line", minM }], [hall], [road])[0];
    expect(edge(20)).toMatchObject({ key: "road_red_line", verdict: "pass" }); // 20 + 5 m
    expect(edge(30)).toMatchObject({ verdict: "fail" });
    expect(setbacksOf([{ edge: "road_red_line", minM: 5 }], [hall])[0]).toMatchObject({
      verdict: "unknown",
      reason: "layer_missing",
      missing: ["controls"],
    });
    const far = drawControl("R", aRectangle(900, 0, 10, 10), { kind: "road_red_line" });
    expect(setbacksOf([{ edge: "road_red_line", minM: 5 }], [hall], [far])[0]?.verdict).toBe("pass");
  });

  test("say so where buildings or the distance are not recorded, and where nothing stands", () => {
    expect(setbacksOf([{ minM: 5 }], undefined)[0]).toMatchObject({ verdict: "unknown", missing: ["buildings"] });
    expect(setbacksOf([{ side: "east" }], [hall])[0]).toMatchObject({ verdict: "unknown", missing: ["setbacks.minM"] });
    expect(setbacksOf([{ minM: 5 }], [])[0]).toMatchObject({ verdict: "not_applicable", reason: "no_building" });
    expect(setbacksOf([], [hall])).toEqual([]);
  });
});

test("a limit on parking is kept, and open: nothing about parking is on record", () => {
  const dataset = aDataset({
    parcels: [drawParcel("P", aRectangle(0, 0, 100, 100))],
    zones: [drawZone("Z", aRectangle(0, 0, 100, 100), { limits: [{ key: "parking_spaces", op: ">=", value: 40 }] })],
  });
  const check = audit(dataset).parcels[0]?.checks.find(({ key }) => key === "parking_spaces");
  expect(check).toMatchObject({ verdict: "unknown", reason: "no_figure", limit: 40, origin: "plan" });
});
