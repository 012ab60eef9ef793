import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { CommandOutcome } from "../../../src/core/commands/command-outcome.ts";
import { runCommand } from "../../../src/core/commands/run-command.ts";
import { applyChanges } from "../../../src/core/history/apply-changes.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { at, metersOf, toolsFor } from "../../support/edit-park.ts";
import { aDataset, aRectangle, drawParcel } from "../../support/metric-park.ts";

function run(
  dataset: ParkDataset,
  command: Command,
): { readonly outcome: CommandOutcome; readonly after: ParkDataset } {
  const result = runCommand(dataset, command, toolsFor(dataset));
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  const applied = applyChanges(dataset, result.value.change);
  if (!applied.ok) throw new Error(`conflict: ${JSON.stringify(applied.failure)}`);
  return { outcome: result.value, after: applied.value };
}

function cornersOf(dataset: ParkDataset, id: string): readonly (readonly (readonly [number, number])[])[] {
  const geometry = dataset.layers.parcels?.get(id)?.geometry as AreaGeometry;
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return rings.map((ring) => ring.slice(0, -1).map(metersOf));
}

const parcel = (id: string) => ({ kind: "parcels", id }) as const;

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
    const { after, outcome } = run(threeParcels(), {
      type: "move-corners",
      ref: parcel("B"),
      moves: [{ from: at(100, 100), to: at(110, 90) }],
      shared: true,
    });
    expect(cornersOf(after, "A")).toEqual([
      [
        [0, 0],
        [200, 0],
        [200, 100],
        [110, 90],
        [0, 100],
      ],
    ]);
    expect(cornersOf(after, "B")).toEqual([
      [
        [0, 100],
        [110, 90],
        [100, 200],
        [0, 200],
      ],
    ]);
    expect(cornersOf(after, "C")).toEqual([
      [
        [110, 90],
        [200, 100],
        [200, 200],
        [100, 200],
      ],
    ]);
    expect(outcome.notes).toEqual([
      { code: "neighbours-moved", refs: [parcel("A"), parcel("C")], params: { count: 2 } },
    ]);
  });
});
