import type { Issue } from "../../model/issue.ts";
import type { OverlapPair } from "../find-overlaps.ts";
import { idsOfPair } from "../shape-stacks.ts";

/** What is said of pairs: the pairs in id order, and their issues in the order of the pairs. */
interface PairIssues {
  readonly pairs: readonly OverlapPair[];
  readonly issues: readonly Issue[];
}

/**
 * The issues of `pairs`, where only pairs that were not there before are spoken of anew, by `issuesOf`: the others keep theirs. Cost: a
 * look at each pair.
 */
export function patchOverlapIssues(
  before: PairIssues,
  pairs: readonly OverlapPair[],
  issuesOf: (pairs: readonly OverlapPair[]) => readonly Issue[],
): readonly Issue[] {
  if (pairs === before.pairs) return before.issues;
  const known = groupByPair(before);
  return pairs.flatMap((pair) => known.get(pair) ?? issuesOf([pair]));
}

/** Issues of one pair follow each other and name the same shapes; a pair of no more than noise has none. */
function groupByPair({ pairs, issues }: PairIssues): ReadonlyMap<OverlapPair, readonly Issue[]> {
  const groups = new Map<OverlapPair, readonly Issue[]>();
  let from = 0;
  for (const pair of pairs) {
    const ids = idsOfPair(pair);
    let to = from;
    while (isSameList(issues[to]?.ids, ids)) to++;
    groups.set(pair, issues.slice(from, to));
    from = to;
  }
  return groups;
}

function isSameList(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && a.length === b.length && b.every((id, index) => a[index] === id);
}
