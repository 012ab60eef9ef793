import type { FirmOfPark, FirmValue } from "./firm-of-park.ts";

/**
 * Fixed-asset investment of a firm with the price of its land, 10 000 CNY. Where the recorded sum leaves the price out it is
 * added; where it is not said whether it does, the sum lies between. The price of a parcel it shares with others cannot be
 * dealt out.
 *
 * Source: 国土资发〔2008〕24号, notes: investment with plant, equipment and land price (domain §3.1).
 */
export function firmInvestment({ firm, parcels }: Pick<FirmOfPark, "firm" | "parcels">): FirmValue {
  const { fixedAssetInvestmentWan: invested, investmentIncludesLandPrice: includesPrice } = firm;
  if (invested === null) return { value: null, lower: 0, missing: ["fixedAssetInvestmentWan"] };
  if (includesPrice === true) return { value: invested, lower: invested, upper: invested, missing: [] };
  const price = landPrice(parcels);
  const withPrice = price === null ? undefined : invested + price;
  if (includesPrice === false && withPrice !== undefined) {
    return { value: withPrice, lower: withPrice, upper: withPrice, missing: [] };
  }
  const missing = includesPrice === null ? ["investmentIncludesLandPrice"] : ["contract.priceWan"];
  return { value: null, lower: invested, upper: withPrice, missing };
}

function landPrice(parcels: FirmOfPark["parcels"]): number | null {
  let sum = 0;
  for (const { facts } of parcels) {
    const price = facts.parcel.contract?.priceWan ?? facts.parcel.supply?.priceWan ?? null;
    if (price === null || new Set(facts.parcel.enterpriseIds).size > 1) return null;
    sum += price;
  }
  return sum;
}
