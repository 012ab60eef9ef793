import { describe, expect, test } from "vitest";
import { runCommand } from "../../../src/core/commands/run-command.ts";
import { knowCorners } from "../../../src/core/commands/topology/known-corners.ts";
import { applyChanges } from "../../../src/core/history/apply-changes.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { at, metersOf, toolsFor } from "../../support/edit-park.ts";
import { makeRandomPark } from "../../support/random-park.ts";
import { pickCorner } from "../../support/random-picks.ts";
import { areaM2Of, refsOf } from "../../support/run-command.ts";
import { createRandom } from "../geometry/random-shapes.ts";

describe("a park whose corners are moved with everybody who shares them", () => {
  test.for([21, 22, 23])("keeps its land: what one loses the others gain (150 moves, seed %i)", (seed) => {
    const random = createRandom(seed);
    // Rows without a slant, so that cells cut in two lie exactly along their neighbors.
    let park = makeRandomPark(random, { jitterM: 15, isCrooked: false });
    const sumM2 = (): number =>
      refsOf("parcels", ...(park.layers.parcels?.keys() ?? [])).reduce((sum, ref) => sum + areaM2Of(park, ref), 0);
    const before = sumM2();
    let moved = 0;
    for (let turn = 0; turn < 150; turn++) {
      const [ref] = refsOf("parcels", `P${1 + Math.floor(random() * (park.layers.parcels?.size ?? 1))}`);
      if (ref === undefined) continue;
      const from = pickCorner(park, ref, random).at;
      const [east, north] = metersOf(from);
      // On the outline of the park, or of an empty hole, nobody is on the other side.
      const isOutline = east < 90 || east > 510 || north < 90 || north > 510;
      if (isOutline || park.layers.parcels === undefined || countHolders(park.layers.parcels, from) < 2) continue;
      const to = at(east + 16 * random() - 8, north + 16 * random() - 8);
      const outcome = runCommand(
        park,
        { type: "move-corners", ref, moves: [{ from, to }], shared: true },
        toolsFor(park),
      );
      if (!outcome.ok) continue;
      const applied = applyChanges(park, outcome.value.change);
      if (applied.ok) park = applied.value;
      moved++;
    }
    expect(moved).toBeGreaterThan(50);
    expect(Math.abs(sumM2() - before)).toBeLessThan(1e-3);
  });
});

function countHolders(parcels: ReadonlyMap<string, Parcel>, corner: LngLat): number {
  return [...parcels.values()].filter(({ geometry }) => knowCorners(geometry).hasCorner(corner)).length;
}
