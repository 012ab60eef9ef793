/**
 * Rounds values so that the rounded ones add up to the rounded total: each is rounded down, and the units that are left
 * go to the largest remainders. `decimals` is what the screen shows. A value that is 0 stays 0.
 */
export function roundToSum(values: readonly number[], decimals: number): readonly number[] {
  const factor = 10 ** decimals;
  const scaled = values.map((value) => value * factor);
  const floors = scaled.map((value) => Math.floor(value + 1e-9));
  const target = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  let left = target - floors.reduce((sum, value) => sum + value, 0);
  const order = scaled
    .map((value, index) => ({ index, remainder: value - (floors[index] ?? 0) }))
    .filter(({ index }) => (values[index] ?? 0) > 0)
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (left <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    left -= 1;
  }
  return floors.map((value) => value / factor);
}
