import { describe, expect, test } from "vitest";
import { countAlone, findBestRelaxation, matchOffers, sortMatches } from "../../../src/app/state/match-offers.ts";
import type { InvestNeed } from "../../../src/app/state/session.ts";
import type { ListingRow } from "../../../src/worker/messages.ts";
import { anOffer } from "../rows.ts";

const listing = (part: Partial<NonNullable<ListingRow["listing"]>>): NonNullable<ListingRow["listing"]> => ({
  kind: "land",
  availableFrom: null,
  priceWanPerMu: null,
  termYears: null,
  powerKva: null,
  permittedUses: [],
  verifiedOn: null,
  verifiedBy: null,
  contactId: null,
  distancesKm: null,
  ...part,
});
const offers = [
  anOffer({ id: "L-1", areaM2: 34_000 }),
  anOffer({ id: "L-2", areaM2: 29_000 }),
  anOffer({ id: "L-3", areaM2: 50_000, landUse: "100101", useKey: "M1" }),
  anOffer({ id: "L-4", areaM2: null }),
  anOffer({ id: "L-5", areaM2: 10_000, landUse: "09", useKey: "B" }),
  anOffer({ id: "F-1/2", kind: "factory", areaM2: 1_200 }),
];
const need: InvestNeed = { kind: "land", minAreaM2: 30_000, maxAreaM2: null, use: "100102*" };

describe("offers", () => {
  test("every offer of the kind is in exactly one group", () => {
    const groups = Object.fromEntries(matchOffers(offers, need).map((match) => [match.offer.id, match.group]));
    expect(groups).toEqual({ "L-1": "fits", "L-2": "nearly", "L-3": "nearly", "L-4": "toCheck", "L-5": "excluded" });
  });

  test("counts beside a wish are what that wish alone would leave", () => {
    expect(countAlone(offers, need, ["areaM2.min", "areaM2.max"])).toBe(2);
    expect(countAlone(offers, need, ["use"])).toBe(3);
  });

  test("proposes the relaxation that brings more, in whole hundreds of square metres", () => {
    const wish = { ...need, use: null, minAreaM2: 52_000 };
    expect(findBestRelaxation(matchOffers(offers, wish))).toMatchObject({
      criterion: "areaM2.min",
      more: 4,
      areaM2: 10_000,
    });
  });

  test("a permitted use counts like the offer's own class", () => {
    const offer = anOffer({ id: "L-6", landUse: "16", permittedUses: ["100102"] });
    expect(matchOffers([offer], need)[0]?.group).toBe("fits");
  });

  test("a class of another code system is not compared", () => {
    const offer = anOffer({ id: "L-7", landUse: "11", codeSystem: "us-nyc-pluto" });
    expect(matchOffers([offer], { ...need, use: "11*" })[0]?.group).toBe("toCheck");
  });

  test("offers nobody has looked at for 180 days sink below the rest", () => {
    const old = anOffer({ id: "L-0", listing: listing({ verifiedOn: "2025-09-01" }) });
    const fresh = anOffer({ id: "L-9", listing: listing({ verifiedOn: "2026-03-01" }) });
    const order = sortMatches(matchOffers([old, fresh], need), "id", "2026-03-31").map((match) => match.offer.id);
    expect(order).toEqual(["L-9", "L-0"]);
  });
});
