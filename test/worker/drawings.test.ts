import { describe, expect, test } from "vitest";
import { buildDrawings } from "../../src/worker/build-drawings.ts";
import { buildRow } from "../../src/worker/build-rows.ts";
import { centerLabel } from "../../src/worker/center-label.ts";
import { findSlots } from "../../src/worker/control-slots.ts";
import { describeLabel, findCommonPrefix, toLabelNumber } from "../../src/worker/draw-labels.ts";
import { computeFitZoom, measureTextPx, neverFits } from "../../src/worker/label-fit.ts";
import { splitAtPark } from "../../src/worker/split-roads.ts";
import { findSurveyLook } from "../../src/worker/survey-look.ts";
import { aBuilding, aControl, aDataset, anAudit, anOpenPark, aParcel, aPark, aRectangle, aRoad } from "./demo-park.ts";

interface Drawn {
  readonly features: readonly {
    readonly properties: Readonly<Record<string, unknown>>;
    readonly geometry: { readonly type: string; readonly coordinates: unknown };
  }[];
}

async function readDrawing(blob: Blob | undefined): Promise<Drawn> {
  return JSON.parse((await blob?.text()) ?? '{"features":[]}');
}

const parcel = aParcel({ id: "GY-0103" });
const dataset = aDataset({
  parks: [aPark({ id: "P1" })],
  parcels: [parcel],
  buildings: [aBuilding({ id: "1", parcelId: "GY-0103" }), aBuilding({ id: "2", status: "demolished" })],
  controls: [aControl({ id: "B1" }), aControl({ id: "G1", kind: "green_line" })],
  infrastructure: [aRoad({ id: "R1", name: { en: "Xingye Avenue" } })],
});
const park = anOpenPark(dataset, [anAudit({ id: "GY-0103", status: "idle" })]);
const rows = park.report.parcels.map((audit) => buildRow(park, audit, parcel));
const drawings = await buildDrawings({
  dataset,
  rows,
  zones: [],
  labelPoints: new Map([["GY-0103", { point: [114.1005, 32.1005], radiusM: 47 }]]),
  findUseKey: park.findUseKey,
  step: async () => {},
});

describe("drawings", () => {
  test("a parcel and its label carry what filter, colour and pattern read", async () => {
    for (const source of ["parcels", "labels"] as const) {
      const { features } = await readDrawing(drawings[source]);
      expect(features[0]?.properties).toMatchObject({
        id: "GY-0103",
        useKey: "M2",
        status: "idle",
        verdict: "pass",
        areaM2: 10_010,
      });
    }
  });

  test("demolished buildings are not drawn", async () => {
    const { features } = await readDrawing(drawings.buildings);
    expect(features.map((feature) => feature.properties.id)).toEqual(["1"]);
  });

  test("control areas come as lines and as areas; lines on the same border get slots of their own", async () => {
    const { features } = await readDrawing(drawings.controls);
    expect(features.map(({ geometry, properties }) => [geometry.type, properties.slot, properties.area])).toEqual([
      ["MultiLineString", 0, undefined],
      ["Polygon", 0, true],
      ["MultiLineString", 1, undefined],
      ["Polygon", 1, true],
    ]);
  });

  test("a road keeps its width and name and is cut at the park's border", async () => {
    const { features } = await readDrawing(drawings.infrastructure);
    expect(features.map((feature) => feature.properties.inside)).toEqual([false, true]);
    expect(features[0]?.properties).toMatchObject({ widthM: 24, nameEn: "Xingye Avenue", service: "road" });
  });

  test("a layer without records is not there", () => {
    expect(drawings.sensitive).toBeUndefined();
  });

  test("positions are written to 1e-7 degree", async () => {
    const { features } = await readDrawing(drawings.parcels);
    expect(JSON.stringify(features[0]?.geometry.coordinates)).toContain("[114.101,32.1]");
  });
});

describe("labels", () => {
  test("thresholds rise with the length of the text", () => {
    const [row] = rows;
    if (row === undefined) throw new Error("no row");
    const label = describeLabel(row, 10_000, 60, "GY-");
    expect(label).toMatchObject({
      code: "M2",
      short: "0103",
      ha: "1.00",
      mu: "15.0",
      glyph: "▲",
      codeZoom: 14,
      shortZoom: 15,
      areaZoom: 16,
    });
  });

  test("a code fits from the zoom at which its half diagonal is inside the circle, rounded up", () => {
    // At 32.1 N and zoom 14 a pixel is 4.05 m; "M2" at 12 px is about 15 x 15 px, half diagonal 10.5 px = 43 m.
    expect(computeFitZoom(["M2"], 44, 32.1, 14)).toBe(14);
    expect(computeFitZoom(["M2"], 40, 32.1, 14)).toBe(15);
    expect(computeFitZoom(["M2"], 4_000, 32.1, 14)).toBe(14);
  });

  test("no room, no text", () => {
    expect(computeFitZoom(["M2"], 0, 32.1, 14)).toBe(neverFits);
    expect(computeFitZoom(["M2"], 0.01, 32.1, 14)).toBe(neverFits);
  });

  test("Chinese letters are as wide as they are high", () => {
    expect(measureTextPx("博远")).toBeGreaterThan(measureTextPx("by"));
  });

  test("the beginning all numbers share is dropped up to its last separator", () => {
    expect(findCommonPrefix(["GY-0103", "GY-0117"])).toBe("GY-");
    expect(findCommonPrefix(["GY-0103", "KY-0117"])).toBe("");
    expect(findCommonPrefix(["0103", "0104"])).toBe("");
    expect(findCommonPrefix(["GY-0103"])).toBe("");
  });

  test.each([
    [2.9382, "2.94"],
    [29.38, "29.4"],
    [44.07, "44.1"],
    [293.8, "294"],
    [29_382, "29400"],
  ])("%d is written %s", (value, text) => {
    expect(toLabelNumber(value)).toBe(text);
  });

  test("a label moves to the middle of a long parcel where it has as much room", () => {
    const long = aRectangle(0, 0, 10, 1);
    const { point } = centerLabel(long, { point: [114.1005, 32.1005], radiusM: 55 });
    expect(point[0]).toBeCloseTo(114.105, 6);
  });
});

test("lines that only meet at a corner stay where they are", () => {
  const slots = findSlots([aControl({ id: "a" }), aControl({ id: "b", geometry: aRectangle(1, 1) })]);
  expect([...slots.values()]).toEqual([0, 0]);
});

test("a road that leaves and comes back is cut into three", () => {
  const pieces = splitAtPark(
    {
      type: "LineString",
      coordinates: [
        [114.1002, 32.1005],
        [114.1002, 32.103],
        [114.1008, 32.103],
        [114.1008, 32.1005],
      ],
    },
    [aRectangle(0, 0)],
  );
  expect(pieces.map((piece) => piece.inside)).toEqual([true, false, true]);
});

test("survey classes have a quiet look each, by their code system", () => {
  expect(findSurveyLook("0101", "cn-survey")).toBe("fields");
  expect(findSurveyLook("1101", "cn-survey")).toBe("water");
  expect(findSurveyLook("1701", "cn-2023")).toBe("water");
  expect(findSurveyLook("?", null)).toBe("bare");
});
