import { divideRecorded, isOverWhole, openRatio, type Ratio } from "./ratio.ts";

/**
 * Share of firms that have a partner of their chain near them, 0 to 1. Who is near is counted by whoever measures, from
 * parcel to parcel at the distance the pack's `cluster` section names (`partner_within_m`).
 *
 * Not counted at that distance: unknown. No firm: not applicable. More firms with a partner than firms: the counts contradict
 * each other, unknown.
 *
 * Source: domain §9.3 (D).
 */
export function computeChainAdjacency(withPartner: number | null, enterprises: number | null): Ratio {
  const share = divideRecorded({ withPartner, enterprises });
  return isOverWhole(share) ? openRatio([]) : share;
}
