import type { ParkDataset } from "../../core/model/dataset.ts";

/**
 * From this many shapes a layer comes as tiles. Below it, GeoJSON read by the map's own worker is as quick, and exact to a
 * centimetre at every zoom.
 */
export const tiledFrom = 5_000;

/** Is there a layer to be drawn from tiles? */
export function hasLargeLayer({ layers }: ParkDataset): boolean {
  return [layers.zones, layers.parcels, layers.buildings].some((layer) => (layer?.size ?? 0) >= tiledFrom);
}
