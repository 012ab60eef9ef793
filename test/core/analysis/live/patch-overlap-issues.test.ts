import { expect, test } from "vitest";
import { findOverlaps, issuesOfOverlaps, type OverlapPair } from "../../../../src/core/analysis/find-overlaps.ts";
import { patchOverlapIssues } from "../../../../src/core/analysis/live/patch-overlap-issues.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import { projectDefaults } from "../../../support/audit-layers.ts";
import { finish } from "../../../support/finish.ts";
import { aDataset, aRectangle, drawParcel, measure } from "../../../support/metric-park.ts";

/** A row of parcels, each reaching over the next: by 20 m, by a sliver or by less than can be measured. */
const reachM = [20, 0.1, 1e-10, 20, 20, 0.1];
const { parcels, plane } = measure(
  aDataset({
    parcels: reachM.map((reach, i) => drawParcel(`P${i}`, aRectangle(100 * i, 0, 100 + reach, 100))),
  }),
);
const pairs = finish(findOverlaps(parcels, createKernelEngine()));
const issuesOf = (some: readonly OverlapPair[]) => issuesOfOverlaps(some, "parcels", projectDefaults.tolerances, plane);
const issues = issuesOf(pairs);

test("only pairs that were not there before are spoken of anew, and the order is that of the pairs", () => {
  const [first, second, ...others] = pairs;
  if (first === undefined || second === undefined) throw new Error("expected two pairs");
  const after = [first, { ...second }, ...others.slice(1)];
  const spokenOf: OverlapPair[] = [];
  const patched = patchOverlapIssues({ pairs, issues }, after, (some) => {
    spokenOf.push(...some);
    return issuesOf(some);
  });
  expect(patched).toEqual(issuesOf(after));
  expect(spokenOf).toEqual([after[1]]);
  expect(patched[0]).toBe(issues[0]);
});

test("a pair of no more than noise, which has no issue, leaves those of the others in their place", () => {
  const [first, ...others] = pairs;
  if (first === undefined) throw new Error("expected a pair");
  const silent: OverlapPair = { ...first, pieces: [] };
  const before = [silent, ...others];
  expect(patchOverlapIssues({ pairs: before, issues: issuesOf(before) }, [...before], () => [])).toEqual(
    issuesOf(others),
  );
});
