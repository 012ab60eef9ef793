import { describe, expect, test } from "vitest";
import type { CornerPath } from "../../../src/core/commands/command.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { at } from "../../support/edit-park.ts";
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

const [a, b, c] = ["A", "B", "C"].map((id): FeatureRef => ({ kind: "parcels", id })) as [
  FeatureRef,
  FeatureRef,
  FeatureRef,
];

/** A left and B right of a border with a bend at 110 50; C above both. */
const bent = aDataset({
  parcels: [
    drawParcel("A", aShape([0, 0], [100, 0], [110, 50], [100, 100], [0, 100])),
    drawParcel("B", aShape([100, 0], [200, 0], [200, 100], [100, 100], [110, 50])),
    drawParcel("C", aShape([0, 100], [100, 100], [200, 100], [200, 200], [0, 200])),
  ],
});

const edge = (corner: number, ringIndex = 0): CornerPath => ({ polygon: 0, ring: ringIndex, corner });
const insert = (ref: FeatureRef, path: CornerPath, place: LngLat) =>
  ({ type: "insert-corner", ref, edge: path, at: place }) as const;
const remove = (ref: FeatureRef, corners: readonly LngLat[], shared = true) =>
  ({ type: "delete-corners", ref, corners, shared }) as const;

describe("putting a corner on an edge", () => {
  test("puts it at the foot of the perpendicular, and into the neighbor along that edge", () => {
    const { after, outcome } = run(bent, insert(c, edge(0), at(40, 103)));
    expect(ringsOf(after, c)[0]).toEqual(ring("0 100, 40 100, 100 100, 200 100, 200 200, 0 200"));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 0, 100 0, 110 50, 100 100, 40 100, 0 100"));
    expect(after.layers.parcels?.get("B")).toBe(bent.layers.parcels?.get("B"));
    expect(outcome.notes).toEqual([{ code: "corners-joined", refs: [a], params: { count: 1 } }]);
  });

  test("moves it on in the same step, with the neighbor along that edge or alone", () => {
    const drawn = { ...insert(c, edge(0), at(40, 103)), moveTo: at(45, 110) };
    const together = run(bent, { ...drawn, shared: true }).after;
    expect(ringsOf(together, c)[0]).toEqual(ring("0 100, 45 110, 100 100, 200 100, 200 200, 0 200"));
    expect(ringsOf(together, a)[0]).toEqual(ring("0 0, 100 0, 110 50, 100 100, 45 110, 0 100"));
    const alone = run(bent, { ...drawn, shared: false }).after;
    expect(ringsOf(alone, c)[0]).toEqual(ring("0 100, 45 110, 100 100, 200 100, 200 200, 0 200"));
    expect(alone.layers.parcels?.get("A")).toBe(bent.layers.parcels?.get("A"));
  });

  test("goes by the edge that closes the ring, and by those of lines", () => {
    expect(ringsOf(run(bent, insert(a, edge(4), at(0, 20))).after, a)[0]).toEqual(
      ring("0 0, 100 0, 110 50, 100 100, 0 100, 0 20"),
    );
    const road: FeatureRef = { kind: "controls", id: "R" };
    const roads = aDataset({ controls: [drawControl("R", aLine([0, 0], [100, 0]))] });
    expect(recordOf(run(roads, insert(road, edge(0), at(30, 1))).after, road).geometry).toEqual({
      type: "LineString",
      coordinates: [at(0, 0), at(30, 0), at(100, 0)],
    });
    expect(refusalOf(roads, insert(road, edge(1), at(30, 1))).code).toBe("no-such-corner");
  });

  test("changes the area by no more than the rounding: 0.05 mm times the edge", () => {
    const slanted = aDataset({ parcels: [drawParcel("A", aShape([0, 0], [300, 71], [20, 250]))] });
    const before = areaM2Of(slanted, a);
    for (const share of [0.1, 0.37, 0.5, 0.83]) {
      const { after } = run(slanted, insert(a, edge(0), at(300 * share, 71 * share)));
      expect(Math.abs(areaM2Of(after, a) - before)).toBeLessThan(0.000_05 * Math.hypot(300, 71));
      expect(ringsOf(after, a)[0]).toHaveLength(4);
    }
  });

  test("is refused at the ends of the edge, beyond them, and where there is no edge", () => {
    expect(refusalOf(bent, insert(a, edge(0), at(0, 0))).code).toBe("nothing-to-do");
    expect(refusalOf(bent, insert(a, edge(0), at(-3, 0))).code).toBe("nothing-to-do");
    expect(refusalOf(bent, insert(a, edge(5), at(3, 0))).code).toBe("no-such-corner");
    expect(refusalOf(bent, insert(a, edge(0, 1), at(3, 0))).code).toBe("no-such-corner");
    expect(refusalOf(bent, insert({ kind: "parcels", id: "X" }, edge(0), at(3, 0))).code).toBe("not-found");
  });
});

