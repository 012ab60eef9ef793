import type { IntensiveInput } from "../../indicators/intensive-ratios.ts";
import type { AccountKey } from "../../model/land-accounts.ts";
import { type AccountAmounts, addAccounts } from "./account-amounts.ts";
import type { DisposalAmounts } from "./disposal-amounts.ts";
import type { FirmAmounts } from "./firm-amounts.ts";
import type { FloorAmounts } from "./floor-amounts.ts";
import { addAmounts, type OpenAmount } from "./open-amount.ts";

/** What stands beside the land accounts in the formulas. */
interface OtherAmounts extends FloorAmounts, FirmAmounts, DisposalAmounts {
  /** All ground that stands in some account, ha: known even where it is open which one. */
  readonly accountedHa: OpenAmount;
  /** A + B21, ha. */
  readonly developedHa: OpenAmount;
  readonly residents: OpenAmount;
  readonly yearlySupplyHa: OpenAmount;
}

/** Everything a park, or a share of several, is evaluated from. Amounts only: they can be added, ratios cannot. */
export interface Holding {
  readonly accounts: AccountAmounts;
  readonly others: OtherAmounts;
}

/** Inputs of the formulas that are land accounts. */
export const accountOfInput = {
  builtUrbanHa: "A",
  industryHa: "A2",
  readyHa: "B21",
  unbuildableHa: "C",
  suppliedHa: "D",
  paidHa: "D2",
  toSupplyHa: "E",
  idleHa: "G",
  suspectedIdleHa: "G_suspected",
  highTechHa: "H",
  totalHa: "total",
} as const satisfies Readonly<Partial<Record<IntensiveInput, AccountKey>>>;

/** The amount a formula asks for. */
export function amountOf({ accounts, others }: Holding, input: IntensiveInput): OpenAmount {
  return isAccountInput(input) ? accounts[accountOfInput[input]] : others[input];
}

export function isAccountInput(input: IntensiveInput): input is keyof typeof accountOfInput {
  return Object.hasOwn(accountOfInput, input);
}

/** Holdings added up, each by its share (1 = all of it). */
export function addHoldings(terms: readonly { readonly holding: Holding; readonly share: number }[]): Holding {
  const add = (name: keyof OtherAmounts): OpenAmount =>
    addAmounts(terms.map(({ holding, share }) => ({ amount: holding.others[name], share })));
  return {
    accounts: addAccounts(terms.map(({ holding, share }) => ({ accounts: holding.accounts, share }))),
    others: {
      gfaM2: add("gfaM2"),
      footprintM2: add("footprintM2"),
      industrialGfaM2: add("industrialGfaM2"),
      coveredM2: add("coveredM2"),
      investmentWan: add("investmentWan"),
      revenueWan: add("revenueWan"),
      taxWan: add("taxWan"),
      taxSecondaryTertiaryWan: add("taxSecondaryTertiaryWan"),
      highTechRevenueWan: add("highTechRevenueWan"),
      auctionDueHa: add("auctionDueHa"),
      auctionedHa: add("auctionedHa"),
      expiredDueHa: add("expiredDueHa"),
      expiredDealtHa: add("expiredDealtHa"),
      idleDueHa: add("idleDueHa"),
      idleDealtHa: add("idleDealtHa"),
      accountedHa: add("accountedHa"),
      developedHa: add("developedHa"),
      residents: add("residents"),
      yearlySupplyHa: add("yearlySupplyHa"),
    },
  };
}
