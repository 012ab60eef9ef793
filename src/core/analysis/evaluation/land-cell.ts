import type { GroundAccount, SupplyAccount } from "../../model/land-accounts.ts";
import type { Ternary } from "../../model/verdict.ts";

/** Where something could stand, and which facts would say so. One option: it is decided and nothing is missing. */
export interface Options<Account> {
  readonly accounts: readonly Account[];
  readonly missing: readonly string[];
  /** Taken from the plan because nothing shows what is there. */
  readonly isEstimated?: boolean;
}

/** A piece of ground with the accounts it belongs to. */
export interface LandCell {
  /** Drawn area, m². */
  readonly areaM2: number;
  /** Layer and id: `parcels/GY-0101`. */
  readonly layer: "parcels" | "zones" | "parks";
  readonly id: string;
  readonly ground: Options<GroundAccount>;
  readonly supply: Options<SupplyAccount>;
  /** Idle by a written finding, and not dealt with since. */
  readonly isIdle: Ternary;
  readonly isSuspectedIdle: Ternary;
  readonly idleMissing: readonly string[];
  readonly isHighTech: Ternary;
  readonly highTechMissing: readonly string[];
}

export function decided<Account>(account: Account): Options<Account> {
  return { accounts: [account], missing: [] };
}

/** Is it in one of these accounts? Null: it may be. */
export function isIn<Account>({ accounts }: Options<Account>, has: (account: Account) => boolean): Ternary {
  const count = accounts.filter(has).length;
  return count === 0 ? false : count === accounts.length ? true : null;
}

/** Anything either of them may be. */
export function eitherOf<Account>(options: readonly Options<Account>[]): Options<Account> {
  const accounts = [...new Set(options.flatMap((option) => option.accounts))];
  const missing = [...new Set(options.flatMap((option) => option.missing))];
  const isEstimated = options.some((option) => option.isEstimated === true);
  return { accounts, missing: accounts.length === 1 ? [] : missing, ...(isEstimated ? { isEstimated } : {}) };
}
