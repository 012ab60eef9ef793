import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostMembers } from "../../../../src/core/analysis/match/find-groups.ts";
import { judgeCriteria } from "../../../../src/core/analysis/match/judge-criteria.ts";
import { matchListings } from "../../../../src/core/analysis/match/match-listings.ts";
import { matchOffer } from "../../../../src/core/analysis/match/match-offer.ts";
import type { Offer } from "../../../../src/core/analysis/match/offer.ts";
import type { Need } from "../../../../src/core/model/need.ts";
import { aNeed, anOffer } from "../../../support/an-offer.ts";

/* Few values each, so that ties, misses and gaps in the data are common. */
const few = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const someNumber = few(null, 10, 20, 30, 40);

const anyOffer: fc.Arbitrary<Partial<Offer>> = fc.record({
  kind: few("land", "land", "land", "factory"),
  areaM2: few(null, 10_000, 12_000, 20_000, 30_000),
  landUse: few(null, "100102", "110101"),
  permittedUses: few<readonly string[]>([], ["industry"], ["storage_1"], ["industry_2", "storage_1"]),
  uses: few(
    null,
    {
      ruleSet: "p",
      verdicts: { industry_1: "pass", industry_2: "fail", storage_1: "conditional" },
      industryPrefixes: null,
    },
    { ruleSet: "p", verdicts: { industry_1: "pass", industry_2: "pass", storage_1: "pass" }, industryPrefixes: ["39"] },
  ) as fc.Arbitrary<Offer["uses"]>,
  services: few(null, { gas: true }, { gas: false, road: true }, { gas: null }),
  powerKva: someNumber,
  clearHeightM: someNumber,
  columnGridM: few(null, "9 x 9", "9 x 12"),
  availableFrom: few(null, "2026-01-01", "2026-06-30"),
  priceWanPerMu: someNumber,
  distancesKm: few(null, { motorway: 5 }, { motorway: 20, rail: 1 }),
  owners: few(null, ["state"], ["enterprises/E1"]),
});
const anyOffers = fc
  .array(anyOffer, { maxLength: 12 })
  .map((parts) => parts.map((part, index) => anOffer({ ...part, id: `L-${String(index).padStart(2, "0")}` })));

const anyNeed = fc
  .record(
    {
      kind: few<"land" | "factory">("land", "land", "factory"),
      areaM2: fc.record({ min: few(12_000, 20_000, 32_000), max: few(35_000, 45_000) }, { requiredKeys: [] }),
      use: few("industry", "storage_1", "1001"),
      industryCode: few("3922", "64"),
      pollutionClass: few<1 | 2>(1, 2),
      services: few<Need["services"]>(["gas"], ["road", "gas"]),
      powerKvaMin: few(20, 30),
      clearHeightMMin: few(20, 30),
      columnGridM: few<number | string>(9, "9 x 10"),
      availableBy: few("2026-03-31", "2026-12-31"),
      priceMaxWanPerMu: few(20, 30),
      distancesKmMax: few<Record<string, number>>({ motorway: 10 }, { motorway: 30, rail: 2 }),
    },
    { requiredKeys: ["kind"] },
  )
  .map((part) => aNeed(part as Partial<Need>));

/** Pairs of neighbours among twelve lots. */
const anyNeighbors = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }).map((pairs) => {
  const neighbors = new Map<string, Set<string>>();
  const idOf = (index: number) => `L-${String(index).padStart(2, "0")}`;
  for (const [a, b] of pairs) {
    if (a === b) continue;
    neighbors.set(idOf(a), (neighbors.get(idOf(a)) ?? new Set()).add(idOf(b)));
    neighbors.set(idOf(b), (neighbors.get(idOf(b)) ?? new Set()).add(idOf(a)));
  }
  return new Map([...neighbors].map(([id, ids]) => [id, [...ids].sort()]));
});

const report = {
  generatedAt: "",
  engine: "none",
  asOf: "2026-03-31",
  dataset: { id: "d", name: "d", areaBasis: "deed", gridCrs: null, sources: {} },
  ruleSets: [],
} as const;

