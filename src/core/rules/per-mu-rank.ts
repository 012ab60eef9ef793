import { type PerMuClass, type PerMuQuota, perMuClasses } from "../model/park-rules.ts";
import { isNearlyEqual } from "../model/verdict.ts";
import { countPerMuClasses } from "./per-mu-quota.ts";

export interface PerMuRank {
  /** From 1; equal scores share the better rank. */
  readonly rank: number;
  readonly of: number;
  readonly rankShare: number;
  /** Null: the quotas do not add to 1. */
  readonly class: PerMuClass | null;
}

/**
 * Ranks firms by their scores, the best first, and deals them out to the classes: as many to each as the quotas give by largest
 * remainder. Firms of equal score share the better rank and with it the better class, even where that takes a class over its
 * count. The order in which firms are given does not matter; firms without a score are not for this list.
 *
 * Source: domain §9.1; quotas `per_mu.quota`.
 */
export function rankPerMu(scores: ReadonlyMap<string, number>, quota: PerMuQuota): ReadonlyMap<string, PerMuRank> {
  const ordered = [...scores].sort(([, a], [, b]) => b - a);
  const of = ordered.length;
  const counts = countPerMuClasses(of, quota);
  const classAt = (rank: number): PerMuClass | null => {
    if (counts === null) return null;
    let upTo = 0;
    for (const name of perMuClasses) {
      upTo += counts[name];
      if (rank <= upTo) return name;
    }
    return null;
  };
  const ranks = new Map<string, PerMuRank>();
  let rank = 0;
  let previous: number | undefined;
  for (const [index, [id, score]] of ordered.entries()) {
    if (previous === undefined || !isNearlyEqual(previous, score)) rank = index + 1;
    previous = score;
    ranks.set(id, { rank, of, rankShare: rank / of, class: classAt(rank) });
  }
  return ranks;
}
