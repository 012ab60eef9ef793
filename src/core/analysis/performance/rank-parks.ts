import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import { isNearlyEqual } from "../../model/verdict.ts";

/** Place of a park among the parks of the dataset by its score of intensive land use. */
export interface ParkRank {
  readonly parkId: string;
  /** From 1, equal scores share the better one; null: not ranked, which is not the last place. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly reason?: string;
  readonly missing: readonly string[];
}

interface ScoredPark {
  readonly id: string;
  readonly evaluation?: { readonly score: Figure } | undefined;
}

/**
 * Ranks parks by the score of their evaluation, the best first. A park whose score is open is listed after them without a
 * rank, with what is missing (domain §9.2). The order of the parks does not matter.
 */
export function rankParks(parks: readonly ScoredPark[]): readonly ParkRank[] {
  const ordered = [...parks].sort((a, b) => compareIds(a.id, b.id));
  const scored = ordered.flatMap(({ id, evaluation }) => {
    const score = evaluation?.score.value ?? null;
    return score === null ? [] : [{ parkId: id, score }];
  });
  scored.sort((a, b) => b.score - a.score);
  const ranked: ParkRank[] = [];
  for (const [index, { parkId, score }] of scored.entries()) {
    const before = ranked.at(-1);
    const isTie = before !== undefined && isNearlyEqual(before.score ?? Number.NaN, score);
    ranked.push({ parkId, score, rank: isTie ? before.rank : index + 1, missing: [] });
  }
  const unranked = ordered.flatMap(({ id, evaluation }): readonly ParkRank[] => {
    if ((evaluation?.score.value ?? null) !== null) return [];
    const reason = evaluation?.score.reason ?? "no_score";
    return [{ parkId: id, rank: null, score: null, reason, missing: evaluation?.score.missing ?? [] }];
  });
  return [...ranked, ...unranked];
}
