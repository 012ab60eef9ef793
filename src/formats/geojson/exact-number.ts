const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const splitter = 134_217_729;
const wholeBelow = 2 ** 53;
/** How far the quotient's second part may be off, with a margin of four. */
const looseShare = 2 ** -50;

/**
 * The double next to `(head · 10^tailDigits + tail) / 10^decimals`, which is what `Number` reads from the same digits; undefined
 * where it lies so near the middle between two doubles that the digits have to be read as text. Up to 12 digits in `head`,
 * 9 in `tail`, 18 decimals; anything else is for `Number` too.
 *
 * Below 2^53 the digits are one exact integer over an exact power of ten, so the division rounds once. Above, they are held
 * as two doubles and divided twice. Source: W. D. Clinger, How to Read Floating Point Numbers Accurately (1990); T. J. Dekker,
 * A Floating-Point Technique for Extending the Available Precision (1971).
 */
export function joinDigits(head: number, tail: number, tailDigits: number, decimals: number): number | undefined {
  const shift = powersOfTen[tailDigits] as number; // 9 at most
  const divisor = powersOfTen[decimals] as number; // 18 at most
  const plain = head * shift + tail;
  if (plain < wholeBelow) return plain / divisor;
  // head < 2^40 and shift < 2^30: in halves of 20 bits both products are whole numbers below 2^51.
  const upper = Math.floor(head / 1_048_576);
  const large = upper * shift * 1_048_576;
  const small = (head - upper * 1_048_576) * shift + tail;
  const sum = large + small;
  const rest = small - (sum - large);
  const first = sum / divisor;
  const remainder = exactRemainder(sum, first, divisor);
  const second = (remainder + rest) / divisor;
  const slack = Math.abs(second) * looseShare;
  const low = first + (second - slack);
  return low === first + (second + slack) ? low : undefined;
}

/** `sum - first · divisor` without rounding: the remainder of a rounded division is a double. */
function exactRemainder(sum: number, first: number, divisor: number): number {
  const product = first * divisor;
  const firstScaled = splitter * first;
  const firstHigh = firstScaled - (firstScaled - first);
  const firstLow = first - firstHigh;
  const divisorScaled = splitter * divisor;
  const divisorHigh = divisorScaled - (divisorScaled - divisor);
  const divisorLow = divisor - divisorHigh;
  const error =
    firstLow * divisorLow - (product - firstHigh * divisorHigh - firstLow * divisorHigh - firstHigh * divisorLow);
  return sum - product - error;
}
