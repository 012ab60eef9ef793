import { computeFixedAssetInvestment } from "../../indicators/investment-intensity.ts";
import type { Figure } from "../../model/figure.ts";
import type { Contract } from "../../model/records.ts";
import type { AgreedMinimum } from "../../rules/three-circles.ts";
import type { SiteIndicators } from "../audit-report.ts";
import type { ParcelFacts } from "../parcel-facts.ts";

/** A minimum with the figure it is compared with and the contract property it stands in. */
export interface ContractMinimum extends AgreedMinimum {
  readonly agreed: number;
  readonly item: string;
  readonly figure: Figure;
}

/**
 * The minima a grant contract agrees on floor area ratio, building coefficient and investment, each with its figure. A bound
 * that is not agreed is not in the list; no contract on record: null.
 *
 * Total and intensity of the investment are one minimum in two forms and both count the fixed assets with the land price; the
 * investments of the 25 % test of idle land leave it out and are never compared with them (domain §3.1).
 * Source: GF-2008-2601 art. 13.
 */
export function findContractMinimums(
  facts: ParcelFacts,
  indicators: SiteIndicators,
): readonly ContractMinimum[] | null {
  const { contract } = facts.parcel;
  if (contract === null) return null;
  const list: readonly (readonly [AgreedMinimum["key"], keyof Contract, () => Figure])[] = [
    ["far", "farMin", () => indicators.far],
    ["building_coefficient", "buildingCoefficientMin", () => indicators.building_coefficient],
    ["investment", "totalInvestmentWan", () => computeFixedAssetInvestment(facts)],
    ["investment", "investmentIntensityMinWanPerHa", () => indicators.investment_intensity],
  ];
  return list.flatMap(([key, property, figureOf]) => {
    const agreed = contract[property];
    if (typeof agreed !== "number") return [];
    const figure = figureOf();
    return [{ key, agreed, item: `contract.${property}`, figure, actual: figure, missing: figure.missing }];
  });
}
