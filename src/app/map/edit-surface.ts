import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { Draft } from "../tools/draft.ts";
import type { EditSurface, Pixel } from "../tools/edit-surface.ts";
import { toDraftFeatures } from "./draft-features.ts";
import { addDraftLayers, removeDraftLayers } from "./draft-layers.ts";
import { metersPerPixel } from "./ground-scale.ts";
import type { MapController } from "./map-controller.ts";
import { palette } from "./palette.ts";

/** Elements over the canvas that follow the hand. */
export interface EditElements {
  readonly crosshair: HTMLElement;
  readonly facts: HTMLElement;
}

/** Room between the hand and the box with figures, px. */
const factsGapPx = 28;

/** The map of the page as tools see it. */
export function createEditSurface(
  controller: MapController,
  elements: EditElements,
): EditSurface & { readonly destroy: () => void } {
  const { map } = controller;
  addDraftLayers(map);
  let hidden: readonly FeatureRef[] = [];
  const hide = (next: readonly FeatureRef[]) => {
    if (next.length === 0 && hidden.length === 0) return;
    controller.setDrafted(next);
    hidden = next;
  };
  const size = () => controller.canvasSize;
  return {
    project(position) {
      const { x, y } = map.project([position[0], position[1]]);
      return [x, y];
    },
    unproject([x, y]): LngLat {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
    metersPerPx: () => metersPerPixel(map.getZoom(), map.getCenter().lat),
    size,
    box(): LngLatBox {
      const bounds = map.getBounds();
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    },
    panBy(dx, dy) {
      map.panBy([dx, dy], { duration: 0 });
    },
    setCursor(cursor) {
      map.getCanvas().style.cursor = cursor;
    },
    draw(draft: Draft) {
      hide(draft.hidden);
      controller.setDraft(toDraftFeatures(draft, palette));
    },
    showCrosshair: (at) => place(elements.crosshair, at),
    showFacts: (at, heading) =>
      place(elements.facts, at === null ? null : standAside(at, heading, elements.facts, size())),
    destroy() {
      hide([]);
      removeDraftLayers(map);
    },
  };
}

function place(element: HTMLElement, at: Pixel | null): void {
  element.hidden = at === null;
  if (at !== null) element.style.transform = `translate(${Math.round(at[0])}px, ${Math.round(at[1])}px)`;
}

/** Upper left of a box that stands on the side the hand comes from, inside the map. */
function standAside(
  [x, y]: Pixel,
  [headingX, headingY]: Pixel,
  box: HTMLElement,
  { width, height }: { readonly width: number; readonly height: number },
): Pixel {
  const [w, h] = [box.offsetWidth, box.offsetHeight];
  const left = headingX > 0 ? x - factsGapPx - w : x + factsGapPx;
  const top = headingY > 0 ? y - factsGapPx - h : y + factsGapPx;
  const keep = (value: number, most: number) => Math.max(8, Math.min(value, most));
  return [keep(left, width - w - 8), keep(top, height - h - 8)];
}
