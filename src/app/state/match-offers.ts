import type { ListingRow } from "../../worker/messages.ts";
import { compareIds } from "./natural-order.ts";
import type { InvestNeed } from "./session.ts";

/** A wish of the need form. */
export type Criterion = "areaMin" | "areaMax" | "use";

export interface CriterionResult {
  readonly criterion: Criterion;
  /** null: the offer does not say. */
  readonly met: boolean | null;
  /** How far off, m²; null for classes. */
  readonly gapM2: number | null;
}

export interface OfferMatch {
  readonly offer: ListingRow;
  readonly results: readonly CriterionResult[];
  readonly group: "fits" | "toCheck" | "nearly" | "excluded";
}

/** Judges one offer: every wish by itself. `nearly` = one wish fails and nothing else does. */
function matchOffer(offer: ListingRow, need: InvestNeed): OfferMatch {
  const results = listCriteria(need).map((criterion) => judge(offer, need, criterion));
  const failed = results.filter((result) => result.met === false).length;
  const open = results.filter((result) => result.met === null).length;
  const group = failed === 0 ? (open === 0 ? "fits" : "toCheck") : failed === 1 && open === 0 ? "nearly" : "excluded";
  return { offer, results, group };
}

function listCriteria(need: InvestNeed): readonly Criterion[] {
  const criteria: Criterion[] = [];
  if (need.minAreaM2 !== null) criteria.push("areaMin");
  if (need.maxAreaM2 !== null) criteria.push("areaMax");
  if (need.use !== null) criteria.push("use");
  return criteria;
}

function judge(offer: ListingRow, need: InvestNeed, criterion: Criterion): CriterionResult {
  const { areaM2 } = offer;
  switch (criterion) {
    case "areaMin": {
      const gap = areaM2 === null || need.minAreaM2 === null ? null : areaM2 - need.minAreaM2;
      return { criterion, met: gap === null ? null : gap >= -1e-6, gapM2: gap };
    }
    case "areaMax": {
      const gap = areaM2 === null || need.maxAreaM2 === null ? null : need.maxAreaM2 - areaM2;
      return { criterion, met: gap === null ? null : gap >= -1e-6, gapM2: gap };
    }
    case "use":
      return { criterion, met: allowsUse(offer, need.use ?? ""), gapM2: null };
  }
}

/** Does the offer take this class? Its own class, or one it names as permitted; `1001*` is any class that begins so. */
function allowsUse(offer: ListingRow, use: string): boolean | null {
  const prefix = use.replace(/\*$/, "");
  const uses = [...(offer.landUse === null ? [] : [offer.landUse]), ...(offer.listing?.permittedUses ?? [])];
  if (uses.length === 0) return null;
  return uses.some((code) => code.startsWith(prefix));
}

/** All offers of the kind asked for, matched. */
export function matchOffers(offers: readonly ListingRow[], need: InvestNeed): readonly OfferMatch[] {
  return offers.filter((offer) => offer.kind === need.kind).map((offer) => matchOffer(offer, need));
}

/** How many offers of the kind remain if only this wish were kept. */
export function countAlone(offers: readonly ListingRow[], need: InvestNeed, criteria: readonly Criterion[]): number {
  return offers
    .filter((offer) => offer.kind === need.kind)
    .filter((offer) =>
      listCriteria(need)
        .filter((criterion) => criteria.includes(criterion))
        .every((criterion) => judge(offer, need, criterion).met === true),
    ).length;
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

/** The failed wish's gap, m² (negative); 0 where everything fits. */
function worstGap(match: OfferMatch): number {
  return Math.min(0, ...match.results.map((result) => result.gapM2 ?? (result.met === false ? -1e9 : 0)));
}

export interface RelaxedNeed {
  readonly criterion: Criterion;
  readonly need: Partial<InvestNeed>;
  readonly more: number;
  /** New bound of a relaxed area wish, m². */
  readonly areaM2: number | null;
}

/** The one relaxation that brings the most further offers: drop the class, or move an area bound to the nearest miss. */
export function findBestRelaxation(matches: readonly OfferMatch[]): RelaxedNeed | undefined {
  const nearly = matches.filter((match) => match.group === "nearly");
  const by = (criterion: Criterion) =>
    nearly.filter((match) => match.results.some((result) => result.criterion === criterion && result.met === false));
  const candidates: RelaxedNeed[] = [];
  const small = by("areaMin");
  const large = by("areaMax");
  const use = by("use");
  if (small.length > 0) {
    const areaM2 = Math.min(...small.map((match) => match.offer.areaM2 ?? 0));
    candidates.push({
      criterion: "areaMin",
      need: { minAreaM2: floorTo(areaM2) },
      more: small.length,
      areaM2: floorTo(areaM2),
    });
  }
  if (large.length > 0) {
    const areaM2 = Math.max(...large.map((match) => match.offer.areaM2 ?? 0));
    candidates.push({
      criterion: "areaMax",
      need: { maxAreaM2: ceilTo(areaM2) },
      more: large.length,
      areaM2: ceilTo(areaM2),
    });
  }
  if (use.length > 0) candidates.push({ criterion: "use", need: { use: null }, more: use.length, areaM2: null });
  return candidates.sort((a, b) => b.more - a.more)[0];
}

/** Bounds in whole hundreds of m² read better than 27 318.4. */
function floorTo(areaM2: number): number {
  return Math.floor(areaM2 / 100) * 100;
}
function ceilTo(areaM2: number): number {
  return Math.ceil(areaM2 / 100) * 100;
}
