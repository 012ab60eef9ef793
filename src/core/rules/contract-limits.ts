import type { Contract, Parcel } from "../model/records.ts";
import { bindingAlways, type IndicatorLimit } from "./indicator-limit.ts";

type LimitProperty = {
  [Name in keyof Contract]: Contract[Name] extends number | null ? Name : never;
}[keyof Contract];

/** Which contract property limits which indicator, and how (contracts §8). Shares are fractions, heights m. */
const contractLimits: readonly (readonly [LimitProperty, string, ">=" | "<="])[] = [
  ["farMin", "far", ">="],
  ["farMax", "far", "<="],
  ["buildingCoefficientMin", "building_coefficient", ">="],
  ["buildingCoefficientMax", "building_coefficient", "<="],
  ["buildingDensityMin", "building_density", ">="],
  ["buildingDensityMax", "building_density", "<="],
  ["greenRatioMin", "green_ratio", ">="],
  ["greenRatioMax", "green_ratio", "<="],
  ["adminLandShareMax", "admin_land_share", "<="],
  ["adminGfaShareMax", "admin_gfa_share", "<="],
  ["investmentIntensityMinWanPerHa", "investment_intensity", ">="],
  ["outputMinWanPerHa", "output_rate", ">="],
  ["taxMinWanPerHa", "tax_rate", ">="],
  ["heightMaxM", "height_m", "<="],
];

/**
 * Limits agreed in the grant contract of a parcel. They bind whatever the date. A bound that is not recorded is no limit.
 * Source: GF-2008-2601 art. 13.
 */
export function findContractLimits(parcel: Pick<Parcel, "contract">): readonly IndicatorLimit[] {
  const { contract } = parcel;
  if (contract === null) return [];
  const limits: IndicatorLimit[] = [];
  for (const [property, key, op] of contractLimits) {
    const value = contract[property];
    if (value === null) continue;
    limits.push({
      ...bindingAlways,
      key,
      op,
      value,
      origin: "contract",
      source: contract.no === null ? "grant contract, number not recorded" : `grant contract ${contract.no}`,
      article: `contract.${property}`,
      year: contract.signedOn === null ? null : Number(contract.signedOn.slice(0, 4)),
      certainty: null,
    });
  }
  return limits;
}
