import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditDataset } from "../../../../src/core/analysis/audit-dataset.ts";
import { createChangedDataset } from "../../../../src/core/analysis/impact/changed-dataset.ts";
import { prepareProposal } from "../../../../src/core/analysis/impact/prepare-proposal.ts";
import { describeRemovedLand } from "../../../../src/core/analysis/impact/removed-land.ts";
import type { ProposalFeature } from "../../../../src/core/model/proposal.ts";
import {
  aFeatureOf,
  anImpactPark,
  aProposal,
  contextOf,
  eastStrip,
  eastUse,
  judge,
  judgeBase,
  lineOf,
  toleranceM2,
} from "../../../support/impact-park.ts";
import { aRectangle } from "../../../support/metric-park.ts";

/** Rectangles that meet the park, its survey and each other in every way. */
const rectangle = fc
  .tuple(
    fc.integer({ min: -50, max: 1400 }),
    fc.integer({ min: -50, max: 900 }),
    fc.integer({ min: 5, max: 400 }),
    fc.integer({ min: 5, max: 400 }),
  )
  .map(([x, y, width, height]) => aRectangle(x, y, width, height));
const features = fc
  .array(fc.record({ geometry: rectangle, action: fc.constantFrom("add", "remove") }), { minLength: 1, maxLength: 4 })
  .map((list) =>
    list.map(({ geometry, action }, index) => aFeatureOf(geometry, { ...eastUse, id: `f${index}`, action })),
  );
const options = { numRuns: 25, seed: 20260331 };

/** A survey that knows all land around. */
const everywhere = {
  survey: [...(anImpactPark().layers.survey?.values() ?? [])],
};

describe("laws of a proposal", () => {
  test("the land taken adds to the land proposed, however it is drawn", () => {
    fc.assert(
      fc.property(features, (list) => {
        const report = judge(anImpactPark({ layers: { survey: null } }), aProposal(...list));
        const takenM2 = report.taken.reduce((sum, { areaM2 }) => sum + areaM2, 0);
        expect(Math.abs(takenM2 - report.proposal.areaM2)).toBeLessThan(toleranceM2);
        const countedM2 = report.proposal.features
          .filter(({ action }) => action === "add")
          .reduce((sum, feature) => sum + feature.countedM2, 0);
        expect(Math.abs(countedM2 - report.proposal.areaM2)).toBeLessThan(toleranceM2);
      }),
      options,
    );
  });

  test("by class too, where the survey has no overlaps", () => {
    fc.assert(
      fc.property(rectangle, (geometry) => {
        const judged = [aFeatureOf(geometry, eastUse), aFeatureOf(aRectangle(1000, 0, 20, 20), { id: "anchor" })];
        const report = tryJudge(judged);
        if (report === undefined) return;
        const takenM2 = report.taken.reduce((sum, { areaM2 }) => sum + areaM2, 0);
        expect(Math.abs(takenM2 - report.proposal.areaM2)).toBeLessThan(0.1);
      }),
      options,
    );
  });

  test("without the survey row 1 is never passed", () => {
    fc.assert(
      fc.property(features, (list) => {
        const report = judge(anImpactPark({ layers: { survey: null } }), aProposal(...list));
        expect(["unknown", "not_applicable"]).toContain(lineOf(report, "land_by_class").verdict);
        expect(lineOf(report, "land_by_class").verdict === "not_applicable").toBe(report.proposal.areaM2 === 0);
      }),
      options,
    );
  });

  test("the figures afterwards are those of a full audit of the changed park", () => {
    fc.assert(
      fc.property(features, (list) => {
        const dataset = anImpactPark({ layers: { survey: null } });
        const context = contextOf();
        const base = judgeBase(dataset, context);
        const report = judge(dataset, aProposal(...list), context);
        const prepared = prepareProposal(aProposal(...list), base.world);
        if (!prepared.ok) throw new Error("refused");
        const { removed } = describeRemovedLand(prepared.value, base.world);
        const after = auditDataset(createChangedDataset(base.world, prepared.value, removed), context);
        const park = after.parks.find(({ id }) => id === "K");
        for (const { key, after: figure } of report.indicators) {
          const indicators: Readonly<Record<string, unknown>> = park?.indicators ?? {};
          if (key in indicators) expect(figure).toEqual(indicators[key]);
        }
        const areaM2 = base.report.parks[0]!.areaM2.ellipsoidal;
        const expected = areaM2 + report.proposal.areaM2 - report.proposal.removedM2;
        expect(Math.abs((park?.areaM2.ellipsoidal ?? areaM2) - expected)).toBeLessThan(0.1);
      }),
      options,
    );
  });
});

function tryJudge(list: readonly ProposalFeature[]) {
  try {
    return judge(anImpactPark({ layers: everywhere }), aProposal(...list));
  } catch {
    // Refused: it touches nothing the survey knows.
    return undefined;
  }
}

describe("a proposal that changes nothing", () => {
  const unchanged = (...list: ProposalFeature[]): void => {
    const report = judge(anImpactPark(), aProposal(...list));
    for (const { key, before, after } of report.indicators) expect([key, after]).toEqual([key, before]);
    expect(report.proposal).toMatchObject({ areaM2: 0, removedM2: 0 });
    expect(report.verdict).toBe("not_applicable");
    expect(report.taken).toEqual([]);
  };

  test("is an empty one", () => unchanged());

  test("is one that adds land and takes the same out again", () => {
    unchanged(aFeatureOf(eastStrip, eastUse), aFeatureOf(eastStrip, { id: "back", action: "remove" }));
  });

  test("is one that adds what the park has already", () => {
    unchanged(aFeatureOf(aRectangle(100, 100, 50, 50), eastUse));
  });
});
