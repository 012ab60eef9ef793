import { expect, test } from "vitest";
import { checkKey, findBroken } from "../../../../src/core/analysis/live/compare-checks.ts";
import type { Check } from "../../../../src/core/model/check.ts";

function aCheck(part: Partial<Check>): Check {
  return {
    rule: "control_line.overlap",
    key: "blue_line",
    ruleSet: null,
    verdict: "pass",
    value: 0,
    op: "<=",
    limit: 0,
    gap: 0,
    unit: "m2",
    origin: "plan",
    source: null,
    article: null,
    year: null,
    certainty: null,
    subjects: ["parcels/GY-0103"],
    missing: [],
    ...part,
  };
}

test("a limit that was kept before and is broken now is new", () => {
  const after = aCheck({ verdict: "fail", value: 86 });
  expect(findBroken([aCheck({})], [after])).toEqual([{ check: after, isNew: true }]);
});

test("a limit broken before stays one from before, by whatever it is broken now", () => {
  const [found] = findBroken([aCheck({ verdict: "fail", value: 12 })], [aCheck({ verdict: "fail", value: 86 })]);
  expect(found?.isNew).toBe(false);
});

test("limits of another direction or another pack are others", () => {
  const [low, high] = [aCheck({ op: ">=" }), aCheck({ ruleSet: "cn-national" })];
  expect(new Set([low, high, aCheck({})].map(checkKey)).size).toBe(3);
  expect(findBroken([aCheck({ verdict: "fail" })], [{ ...low, verdict: "fail" }])[0]?.isNew).toBe(true);
});

test("what passes, is open or has a condition is not broken", () => {
  const kept = (["pass", "unknown", "conditional", "not_applicable"] as const).map((verdict) => aCheck({ verdict }));
  expect(findBroken([], kept)).toEqual([]);
});
