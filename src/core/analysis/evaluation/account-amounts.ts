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
import {
  type AmountPart,
  addAmounts,
  createAmountSum,
  knownAmount,
  type OpenAmount,
  unknownAmount,
} from "./open-amount.ts";

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
  const sums = new Map(accountKeys.map((key) => [key, createAmountSum("accounts_open")]));
  const ground = createMembership<GroundAccount>();
  const supply = createMembership<SupplyAccount>();
  for (const cell of cells) {
    const add = (key: AccountKey, belongs: Ternary, missing: readonly string[]): void => {
      if (belongs !== false) sums.get(key)?.add(toPart(cell, scale, belongs, missing));
    };
    add("G", cell.isIdle, cell.idleMissing);
    add("G_suspected", cell.isSuspectedIdle, cell.idleMissing);
    add("H", cell.isHighTech, cell.highTechMissing);
    for (const [key, belongs] of ground(cell.ground.accounts)) add(key, belongs, cell.ground.missing);
    for (const [key, belongs] of supply(cell.supply.accounts)) add(key, belongs, cell.supply.missing);
  }
  const total = knownAmount((totalM2 * scale) / m2PerHa, "parks");
  return Object.fromEntries(
    accountKeys.map((key) => [key, key === "total" ? total : sums.get(key)?.total()]),
  ) as Record<AccountKey, OpenAmount>;
}

/**
 * The accounts something belongs to, or may belong to (null), by where it could stand. Worked out once for each list of places:
 * there are a few dozen of them in a park, and a cell for every parcel.
 */
function createMembership<Account extends GroundAccount | SupplyAccount>(): (
  accounts: readonly Account[],
) => readonly (readonly [AccountKey, true | null])[] {
  const known = new Map<string, readonly (readonly [AccountKey, true | null])[]>();
  return (accounts) => {
    const name = accounts.join();
    const found = known.get(name);
    if (found !== undefined) return found;
    const memberships = landAccountKeys.flatMap((key): readonly (readonly [AccountKey, true | null])[] => {
      const belongs = isIn({ accounts, missing: [] }, (account) => isPartOf(account, key));
      return belongs === false ? [] : [[key, belongs]];
    });
    known.set(name, memberships);
    return memberships;
  };
}

/**
 * Built land and land ready for supply together (A + B21), ha: known even where a parcel may be either, because nobody can
 * tell whether its buildings stand yet.
 */
export function sumDeveloped(cells: readonly LandCell[], scale: number): OpenAmount {
  const sum = createAmountSum("accounts_open");
  for (const cell of cells) {
    const belongs = isIn(cell.ground, (account) => account.startsWith("A") || account === "B21");
    sum.add(toPart(cell, scale, belongs, cell.ground.missing));
  }
  return sum.total();
}

function toPart(cell: LandCell, scale: number, belongs: Ternary, missing: readonly string[]): AmountPart {
  const areaHa = (cell.areaM2 * scale) / m2PerHa;
  return {
    layer: cell.layer,
    id: cell.id,
    value: areaHa,
    lower: areaHa,
    upper: areaHa,
    isEstimated: cell.ground.isEstimated,
    belongs,
    missing,
  };
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
