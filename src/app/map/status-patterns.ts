import type { DisplayStatus } from "../../core/rules/parcel-stage.ts";

/** Pixels as the map takes them. */
export interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** CSS pixels of one tile; images are drawn at twice that. */
const tilePx = 16;
const patternScale = 2;

type Rgba = readonly [r: number, g: number, b: number, a: number];
/** Colour at a place of the tile, CSS px; alpha 0 to 1. */
type Painter = (x: number, y: number) => Rgba;

const inkRgb = [0x16, 0x19, 0x1d] as const;
const paperRgb = [0xf6, 0xf5, 0xf1] as const;
const clear: Rgba = [0, 0, 0, 0];
const ink: Rgba = [...inkRgb, 1];

/** Distance to the nearest multiple of `pitch`. */
function toNearest(value: number, pitch: number): number {
  const rest = ((value % pitch) + pitch) % pitch;
  return Math.min(rest, pitch - rest);
}

const dots: Painter = (x, y) => (Math.hypot(toNearest(x - 4, 8), toNearest(y - 4, 8)) <= 1.2 ? ink : clear);
/** Period 16 px along x is a pitch of 11.3 px across the bars. */
const bars: Painter = (x, y) => (toNearest(x + y, 16) / Math.SQRT2 <= 1.25 ? ink : clear);
const levels: Painter = (_x, y) => (toNearest(y - 4, 8) <= 0.75 ? ink : clear);
const rings: Painter = (x, y) => (Math.abs(Math.hypot(x - 8, y - 8) - 4) <= 0.75 ? ink : clear);

const bands: Painter = (x, y) => {
  const across = toNearest(x - y, 16) / Math.SQRT2;
  const half = 16 / Math.SQRT2 / 4;
  if (Math.abs(across - half) <= 0.4) return [...inkRgb, 0.8];
  return across < half ? [...paperRgb, 0.85] : clear;
};

/** A small question mark: arc, stem, dot. */
const questions: Painter = (x, y) => {
  const dx = x - 8;
  const dy = y - 6.2;
  const arc = Math.abs(Math.hypot(dx, dy) - 2.1) <= 0.6 && (dy <= 0.2 || (dx > 0 && dx >= dy - 0.4));
  const stem = Math.abs(dx) <= 0.6 && y >= 7.9 && y <= 9.9;
  const dot = Math.hypot(dx, y - 11.4) <= 0.8;
  return arc || stem || dot ? ink : clear;
};

/** Grey dots on the ground: an unknown land-use code. */
const greyDots: Painter = (x, y) =>
  Math.hypot(toNearest(x - 4, 8), toNearest(y - 4, 8)) <= 0.9 ? [0x8a, 0x8f, 0x96, 1] : clear;

/** `built` has no pattern. Orientation, weight and density differ, so they separate in grey print too. */
const painters: Readonly<Record<Exclude<DisplayStatus, "built">, Painter>> = {
  building: dots,
  idle: bars,
  low: levels,
  unsupplied: bands,
  notstarted: rings,
  unknown: questions,
};

export const patternedStatuses = Object.keys(painters) as readonly (keyof typeof painters)[];

export function drawStatusPattern(status: (typeof patternedStatuses)[number]): PatternImage {
  return paintTile(painters[status]);
}

export function drawUnknownClassPattern(): PatternImage {
  return paintTile(greyDots);
}

const samples = 4;

/** Paints one seamless tile at 2×, each pixel the mean of 4 × 4 samples. */
function paintTile(painter: Painter): PatternImage {
  const size = tilePx * patternScale;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [r, g, b, a] = samplePixel(painter, column, row);
      data.set([r, g, b, a * 255], (row * size + column) * 4);
    }
  }
  return { width: size, height: size, data };
}

function samplePixel(painter: Painter, column: number, row: number): Rgba {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) {
      const x = (column + (i + 0.5) / samples) / patternScale;
      const y = (row + (j + 0.5) / samples) / patternScale;
      const [r, g, b, a] = painter(x, y);
      red += r * a;
      green += g * a;
      blue += b * a;
      alpha += a;
    }
  }
  if (alpha === 0) return clear;
  return [red / alpha, green / alpha, blue / alpha, alpha / (samples * samples)];
}
