import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankPerMu } from "../../../src/core/rules/per-mu-rank.ts";

const quota = { A: 0.2, B: 0.45, C: 0.3, D: 0.05 };
const rank = (scores: Readonly<Record<string, number>>) => rankPerMu(new Map(Object.entries(scores)), quota);

describe("per-mu rank", () => {
  test("deals seven firms out as the counts of largest remainder say: 2 A, 3 B, 2 C", () => {
    // 1.4 + 3.15 + 2.1 + 0.35 firms: whole 1, 3, 2, 0, and the seventh goes to the largest fraction, A.
    const ranks = rank({ a: 90, b: 80, c: 70, d: 60, e: 50, f: 40, g: 30 });
    expect([...ranks.values()].map((place) => place.class)).toEqual(["A", "A", "B", "B", "B", "C", "C"]);
    expect(ranks.get("c")).toEqual({ rank: 3, of: 7, rankShare: 3 / 7, class: "B" });
  });

  test("gives firms of equal score the better rank and the better class", () => {
    // Five firms: 1 A, 2.25 -> 2 B, 1.5 -> 2 C (fraction .5 before .25), 0.25 -> 0 D. b, c and d are all second.
    const ranks = rank({ a: 90, b: 50, c: 50, d: 50, e: 10 });
    expect([...ranks].map(([id, place]) => [id, place.rank, place.class])).toEqual([
      ["a", 1, "A"],
      ["b", 2, "B"],
      ["c", 2, "B"],
      ["d", 2, "B"],
      ["e", 5, "C"],
    ]);
  });

  test("claims no class with quotas that do not add to 1, and ranks nobody where nobody has a score", () => {
    expect(rankPerMu(new Map([["a", 1]]), { ...quota, D: 0.5 }).get("a")?.class).toBeNull();
    expect(rankPerMu(new Map(), quota).size).toBe(0);
  });

  test("does not depend on the order of the firms, and a higher score never has a worse class", () => {
    const scores = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(120), { maxKeys: 30 });
    fc.assert(
      fc.property(scores, (given) => {
        const entries = Object.entries(given);
        const ranks = rankPerMu(new Map(entries), quota);
        const turned = rankPerMu(new Map(entries.toReversed()), quota);
        for (const [id, place] of ranks) expect(turned.get(id)).toEqual(place);
        for (const [a, scoreA] of entries) {
          for (const [b, scoreB] of entries) {
            if (scoreA < scoreB) continue;
            expect((ranks.get(a)?.class ?? "") <= (ranks.get(b)?.class ?? "")).toBe(true);
          }
        }
      }),
      { seed: 20_260_331 },
    );
  });
});
