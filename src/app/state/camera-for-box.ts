import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { Camera } from "./session.ts";

/** A camera that shows a box in a window of this size. Web Mercator, tiles of 512. */
export function cameraForBox(box: LngLatBox, widthPx: number, heightPx: number): Camera {
  const [west, south, east, north] = box;
  const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const worldX = (east - west) / 360;
  const worldY = (mercator(north) - mercator(south)) / (2 * Math.PI);
  const zoom = Math.min(Math.log2(widthPx / 512 / worldX), Math.log2(heightPx / 512 / worldY));
  return {
    center: [(west + east) / 2, (south + north) / 2],
    zoom: Math.max(0, Math.min(22, Number(zoom.toFixed(2)))),
    bearing: 0,
    pitch: 0,
  };
}
