import type { AreaGeometry, LngLat, LngLatBox, LngLatRing } from "../../core/model/coordinates.ts";

/** From degrees into a drawing of `width` × `height`, same scale both ways, north up. */
export type ToDrawing = (position: LngLat) => readonly [x: number, y: number];

/** Fits a box into a drawing with a margin; longitudes are shortened by latitude. */
export function createToDrawing(box: LngLatBox, width: number, height: number, margin: number): ToDrawing {
  const [west, south, east, north] = box;
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = Math.max((east - west) * stretch, 1e-9);
  const spanY = Math.max(north - south, 1e-9);
  const scale = Math.min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY);
  const left = (width - spanX * scale) / 2;
  const top = (height - spanY * scale) / 2;
  return ([lng, lat]) => [left + (lng - west) * stretch * scale, top + (north - lat) * scale];
}

/** SVG path of all rings; fill it with the even-odd rule. */
export function toPath(geometry: AreaGeometry, toDrawing: ToDrawing): string {
  const rings: readonly LngLatRing[] = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return rings
    .map((ring) => `M${ring.map((position) => toDrawing(position).map(round).join(" ")).join("L")}Z`)
    .join("");
}

/** A box as a shape. */
export function toRectangle([west, south, east, north]: LngLatBox): AreaGeometry {
  const ring: LngLatRing = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
