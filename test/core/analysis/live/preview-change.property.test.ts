import { expect, test } from "vitest";
import type { JudgedPark } from "../../../../src/core/analysis/judge-park.ts";
import { type LivePreview, previewChange } from "../../../../src/core/analysis/live/preview-change.ts";
import { compareIds } from "../../../../src/core/model/ids.ts";
import type { Issue } from "../../../../src/core/model/issue.ts";
import { evaluatedPark } from "../../../support/evaluated-park.ts";
import { createRandom } from "../../geometry/random-shapes.ts";
import { commit, openPark } from "./edit-park.ts";
import { randomEdit } from "./random-edits.ts";
import { findDifferences } from "./same-report.ts";

const cases = 200;

interface Case {
  readonly before: JudgedPark;
  readonly preview: LivePreview;
  readonly after: JudgedPark;
}

/** Random edits of a small park, each previewed and then committed. */
const previews = [...makeCases()];

function* makeCases(): Generator<Case, void, void> {
  const random = createRandom(3);
  const start = openPark(evaluatedPark(), ["cn-national-2023"], "2024-12-31");
  let before = start;
  for (let done = 0; done < cases; ) {
    // Now and then from the start: enough of the park shall be left.
    if (done % 50 === 0) before = start;
    const change = randomEdit(before.world.sources.dataset, random);
    const preview = change?.records === undefined ? undefined : previewChange(before, change.records);
    if (change === undefined || preview === undefined) continue;
    const after = commit(before, change).judged;
    yield { before, preview, after };
    before = after;
    done++;
  }
}

test("a preview says of the parcels it names what the report says after the commit, and of no other parcel anything changes", () => {
  for (const { before, preview, after } of previews) {
    const old = new Map(before.report.parcels.map((parcel) => [parcel.id, parcel]));
    const previewed = new Map(preview.parcels.map((parcel) => [parcel.id, parcel]));
    const gone = new Set(old.keys());
    for (const parcel of after.report.parcels) {
      gone.delete(parcel.id);
      expect(findDifferences(parcel, previewed.get(parcel.id) ?? old.get(parcel.id))).toEqual([]);
    }
    expect([...gone]).toEqual(preview.removedIds);
    expect(preview.before).toEqual(preview.parcels.flatMap(({ id }) => old.get(id) ?? []));
  }
}, 120_000);

test("a preview names the issues of shapes that the commit brings and takes", () => {
  let named = 0;
  for (const { before, preview, after } of previews) {
    const issues = withoutAll(before.world.measured.issues, preview.vanishing);
    expect(findDifferences(sorted([...issues, ...preview.appearing]), sorted(after.world.measured.issues))).toEqual([]);
    named += preview.appearing.length + preview.vanishing.length;
  }
  expect(named).toBeGreaterThan(cases / 4);
}, 120_000);

test("a preview says what the zones of each park add up to after the commit", () => {
  let changed = 0;
  for (const { before, preview, after } of previews) {
    const previewed = new Map(preview.balances.map((balance) => [balance.parkId, balance]));
    const balanceOf = ({ report }: JudgedPark, id: string) => {
      const { balance, balanceGapM2, balanceOverlapM2 } = report.parks.find((park) => park.id === id) ?? {};
      return { byLandUse: balance, gapM2: balanceGapM2, overlapM2: balanceOverlapM2 };
    };
    for (const { id, areaM2 } of after.report.parks) {
      const balance = previewed.get(id)?.after;
      const { zoneSumMinusParkM2 = 0, ...sums } = balance ?? {};
      expect(findDifferences(balanceOf(after, id), balance == null ? balanceOf(before, id) : sums)).toEqual([]);
      if (balance == null) continue;
      const zonesM2 = balance.byLandUse.reduce((sum, use) => sum + use.areaM2, 0);
      expect(Math.abs(zonesM2 - areaM2.ellipsoidal - zoneSumMinusParkM2)).toBeLessThan(1e-6);
      changed++;
    }
  }
  expect(changed).toBeGreaterThan(cases / 8);
}, 120_000);

function withoutAll(issues: readonly Issue[], taken: readonly Issue[]): readonly Issue[] {
  const left = taken.map((issue) => JSON.stringify(issue));
  return issues.filter((issue) => {
    const at = left.indexOf(JSON.stringify(issue));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** In an order the last digits do not decide; sentences repeat what `measured` says to the last digit. */
function sorted(issues: readonly Issue[]): readonly Omit<Issue, "message">[] {
  const nameOf = ({ code, ids, measured }: Issue): string => `${code} ${ids.join()} ${measured?.toFixed(3)}`;
  return issues.toSorted((a, b) => compareIds(nameOf(a), nameOf(b))).map(({ message: _, ...issue }) => issue);
}
