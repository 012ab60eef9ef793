import type { MapGeoJSONFeature, Map as MapLibreMap, PointLike } from "maplibre-gl";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { ParcelRow } from "../../worker/messages.ts";

type Place = readonly [number, number];

/** Ids of the parcels drawn at a point, topmost first, each once. A building or line above answers with its parcel. */
export function findParcelsAt(map: MapLibreMap, point: Place, rows: readonly ParcelRow[]): readonly string[] {
  if (map.getLayer("parcels-ground") === undefined) return [];
  return readIds(map, [point[0], point[1]], point, point, rows);
}

/** Parcels touched by a dragged rectangle, in id order. */
export function findParcelsIn(map: MapLibreMap, from: Place, to: Place, rows: readonly ParcelRow[]): readonly string[] {
  const least: Place = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  const most: Place = [Math.max(from[0], to[0]), Math.max(from[1], to[1])];
  return [...readIds(map, [[...least], [...most]], least, most, rows)].sort();
}

/**
 * Parcels of a pixel or two are drawn together and answer without a number (tile-cells.ts): there the rows say which
 * boxes lie in the place asked about.
 */
function readIds(
  map: MapLibreMap,
  at: PointLike | [PointLike, PointLike],
  least: Place,
  most: Place,
  rows: readonly ParcelRow[],
): readonly string[] {
  const features = map.queryRenderedFeatures(at, { layers: ["parcels-ground"] });
  const ids = new Set(features.filter(hasId).map((feature) => String(feature.properties.id)));
  if (!features.every(hasId)) {
    const box = toLngLatBox(map, least, most);
    for (const row of rows) if (touches(row.box, box)) ids.add(row.id);
  }
  return [...ids];
}

function hasId({ properties }: MapGeoJSONFeature): boolean {
  return properties.id !== undefined;
}

function toLngLatBox(map: MapLibreMap, [left, top]: Place, [right, bottom]: Place): LngLatBox {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map((corner) => map.unproject(corner as [number, number]));
  const lngs = corners.map(({ lng }) => lng);
  const lats = corners.map(({ lat }) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

function touches(a: LngLatBox, b: LngLatBox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
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
