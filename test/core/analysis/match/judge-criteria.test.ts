import { describe, expect, it } from "vitest";
import { findIdleWishes, judgeCriteria } from "../../../../src/core/analysis/match/judge-criteria.ts";
import type { Offer } from "../../../../src/core/analysis/match/offer.ts";
import type { Need } from "../../../../src/core/model/need.ts";
import { aNeed, anOffer } from "../../../support/an-offer.ts";

const judge = (offer: Partial<Offer>, need: Partial<Need>) => judgeCriteria(anOffer(offer), aNeed(need));
const met = (offer: Partial<Offer>, need: Partial<Need>) => judge(offer, need).map((result) => result.met);

describe("wishes of a need", () => {
  it("says how far an amount is off, negative where it is missed", () => {
    const [least] = judge({ areaM2: 29_000 }, { areaM2: { min: 30_000 } });
    expect(least).toEqual({
      criterion: "areaM2.min",
      met: false,
      asked: 30_000,
      has: 29_000,
      gap: -1_000,
      unit: "m2",
      missing: [],
    });
    expect(judge({ priceWanPerMu: 20 }, { priceMaxWanPerMu: 18 })[0]).toMatchObject({ met: false, gap: -2 });
    expect(judge({ powerKva: 8_000 }, { powerKvaMin: 8_000 })[0]).toMatchObject({ met: true, gap: 0 });
  });

  it("leaves open what the offer does not say and names the property to record", () => {
    expect(judge({ powerKva: null }, { powerKvaMin: 1 })[0]).toMatchObject({
      met: null,
      gap: null,
      missing: ["listing.powerKva"],
    });
    expect(judge({ distancesKm: null }, { distancesKmMax: { rail: 5 } })[0]).toMatchObject({
      criterion: "distancesKmMax.rail",
      met: null,
      missing: ["listing.distancesKm.rail"],
    });
  });

  it("counts a date in days: free on the day asked for is in time", () => {
    expect(judge({ availableFrom: "2026-06-30" }, { availableBy: "2026-06-30" })[0]).toMatchObject({
      met: true,
      gap: 0,
    });
    // June has 30 days: from 1 June to 30 June are 29.
    expect(judge({ availableFrom: "2026-06-30" }, { availableBy: "2026-06-01" })[0]).toMatchObject({
      met: false,
      gap: -29,
      unit: "days",
    });
  });

  it("asks for each service by itself; one that does not apply here is not there", () => {
    const offer = { services: { road: true, gas: false, heat: "not_applicable", telecom: null } } as const;
    const results = judge(offer, { services: ["road", "gas", "heat", "telecom", "sewage"] });
    expect(Object.fromEntries(results.map(({ criterion, met: is }) => [criterion, is]))).toEqual({
      "services.road": true,
      "services.gas": false,
      "services.heat": false,
      "services.telecom": null,
      "services.sewage": null,
    });
  });

  it("compares column grids span by span, however they are turned", () => {
    const unit = { kind: "factory", columnGridM: "12 x 9" } as const;
    expect(judge(unit, { kind: "factory", columnGridM: "8.4 x 12" })[0]).toMatchObject({ met: true, gap: 0 });
    expect(judge(unit, { kind: "factory", columnGridM: 10 })[0]).toMatchObject({ met: false, gap: -1 });
    expect(met({ kind: "factory", columnGridM: "wide" }, { kind: "factory", columnGridM: 10 })).toEqual([null]);
  });

  it("takes a use by the owner's list and by the zones; on a condition, or without either, it is open", () => {
    expect(met({}, { use: "industry" })).toEqual([true]);
    expect(met({ permittedUses: ["storage_1"] }, { use: "industry" })).toEqual([false]);
    expect(met({ permittedUses: ["office"] }, { use: "office" })).toEqual([null]);
    expect(judge({ permittedUses: [] }, { use: "industry" })[0]).toMatchObject({
      met: null,
      missing: ["listing.permittedUses"],
    });
    expect(judge({ uses: null }, { use: "industry" })[0]).toMatchObject({ met: null, missing: ["ruleSets"] });
    expect(met({ uses: null, permittedUses: ["storage_1"] }, { use: "industry" })).toEqual([false]);
  });

  it("takes a pollution class by its own row of the matrix", () => {
    expect(met({}, { pollutionClass: 2 })).toEqual([true]);
    expect(met({}, { pollutionClass: 3 })).toEqual([false]);
    expect(met({}, { use: "industry", pollutionClass: 3 })).toEqual([true, false]);
  });

  it("takes an industry by its code; what the matrix does not count as industry is open", () => {
    expect(met({}, { industryCode: "C3922" })).toEqual([true]);
    expect(met({}, { industryCode: "6420" })).toEqual([null]);
  });

  it("takes a land-use code by its beginning, in the code system asked for", () => {
    expect(met({}, { use: "1001*" })).toEqual([true]);
    expect(met({}, { use: "1101" })).toEqual([false]);
    expect(met({ permittedUses: ["110101"] }, { use: "1101" })).toEqual([true]);
    expect(met({ landUse: null }, { use: "1101" })).toEqual([null]);
    expect(met({ codeSystem: "cn-2011" }, { use: "1001", useCodeSystem: "cn-2023" })).toEqual([null]);
  });

  it("judges no wish its kind cannot have, and names it", () => {
    const need = aNeed({ craneTMin: 5, priceMaxWanPerMu: 20 });
    expect(judgeCriteria(anOffer(), need).map(({ criterion }) => criterion)).toEqual(["priceMaxWanPerMu"]);
    expect(findIdleWishes(need)).toEqual(["craneTMin"]);
    expect(findIdleWishes({ ...need, kind: "factory" })).toEqual(["priceMaxWanPerMu"]);
  });
});
