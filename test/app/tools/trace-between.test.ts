import { describe, expect, it } from "vitest";
import { traceBetween } from "../../../src/app/tools/trace-between.ts";
import { area, at, ground } from "./edit-park.ts";

const park = ground([
  area("zones", "L", [
    [0, 0],
    [40, 0],
    [40, 10],
    [60, 10],
    [60, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ]),
]);

describe("following a boundary between two places on it", () => {
  it("takes the corners in between by the shorter way", () => {
    expect(traceBetween(park, at(20, 0), at(80, 0))).toEqual([at(40, 0), at(40, 10), at(60, 10), at(60, 0)]);
    expect(traceBetween(park, at(80, 0), at(20, 0))).toEqual([at(60, 0), at(60, 10), at(40, 10), at(40, 0)]);
  });

  it("leaves out the ends where they are corners themselves", () => {
    expect(traceBetween(park, at(40, 0), at(60, 0))).toEqual([at(40, 10), at(60, 10)]);
  });

  it("adds nothing along one edge, nor where one of the places lies off the boundary", () => {
    expect(traceBetween(park, at(100, 20), at(100, 80))).toEqual([]);
    expect(traceBetween(park, at(20, 0), at(50, 50))).toEqual([]);
  });
});
