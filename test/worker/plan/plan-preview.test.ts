import { expect, test } from "vitest";
import { findAudit } from "../../../src/core/analysis/audit-list.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { findDifferences } from "../../core/analysis/live/same-report.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";
import { aRectangle, drawPark } from "../../support/metric-park.ts";
import { auditWhole, calm, done, openPlan } from "../../support/plan-worker.ts";
import { makeCommand } from "../../support/random-commands.ts";
import { makeRandomPark } from "../../support/random-park.ts";

/** A random park inside a park boundary, so that zones have something to add up to. */
function aPark(seed: number): ParkDataset {
  const drawn = makeRandomPark(createRandom(seed));
  const park = drawPark("P", aRectangle(-50, -50, 700, 700));
  return { ...drawn, layers: { ...drawn.layers, parks: new Map([[park.id, park]]) } };
}

test.for([1, 2])("100 previews say what their commits say (seed %i)", { timeout: 60_000 }, async (seed) => {
  const random = createRandom(seed);
  const { calls, shown, tools } = await openPlan(aPark(seed));
  let compared = 0;
  for (let serial = 1; serial <= 100; serial++) {
    const command = makeCommand(shown().park.dataset, random, serial);
    const name = `edit ${serial}, ${JSON.stringify(command)}`;
    const preview = await calls.planPreview({ command }, calm);
    const outcome = await calls.planRun({ command, atMs: serial }, calm);
    if (preview.kind === "refused") {
      expect(outcome, name).toEqual(preview);
      continue;
    }
    done(outcome);
    compared++;
    const { report } = shown().park;
    const { parcels, removedIds, features, meter } = preview.figures;
    for (const audit of parcels) {
      expect(findDifferences(audit, findAudit(report.parcels, audit.id)), name).toEqual([]);
    }
    for (const id of removedIds) expect(findAudit(report.parcels, id), name).toBeUndefined();
    for (const { ref, afterM2 } of features) {
      const audit =
        ref.kind === "parcels" ? findAudit(report.parcels, ref.id) : report.zones.find(({ id }) => id === ref.id);
      expect(audit?.areaM2.ellipsoidal ?? 0, name).toBeCloseTo(afterM2 ?? 0, 6);
    }
    expect(meter?.gapM2, name).toBeCloseTo(report.parks[0]?.balanceGapM2 ?? Number.NaN, 6);
    expect(meter?.overlapM2, name).toBeCloseTo(report.parks[0]?.balanceOverlapM2 ?? Number.NaN, 6);
  }
  expect(compared).toBeGreaterThan(60);
  // What was judged step by step is what a whole audit says.
  const whole = await auditWhole(shown().park.dataset, tools);
  const ids = whole.park.report.parcels.map(({ id, verdict, status }) => ({ id, verdict, status }));
  expect(shown().park.report.parcels.map(({ id, verdict, status }) => ({ id, verdict, status }))).toEqual(ids);
});
