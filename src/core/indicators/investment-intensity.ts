import type { Figure, FigureInput } from "../model/figure.ts";
import type { Enterprise, Parcel } from "../model/records.ts";
import { type Amount, createFigure, createSiteRatio, type FigureKind, parcelInput, sumAmounts } from "./amount.ts";
import { isRecordedAsBuilt, type SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "wan_per_ha",
  formula: "fixed_asset_investment (with plant, equipment and land price) / site_area",
  source: "国土资发〔2008〕24号, notes: investment intensity",
  siteUnitM2: 10_000,
};

type InvestmentFacts = Pick<SiteFacts, "parcel" | "enterprises" | "parcelCountByEnterprise">;

/**
 * Investment intensity of a parcel, 10 000 CNY a hectare: fixed-asset investment, land price included, over the site area.
 *
 * The actual investment of the enterprises that stand on this parcel; where the figure leaves the land price out it is added
 * once. An enterprise on several parcels cannot be dealt out: unknown, `enterprise_on_several_parcels`. Without enterprise
 * figures: what construction records as invested (without land price and taxes) plus the land price, as long as it is building or
 * no enterprise is on record; on completed land the figure of its enterprise is missing. The total investment a contract agrees
 * on is a promise and is not used; nor is the planned area of a park ever the denominator.
 */
export function computeInvestmentIntensity(facts: InvestmentFacts & Pick<SiteFacts, "siteArea">): Figure {
  return createSiteRatio(computeInvestment(facts), facts.siteArea, kind);
}

/**
 * Fixed-asset investment of a parcel, 10 000 CNY, land price included: what its intensity is made of. A contract's total is
 * held against it, never against an investment without the land price.
 */
export function computeFixedAssetInvestment(facts: InvestmentFacts): Figure {
  return createFigure(computeInvestment(facts), {
    unit: "wan",
    formula: "fixed_asset_investment (with plant, equipment and land price)",
    source: kind.source,
  });
}

function computeInvestment(facts: InvestmentFacts): Amount {
  const { parcel } = facts;
  const enterprises = facts.enterprises ?? [];
  const isRecorded = enterprises.some((enterprise) => enterprise.fixedAssetInvestmentWan !== null);
  if (!isRecorded && enterprises.length > 0 && isRecordedAsBuilt(parcel.construction)) {
    return openAmount(0, ["fixedAssetInvestmentWan"], enterprises.map(investmentInput));
  }
  if (!isRecorded) return computeFromConstruction(parcel, enterprises);
  const several = enterprises.find((enterprise) => (facts.parcelCountByEnterprise.get(enterprise.id) ?? 1) > 1);
  if (several !== undefined) {
    return {
      ...openAmount(0, [], enterprises.map(investmentInput)),
      reason: "enterprise_on_several_parcels",
    };
  }
  const parts = enterprises.map(investmentAmount);
  if (new Set(parcel.enterpriseIds).size > enterprises.length) parts.push(openAmount(0, ["enterpriseIds"], []));
  const sum = sumAmounts(parts);
  const includes = enterprises.map((enterprise) => enterprise.investmentIncludesLandPrice);
  if (includes.every((included) => included === true)) return sum;
  const price = priceAmount(parcel);
  if (includes.every((included) => included === false)) return sumAmounts([sum, price]);
  // Whether the price is in the sum is open, or differs between enterprises: in it or on top of it.
  return {
    ...sumAmounts([sum, { ...price, value: null, lower: 0 }]),
    missing: [...new Set([...sum.missing, "investmentIncludesLandPrice"])],
  };
}

function investmentAmount(enterprise: Enterprise): Amount {
  const { fixedAssetInvestmentWan: wan } = enterprise;
  const inputs = [investmentInput(enterprise), includesInput(enterprise)];
  if (wan === null) return openAmount(0, ["fixedAssetInvestmentWan"], inputs);
  return {
    value: wan,
    lower: wan,
    upper: wan,
    estimated: false,
    missing: [],
    inputs,
  };
}

function investmentInput({ id, fixedAssetInvestmentWan }: Enterprise): FigureInput {
  const name = "fixedAssetInvestmentWan";
  return {
    name,
    value: fixedAssetInvestmentWan,
    unit: "wan",
    from: `enterprises/${id}`,
    date: null,
  };
}

function includesInput({ id, investmentIncludesLandPrice }: Enterprise): FigureInput {
  const name = "investmentIncludesLandPrice";
  return {
    name,
    value: investmentIncludesLandPrice,
    unit: null,
    from: `enterprises/${id}`,
    date: null,
  };
}

function computeFromConstruction(parcel: SiteFacts["parcel"], enterprises: readonly Enterprise[]): Amount {
  const invested = parcel.construction?.investedWan ?? null;
  if (invested === null) {
    return openAmount(0, ["fixedAssetInvestmentWan", "construction.investedWan"], enterprises.map(investmentInput));
  }
  const inputs = [parcelInput(parcel, "construction.investedWan", invested, "wan")];
  return sumAmounts([
    {
      value: invested,
      lower: invested,
      upper: invested,
      estimated: false,
      missing: [],
      inputs,
    },
    priceAmount(parcel),
  ]);
}

function priceAmount(parcel: Pick<Parcel, "id" | "evidence" | "contract" | "supply">): Amount {
  const fromContract = parcel.contract?.priceWan ?? null;
  const priceWan = fromContract ?? parcel.supply?.priceWan ?? null;
  const name = fromContract === null && priceWan !== null ? "supply.priceWan" : "contract.priceWan";
  const inputs = [parcelInput(parcel, name, priceWan, "wan")];
  if (priceWan === null) return openAmount(0, [name], inputs);
  return {
    value: priceWan,
    lower: priceWan,
    upper: priceWan,
    estimated: false,
    missing: [],
    inputs,
  };
}

function openAmount(lower: number, missing: readonly string[], inputs: readonly FigureInput[]): Amount {
  return { value: null, lower, estimated: false, missing, inputs };
}