describe("taking a corner out", () => {
  test("takes it out of the neighbor along the same border too", () => {
    const { after, outcome } = run(bent, remove(a, [at(110, 50)]));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 0, 100 0, 100 100, 0 100"));
    expect(ringsOf(after, b)[0]).toEqual(ring("100 0, 200 0, 200 100, 100 100"));
    expect(outcome.notes).toEqual([{ code: "neighbours-moved", refs: [b], params: { count: 1 } }]);
  });

  test("alone: the neighbor keeps it, and the overlap is there to be seen", () => {
    const { after } = run(bent, remove(b, [at(110, 50)], false));
    expect(areaM2Of(after, b)).toBeCloseTo(10_000, 5);
    expect(after.layers.parcels?.get("A")).toBe(bent.layers.parcels?.get("A"));
  });

  test("leaves a corner to those whose borders end there", () => {
    const { after } = run(bent, remove(a, [at(100, 100)]));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 0, 100 0, 110 50, 0 100"));
    expect(after.layers.parcels?.get("B")).toBe(bent.layers.parcels?.get("B"));
    expect(after.layers.parcels?.get("C")).toBe(bent.layers.parcels?.get("C"));
  });

  test("keeps a corner that the neighbors need on the straight edge that would remain", () => {
    expect(refusalOf(bent, remove(c, [at(100, 100)])).code).toBe("nothing-to-do");
  });

  test("keeps a corner of a neighbor that lies on an edge which was there all along", () => {
    const tight = aDataset({
      parcels: [
        drawParcel(
          "A",
          aShape(
            [0, 0],
            [70, -60],
            [230, -110],
            [172.0565, -41.0456],
            [154.4565, -53.7382],
            [154.4566, -53.7381],
            [0, 5],
          ),
        ),
        drawParcel("B", aShape([154.4566, -53.7381], [194.5041, -49.2385], [194.5041, -13.6906])),
      ],
    });
    const { after } = run(tight, remove(a, [at(154.4566, -53.7381)]));
    expect(ringsOf(after, a)[0]?.slice(3, 6)).toEqual(ring("172.0565 -41.0456, 154.4566 -53.7381, 154.4565 -53.7382"));
  });

  test("several in a row go together, in a hole as well", () => {
    const hole = aShape([40, 40], [50, 38], [60, 40], [62, 50], [60, 60], [40, 60]).coordinates[0] as readonly LngLat[];
    const holed = aDataset({
      parcels: [
        drawParcel("A", {
          type: "Polygon",
          coordinates: [aRectangle(0, 0, 100, 100).coordinates[0] as readonly LngLat[], hole.toReversed()],
        }),
        drawParcel("B", { type: "Polygon", coordinates: [hole] }),
      ],
    });
    const { after } = run(holed, remove(b, [at(50, 38), at(62, 50)]));
    expect(ringsOf(after, b)[0]).toEqual(ring("40 40, 60 40, 60 60, 40 60"));
    expect(ringsOf(after, a)[1]).toHaveLength(4);
    expect(areaM2Of(after, a)).toBeCloseTo(9600, 5);
  });

  test("is refused for corners that are not there, and where fewer than three are left", () => {
    expect(refusalOf(bent, remove(a, [at(1, 1)])).code).toBe("no-such-corner");
    const triangle = aDataset({ parcels: [drawParcel("A", aShape([0, 0], [100, 0], [50, 80]))] });
    expect(refusalOf(triangle, remove(a, [at(0, 0)])).code).toBe("too-few-corners");
    expect(positionsOf(triangle, a)[0]).toHaveLength(4);
    const well = aDataset({ infrastructure: [drawInfrastructure("W", { type: "Point", coordinates: at(0, 0) })] });
    expect(refusalOf(well, remove({ kind: "infrastructure", id: "W" }, [at(0, 0)])).code).toBe("too-few-corners");
  });
});
