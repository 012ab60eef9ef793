/*
 * Land accounts of the intensive-use evaluation (TD/T 1029-2010, domain §4.1). Two ways of dividing the same ground: by what
 * stands on it (A built, B not built, C cannot be built) and by how it came to its user (D supplied, E still to supply, F
 * cannot be supplied). G and H are parts picked out of it.
 */

/** Built urban land by use. */
export const builtAccounts = ["A1", "A2", "A31", "A32", "A4", "A51", "A52", "A6"] as const;
/** Not built: built rural land, then ready for supply and not ready. */
export const notBuiltAccounts = ["B11", "B12", "B21", "B22"] as const;
export const unbuildableAccounts = ["C1", "C2", "C3"] as const;
/** Where a square meter stands by what is on it: exactly one of these. */
export const groundAccounts = [...builtAccounts, ...notBuiltAccounts, ...unbuildableAccounts] as const;
export type GroundAccount = (typeof groundAccounts)[number];

/** Where a square meter stands by its supply: exactly one of these. */
export const supplyAccounts = ["D1", "D21", "D22", "E1", "E21", "E22", "F"] as const;
export type SupplyAccount = (typeof supplyAccounts)[number];

/** Every account of a report, in the order of the evaluation's tables; `G_suspected` is suspected idle land, apart from G. */
export const accountKeys = [
  "total",
  "A",
  "A1",
  "A2",
  "A3",
  "A31",
  "A32",
  "A4",
  "A5",
  "A51",
  "A52",
  "A6",
  "B",
  "B1",
  "B11",
  "B12",
  "B2",
  "B21",
  "B22",
  "C",
  "C1",
  "C2",
  "C3",
  "D",
  "D1",
  "D2",
  "D21",
  "D22",
  "E",
  "E1",
  "E2",
  "E21",
  "E22",
  "F",
  "G",
  "G_suspected",
  "H",
] as const;
export type AccountKey = (typeof accountKeys)[number];
/** Accounts that are sums over ground: all but the total and what is picked out. */
export type LandAccountKey = Exclude<AccountKey, "total" | "G" | "G_suspected" | "H">;
export const landAccountKeys: readonly LandAccountKey[] = accountKeys.filter(
  (key) => key !== "total" && key !== "G" && key !== "G_suspected" && key !== "H",
);

/** Is `account` the account `key` or a part of it? The symbols nest: A31 is part of A3 and of A. */
export function isPartOf(account: GroundAccount | SupplyAccount, key: LandAccountKey): boolean {
  return account.startsWith(key);
}

/** The accounts an account is the sum of; none for one that is counted itself. */
export function listPartsOf(key: LandAccountKey): readonly LandAccountKey[] {
  return landAccountKeys.filter((part) => part.length === key.length + 1 && part.startsWith(key));
}
