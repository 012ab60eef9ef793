import { computeSurplusLand } from "../../indicators/surplus-land.ts";
import { convertUnit } from "../../model/units.ts";
import { type AgreedBounds, checkContract } from "../../rules/contract-check.ts";
import { computeShortfall, computeShortfallPenalty } from "../../rules/contract-penalty.ts";
import { readNumber, readNumbers, readObject, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs } from "./vector-context.ts";

/** Domain §10.3: the grant contract and land to spare. */
export const contractAdapters: AdapterTable = {
  "contract.check": (inputs) => {
    const recorded = readObject(inputs, "actual");
    const actual = Object.fromEntries(Object.keys(recorded).map((item) => [item, readNumber(recorded, item)]));
    return { ...checkContract(readBounds(readObject(inputs, "contract")), actual) };
  },
  "contract.shortfall_penalty": (inputs, context) => {
    const shortfall = computeShortfall(readNumber(inputs, "agreed_min"), readNumber(inputs, "actual"));
    const priceWan = readNumber(inputs, "land_price_wan");
    return {
      shortfall_ratio: shortfall,
      penalty_wan: computeShortfallPenalty(shortfall, priceWan, getSection(context, "contract")),
      missing: ["agreed_min", "actual", "land_price_wan"].filter((name) => readNumber(inputs, name) === null),
    };
  },
  "parcel.surplus_land": (inputs) => {
    const { neededM2, surplusM2, reason, missing } = computeSurplusLand({
      siteAreaM2: readNumber(inputs, "site_area_m2"),
      countableGfaM2: readNumber(inputs, "countable_gfa_m2"),
      farMin: readNumber(inputs, "far_min"),
      coveredAreaM2: readNumber(inputs, "covered_area_m2"),
      buildingCoefficientMin: readNumber(inputs, "building_coefficient_min"),
    });
    return {
      needed_m2: neededM2,
      surplus_m2: surplusM2,
      surplus_mu: surplusM2 === null ? null : (convertUnit(surplusM2, "m2", "mu") ?? null),
      ...(reason === undefined ? {} : { reason }),
      missing: toInputNames(missing),
    };
  },
};

/** Entries that are no pair, such as the area, are not compared. */
function readBounds(contract: Inputs): Readonly<Record<string, AgreedBounds>> {
  const pairs = Object.keys(contract).flatMap((item): [string, AgreedBounds][] => {
    if (!Array.isArray(contract[item])) return [];
    const [min, max, ...rest] = readNumbers(contract, item);
    return min === undefined || max === undefined || rest.length > 0 ? [] : [[item, [min, max]]];
  });
  return Object.fromEntries(pairs);
}
