import { describe, expect, test } from "vitest";
import { createToDrawing, toPath } from "../../../src/app/map/geometry-path.ts";
import { showIssueAt } from "../../../src/app/map/issue-features.ts";
import { findInDirection, findStep, readMapKey } from "../../../src/app/map/map-keys.ts";
import { StackPicker } from "../../../src/app/map/pick-parcel.ts";
import { createIssue } from "../../../src/core/model/create-issue.ts";
import type { ParcelRow } from "../../../src/worker/messages.ts";

function aRow(id: string, lng: number, lat: number): ParcelRow {
  // Only what these functions read.
  return { id, center: [lng, lat], box: [lng - 0.1, lat - 0.1, lng + 0.1, lat + 0.1] } as unknown as ParcelRow;
}

const key = (name: string, altKey = false) => readMapKey({ key: name, altKey, ctrlKey: false, metaKey: false });

describe("keys of the map", () => {
  test("arrows pan, with Alt they go to the nearest parcel", () => {
    expect(key("ArrowLeft")).toEqual({ kind: "pan", direction: "left" });
    expect(key("ArrowUp", true)).toEqual({ kind: "nearest", direction: "up" });
  });

  test("letters work in either case", () => {
    expect(key("h")).toEqual({ kind: "fit" });
    expect(key("H")).toEqual({ kind: "fit" });
  });

  test("keys of the browser and of the page are left alone", () => {
    expect(readMapKey({ key: "z", altKey: false, ctrlKey: true, metaKey: false })).toBeNull();
    expect(key("Tab")).toBeNull();
    expect(key("[")).toBeNull();
  });
});

describe("walking through parcels", () => {
  const rows = [aRow("a", 0, 0), aRow("b", 1, 0.2), aRow("c", 2, 0), aRow("d", 0, 1)];

  test("steps in list order and wraps around", () => {
    expect(findStep(rows, null, 1)).toBe("a");
    expect(findStep(rows, null, -1)).toBe("d");
    expect(findStep(rows, "d", 1)).toBe("a");
    expect(findStep([], "d", 1)).toBeNull();
  });

  test("goes to the nearest parcel in a direction, and nowhere where there is none", () => {
    expect(findInDirection(rows, [0, 0], "right")).toBe("b");
    expect(findInDirection(rows, [0, 0], "up")).toBe("d");
    expect(findInDirection(rows, [0, 0], "left")).toBeNull();
  });
});

test("a second click at the same spot takes the parcel below", () => {
  const picker = new StackPicker();
  expect(picker.pick(["a", "b"], 10, 10)).toBe("a");
  expect(picker.pick(["a", "b"], 11, 10)).toBe("b");
  expect(picker.pick(["a", "b"], 11, 10)).toBe("a");
  expect(picker.pick(["a", "b"], 50, 10)).toBe("a");
  expect(picker.pick([], 50, 10)).toBeNull();
});

describe("an issue on the map", () => {
  const rows = new Map([["a", aRow("a", 5, 5)]]);

  test("is its place with a cross in the middle", () => {
    const place = {
      type: "LineString",
      coordinates: [
        [0, 0],
        [2, 2],
      ],
    } as const;
    const shown = showIssueAt(createIssue("parcel-overlap", { layer: "parcels", ids: ["a"], place }), rows);
    expect(shown.features?.features.map((feature) => feature.geometry.type)).toEqual(["LineString", "Point"]);
    expect(shown.box).toEqual([0, 0, 2, 2]);
  });

  test("without a place is the parcels it names", () => {
    const shown = showIssueAt(createIssue("area-mismatch", { layer: "parcels", ids: ["a", "gone"] }), rows);
    expect(shown.parcelIds).toEqual(["a"]);
    expect(shown.box).toEqual([4.9, 4.9, 5.1, 5.1]);
  });

  test("none is nothing", () => {
    expect(showIssueAt(null, rows)).toEqual({ features: null, parcelIds: [], box: null });
  });
});

test("an outline keeps its proportions in a drawing", () => {
  const toDrawing = createToDrawing([0, 59.5, 1, 60.5], 100, 100, 0);
  const [west] = toDrawing([0, 60]);
  const [east] = toDrawing([1, 60]);
  // At 60 N a degree of longitude is half as long as one of latitude.
  expect(east - west).toBeCloseTo(50, 6);
  const square = {
    type: "Polygon",
    coordinates: [
      [
        [0, 59.5],
        [1, 59.5],
        [1, 60.5],
        [0, 59.5],
      ],
    ],
  } as const;
  expect(toPath(square, toDrawing)).toBe("M25 100L75 100L75 0L25 100Z");
});
