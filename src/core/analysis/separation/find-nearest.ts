import { type BoxIndex, createBoxIndex } from "../../geometry/box-index.ts";
import { findSpan, type Outline, type Span } from "../../geometry/distance.ts";
import { layOutOutlines } from "../../geometry/feature-outline.ts";
import { createNearestSearch, type NearestSearch } from "../../geometry/nearest-distance.ts";
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
  readonly search: NearestSearch;
}

export interface Nearest {
  readonly feature: Feature;
  readonly span: Span;
}

export function createFeatureIndex(features: readonly Feature[]): FeatureIndex {
  const outlines = features.map(({ outline }) => outline);
  return {
    features,
    index: createBoxIndex(outlines.map(({ box }) => box)),
    search: createNearestSearch(layOutOutlines(outlines)),
  };
}

export function growBox([minX, minY, maxX, maxY]: PlanBox, byM: number): PlanBox {
  return [minX - byM, minY - byM, maxX + byM, maxY + byM];
}

/**
 * The feature nearest to any of these outlines, within `reachM`, edge to edge; of several just as near the first one in the
 * order of the index. Nothing within reach: undefined. Exact. Cost: the few features that may be nearest (nearest-distance), and the
 * shortest way to the nearest.
 */
export function findNearest(
  outlines: readonly Outline[],
  { features, search }: FeatureIndex,
  reachM: number,
  isOther: (feature: Feature) => boolean = () => true,
): Nearest | undefined {
  let nearest: Nearest | undefined;
  const layer = layOutOutlines(outlines);
  const accepts = (position: number): boolean => {
    const feature = features[position];
    return feature !== undefined && isOther(feature);
  };
  outlines.forEach((outline, index) => {
    search.search(layer, index, Math.min(reachM, nearest?.span.distanceM ?? reachM), accepts);
    for (const position of search.nearest) {
      const feature = features[position];
      if (feature === undefined) continue;
      const span = findSpan(outline, feature.outline, nearest?.span.distanceM ?? reachM);
      if (span !== undefined && isNearer({ feature, span }, nearest, features)) nearest = { feature, span };
    }
  });
  return nearest;
}

function isNearer(found: Nearest, best: Nearest | undefined, features: readonly Feature[]): boolean {
  if (best === undefined || found.span.distanceM < best.span.distanceM) return true;
  if (found.span.distanceM > best.span.distanceM) return false;
  return features.indexOf(found.feature) < features.indexOf(best.feature);
}
