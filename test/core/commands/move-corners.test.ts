import { describe, expect, test } from "vitest";
import type { MoveCorners } from "../../../src/core/commands/command.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { at, metersOf } from "../../support/edit-park.ts";
import {
  aDataset,
  aLine,
  aRectangle,
  aShape,
  drawControl,
  drawInfrastructure,
  drawParcel,
} from "../../support/metric-park.ts";
import { areaM2Of, positionsOf, recordOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const parcel = (id: string): FeatureRef => ({ kind: "parcels", id });

function move(ref: FeatureRef, from: LngLat, to: LngLat, shared = true): MoveCorners {
  return { type: "move-corners", ref, moves: [{ from, to }], shared };
}

/** A 200 × 100 m at the bottom; B and C 100 × 100 m above it, their joint border ending in the middle of A's upper side. */
function threeParcels(): ParkDataset {
  return aDataset({
    parcels: [
      drawParcel("A", aRectangle(0, 0, 200, 100)),
      drawParcel("B", aRectangle(0, 100, 100, 100)),
      drawParcel("C", aRectangle(100, 100, 100, 100)),
    ],
  });
}

describe("moving a corner that is shared", () => {
  test("moves the neighbors along, and gives an edge the corner that ran into it first", () => {
    const { after, outcome } = run(threeParcels(), move(parcel("B"), at(100, 100), at(110, 90)));
    expect(ringsOf(after, parcel("A"))).toEqual([ring("0 0, 200 0, 200 100, 110 90, 0 100")]);
    expect(ringsOf(after, parcel("B"))).toEqual([ring("0 100, 110 90, 100 200, 0 200")]);
    expect(ringsOf(after, parcel("C"))).toEqual([ring("110 90, 200 100, 200 200, 100 200")]);
    expect(outcome.notes).toEqual([
      { code: "neighbours-moved", refs: [parcel("A"), parcel("C")], params: { count: 2 } },
    ]);
    expect(outcome.select).toEqual([parcel("B")]);
  });

  test("moves land from one to the other and leaves the sum", () => {
    const { after } = run(threeParcels(), move(parcel("B"), at(100, 100), at(110, 90)));
    // A loses a triangle on 200 m, 10 m high.
    const areas = ["A", "B", "C"].map((id) => areaM2Of(after, parcel(id)));
    expect(areas[0]).toBeCloseTo(19_000, 5);
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(40_000, 5);
  });

  test("leaves all three with the same bits there, and their other corners as they came", () => {
    const before = threeParcels();
    const { after } = run(before, move(parcel("B"), at(100, 100), [114.101_234_567_890_12, 32.100_812_345_678_9]));
    const [a, b, c] = ["A", "B", "C"].map((id) => positionsOf(after, parcel(id))[0] ?? []);
    expect(a?.[3]).toEqual(b?.[1]);
    expect(c?.[0]).toEqual(b?.[1]);
    expect(b?.[3]).toBe(positionsOf(before, parcel("B"))[0]?.[3]);
  });

  test("takes the repeat that closes a ring along", () => {
    const { after } = run(threeParcels(), move(parcel("A"), at(0, 0), at(-5, -6)));
    const [positions] = positionsOf(after, parcel("A"));
    expect(positions?.[0]).toEqual(at(-5, -6));
    expect(positions?.at(-1)).toEqual(positions?.[0]);
  });

  test("keeps corners of neighbors that lie on the edges beside it joined", () => {
    const { after } = run(threeParcels(), move(parcel("A"), at(200, 100), at(210, 120)));
    // The corner at 100 100 becomes A's before its edge leaves that line.
    expect(ringsOf(after, parcel("A"))).toEqual([ring("0 0, 200 0, 210 120, 100 100, 0 100")]);
    expect(ringsOf(after, parcel("C"))).toEqual([ring("100 100, 210 120, 200 200, 100 200")]);
  });

  test("a corner a twentieth of a millimeter off is the same corner", () => {
    const dataset = aDataset({
      parcels: [
        drawParcel("A", aRectangle(0, 0, 100, 100)),
        drawParcel("B", aShape([100.000_05, 0], [200, 0], [200, 100], [100, 100.000_05])),
      ],
    });
    const { after } = run(dataset, move(parcel("A"), at(100, 100), at(110, 100)));
    expect(positionsOf(after, parcel("B"))[0]?.[3]).toEqual(at(110, 100));
    expect(positionsOf(after, parcel("A"))[0]?.[2]).toEqual(at(110, 100));
  });

  test("moves the corner of a hole with the parcel that fills it, and of every part", () => {
    const outer = aRectangle(0, 0, 100, 100).coordinates as readonly LngLat[][];
    const inner = aRectangle(40, 40, 20, 20).coordinates as readonly LngLat[][];
    const far = aRectangle(200, 0, 50, 50).coordinates as readonly LngLat[][];
    const dataset = aDataset({
      parcels: [
        drawParcel("A", {
          type: "MultiPolygon",
          coordinates: [[...outer, ...inner.map((hole) => hole.toReversed())], far],
        }),
        drawParcel("B", { type: "Polygon", coordinates: inner }),
      ],
    });
    const filled = run(dataset, move(parcel("B"), at(40, 40), at(35, 45))).after;
    expect(ringsOf(filled, parcel("A"))[1]).toContainEqual([35, 45]);
    expect(areaM2Of(filled, parcel("A")) + areaM2Of(filled, parcel("B"))).toBeCloseTo(12_500, 5);
    const moved = run(dataset, move(parcel("A"), at(250, 50), at(260, 50))).after;
    expect(ringsOf(moved, parcel("A"))[2]).toEqual(ring("200 0, 250 0, 260 50, 200 50"));
  });

  test("a whole edge takes the corners along that neighbors have on it", () => {
    const { after } = run(threeParcels(), {
      type: "move-corners",
      ref: parcel("A"),
      moves: [
        { from: at(200, 100), to: at(200, 110) },
        { from: at(0, 100), to: at(0, 110) },
      ],
      shared: true,
    });
    expect(ringsOf(after, parcel("A"))).toEqual([ring("0 0, 200 0, 200 110, 100 110, 0 110")]);
    expect(ringsOf(after, parcel("C"))).toEqual([ring("100 110, 200 110, 200 200, 100 200")]);
  });

  test("all moves happen at once: two corners that change places make a bow tie", () => {
    const moves = [
      { from: at(0, 0), to: at(200, 0) },
      { from: at(200, 0), to: at(0, 0) },
    ];
    const swap = { type: "move-corners", ref: parcel("A"), moves, shared: true } as const;
    expect(refusalOf(threeParcels(), swap).code).toBe("crosses-itself");
  });
});

describe("moving a corner alone", () => {
  test("leaves the neighbors as they are", () => {
    const before = threeParcels();
    const { after, outcome } = run(before, move(parcel("B"), at(100, 100), at(110, 130), false));
    expect(after.layers.parcels?.get("A")).toBe(before.layers.parcels?.get("A"));
    expect(after.layers.parcels?.get("C")).toBe(before.layers.parcels?.get("C"));
    expect(outcome.notes).toEqual([]);
  });
});

describe("where a moved corner comes to lie", () => {
  test("on a neighbor's edge, the neighbor gets it", () => {
    const dataset = aDataset({
      parcels: [drawParcel("A", aRectangle(0, 0, 100, 100)), drawParcel("B", aRectangle(110, 0, 90, 100))],
    });
    const { after, outcome } = run(dataset, move(parcel("A"), at(100, 100), at(110, 60)));
    expect(ringsOf(after, parcel("B"))).toEqual([ring("110 0, 200 0, 200 100, 110 100, 110 60")]);
    expect(outcome.notes).toEqual([{ code: "corners-joined", refs: [parcel("B")], params: { count: 1 } }]);
  });

  test("beside a neighbor's corner, it becomes that one, which stays bit for bit", () => {
    const dataset = aDataset({
      parcels: [
        drawParcel("A", aRectangle(0, 0, 100, 100)),
        drawParcel("B", aShape([110.000_03, 60.000_04], [200, 0], [200, 100])),
      ],
    });
    const { after } = run(dataset, move(parcel("A"), at(100, 100), at(110, 60)));
    const [stays] = positionsOf(dataset, parcel("B"))[0] ?? [];
    expect(positionsOf(after, parcel("A"))[0]?.[2]).toEqual(stays);
    expect(after.layers.parcels?.get("B")).toBe(dataset.layers.parcels?.get("B"));
  });

  test("on the next corner of its own, the two are one", () => {
    const { after } = run(threeParcels(), move(parcel("A"), at(0, 0), at(200, 0), false));
    expect(ringsOf(after, parcel("A"))).toEqual([ring("200 0, 200 100, 0 100")]);
  });

  test("on the next corner of its own that lies off the grid: that one stays", () => {
    for (const [x, y] of [
      [200.000_04, 0.000_03],
      [199.999_96, -0.000_03],
      [199.999_97, 0.000_04],
      [200.000_03, -0.000_04],
    ] as const) {
      const dataset = aDataset({ parcels: [drawParcel("A", aShape([0, 0], [x, y], [200, 100], [0, 100]))] });
      const stays = positionsOf(dataset, parcel("A"))[0]?.[1];
      const { after } = run(dataset, move(parcel("A"), at(0, 0), at(200, 0)));
      expect(positionsOf(after, parcel("A"))[0]).toHaveLength(4);
      expect(positionsOf(after, parcel("A"))[0]).toContainEqual(stays);
    }
  });
});

describe("a move that is refused", () => {
  test("for what is not there", () => {
    expect(refusalOf(threeParcels(), move(parcel("X"), at(0, 0), at(1, 1))).code).toBe("not-found");
    const lost = refusalOf(threeParcels(), move(parcel("A"), at(3, 3), at(1, 1)));
    expect([lost.code, lost.place]).toEqual(["no-such-corner", { type: "Point", coordinates: at(3, 3) }]);
    expect(refusalOf(threeParcels(), move(parcel("A"), at(0, 0), at(0, 0))).code).toBe("nothing-to-do");
  });

  test("for an outline that would cross itself, with the crossing, or a neighbor's that would", () => {
    const crossed = refusalOf(threeParcels(), move(parcel("B"), at(0, 200), at(50, 50), false));
    expect([crossed.code, crossed.refs]).toEqual(["crosses-itself", [parcel("B")]]);
    expect(metersOf((crossed.place as { readonly coordinates: LngLat }).coordinates)[1]).toBeCloseTo(100, 3);
    const neighbor = refusalOf(threeParcels(), move(parcel("B"), at(100, 100), at(210, 150)));
    expect([neighbor.code, neighbor.refs]).toEqual(["crosses-itself", [parcel("C")]]);
  });

  test("for places that are none", () => {
    expect(refusalOf(threeParcels(), move(parcel("A"), at(0, 0), [Number.NaN, 32])).code).toBe("out-of-range");
  });

  test("for what has too few corners left, or no area", () => {
    const dataset = aDataset({ parcels: [drawParcel("A", aShape([0, 0], [100, 0], [50, 80]))] });
    expect(refusalOf(dataset, move(parcel("A"), at(0, 0), at(100, 0))).code).toBe("too-few-corners");
    expect(refusalOf(dataset, move(parcel("A"), at(50, 80), at(50, 0))).code).toBe("no-area");
  });
});

describe("lines and points", () => {
  const road = (id: string): FeatureRef => ({ kind: "controls", id });
  const dataset = aDataset({
    controls: [
      drawControl("R", aLine([0, 0], [100, 0]), { kind: "road_red_line" }),
      drawControl("S", aLine([100, 0], [100, 80]), { kind: "road_red_line" }),
      drawControl("F", aRectangle(100, 0, 50, 50), { kind: "permanent_basic_farmland" }),
    ],
    infrastructure: [drawInfrastructure("W", { type: "Point", coordinates: at(100, 0) })],
  });

  test("ends of lines of one sort move together, the farmland beside the road stays", () => {
    const { after } = run(dataset, move(road("R"), at(100, 0), at(110, 5)));
    expect(recordOf(after, road("R")).geometry).toEqual({ type: "LineString", coordinates: [at(0, 0), at(110, 5)] });
    expect(recordOf(after, road("S")).geometry).toEqual({ type: "LineString", coordinates: [at(110, 5), at(100, 80)] });
    expect(after.layers.controls?.get("F")).toBe(dataset.layers.controls?.get("F"));
  });

  test("a point moves by its position, a line does not shrink to one", () => {
    const plant: FeatureRef = { kind: "infrastructure", id: "W" };
    const { after } = run(dataset, move(plant, at(100, 0), at(7, 8)));
    expect(recordOf(after, plant).geometry).toEqual({ type: "Point", coordinates: at(7, 8) });
    expect(refusalOf(dataset, move(road("R"), at(0, 0), at(100, 0))).code).toBe("too-few-corners");
  });
});
