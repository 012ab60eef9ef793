import { describe, expect, it } from "vitest";
import { diffStates } from "../../../../src/core/analysis/diff/diff-states.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import type { Parcel } from "../../../../src/core/model/records.ts";
import { aDataset, aRectangle, audit, drawParcel, drawPark } from "../../../support/metric-park.ts";
import { loaded, national2023 } from "../../../support/rule-context.ts";

const rulePacks = [loaded(national2023)];
const lot = (id: string, x: number, properties: object = {}, width = 100): Parcel =>
  drawParcel(id, aRectangle(x, 0, width, 100), { deedAreaM2: 10_000, ...properties });

const state = (parcels: readonly Parcel[], asOf = "2026-03-31") => {
  const dataset = aDataset({ parks: [drawPark("P", aRectangle(0, 0, 1_000, 100))], parcels, zones: [] });
  return { dataset, report: audit(dataset, { rulePacks, asOf }), scenario: null };
};
const diff = (a: ReturnType<typeof state>, b: ReturnType<typeof state>) => diffStates(a, b, createKernelEngine());

describe("difference between two states", () => {
  it("names parcels added, removed and changed, recorded and computed properties by their paths", () => {
    const a = state([lot("kept", 0), lot("gone", 100), lot("changed", 200, { contract: { farMin: 1 }, note: "x" })]);
    const b = state([
      lot("kept", 0),
      lot("new", 300),
      lot("changed", 200, { contract: { farMin: 1.2 }, landUse: "1207" }, 50),
    ]);
    const { parcels } = diff(a, b);
    expect(parcels.added).toEqual(["new"]);
    expect(parcels.removed).toEqual(["gone"]);
    const [changed] = parcels.changed;
    expect(parcels.changed.map(({ id }) => id)).toEqual(["changed"]);
    expect(changed?.fields).toContainEqual({ name: "contract.farMin", before: 1, after: 1.2 });
    expect(changed?.fields).toContainEqual({ name: "landUse", before: null, after: "1207" });
    const redrawn = changed?.fields.find(({ name }) => name === "geometry");
    expect(redrawn?.before).toBeCloseTo(10_000, 1);
    expect(redrawn?.after).toBeCloseTo(5_000, 1);
  });

  it("gives each figure of each park before and after", () => {
    const { indicators } = diff(
      state([lot("a", 0, { grossFloorAreaM2: 8_000 })]),
      state([lot("a", 0, { grossFloorAreaM2: 12_000 })]),
    );
    const far = indicators.find(({ parkId, key }) => parkId === "P" && key === "far");
    // Floor area over the land of the park, 10 ha.
    expect(far?.before?.value).toBeCloseTo(0.08, 9);
    expect(far?.after?.value).toBeCloseTo(0.12, 9);
  });

  it("is empty between a state and itself", () => {
    const one = state([lot("a", 0, { landUse: "100102" })]);
    const { parcels, digest, matrix } = diff(one, one);
    expect({ parcels, digest, matrix }).toEqual({
      parcels: { added: [], removed: [], changed: [] },
      digest: [],
      matrix: [],
    });
  });

  it("tells what happened between two days of one dataset", () => {
    const supply = { document: "S-1", date: "2020-01-01" };
    const parcels = [
      // Permit and pit before the second day, after the first: started in between.
      lot("started", 0, {
        supply,
        contract: { agreedStart: "2025-06-01" },
        construction: { permitOn: "2025-05-01", foundation: "deep_pit", pitComplete: true },
      }),
      // Due to start on 2024-06-01 and never did: idle from 2025-06-02, a day named by the first state.
      lot("idle", 100, { supply, contract: { agreedStart: "2024-06-01" }, construction: { permitIssued: false } }),
      lot("supplied", 200, { supply: { document: "S-2", date: "2025-07-01" }, approval: { granted: true } }),
      lot("same", 300),
    ];
    const { digest } = diff(state(parcels, "2025-01-01"), state(parcels, "2026-01-01"));
    const ids = Object.fromEntries(digest.map((entry) => [entry.kind, entry.ids]));
    expect(ids.started).toEqual(["started"]);
    expect(ids.supplied).toEqual(["supplied"]);
    expect(ids.became_idle).toEqual(["idle"]);
    expect(ids.due).toContain("idle");
    expect(digest.flatMap((entry) => entry.ids)).not.toContain("same");
  });
});
