import type { Figure } from "../../model/figure.ts";
import {
  type AccountKey,
  accountKeys,
  type LandAccountKey,
  landAccountKeys,
  listPartsOf,
} from "../../model/land-accounts.ts";
import type { AccountAmounts } from "./account-amounts.ts";
import { formatMissing, inputsOf, type OpenAmount } from "./open-amount.ts";

export const evaluationSource = "TD/T 1029-2010";

/**
 * Land accounts as figures, ha of the drawn area. An account with parts names them as its inputs; one that is counted itself
 * names the layers it was counted in.
 */
export function toAccountFigures(accounts: AccountAmounts, from: string): Readonly<Record<AccountKey, Figure>> {
  const figures = accountKeys.map((key): readonly [AccountKey, Figure] => {
    const parts = isLandAccount(key) ? listPartsOf(key) : [];
    const amount = accounts[key];
    const figure = toFigure(amount, "ha", formulaOf(key, parts));
    if (parts.length === 0) return [key, figure];
    const inputs = parts.map((part) => ({
      name: part,
      value: accounts[part].value,
      unit: "ha",
      from,
      date: null,
    }));
    return [key, { ...figure, inputs }];
  });
  return Object.fromEntries(figures) as Record<AccountKey, Figure>;
}

function isLandAccount(key: AccountKey): key is LandAccountKey {
  return landAccountKeys.some((known) => known === key);
}

function formulaOf(key: AccountKey, parts: readonly string[]): string {
  if (parts.length > 0) return parts.join(" + ");
  return key === "total" ? "drawn_area" : `sum(drawn_area of ${key})`;
}

/** An amount as a figure of its own. */
export function toFigure(amount: OpenAmount, unit: string, formula: string): Figure {
  const { value, lower, upper, isEstimated, missing, reason } = amount;
  return {
    value,
    ...(value === null ? { lower, ...(upper === undefined ? {} : { upper }) } : {}),
    unit,
    state: value === null ? "unknown" : isEstimated ? "estimated" : "known",
    ...(value === null && reason !== undefined ? { reason } : {}),
    missing: value === null ? missing.map(formatMissing) : [],
    inputs: inputsOf(amount, unit),
    formula,
    source: evaluationSource,
  };
}
