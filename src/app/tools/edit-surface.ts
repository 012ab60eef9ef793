import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import type { Draft } from "./draft.ts";

/** A place on the map's canvas, px from its upper left. */
export type Pixel = readonly [x: number, y: number];

/** The map as tools see it: where things lie on the screen, and how to draw. app/map holds the one that is. */
export interface EditSurface {
  project(position: LngLat): Pixel;
  unproject(pixel: Pixel): LngLat;
  metersPerPx(): number;
  size(): { readonly width: number; readonly height: number };
  /** What is in view, degrees. */
  box(): LngLatBox;
  panBy(dx: number, dy: number): void;
  setCursor(cursor: string): void;
  draw(draft: Draft): void;
  /** Shows the cross that the arrow keys move; null hides it. */
  showCrosshair(at: Pixel | null): void;
  /** Where the box with figures stands; null hides it. `moving`: direction of the hand, px. */
  showFacts(at: Pixel | null, moving: Pixel): void;
}