describe("laws of matching", () => {
  it("puts every offer in exactly one list, whatever order they come in", () => {
    fc.assert(
      fc.property(anyOffers, anyNeed, anyNeighbors, (offers, need, neighbors) => {
        const found = matchListings(offers, need, { report, neighbors });
        const ids = [found.fits, found.toCheck, found.nearly, found.excluded].flatMap((list) =>
          list.map(({ id }) => id),
        );
        expect(ids.sort()).toEqual(offers.map(({ id }) => id).sort());
        expect(matchListings(offers.toReversed(), need, { report, neighbors })).toEqual(found);
      }),
    );
  });

  it("never loses a fit when a wish is dropped", () => {
    fc.assert(
      fc.property(anyOffers, anyNeed, fc.nat(20), (offers, need, pick) => {
        const wishes = Object.keys(need).filter((key) => key !== "schema" && key !== "kind");
        const dropped = wishes[pick % Math.max(1, wishes.length)];
        const relaxed = Object.fromEntries(Object.entries(need).filter(([key]) => key !== dropped)) as Need;
        for (const offer of offers) {
          if (matchOffer(offer, need).group === "fits") expect(matchOffer(offer, relaxed).group).toBe("fits");
        }
      }),
    );
  });

  it("never turns an offer that does not fit into one that does by knowing less of it", () => {
    const nothingKnown = { permittedUses: [] } as const;
    const data = Object.keys(anOffer()).filter((key) => !["id", "kind"].includes(key));
    fc.assert(
      fc.property(anyOffers, anyNeed, few(...data), (offers, need, datum) => {
        for (const offer of offers) {
          const less = { ...offer, [datum]: datum === "permittedUses" ? nothingKnown.permittedUses : null };
          if (matchOffer(offer, need).group !== "fits") expect(matchOffer(less, need).group).not.toBe("fits");
        }
      }),
    );
  });

  it("finds in each relaxation exactly the offers that fit when only that wish is moved there", () => {
    fc.assert(
      fc.property(anyOffers, anyNeed, (offers, need) => {
        const fitting = (wanted: Need) =>
          offers.filter((offer) => matchOffer(offer, wanted).group === "fits").map(({ id }) => id);
        const before = fitting(need);
        const { relaxations, nearly } = matchListings(offers, need, { report, neighbors: new Map() });
        for (const { criterion, to, ids } of relaxations) {
          expect(fitting(moved(need, criterion, to)).sort()).toEqual([...before, ...ids].sort());
        }
        // Everything that misses by one wish is reached by some step.
        expect(new Set(relaxations.flatMap(({ ids }) => ids))).toEqual(new Set(nearly.map(({ id }) => id)));
      }),
    );
  });

  it("finds the groups a search through all sets finds", () => {
    fc.assert(
      fc.property(anyOffers, anyNeed, anyNeighbors, (offers, need, neighbors) => {
        const { groups, groupsComplete } = matchListings(offers, need, { report, neighbors });
        const keys = groups.map(({ ids }) => ids.join(" "));
        expect(groupsComplete).toBe(true);
        expect(keys.toSorted()).toEqual(searchGroups(offers, need, neighbors).sort());
        expect(groups.map(({ ids }) => ids.length)).toEqual(groups.map(({ ids }) => ids.length).toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

/** The need with one wish at its new bound, or without it. */
function moved(need: Need, criterion: string, to: number | string | null): Need {
  const [wish = "", part] = criterion.split(".");
  if (wish === "services") return { ...need, services: need.services?.filter((service) => service !== part) };
  if (part === undefined) return { ...need, [wish]: to ?? undefined };
  const record = need[wish as "areaM2" | "distancesKmMax"];
  return { ...need, [wish]: { ...record, [part]: to } };
}

/** Every set of 2 to 4 lots by brute force. */
function searchGroups(
  offers: readonly Offer[],
  need: Need,
  neighbors: ReadonlyMap<string, readonly string[]>,
): string[] {
  const least = need.areaM2?.min;
  if (need.kind !== "land" || least === undefined) return [];
  const lots = offers.filter((offer) => {
    const failed = offer.kind === "land" ? judgeCriteria(offer, need).filter(({ met }) => met === false) : [];
    return failed.length === 1 && failed[0]?.criterion === "areaM2.min";
  });
  const connected = (set: readonly Offer[]): boolean => {
    const reached = new Set(set.slice(0, 1).map(({ id }) => id));
    for (const id of reached) for (const { id: next } of set) if (neighbors.get(id)?.includes(next)) reached.add(next);
    return reached.size === set.length;
  };
  const area = (set: readonly Offer[]) => set.reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0);
  const subsets = Array.from({ length: 2 ** lots.length }, (_, bits) => lots.filter((_lot, i) => (bits >> i) & 1));
  const enough = subsets.filter((set) => set.length > 0 && connected(set) && area(set) >= least);
  const isProperPart = (part: readonly Offer[], whole: readonly Offer[]) =>
    part.length < whole.length && part.every((lot) => whole.includes(lot));
  return enough
    .filter((set) => set.length <= mostMembers && !enough.some((other) => isProperPart(other, set)))
    .filter((set) => area(set) <= (need.areaM2?.max ?? Number.POSITIVE_INFINITY))
    .map((set) =>
      set
        .map(({ id }) => id)
        .sort()
        .join(" "),
    );
}
