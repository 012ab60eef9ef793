import { compareIds } from "../../model/ids.ts";
import type { Need } from "../../model/need.ts";
import { isAbove, isBelow } from "../../model/verdict.ts";
import { createSum } from "../compensated-sum.ts";
import type { Neighbors } from "./find-neighbors.ts";
import type { OfferMatch } from "./match-offer.ts";

/** Lots side by side that together are as large as asked. */
export interface OfferGroup {
  readonly ids: readonly string[];
  readonly areaM2: number;
  /** How many owners have to agree; null where one of them is not known. */
  readonly owners: number | null;
  /** Wishes that are not known of one of them. */
  readonly unknown: readonly string[];
}

export interface OfferGroups {
  readonly groups: readonly OfferGroup[];
  /** False where there are more than were looked at. */
  readonly complete: boolean;
}

/** A deal with more owners than that is a project of its own. */
export const mostMembers = 4;
const mostGroups = 50;
/** Sets looked at: a fraction of a second. */
const mostSets = 20_000;

interface Lot {
  readonly id: string;
  readonly areaM2: number;
  readonly owners: readonly string[] | null;
  readonly unknown: readonly string[];
}

/**
 * Sets of neighbouring lots, none of them large enough alone, that reach the least area together and stay under the largest. Lots
 * that miss nothing but the area take part. A set without a member it could spare, of 2 to `mostMembers`; the smallest sets
 * first, then those of which all is known, then the smaller area, then ids. Bounded, and `complete` says whether that cut anything.
 */
export function findGroups(matches: readonly OfferMatch[], need: Need, neighbors: Neighbors): OfferGroups {
  const least = need.areaM2?.min;
  if (need.kind !== "land" || least === undefined) return { groups: [], complete: true };
  const lots = new Map(matches.flatMap(toLot).map((lot) => [lot.id, lot]));
  const reaches = (ids: readonly string[]): boolean => !isBelow(areaOf(ids, lots), least);
  const found: OfferGroup[] = [];
  let frontier: readonly (readonly string[])[] = [...lots.keys()].sort(compareIds).map((id) => [id]);
  let looked = 0;
  for (let size = 2; size <= mostMembers && looked < mostSets; size++) {
    const grown = growSets(frontier, lots, neighbors, mostSets - looked);
    looked += grown.length;
    for (const ids of grown) if (reaches(ids) && isMinimal(ids, reaches, neighbors)) found.push(toGroup(ids, lots));
    frontier = grown.filter((ids) => !reaches(ids));
  }
  const groups = arrange(found, need);
  return { groups: groups.slice(0, mostGroups), complete: looked < mostSets && groups.length <= mostGroups };
}

function toLot({ offer, results }: OfferMatch): readonly Lot[] {
  const failed = results.filter(({ met }) => met === false);
  const [only] = failed;
  if (failed.length !== 1 || only?.criterion !== "areaM2.min" || offer.areaM2 === null) return [];
  const unknown = results.filter(({ met }) => met === null).map(({ criterion }) => criterion);
  return [{ id: offer.id, areaM2: offer.areaM2, owners: offer.owners, unknown }];
}

/** Every connected set with one member more, each once, in the order it is reached. */
function growSets(
  sets: readonly (readonly string[])[],
  lots: ReadonlyMap<string, Lot>,
  neighbors: Neighbors,
  most: number,
): readonly (readonly string[])[] {
  const grown = new Map<string, readonly string[]>();
  for (const ids of sets) {
    for (const next of new Set(ids.flatMap((id) => neighbors.get(id) ?? []))) {
      if (ids.includes(next) || !lots.has(next)) continue;
      const larger = [...ids, next].sort(compareIds);
      grown.set(JSON.stringify(larger), larger);
      if (grown.size >= most) return [...grown.values()];
    }
  }
  return [...grown.values()];
}

/** No member can be left out such that the rest still hangs together and is large enough. */
function isMinimal(
  ids: readonly string[],
  reaches: (ids: readonly string[]) => boolean,
  neighbors: Neighbors,
): boolean {
  return ids.every((id) => {
    const rest = ids.filter((other) => other !== id);
    return !reaches(rest) || !isConnected(rest, neighbors);
  });
}

function isConnected(ids: readonly string[], neighbors: Neighbors): boolean {
  const reached = new Set(ids.slice(0, 1));
  for (const id of reached) {
    for (const next of neighbors.get(id) ?? []) if (ids.includes(next)) reached.add(next);
  }
  return reached.size === ids.length;
}

function areaOf(ids: readonly string[], lots: ReadonlyMap<string, Lot>): number {
  const sum = createSum();
  for (const id of ids) sum.add(lots.get(id)?.areaM2 ?? 0);
  return sum.value();
}

function toGroup(ids: readonly string[], lots: ReadonlyMap<string, Lot>): OfferGroup {
  const members = ids.flatMap((id) => lots.get(id) ?? []);
  const owners = members.every((lot) => lot.owners !== null)
    ? new Set(members.flatMap((lot) => lot.owners ?? [])).size
    : null;
  const unknown = [...new Set(members.flatMap((lot) => lot.unknown))].sort(compareIds);
  return { ids, areaM2: areaOf(ids, lots), owners, unknown };
}

function arrange(groups: readonly OfferGroup[], need: Need): readonly OfferGroup[] {
  const most = need.areaM2?.max ?? Number.POSITIVE_INFINITY;
  return groups
    .filter(({ areaM2 }) => !isAbove(areaM2, most))
    .sort(
      (a, b) =>
        a.ids.length - b.ids.length ||
        a.unknown.length - b.unknown.length ||
        a.areaM2 - b.areaM2 ||
        compareIds(a.ids.join("\n"), b.ids.join("\n")),
    );
}
