import { describe, expect, it } from "vitest";
import { matchListings } from "../../../../src/core/analysis/match/match-listings.ts";
import type { Offer } from "../../../../src/core/analysis/match/offer.ts";
import type { Need } from "../../../../src/core/model/need.ts";
import { aNeed, anOffer } from "../../../support/an-offer.ts";

const report = {
  generatedAt: "",
  engine: "none",
  asOf: "2026-03-31",
  dataset: { id: "d", name: "d", areaBasis: "deed", gridCrs: null, sources: {} },
  ruleSets: [],
} as const;
const match = (offers: readonly Offer[], need: Partial<Need>, neighbors: Record<string, readonly string[]> = {}) =>
  matchListings(offers, aNeed(need), { report, neighbors: new Map(Object.entries(neighbors)) });

describe("matching offers with a need", () => {
  const need: Partial<Need> = { areaM2: { min: 30_000 }, services: ["gas"], powerKvaMin: 8_000 };
  const offers = [
    anOffer({ id: "L-5", areaM2: 12_000, services: { gas: false } }),
    anOffer({ id: "L-1" }),
    anOffer({ id: "L-2", powerKva: null }),
    anOffer({ id: "L-3", areaM2: 29_000 }),
    anOffer({ id: "L-4", areaM2: 29_500, powerKva: null }),
    anOffer({ id: "F-1/2", kind: "factory" }),
  ];

  it("puts every offer in exactly one list, in id order, with the reason", () => {
    const found = match(offers, need);
    expect(found.fits).toEqual([{ id: "L-1", met: 3, of: 3 }]);
    expect(found.toCheck).toEqual([{ id: "L-2", unknown: ["powerKvaMin"], missing: ["listing.powerKva"] }]);
    expect(found.nearly).toEqual([
      { id: "L-3", relax: { criterion: "areaM2.min", asked: 30_000, has: 29_000, gap: -1_000, unit: "m2" } },
    ]);
    expect(
      found.excluded.map(({ id, failed, unknown }) => [id, failed.map((miss) => miss.criterion), unknown]),
    ).toEqual([
      ["F-1/2", ["kind"], []],
      ["L-4", ["areaM2.min"], ["powerKvaMin"]],
      ["L-5", ["areaM2.min", "services.gas"], []],
    ]);
  });

  it("says what a relaxed wish would bring, the cheapest step first", () => {
    const more = [...offers, anOffer({ id: "L-6", areaM2: 25_000 }), anOffer({ id: "L-7", services: { gas: false } })];
    expect(match(more, need).relaxations).toEqual([
      { criterion: "areaM2.min", asked: 30_000, to: 29_000, unit: "m2", ids: ["L-3"] },
      { criterion: "areaM2.min", asked: 30_000, to: 25_000, unit: "m2", ids: ["L-3", "L-6"] },
      { criterion: "services.gas", asked: true, to: null, unit: "none", ids: ["L-7"] },
    ]);
  });

  it("puts neighbours together that are large enough only together, the smallest sets first", () => {
    // A row of lots a-b-c-d of 1, 1.2, 2.5 and 0.6 ha; 3 ha are asked for.
    // b+c = 3.7 and c+d = 3.1 do; a+b = 2.2 does not and needs c, but b+c does without a.
    const lots = [
      anOffer({ id: "a", areaM2: 10_000 }),
      anOffer({ id: "b", areaM2: 12_000, owners: ["enterprises/E1"] }),
      anOffer({ id: "c", areaM2: 25_000 }),
      anOffer({ id: "d", areaM2: 6_000, owners: null, powerKva: null }),
    ];
    const row = { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] };
    expect(match(lots, need, row).groups).toEqual([
      { ids: ["b", "c"], areaM2: 37_000, owners: 2, unknown: [] },
      { ids: ["c", "d"], areaM2: 31_000, owners: null, unknown: ["powerKvaMin"] },
    ]);
    expect(match(lots, { areaM2: { min: 30_000, max: 35_000 } }, row).groups.map(({ ids }) => ids)).toEqual([
      ["c", "d"],
    ]);
    expect(match(lots, { kind: "factory", areaM2: { min: 30_000 } }, row).groups).toEqual([]);
  });

  it("leaves out of a group what misses another wish", () => {
    const lots = [anOffer({ id: "a", areaM2: 20_000 }), anOffer({ id: "b", areaM2: 20_000, services: { gas: false } })];
    expect(match(lots, need, { a: ["b"], b: ["a"] }).groups).toEqual([]);
  });
});
