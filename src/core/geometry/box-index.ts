import Flatbush from "flatbush";
import type { PlanBox } from "../model/coordinates.ts";

/** Which boxes touch a box, by their place in the list the index was made from. Touching edges count. */
export interface BoxIndex {
  search(box: PlanBox, visit: (index: number) => void): void;
  /** Every pair i < j of boxes that touch, each once, in order of i, then j. */
  forEachPair(visit: (i: number, j: number) => void): void;
}

/** Index over boxes of one plane (or degrees). An empty list gives an index that finds nothing. Cost: O(n log n). */
export function createBoxIndex(boxes: readonly PlanBox[]): BoxIndex {
  if (boxes.length === 0) return { search: () => undefined, forEachPair: () => undefined };
  const tree = new Flatbush(boxes.length);
  for (const [minX, minY, maxX, maxY] of boxes) tree.add(minX, minY, maxX, maxY);
  tree.finish();
  const find = (box: PlanBox): number[] => tree.search(box[0], box[1], box[2], box[3]).sort((a, b) => a - b);
  return {
    search(box, visit) {
      for (const index of find(box)) visit(index);
    },
    forEachPair(visit) {
      boxes.forEach((box, i) => {
        for (const j of find(box)) if (j > i) visit(i, j);
      });
    },
  };
}
