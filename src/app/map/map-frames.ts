import type { CompareView } from "../state/compare-view.ts";

/** Where a map stands in its region, percent of the width. */
export interface MapFrame {
  readonly left: number;
  readonly width: number;
}

/** Side by side each map has its share of the width; otherwise all lie over each other. */
export function mapFrames(layout: CompareView["layout"], count: number): readonly MapFrame[] {
  return Array.from({ length: count }, (_, index) =>
    layout === "split" ? { left: (index * 100) / count, width: 100 / count } : { left: 0, width: 100 },
  );
}
