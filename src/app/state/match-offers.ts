import { findRelaxations, type Relaxation } from "../../core/analysis/match/find-relaxations.ts";
import { type CriterionResult, judgeCriteria } from "../../core/analysis/match/judge-criteria.ts";
import { type OfferMatch as CoreMatch, matchOffer } from "../../core/analysis/match/match-offer.ts";
import type { Need } from "../../core/model/need.ts";
import type { ListingRow } from "../../worker/messages.ts";
import { compareIds } from "./natural-order.ts";
import type { InvestNeed } from "./session.ts";

export type OfferMatch = CoreMatch<ListingRow>;

/** Code system of the classes the form offers. */
const formCodeSystem = "cn-2023";

/** The form's wishes in the words of a need file. */
function toNeed({ kind, minAreaM2, maxAreaM2, use }: InvestNeed): Need {
  return {
    schema: "parkwright.need/1",
    kind,
    areaM2: { min: minAreaM2 ?? undefined, max: maxAreaM2 ?? undefined },
    use: use ?? undefined,
    useCodeSystem: formCodeSystem,
  };
}

/** All offers of the kind asked for, matched. */
export function matchOffers(offers: readonly ListingRow[], need: InvestNeed): readonly OfferMatch[] {
  const wanted = toNeed(need);
  return offers.filter((offer) => offer.kind === need.kind).map((offer) => matchOffer(offer, wanted));
}

/** How many offers of the kind remain if only these wishes were kept. */
export function countAlone(offers: readonly ListingRow[], need: InvestNeed, criteria: readonly string[]): number {
  const wanted = toNeed(need);
  const keeps = (results: readonly CriterionResult[]) =>
    results.filter(({ criterion }) => criteria.includes(criterion)).every(({ met }) => met === true);
  return offers.filter((offer) => offer.kind === need.kind && keeps(judgeCriteria(offer, wanted))).length;
}

export type OfferSort = "fit" | "area" | "price" | "id";
/** Offers not looked at for this long are shown grey, and after twice as long they sink. */
export const staleDays = 90;
export const sunkDays = 180;

export function verifiedAgeDays(offer: ListingRow, asOf: string): number | null {
  const on = offer.listing?.verifiedOn ?? null;
  return on === null ? null : Math.round((Date.parse(asOf) - Date.parse(on)) / 86_400_000);
}

/** Long unverified offers sink below the rest, whatever the order asked for. */
export function sortMatches(matches: readonly OfferMatch[], sort: OfferSort, asOf: string): readonly OfferMatch[] {
  const sinks = (match: OfferMatch) => ((verifiedAgeDays(match.offer, asOf) ?? 0) > sunkDays ? 1 : 0);
  const price = (offer: ListingRow) =>
    offer.listing?.priceWanPerMu ?? offer.unit?.rentPerM2Month ?? Number.POSITIVE_INFINITY;
  return [...matches].sort(
    (a, b) =>
      sinks(a) - sinks(b) ||
      (sort === "area" ? (b.offer.areaM2 ?? 0) - (a.offer.areaM2 ?? 0) : 0) ||
      (sort === "price" ? price(a.offer) - price(b.offer) : 0) ||
      (sort === "fit" ? worstGap(b) - worstGap(a) : 0) ||
      compareIds(a.offer.id, b.offer.id),
  );
}

/** The failed wish's gap (negative); 0 where everything fits. */
function worstGap(match: OfferMatch): number {
  return Math.min(0, ...match.results.map(({ met, gap }) => gap ?? (met === false ? -1e9 : 0)));
}

export interface RelaxedNeed {
  readonly criterion: string;
  readonly need: Partial<InvestNeed>;
  readonly more: number;
  /** New bound of a relaxed area wish, m². */
  readonly areaM2: number | null;
}

/** The one relaxation that brings the most further offers: drop the class, or move an area bound as far as an offer needs. */
export function findBestRelaxation(matches: readonly OfferMatch[]): RelaxedNeed | undefined {
  const [best] = [...findRelaxations(matches)].sort((a, b) => b.ids.length - a.ids.length);
  return best === undefined ? undefined : toRelaxedNeed(best);
}

/** Bounds in whole hundreds of m² read better than 27 318.4. */
function toRelaxedNeed({ criterion, to, ids }: Relaxation): RelaxedNeed {
  const more = ids.length;
  if (typeof to !== "number") return { criterion, need: { use: null }, more, areaM2: null };
  const isLeast = criterion === "areaM2.min";
  const areaM2 = (isLeast ? Math.floor(to / 100) : Math.ceil(to / 100)) * 100;
  return { criterion, need: isLeast ? { minAreaM2: areaM2 } : { maxAreaM2: areaM2 }, more, areaM2 };
}
