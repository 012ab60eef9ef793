import { compareIds } from "../../model/ids.ts";
import type { CriterionResult } from "./judge-criteria.ts";
import type { OfferMatch } from "./match-offer.ts";
import type { Offer } from "./offer.ts";

/** One wish given up a little, and what that brings: `5 more if clear height ≥ 5.5 m`. */
export interface Relaxation {
  readonly criterion: string;
  readonly asked: CriterionResult["asked"];
  /** The new bound; null: the wish has to go, it knows no more or less. */
  readonly to: number | string | null;
  readonly unit: string;
  /** Offers that fit then and do not now, in id order. */
  readonly ids: readonly string[];
}

/**
 * What each wish, relaxed alone, would bring: one step for every bound at which another offer begins to fit, the cheapest first.
 * Offers that miss more than one wish, or of which something is not known, come with no single step.
 */
export function findRelaxations(matches: readonly OfferMatch[]): readonly Relaxation[] {
  const misses = new Map<string, { readonly offer: Offer; readonly result: CriterionResult }[]>();
  for (const { offer, group, results } of matches) {
    const missed = results.find(({ met }) => met === false);
    if (group !== "nearly" || missed === undefined) continue;
    misses.set(missed.criterion, [...(misses.get(missed.criterion) ?? []), { offer, result: missed }]);
  }
  return [...misses].sort(([a], [b]) => compareIds(a, b)).flatMap(([, missed]) => stepsOf(missed));
}

function stepsOf(
  missed: readonly { readonly offer: Offer; readonly result: CriterionResult }[],
): readonly Relaxation[] {
  const ordered = [...missed].sort(
    (a, b) => (b.result.gap ?? 0) - (a.result.gap ?? 0) || compareIds(a.offer.id, b.offer.id),
  );
  return ordered.flatMap(({ result }, index): readonly Relaxation[] => {
    const next = ordered[index + 1]?.result;
    const to = boundOf(result);
    if (next !== undefined && (to === null || next.gap === result.gap)) return [];
    const ids = ordered.slice(0, index + 1).map(({ offer }) => offer.id);
    const { criterion, asked, unit } = result;
    return [{ criterion, asked, to, unit, ids: ids.sort(compareIds) }];
  });
}

/** The bound that just lets an offer in. */
function boundOf({ criterion, gap, has }: CriterionResult): number | string | null {
  if (gap === null || criterion === "columnGridM" || typeof has === "boolean") return null;
  return has;
}
