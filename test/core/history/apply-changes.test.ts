import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, type LayerChange } from "../../../src/core/history/apply-changes.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { aDataset, aRectangle, drawParcel, drawZone } from "../../support/metric-park.ts";

const lot = (id: string, properties: object = {}): Parcel =>
  drawParcel(id, aRectangle(0, 0, 10, 10), { ...properties });
const change = (part: Partial<LayerChange<"parcels">>): LayerChange => ({
  layer: "parcels",
  added: [],
  updated: [],
  removed: [],
  ...part,
});
const base = aDataset({ parcels: [lot("a", { contract: { farMin: 1 } }), lot("b"), lot("c")], zones: [] });
const idsOf = (changes: readonly LayerChange[]) => {
  const applied = applyChanges(base, changes);
  return applied.ok ? [...(applied.value.layers.parcels?.keys() ?? [])] : applied.failure;
};

describe("applying changes", () => {
  it("adds at the end, updates in place, removes, and leaves the dataset it was given", () => {
    const updated = [[lot("a", { contract: { farMin: 1 } }), lot("a", { contract: { farMin: 1.5 } })]] as const;
    const applied = applyChanges(base, [change({ added: [lot("d")], updated, removed: [lot("b")] })]);
    if (!applied.ok) throw new Error(applied.failure.reason);
    expect([...(applied.value.layers.parcels?.keys() ?? [])]).toEqual(["a", "c", "d"]);
    expect(applied.value.layers.parcels?.get("a")?.contract?.farMin).toBe(1.5);
    expect(applied.value.layers.zones).toBe(base.layers.zones);
    expect([...(base.layers.parcels?.keys() ?? [])]).toEqual(["a", "b", "c"]);
  });

  it("makes a layer that was missing", () => {
    const applied = applyChanges(aDataset({}), [
      { layer: "zones", added: [drawZone("Z", aRectangle(0, 0, 1, 1))], updated: [], removed: [] },
    ]);
    expect(applied.ok && applied.value.layers.zones?.size).toBe(1);
  });

  it("refuses what does not fit the records that stand, and names the place", () => {
    expect(idsOf([change({ added: [lot("a")] })])).toMatchObject({ id: "a", reason: "exists" });
    expect(idsOf([change({ removed: [lot("x")] })])).toMatchObject({ layer: "parcels", id: "x", reason: "missing" });
    expect(idsOf([change({ updated: [[lot("a", { contract: { farMin: 2 } }), lot("a")]] })])).toMatchObject({
      reason: "differs",
      property: "contract.farMin",
    });
    expect(idsOf([change({ removed: [{ ...lot("b"), geometry: aRectangle(0, 0, 10, 11) }] })])).toMatchObject({
      property: "geometry",
    });
    expect(idsOf([change({ removed: [{ ...lot("b"), extra: { note: "x" } }] })])).toMatchObject({ property: "note" });
    expect(idsOf([change({ updated: [[lot("a"), lot("b")]] })])).toMatchObject({ reason: "renamed" });
  });

  it("sees a later change of the same list on top of the earlier one", () => {
    expect(idsOf([change({ added: [lot("d")] }), change({ removed: [lot("d")] })])).toEqual(["a", "b", "c"]);
  });

  it("is undone by the swapped change", () => {
    const few = fc.constantFrom("a", "b", "c", "d", "e");
    fc.assert(
      fc.property(fc.array(few), fc.array(few), fc.array(few), (add, update, remove) => {
        const [toAdd, toUpdate, toRemove] = [new Set(add), new Set(update), new Set(remove)].map((ids) => [...ids]);
        const pairs = (toUpdate ?? []).map((id) => {
          const before = base.layers.parcels?.get(id) ?? lot(id);
          return [before, { ...before, landUse: "1207" }] as const;
        });
        const forward = change({
          added: (toAdd ?? []).map((id) => lot(id)),
          updated: pairs,
          removed: (toRemove ?? []).map((id) => base.layers.parcels?.get(id) ?? lot(id)),
        });
        const applied = applyChanges(base, [forward]);
        if (!applied.ok) return;
        const back = change({
          added: forward.removed as readonly Parcel[],
          updated: pairs.map(([before, after]) => [after, before] as const),
          removed: forward.added as readonly Parcel[],
        });
        const undone = applyChanges(applied.value, [back]);
        const byId = (records: Iterable<Parcel>) => [...records].sort((x, y) => (x.id < y.id ? -1 : 1));
        expect(undone.ok && byId(undone.value.layers.parcels?.values() ?? [])).toEqual(
          byId(base.layers.parcels?.values() ?? []),
        );
      }),
    );
  });
});
