import type { Issue } from "../model/issue.ts";
import type { OverlapPair } from "./find-overlaps.ts";

/**
 * Id -> ids of all shapes with its outline, in id order, of shapes drawn more often than `mostCopies`: the flats of a house that a land
 * register draws once each on the ground of the house. Any two of them overlap wholly, so that a stack is compared with its
 * neighbours, and reported, as one shape.
 */
export type ShapeStacks = ReadonlyMap<string, readonly string[]>;

export const noStacks: ShapeStacks = new Map();

/**
 * Up to so many copies every pair is reported by itself, at most six a group; more copies are a stack. Of 100 131 real parcels with
 * 1 271 outlines drawn more than once (the largest 453 times), 1 133 of 1.3 million pairs are left to report singly, beside 750
 * stacks.
 */
export const mostCopies = 4;

/** The stacks among shapes drawn more than once, as `duplicate-geometry` issues name them. */
export function findStacks(duplicates: readonly Issue[]): ShapeStacks {
  const stacks = new Map<string, readonly string[]>();
  for (const { ids } of duplicates) {
    if (ids.length > mostCopies) for (const id of ids) stacks.set(id, ids);
  }
  return stacks;
}

/** The stacks pairs speak of. */
export function stacksOfPairs(pairs: readonly OverlapPair[]): ShapeStacks {
  const stacks = new Map<string, readonly string[]>();
  for (const { stackA, stackB } of pairs) {
    for (const stack of [stackA, stackB]) {
      if (stack?.[0] !== undefined && !stacks.has(stack[0])) for (const id of stack) stacks.set(id, stack);
    }
  }
  return stacks;
}

/** Shapes less those that repeat the outline of one before them in a stack: the same ground, covered once. */
export function withoutRepeats<T extends { readonly id: string }>(
  shapes: readonly T[],
  stacks: ShapeStacks,
): readonly T[] {
  if (stacks.size === 0) return shapes;
  const seen = new Set<readonly string[]>();
  return shapes.filter(({ id }) => {
    const stack = stacks.get(id);
    if (stack === undefined) return true;
    const isFirst = !seen.has(stack);
    seen.add(stack);
    return isFirst;
  });
}

/** Does a shape stand for its stack, or for itself where it is in none? */
export function standsForStack(id: string, stacks: ShapeStacks): boolean {
  const stack = stacks.get(id);
  return stack === undefined || stack[0] === id;
}

/** Ids of all shapes a pair speaks of: both, and those they stand for. */
export function idsOfPair({ a, b, stackA, stackB }: OverlapPair): readonly string[] {
  if (stackA !== undefined && stackA === stackB) return stackA;
  return [...(stackA ?? [a.id]), ...(stackB ?? [b.id])];
}

/** Pairs of shapes a pair stands for. */
export function countPairs({ stackA, stackB }: OverlapPair): number {
  const countA = stackA?.length ?? 1;
  if (stackA !== undefined && stackA === stackB) return (countA * (countA - 1)) / 2;
  return countA * (stackB?.length ?? 1);
}

/** `P-7`, or `P-7 (×453)` where it stands for so many. */
export function stackName(id: string, stack: readonly string[] | undefined): string {
  return stack === undefined ? id : `${id} (×${stack.length})`;
}
