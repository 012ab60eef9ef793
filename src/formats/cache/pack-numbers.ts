import type { CountsPlan } from "./cache-format.ts";
import type { SectionWriter } from "./sections.ts";

const largestInt32 = 2 ** 31 - 1;
/** Tried for attributes; deeds and heights rarely have more. */
const mostDecimals = 6;

/** Whole numbers, 0 or more, in the fewest bytes: nothing but the number where all are the same. */
export function writeCounts(counts: Uint32Array, out: SectionWriter): CountsPlan {
  let most = 0;
  let least = 0xffff_ffff;
  for (const value of counts) {
    if (value > most) most = value;
    if (value < least) least = value;
  }
  if (counts.length === 0) return { all: 0 };
  if (least === most) return { all: most };
  if (most < 2 ** 8) return { section: out.add(Uint8Array.from(counts)), bytes: 1 };
  if (most < 2 ** 16) return { section: out.add(Uint16Array.from(counts)), bytes: 2 };
  return { section: out.add(counts), bytes: 4 };
}

/** Is `value` exactly `Math.round(value * scale) / scale`, bit by bit? Then that whole number says it all. */
export function isScaled(value: number, scale: number): boolean {
  return Object.is(Math.round(value * scale) / scale, value);
}

/**
 * Numbers as whole numbers of 10^-decimals in 32 bits, where that gives every one of them back bit by bit; else as they
 * are. A division rounds correctly, so a number written with that many decimals always comes back.
 */
export function scaleNumbers(values: Float64Array): {
  readonly numbers: Int32Array | Float64Array;
  readonly decimals: number | null;
} {
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const scale = 10 ** decimals;
    const fits = (value: number): boolean => isScaled(value, scale) && Math.abs(value * scale) < largestInt32;
    if (values.every(fits)) return { numbers: Int32Array.from(values, (value) => Math.round(value * scale)), decimals };
  }
  return { numbers: values, decimals: null };
}
