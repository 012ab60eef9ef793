import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { aDataset, aShape, drawParcel } from "../../support/metric-park.ts";
import { noteOf, positionsOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const b: FeatureRef = { kind: "parcels", id: "B" };

type Corner = readonly [number, number];

function parcels(...shapes: readonly (readonly Corner[])[]): ParkDataset {
  return aDataset({ parcels: shapes.map((shape, index) => drawParcel("ABCDE"[index] as string, aShape(...shape))) });
}

describe("squaring corners", () => {
  const square90 = (toleranceDeg = 5): Command => ({ type: "square-corners", ref: a, toleranceDeg });
  const skew = ring("0 0, 100 1, 101 61, 50 60, 49 100, -1 99");

  function sinesOf(dataset: ParkDataset, ref: FeatureRef): readonly number[] {
    const [ring = []] = ringsOf(dataset, ref);
    return ring.map(([x, y], index) => {
      const [px, py] = ring.at(index - 1) as Corner;
      const [nx, ny] = ring[(index + 1) % ring.length] as Corner;
      const [ux, uy, vx, vy] = [x - px, y - py, nx - x, ny - y];
      return Math.abs((ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy)));
    });
  }

  test("makes every angle right to what 0.1 mm allows, and moves corners little", () => {
    const { after } = run(parcels(skew), square90());
    expect(Math.max(...sinesOf(after, a))).toBeLessThan(1e-5);
    const moved = (ringsOf(after, a)[0] ?? []).map(([x, y], i) =>
      Math.hypot(x - (skew[i]?.[0] ?? 0), y - (skew[i]?.[1] ?? 0)),
    );
    expect(Math.max(...moved)).toBeLessThan(1.5);
    expect(refusalOf(after, square90()).code).toBe("nothing-to-do");
  });

  test("keeps corners on a straight side on it", () => {
    const { after } = run(parcels(ring("0 0, 50 0.4, 100 0, 100 100, 0 100")), square90());
    const [first, second, third] = ringsOf(after, a)[0] ?? [];
    expect(first?.[1]).toBe(second?.[1]);
    expect(second?.[1]).toBe(third?.[1]);
    expect(second?.[1]).toBe(0.2);
  });

  test("takes neighbors along", () => {
    const { after, outcome } = run(parcels(skew, ring("100 1, 150 0, 150 60, 101 61")), square90());
    expect(noteOf(outcome, "neighbours-moved")?.refs).toEqual([b]);
    const own = positionsOf(after, a).flat().map(String);
    expect(
      positionsOf(after, b)
        .flat()
        .filter((p) => own.includes(String(p))).length,
    ).toBeGreaterThanOrEqual(2);
  });

  test("is refused beyond the tolerance, with the edge", () => {
    const refusal = refusalOf(parcels(ring("0 0, 100 0, 130 80, 0 80")), square90(5));
    expect(refusal).toMatchObject({ code: "cannot-be-squared", params: { toleranceDeg: 5 } });
    expect(refusal.place?.type).toBe("LineString");
  });
});
