import { describe, expect, test } from "vitest";
import { measureControls, prepareControls } from "../../../src/core/analysis/control-facts.ts";
import type { ControlFacts } from "../../../src/core/analysis/parcel-facts.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { type Building, type Control, type ControlKind, controlKinds } from "../../../src/core/model/records.ts";
import {
  aDataset,
  aLine,
  aRectangle,
  audit,
  drawBuilding,
  drawControl,
  drawParcel,
  measure,
  pick,
} from "../../support/metric-park.ts";
import { loaded, national2023 } from "../../support/rule-context.ts";

interface Drawn {
  readonly controls?: readonly Control[];
  readonly buildings?: readonly Building[];
  /** Stated coverage by name of the source. */
  readonly coverage?: Readonly<Record<string, unknown>>;
}

/** One parcel of 100 m by 100 m and what the control lines do to it. */
function factsOf({ controls, buildings = [], coverage = {} }: Drawn): readonly ControlFacts[] {
  const sources = Object.fromEntries(
    Object.entries(coverage).map(([name, polygon]) => [
      name,
      { title: null, date: null, licence: null, accuracyM: null, coverage: polygon },
    ]),
  );
  const layers = {
    parcels: [drawParcel("P", aRectangle(0, 0, 100, 100))],
    buildings,
    ...(controls === undefined ? {} : { controls }),
  };
  const dataset = aDataset(layers, { sources });
  const measured = measure(dataset);
  const layer = prepareControls(dataset, measured.controls, measured.plane);
  const parcel = pick(measured.parcels.byId, "P");
  return measureControls(parcel, measured.buildings.shapes, layer, measured.plane, createKernelEngine());
}

function factsOfKind(kind: ControlKind, drawn: Drawn): ControlFacts {
  const found = factsOf(drawn).find((facts) => facts.kind === kind);
  if (found === undefined) throw new Error(`no facts of ${kind}`);
  return found;
}

test("one entry a kind in a fixed order, with and without a layer", () => {
  expect(factsOf({}).map(({ kind }) => kind)).toEqual(controlKinds);
  expect(factsOf({ controls: [] }).map(({ kind }) => kind)).toEqual(controlKinds);
});

test("no layer is loaded and covers nothing, even where its coverage is stated", () => {
  const facts = factsOf({ coverage: { controls: aRectangle(-100, -100, 300, 300) } });
  expect(facts.every(({ layerLoaded, layerCovers }) => !layerLoaded && !layerCovers)).toBe(true);
});

test("an empty layer covers no kind unless it says so", () => {
  expect(factsOf({ controls: [] }).every(({ layerLoaded, layerCovers }) => layerLoaded && !layerCovers)).toBe(true);
  const stated = factsOf({ controls: [], coverage: { controls: aRectangle(-1, -1, 102, 102) } });
  expect(stated.every(({ layerCovers }) => layerCovers)).toBe(true);
});

test("without stated coverage a kind is covered where it occurs at all", () => {
  const controls = [drawControl("far", aRectangle(500, 0, 10, 10), { versionDate: "2024-05-01" })];
  const green = factsOfKind("green_line", { controls });
  expect([green.layerCovers, green.overlapM2, green.versionDate]).toEqual([true, 0, "2024-05-01"]);
  expect(factsOfKind("blue_line", { controls }).layerCovers).toBe(false);
});

test("coverage that holds half the parcel does not cover it; that of a kind goes before that of the layer", () => {
  const coverage = {
    controls: aRectangle(-10, -10, 200, 200),
    "controls.blue_line": aRectangle(-10, -10, 60, 200),
  };
  expect(factsOfKind("green_line", { controls: [], coverage }).layerCovers).toBe(true);
  expect(factsOfKind("blue_line", { controls: [], coverage }).layerCovers).toBe(false);
});

test.each([
  ["words", "the whole district"],
  [
    "a ring that is not closed",
    { type: "Polygon", coordinates: [aRectangle(-9, -9, 200, 200).coordinates[0]?.slice(0, 4)] },
  ],
  ["a ring of text", { type: "Polygon", coordinates: [[["a", "b"]]] }],
  ["numbers only", { type: "Polygon", coordinates: [1, 2] }],
  ["no polygon at all", { type: "MultiPolygon", coordinates: [] }],
])("coverage that cannot be read covers nothing: %s", (_, coverage) => {
  const controls = [drawControl("far", aRectangle(500, 0, 10, 10))];
  expect(factsOfKind("green_line", { controls, coverage: { controls: coverage } }).layerCovers).toBe(false);
});

