import type { ExpressionSpecification } from "maplibre-gl";

/** Metres a CSS pixel at zoom 0 on the equator; MapLibre's zoom 0 is one 512 px tile. */
const equatorMPerPx = 40_075_016.686 / 512;
/** A CSS pixel on paper, m. */
const cssPixelM = 0.0254 / 96;

export function metersPerPixel(zoom: number, latitude: number): number {
  return (equatorMPerPx * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
}

/** n of the scale 1:n. */
export function scaleDenominator(zoom: number, latitude: number): number {
  return metersPerPixel(zoom, latitude) / cssPixelM;
}

/** Three significant digits with a narrow space between thousands: 14 700. */
export function formatDenominator(denominator: number): string {
  const digits = String(Number(denominator.toPrecision(denominator < 10_000 ? 2 : 3)));
  return digits.replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** Longest of 1, 2, 2.5, 5 × 10^n that is not longer than `mostPx` on screen. */
export function chooseScaleBar(mPerPx: number, mostPx: number): { readonly lengthM: number; readonly widthPx: number } {
  const most = mPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2.5, 2, 1].find((candidate) => candidate * power <= most) ?? 1;
  return { lengthM: step * power, widthPx: (step * power) / mPerPx };
}

/** Line width that is `widthM` on the ground at every zoom, times `share`, at least `leastPx`. */
export function groundWidth(
  latitude: number,
  share: number,
  fallbackM: number,
  leastPx: number,
): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => [
    "max",
    leastPx,
    ["*", ["coalesce", ["get", "widthM"], fallbackM], share / metersPerPixel(zoom, latitude)],
  ];
  const stops = [10, 12, 14, 16, 18, 20, 22].flatMap((zoom) => [zoom, at(zoom)]);
  // The engine's types want the first stop spelled out; these are pairs of zoom and width.
  return ["interpolate", ["exponential", 2], ["zoom"], ...stops] as unknown as ExpressionSpecification;
}
