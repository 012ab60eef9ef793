import type { Offer } from "../../src/core/analysis/match/offer.ts";
import type { Need } from "../../src/core/model/need.ts";

/** Three hectares of class 2 industrial land of the state of which all is known and good. */
export function anOffer(part: Partial<Offer> = {}): Offer {
  return {
    id: "L-1",
    kind: "land",
    parcelId: part.id ?? "L-1",
    buildingId: null,
    floor: null,
    areaM2: 30_000,
    landUse: "100102",
    codeSystem: "cn-2023",
    permittedUses: ["industry"],
    uses: {
      ruleSet: "cn-national-2023",
      verdicts: { industry_1: "pass", industry_2: "pass", industry_3: "fail", office: "conditional" },
      industryPrefixes: ["39"],
    },
    services: {
      road: true,
      water: true,
      drainage: true,
      power: true,
      telecom: true,
      gas: true,
      heat: "not_applicable",
    },
    powerKva: 10_000,
    floorLoadTPerM2: null,
    clearHeightM: null,
    craneT: null,
    liftT: null,
    columnGridM: null,
    availableFrom: "2026-06-30",
    priceWanPerMu: 18,
    rentPerM2Month: null,
    distancesKm: { motorway: 4 },
    owners: ["state"],
    ...part,
  };
}

export function aNeed(part: Partial<Need> = {}): Need {
  return { schema: "parkwright.need/1", kind: "land", ...part };
}
