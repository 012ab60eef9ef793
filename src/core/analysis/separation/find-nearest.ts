import { type BoxIndex, createBoxIndex } from "../../geometry/box-index.ts";
import { boxGapM, findSpan, type Outline, type Span } from "../../geometry/distance.ts";
import type { PlanBox } from "../../model/coordinates.ts";

/** Something a distance is measured to. */
export interface Feature {
  /** `layer/id`. */
  readonly subject: string;
  /** What it is: a kind of the layer of sensitive uses, or a land-use code. */
  readonly what: string;
  readonly outline: Outline;
}

export interface FeatureIndex {
  readonly features: readonly Feature[];
  readonly index: BoxIndex;
}

export interface Nearest {
  readonly feature: Feature;
  readonly span: Span;
}

export function createFeatureIndex(features: readonly Feature[]): FeatureIndex {
  return { features, index: createBoxIndex(features.map(({ outline }) => outline.box)) };
}

export function growBox([minX, minY, maxX, maxY]: PlanBox, byM: number): PlanBox {
  return [minX - byM, minY - byM, maxX + byM, maxY + byM];
}

/**
 * The feature nearest to any of these outlines, within `reachM`, edge to edge; of several just as near the first one in the
 * order of the index. Nothing within reach: undefined. Exact: a feature is passed over only where its box is farther away than
 * one already measured. Cost: the boxes in reach, and exact distances of the few that may be nearest.
 */
export function findNearest(
  outlines: readonly Outline[],
  { features, index }: FeatureIndex,
  reachM: number,
  isOther: (feature: Feature) => boolean = () => true,
): Nearest | undefined {
  let nearest: Nearest | undefined;
  for (const outline of outlines) {
    const near: { readonly feature: Feature; readonly gapM: number }[] = [];
    index.search(growBox(outline.box, reachM), (position) => {
      const feature = features[position];
      if (feature !== undefined && isOther(feature)) {
        near.push({ feature, gapM: boxGapM(outline.box, feature.outline.box) });
      }
    });
    near.sort((a, b) => a.gapM - b.gapM);
    for (const { feature, gapM } of near) {
      const bestM = nearest?.span.distanceM ?? reachM;
      if (gapM > bestM) break;
      const span = findSpan(outline, feature.outline, bestM);
      if (span !== undefined && isNearer({ feature, span }, nearest, features)) nearest = { feature, span };
    }
  }
  return nearest;
}

function isNearer(found: Nearest, best: Nearest | undefined, features: readonly Feature[]): boolean {
  if (best === undefined || found.span.distanceM < best.span.distanceM) return true;
  if (found.span.distanceM > best.span.distanceM) return false;
  return features.indexOf(found.feature) < features.indexOf(best.feature);
}
