import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges, type LayerChange } from "../../../src/core/history/apply-changes.ts";
import { findConflicts } from "../../../src/core/history/find-conflicts.ts";
import { listEdits, squashChanges } from "../../../src/core/history/overlay.ts";
import { reverseChanges } from "../../../src/core/history/reverse-changes.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { recordsOf } from "../../../src/core/model/record-kinds.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { aDataset, aRectangle, drawParcel } from "../../support/metric-park.ts";

const lot = (id: string, farMin: number): Parcel => drawParcel(id, aRectangle(0, 0, 10, 10), { contract: { farMin } });
const base = aDataset({ parcels: [lot("a", 0), lot("b", 0), lot("c", 0)] });

/** Sets, adds or removes a parcel of the dataset as it stands, so that the change always fits. */
function toChange(dataset: ParkDataset, id: string, farMin: number): LayerChange {
  const record = dataset.layers.parcels?.get(id);
  const after = lot(id, farMin);
  if (record === undefined) return { layer: "parcels", added: [after], updated: [], removed: [] };
  return farMin === 0
    ? { layer: "parcels", added: [], updated: [], removed: [record] }
    : { layer: "parcels", added: [], updated: [[record, after]], removed: [] };
}

function apply(dataset: ParkDataset, changes: readonly LayerChange[]): ParkDataset {
  const applied = applyChanges(dataset, changes);
  if (!applied.ok) throw new Error(`${applied.failure.id} ${applied.failure.reason}`);
  return applied.value;
}

const byId = ({ layers }: ParkDataset) => new Map([...(layers.parcels ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
const edits = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.integer({ min: 0, max: 3 })), {
  maxLength: 20,
});

function runEdits(list: readonly (readonly [string, number])[]) {
  let dataset = base;
  const changes: LayerChange[] = [];
  for (const [id, farMin] of list) {
    const change = toChange(dataset, id, farMin);
    changes.push(change);
    dataset = apply(dataset, [change]);
  }
  return { dataset, changes };
}

describe("changes one after the other", () => {
  test("squashed come to the same, each record once", () => {
    fc.assert(
      fc.property(edits, (list) => {
        const { dataset, changes } = runEdits(list);
        const squashed = squashChanges(changes);
        expect(byId(apply(base, squashed))).toEqual(byId(dataset));
        const ids = [...listEdits(squashed)].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { seed: 5 },
    );
  });

  test("reversed give the records there were", () => {
    fc.assert(
      fc.property(edits, (list) => {
        const { dataset, changes } = runEdits(list);
        expect(byId(apply(dataset, reverseChanges(changes)))).toEqual(byId(base));
        expect(reverseChanges(reverseChanges(changes))).toEqual(changes);
        expect(squashChanges([...changes, ...reverseChanges(changes)])).toEqual([]);
      }),
      { seed: 6 },
    );
  });

  test("that no longer fit are all named", () => {
    const { changes } = runEdits([
      ["a", 1],
      ["d", 2],
      ["b", 0],
    ]);
    const moved = apply(base, [toChange(base, "a", 3), toChange(base, "b", 0), toChange(base, "d", 1)]);
    const find = (kind: LayerChange["layer"], id: string) => recordsOf(moved, kind)?.get(id);
    expect(findConflicts(find, changes)).toEqual([
      { layer: "parcels", id: "a", reason: "differs", property: "contract.farMin" },
      { layer: "parcels", id: "d", reason: "exists", property: null },
      { layer: "parcels", id: "b", reason: "missing", property: null },
    ]);
  });
});
