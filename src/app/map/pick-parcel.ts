import type { Map as MapLibreMap, PointLike } from "maplibre-gl";

/** Ids of the parcels drawn at a point, topmost first, each once. A building or line above answers with its parcel. */
export function findParcelsAt(map: MapLibreMap, point: PointLike): readonly string[] {
  if (map.getLayer("parcels-ground") === undefined) return [];
  const features = map.queryRenderedFeatures(point, { layers: ["parcels-ground"] });
  return [...new Set(features.map((feature) => String(feature.properties.id)))];
}

/** Parcels touched by a dragged rectangle, in id order. */
export function findParcelsIn(
  map: MapLibreMap,
  from: readonly [number, number],
  to: readonly [number, number],
): readonly string[] {
  const box: [PointLike, PointLike] = [
    [Math.min(from[0], to[0]), Math.min(from[1], to[1])],
    [Math.max(from[0], to[0]), Math.max(from[1], to[1])],
  ];
  const features = map.queryRenderedFeatures(box, { layers: ["parcels-ground"] });
  return [...new Set(features.map((feature) => String(feature.properties.id)))].sort();
}

const sameSpotPx = 4;

/** Which of several stacked parcels a click takes: the topmost, and at the same spot again the next one below. */
export class StackPicker {
  #spot: { readonly x: number; readonly y: number; readonly index: number } | null = null;

  pick(ids: readonly string[], x: number, y: number): string | null {
    if (ids.length === 0) {
      this.#spot = null;
      return null;
    }
    const again = this.#spot !== null && Math.hypot(x - this.#spot.x, y - this.#spot.y) <= sameSpotPx;
    const index = again && this.#spot !== null ? (this.#spot.index + 1) % ids.length : 0;
    this.#spot = { x, y, index };
    return ids[index] ?? null;
  }
}