test("overlapping areas of one kind count once, and each kind by itself", () => {
  const controls = [
    drawControl("b", aRectangle(90, 0, 50, 100), { versionDate: "2023-01-01" }),
    drawControl("a", aRectangle(80, 0, 50, 100), { versionDate: "2025-01-01" }),
    drawControl("farm", aRectangle(-50, 0, 60, 100), { kind: "permanent_basic_farmland" }),
  ];
  const green = factsOfKind("green_line", { controls });
  expect(green.overlapM2).toBeCloseTo(2000, 2);
  expect(green.controls.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(green.versionDate).toBe("2025-01-01");
  expect(green.place).toBeDefined();
  expect(factsOfKind("permanent_basic_farmland", { controls }).overlapM2).toBeCloseTo(1000, 2);
});

test("an area that only touches the parcel does nothing to it", () => {
  const green = factsOfKind("green_line", { controls: [drawControl("t", aRectangle(100, 0, 50, 100))] });
  expect([green.overlapM2, green.controls, green.place]).toEqual([0, [], undefined]);
});

test("splits a development boundary by its parts; a missing part is core", () => {
  const kind = "urban_development_boundary";
  const { overlapM2, byPart } = factsOfKind(kind, {
    controls: [
      drawControl("1", aRectangle(0, 0, 50, 100), { kind }),
      drawControl("2", aRectangle(50, 0, 30, 100), { kind, part: "flexible" }),
    ],
  });
  expect(overlapM2).toBeCloseTo(8000, 2);
  expect([byPart.core, byPart.flexible, byPart.special].map((area) => Math.round(area))).toEqual([5000, 3000, 0]);
});

test("an open line across the parcel is named once; one beside it is not", () => {
  const kind = "river";
  const inTwoParts = {
    ...drawControl("through", aLine([-10, 50], [110, 50]), { kind }),
    geometry: {
      type: "MultiLineString" as const,
      coordinates: [aLine([-10, 50], [110, 50]).coordinates, aLine([-10, 60], [110, 60]).coordinates],
    },
  } as Control;
  const beside = drawControl("beside", aLine([-10, 200], [110, 200]), { kind });
  const river = factsOfKind(kind, { controls: [beside, inTwoParts] });
  expect(river.crossedByOpenLine).toBe(true);
  expect(river.controls.map(({ id }) => id)).toEqual(["through"]);
  expect(factsOfKind(kind, { controls: [beside] }).crossedByOpenLine).toBe(false);
});

test("a building over its parcel's line is measured in the line the parcel does not touch", () => {
  const { overlapM2, buildings } = factsOfKind("green_line", {
    controls: [drawControl("g", aRectangle(105, 0, 50, 100))],
    buildings: [drawBuilding("over", aRectangle(90, 10, 25, 10)), drawBuilding("in", aRectangle(10, 10, 10, 10))],
  });
  expect(overlapM2).toBe(0);
  expect(buildings.map(({ id }) => id)).toEqual(["over"]);
  expect(buildings[0]?.overlapM2).toBeCloseTo(100, 3);
});

describe("a line without an inside", () => {
  const rulePacks = [loaded(national2023)];
  const parcels = [drawParcel("P", aRectangle(0, 0, 100, 100), { landUse: "M2", codeSystem: "cn-2011" })];
  const lineOf = (kind: string, controls: readonly Control[]) =>
    audit(aDataset({ parcels, controls }), { rulePacks }).parcels[0]?.checks.find(
      (check) => check.rule === "control_line.overlap" && check.key === kind,
    );

  test("is unknown where it crosses, with the place where it runs through", () => {
    const check = lineOf("blue_line", [drawControl("B", aLine([50, -10], [50, 110]), { kind: "blue_line" })]);
    expect(check).toMatchObject({ verdict: "unknown", reason: "open_line_has_no_inside" });
    expect(check?.place).toMatchObject({ type: "MultiLineString" });
    // From the south to the north edge of the parcel: one part.
    expect(check?.place?.coordinates).toHaveLength(1);
  });

  test("a boundary drawn as an open line holds nobody and bars nobody", () => {
    const beside = drawControl("U", aLine([500, -900], [500, 900]), { kind: "urban_development_boundary" });
    expect(lineOf("urban_development_boundary", [beside])).toMatchObject({
      verdict: "unknown",
      reason: "open_line_has_no_inside",
    });
  });

  test("land coded by the classes of 2011 is known to belong inside the industrial line", () => {
    const line = drawControl("I", aRectangle(-10, -10, 200, 200), { kind: "industrial_land_line" });
    expect(lineOf("industrial_land_line", [line])).toMatchObject({ verdict: "pass" });
  });
});

test("a special-use area fails for industry and storage, asks for a review of other land, and is open where no use is recorded", () => {
  const controls = [
    drawControl("core", aRectangle(0, 0, 50, 100), { kind: "urban_development_boundary", part: "core" }),
    drawControl("special", aRectangle(50, 0, 50, 100), { kind: "urban_development_boundary", part: "special" }),
  ];
  const verdictOf = (landUse: string | null, codeSystem: string | null = "cn-2023") => {
    const parcels = [drawParcel("P", aRectangle(0, 0, 100, 100), { landUse, codeSystem })];
    const report = audit(aDataset({ parcels, controls, buildings: [] }), { rulePacks: [loaded(national2023)] });
    const check = report.parcels[0]?.checks.find(({ key }) => key === "urban_development_boundary");
    return [check?.verdict, check?.reason, check?.missing];
  };
  expect(verdictOf("100102")).toEqual(["fail", "special_use_area", []]);
  expect(verdictOf("110101")).toEqual(["fail", "special_use_area", []]);
  expect(verdictOf("M2", "cn-2011")).toEqual(["fail", "special_use_area", []]);
  expect(verdictOf("1401")).toEqual(["conditional", "special_use_area", []]);
  expect(verdictOf(null)).toEqual(["unknown", "land_use_missing", ["landUse", "codeSystem"]]);
});
