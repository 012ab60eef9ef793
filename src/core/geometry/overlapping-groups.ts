import { createBoxIndex } from "./box-index.ts";
import { coveredAreaM2 } from "./covered-area.ts";
import type { PlanShape } from "./overlay-engine.ts";

/** Two shapes of a list that overlap, by their places in it. */
interface Pair {
  readonly i: number;
  readonly j: number;
  readonly areaM2: number;
}

/** Shapes that hang together by overlaps. */
export interface OverlapGroup {
  readonly shapes: readonly PlanShape[];
  /** Sum of the overlaps of all pairs in the group, m². */
  readonly pairwiseM2: number;
  /** Sum of the overlaps along a heaviest tree that joins the group: so much at least the union falls short of the sum, m². */
  readonly treeM2: number;
  /** Overlaps within the group, by the places of the shapes in it, the smaller place first. */
  readonly pairs: readonly Pair[];
}

/** From so many shapes on, with few partners each, a union is put together shape by shape. */
const manyShapes = 64;
const fewPartners = 6;

/**
 * Is a group many shapes of which each overlaps a few, such as the parcels of a city drawn a little over each other? Then going
 * through all of it in strips as tall as the city costs far more than its overlaps do.
 */
export function isLoose({ shapes, pairs }: OverlapGroup): boolean {
  return shapes.length >= manyShapes && pairs.length <= fewPartners * shapes.length;
}

/** Area of the union of a group: of each shape what no shape before it covers, m². Cost: linear in the shapes and their partners. */
export function looseUnionM2({ shapes, pairs }: OverlapGroup): number {
  const before: Pair[][] = shapes.map(() => []);
  for (const pair of pairs) before[pair.j]?.push(pair);
  let areaM2 = 0;
  for (const [index, shape] of shapes.entries()) {
    const covers = before[index] ?? [];
    const [only] = covers;
    if (covers.length > 1) {
      const covering = covers.flatMap(({ i }) => shapes[i] ?? []);
      areaM2 +=
        shape.areaM2 -
        coveredAreaM2(
          covering.map(({ polygons }) => polygons),
          shape.polygons,
        );
    } else areaM2 += shape.areaM2 - (only?.areaM2 ?? 0);
  }
  return areaM2;
}

/** Shapes joined by overlaps; a shape that overlaps no other is a group of its own. Cost: pairs with meeting boxes. */
export function findOverlappingGroups(
  shapes: readonly PlanShape[],
  intersectionAreaM2: (a: PlanShape, b: PlanShape) => number,
): readonly OverlapGroup[] {
  const parent = shapes.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const next = parent[up] ?? up;
      parent[at] = next;
      at = next;
    }
  };
  const pairs: Pair[] = [];
  createBoxIndex(shapes.map((shape) => shape.box)).forEachPair((i, j) => {
    const a = shapes[i];
    const b = shapes[j];
    if (a === undefined || b === undefined) return;
    const areaM2 = intersectionAreaM2(a, b);
    if (areaM2 > 0) pairs.push({ i, j, areaM2 });
  });
  // Largest overlaps first: those that join two groups make up the heaviest tree.
  pairs.sort((a, b) => b.areaM2 - a.areaM2 || a.i - b.i || a.j - b.j);
  const joining = pairs.filter(({ i, j }) => {
    const [rootI, rootJ] = [rootOf(i), rootOf(j)];
    parent[rootJ] = rootI;
    return rootI !== rootJ;
  });
  const members = new Map<number, PlanShape[]>();
  const placeInGroup = shapes.map((shape, i) => {
    const root = rootOf(i);
    const group = members.get(root);
    if (group === undefined) members.set(root, [shape]);
    else group.push(shape);
    return (members.get(root)?.length ?? 1) - 1;
  });
  const pairsOf = new Map<number, Pair[]>();
  for (const { i, j, areaM2 } of pairs) {
    const pair = { i: placeInGroup[Math.min(i, j)] ?? 0, j: placeInGroup[Math.max(i, j)] ?? 0, areaM2 };
    const group = pairsOf.get(rootOf(i));
    if (group === undefined) pairsOf.set(rootOf(i), [pair]);
    else group.push(pair);
  }
  const sumByGroup = (overlaps: typeof pairs): ReadonlyMap<number, number> => {
    const sums = new Map<number, number>();
    for (const { i, areaM2 } of overlaps) sums.set(rootOf(i), (sums.get(rootOf(i)) ?? 0) + areaM2);
    return sums;
  };
  const pairwise = sumByGroup(pairs);
  const trees = sumByGroup(joining);
  return [...members].map(([root, group]) => ({
    shapes: group,
    pairwiseM2: pairwise.get(root) ?? 0,
    treeM2: trees.get(root) ?? 0,
    pairs: pairsOf.get(root) ?? [],
  }));
}
