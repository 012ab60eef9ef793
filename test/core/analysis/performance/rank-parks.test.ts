import fc from "fast-check";
import { expect, test } from "vitest";
import { rankParks } from "../../../../src/core/analysis/performance/rank-parks.ts";
import type { Figure } from "../../../../src/core/model/figure.ts";

function aPark(id: string, value: number | null, missing: readonly string[] = []) {
  const state = value === null ? "unknown" : "known";
  const score: Figure = { value, unit: "points", state, missing, inputs: [], formula: "", source: "" };
  return { id, evaluation: { score } };
}

test("parks are ranked by score, equal ones share the better rank", () => {
  expect(rankParks([aPark("a", 70), aPark("b", 90), aPark("c", 70), aPark("d", 60)])).toEqual([
    { parkId: "b", rank: 1, score: 90, missing: [] },
    { parkId: "a", rank: 2, score: 70, missing: [] },
    { parkId: "c", rank: 2, score: 70, missing: [] },
    { parkId: "d", rank: 4, score: 60, missing: [] },
  ]);
});

test("a park without a score is listed without a rank and with what is missing", () => {
  const [first, second] = rankParks([aPark("a", null, ["indicators.idle_rate"]), aPark("b", 0)]);
  expect(first).toMatchObject({ parkId: "b", rank: 1 });
  expect(second).toMatchObject({ parkId: "a", rank: null, score: null, missing: ["indicators.idle_rate"] });
  expect(rankParks([{ id: "x" }])).toEqual([{ parkId: "x", rank: null, score: null, reason: "no_score", missing: [] }]);
});

test("the order of the parks is irrelevant, and losing a score moves nobody down", () => {
  const scores = fc.array(fc.option(fc.nat(100), { nil: null }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(scores, fc.nat(7), (given, at) => {
      const parks = given.map((score, index) => aPark(String(index), score));
      const before = rankParks(parks);
      expect(rankParks(parks.toReversed())).toEqual(before);
      const after = rankParks(parks.map((park, index) => (index === at ? aPark(park.id, null) : park)));
      for (const { parkId, rank } of after) {
        const old = before.find((one) => one.parkId === parkId)?.rank ?? null;
        if (rank !== null) expect(rank).toBeLessThanOrEqual(old ?? Number.NaN);
      }
    }),
    { seed: 20_260_331 },
  );
});
