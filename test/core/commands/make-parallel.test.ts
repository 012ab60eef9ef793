import { describe, expect, test } from "vitest";
import type { Command, EdgePath } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { aDataset, aLine, aShape, drawControl, drawParcel } from "../../support/metric-park.ts";
import { refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const b: FeatureRef = { kind: "parcels", id: "B" };
const edge = (corner: number): EdgePath => ({ polygon: 0, ring: 0, corner });

type Corner = readonly [number, number];

function parcels(...shapes: readonly (readonly Corner[])[]): ParkDataset {
  return aDataset({ parcels: shapes.map((shape, index) => drawParcel("ABCDE"[index] as string, aShape(...shape))) });
}

const square = ring("0 0, 100 0, 100 100, 0 100");

describe("making an edge parallel", () => {
  const parallel = (to: FeatureRef, other: EdgePath): Command => ({
    type: "make-parallel",
    ref: a,
    edge: edge(2),
    to: { ref: to, edge: other },
  });

  test("turns it about its middle, with its length, and the neighbors with it", () => {
    const { after } = run(parcels(ring("0 0, 100 0, 100 100, 0 80")), parallel(a, edge(0)));
    const corners = ringsOf(after, a)[0] ?? [];
    expect(corners[2]?.[1]).toBe(90);
    expect(corners[3]?.[1]).toBe(90);
    expect((corners[2]?.[0] ?? 0) - (corners[3]?.[0] ?? 0)).toBeCloseTo(Math.hypot(100, 20), 3);
  });

  test("to a control line", () => {
    const dataset = aDataset({
      parcels: [drawParcel("A", aShape(...ring("0 0, 100 0, 100 100, 0 100")))],
      controls: [drawControl("L", aLine([0, 200], [100, 210]))],
    });
    const { after } = run(dataset, parallel({ kind: "controls", id: "L" }, edge(0)));
    const corners = ringsOf(after, a)[0] ?? [];
    const [dx, dy] = [(corners[2]?.[0] ?? 0) - (corners[3]?.[0] ?? 0), (corners[2]?.[1] ?? 0) - (corners[3]?.[1] ?? 0)];
    expect(dy / dx).toBeCloseTo(0.1, 5);
  });

  test("is refused where it is so already, or an edge or feature is not there", () => {
    expect(refusalOf(parcels(square), parallel(a, edge(0))).code).toBe("nothing-to-do");
    expect(refusalOf(parcels(square), parallel(a, edge(9))).code).toBe("no-such-corner");
    expect(refusalOf(parcels(square), parallel(b, edge(0))).code).toBe("not-found");
  });
});
