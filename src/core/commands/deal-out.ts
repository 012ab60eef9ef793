/** Two decimals of whatever unit an amount is in, or those it has. */
const leastDecimals = 2;
/** Whole numbers up to here are exact. */
const largestWhole = 2 ** 53;

/**
 * An amount dealt out by weights so that the parts sum up to it exactly in decimals: each is rounded to the digits of the amount (two
 * decimals at least), and the units left over go to the largest remainders, the first of equals first. Weights are 0 or more; with
 * none above 0 all goes to the first.
 */
export function dealOut(total: number, weights: readonly number[]): readonly number[] {
  const scale = 10 ** decimalsOf(total);
  const units = Math.round(total * scale);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (!(sum > 0)) return weights.map((_, index) => (index === 0 ? total : 0));
  const exact = weights.map((weight) => (units * weight) / sum);
  const dealt = exact.map(Math.floor);
  const left = units - dealt.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.max(0, left))) dealt[index] = (dealt[index] as number) + 1; // one of its places
  // Rounding of the shares may have dealt out one too many: it comes from the largest part.
  if (left < 0) {
    const largest = dealt.indexOf(Math.max(...dealt));
    dealt[largest] = (dealt[largest] as number) + left; // one of its places
  }
  return dealt.map((part) => part / scale);
}

/** Amounts summed in decimals, so that what was dealt out comes back digit for digit. */
export function sumAmounts(amounts: readonly number[]): number {
  const scale = 10 ** Math.max(0, ...amounts.map(decimalsOf));
  return amounts.reduce((sum, amount) => sum + Math.round(amount * scale), 0) / scale;
}

/** Decimals written, as far as whole units stay exact. */
function decimalsOf(amount: number): number {
  let decimals = Math.abs(amount) * 10 ** leastDecimals < largestWhole ? leastDecimals : 0;
  while (
    Math.round(amount * 10 ** decimals) / 10 ** decimals !== amount &&
    Math.abs(amount) * 10 ** (decimals + 1) < largestWhole
  ) {
    decimals++;
  }
  return decimals;
}
