/** Metres a CSS pixel at zoom 0 on the equator (512 px tiles). */
const equatorMPerPx = 40_075_016.686 / 512;

/** Zoom at which nothing is ever drawn: "does not fit". */
export const neverFits = 99;
const largestZoom = 20;

/** Letters are judged a little wide rather than a little narrow; px at a letter height of 12 px, weight 600. */
const hanPx = 12.2;
const latinPx = 7.4;
const narrowPx = 3.6;
const linePx = 15;

export function measureTextPx(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\s.,:;'|!()[\]1ilIjtf-]/u.test(letter)) width += letter === "1" ? 6.4 : narrowPx;
    else if ((letter.codePointAt(0) ?? 0) >= 0x2e80) width += hanPx;
    else width += latinPx;
  }
  return width;
}

/**
 * Lowest whole zoom, not under `from`, at which these lines lie inside a circle of this radius on the ground.
 *
 * Half the diagonal of the text block against the radius; the engine changes text at whole zooms only, so the zoom is
 * rounded up. A circle of no size: never.
 */
export function computeFitZoom(lines: readonly string[], radiusM: number, latitudeDeg: number, from: number): number {
  const zoom = Math.max(from, Math.ceil(computeExactFit(lines, radiusM, latitudeDeg)));
  return zoom <= largestZoom ? zoom : neverFits;
}

/** The same zoom as a fraction, to two digits, for text that may begin between whole zooms. */
export function computeExactFit(lines: readonly string[], radiusM: number, latitudeDeg: number): number {
  if (!(radiusM > 0)) return neverFits;
  const width = Math.max(...lines.map(measureTextPx));
  const needPx = Math.hypot(width, lines.length * linePx) / 2;
  const mPerPx = equatorMPerPx * Math.cos((latitudeDeg * Math.PI) / 180);
  return Number(Math.log2((needPx * mPerPx) / radiusM).toFixed(2));
}
