import {
  type AccountKey,
  accountKeys,
  type GroundAccount,
  isPartOf,
  landAccountKeys,
  type SupplyAccount,
} from "../../model/land-accounts.ts";
import type { Ternary } from "../../model/verdict.ts";
import { isIn, type LandCell } from "./land-cell.ts";
import { type AmountPart, addAmounts, knownAmount, type OpenAmount, sumParts, unknownAmount } from "./open-amount.ts";

/** Land accounts in ha. */
export type AccountAmounts = Readonly<Record<AccountKey, OpenAmount>>;

const m2PerHa = 10_000;

/**
 * Land accounts of one park over its cells, ha. `scale` turns measured area into area of the basis (1, or grid over
 * ellipsoidal; null where there is no grid: every account is then unknown). An account is open as soon as a cell may or may not
 * be part of it.
 */
export function sumAccounts(
  cells: readonly LandCell[],
  totalM2: number,
  scale: number | null,
  parkId: string,
): AccountAmounts {
  if (scale === null) {
    const open = unknownAmount("parks", parkId, "gridCrs", "site_area_missing");
    return Object.fromEntries(accountKeys.map((key) => [key, open])) as Record<AccountKey, OpenAmount>;
  }
  const amounts: Partial<Record<AccountKey, OpenAmount>> = {
    total: knownAmount((totalM2 * scale) / m2PerHa, "parks"),
    G: sumCells(cells, scale, ({ isIdle, idleMissing }) => ({ belongs: isIdle, missing: idleMissing })),
    G_suspected: sumCells(cells, scale, ({ isSuspectedIdle, idleMissing }) => ({
      belongs: isSuspectedIdle,
      missing: idleMissing,
    })),
    H: sumCells(cells, scale, ({ isHighTech, highTechMissing }) => ({
      belongs: isHighTech,
      missing: highTechMissing,
    })),
  };
  for (const key of landAccountKeys) {
    const isSupply = /^[DEF]/.test(key);
    amounts[key] = sumCells(cells, scale, (cell) => {
      const has = (account: GroundAccount | SupplyAccount): boolean => isPartOf(account, key);
      return isSupply
        ? { belongs: isIn(cell.supply, has), missing: cell.supply.missing }
        : { belongs: isIn(cell.ground, has), missing: cell.ground.missing };
    });
  }
  return inOrder(amounts);
}

/**
 * Built land and land ready for supply together (A + B21), ha: known even where a parcel may be either, because nobody can
 * tell whether its buildings stand yet.
 */
export function sumDeveloped(cells: readonly LandCell[], scale: number): OpenAmount {
  return sumCells(cells, scale, ({ ground }) => ({
    belongs: isIn(ground, (account) => account.startsWith("A") || account === "B21"),
    missing: ground.missing,
  }));
}

function sumCells(
  cells: readonly LandCell[],
  scale: number,
  of: (cell: LandCell) => { readonly belongs: Ternary; readonly missing: readonly string[] },
): OpenAmount {
  return sumParts(
    cells.map((cell): AmountPart => {
      const areaHa = (cell.areaM2 * scale) / m2PerHa;
      return {
        layer: cell.layer,
        id: cell.id,
        value: areaHa,
        lower: areaHa,
        upper: areaHa,
        isEstimated: cell.ground.isEstimated,
        ...of(cell),
      };
    }),
    "accounts_open",
  );
}

/** Accounts of several parks, each by its share; the total is the sum of theirs. */
export function addAccounts(
  terms: readonly { readonly accounts: AccountAmounts; readonly share: number }[],
): AccountAmounts {
  return inOrder(
    Object.fromEntries(
      accountKeys.map((key) => [
        key,
        addAmounts(terms.map(({ accounts, share }) => ({ amount: accounts[key], share }))),
      ]),
    ),
  );
}

function inOrder(amounts: Partial<Record<AccountKey, OpenAmount>>): AccountAmounts {
  return Object.fromEntries(accountKeys.map((key) => [key, amounts[key]])) as Record<AccountKey, OpenAmount>;
}
