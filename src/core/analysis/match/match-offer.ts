import type { Need } from "../../model/need.ts";
import { type CriterionResult, judgeCriteria } from "./judge-criteria.ts";
import type { Offer } from "./offer.ts";

export type MatchGroup = "fits" | "toCheck" | "nearly" | "excluded";

export interface OfferMatch<O extends Offer = Offer> {
  readonly offer: O;
  readonly group: MatchGroup;
  /** Every wish of the need; the kind only where it is missed, alone: nothing else is compared across kinds. */
  readonly results: readonly CriterionResult[];
}

/**
 * An offer against a need, in exactly one group: it fits; nothing fails but something is not known (`toCheck`); one wish fails
 * and all else is met (`nearly`); anything else is `excluded`, and so is the other kind of offer.
 */
export function matchOffer<O extends Offer>(offer: O, need: Need): OfferMatch<O> {
  if (offer.kind !== need.kind) return { offer, group: "excluded", results: [missedKind(offer, need)] };
  const results = judgeCriteria(offer, need);
  const failed = results.filter(({ met }) => met === false).length;
  const open = results.filter(({ met }) => met === null).length;
  if (failed === 0) return { offer, group: open === 0 ? "fits" : "toCheck", results };
  return { offer, group: failed === 1 && open === 0 ? "nearly" : "excluded", results };
}

function missedKind(offer: Offer, need: Need): CriterionResult {
  return { criterion: "kind", met: false, asked: need.kind, has: offer.kind, gap: null, unit: "none", missing: [] };
}
