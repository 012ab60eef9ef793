import { compareIds } from "../../model/ids.ts";
import type { Park } from "../../model/records.ts";
import { toAccountFigures } from "./account-figures.ts";
import { unknownHolding } from "./assemble-holding.ts";
import { addHoldings, type Holding } from "./holding.ts";
import { toLandIndicators } from "./indicator-figures.ts";
import type { SponsorEvaluation } from "./land-evaluation.ts";

export interface SponsoredPark {
  readonly park: Park;
  readonly holding: Holding;
}

/** Largest difference from 1 that adding shares up may leave. */
const shareTolerance = 1e-9;

/**
 * What each sponsor of an enclave park (飞地园区) has: the amounts of the park by its share. In a zone of several parks the parts a
 * sponsor has in each are added up, and only then divided. Shares that do not add to 1 leave every part open,
 * `shares_do_not_sum`: nobody knows whose the rest is. In name order; empty without sponsors.
 *
 * Source: domain §1.2, §4.2 (D).
 */
export function evaluateSponsors(own: SponsoredPark, inner: readonly SponsoredPark[]): readonly SponsorEvaluation[] {
  const sponsored = own.park.sponsors.length > 0 ? [own] : inner.filter(({ park }) => park.sponsors.length > 0);
  const names = [...new Set(sponsored.flatMap(({ park }) => park.sponsors.map(({ name }) => name)))].sort(compareIds);
  const areSure = sponsored.every(({ park }) => sharesAddUp(park.sponsors));
  const from = `parks/${own.park.id}`;
  return names.map((name) => {
    const parts = sponsored.flatMap(({ park, holding }) =>
      park.sponsors.filter((sponsor) => sponsor.name === name).map(({ share }) => ({ holding, share })),
    );
    const holding = areSure ? addHoldings(parts) : unknownHolding("shares_do_not_sum");
    const shares = new Set(parts.map(({ share }) => share));
    const [share = null] = shares;
    return {
      name,
      share: shares.size === 1 ? share : null,
      accounts: toAccountFigures(holding.accounts, from),
      indicators: toLandIndicators(holding, from),
    };
  });
}

/** Do the shares of all sponsors of a park make up the whole? */
export function sharesAddUp(sponsors: Park["sponsors"]): boolean {
  const sum = sponsors.reduce((total, { share }) => total + share, 0);
  return Math.abs(sum - 1) <= shareTolerance;
}
