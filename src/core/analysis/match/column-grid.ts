/** Both spans of a column grid, the narrower first, m: `9 x 12`, or one number for both. Undefined for any other text. */
export function parseColumnGrid(given: number | string | null): readonly [number, number] | undefined {
  if (given === null) return undefined;
  const spans = String(given)
    .trim()
    .split(/\s*[x×*]\s*/i)
    .map((part) => (part === "" ? Number.NaN : Number(part)));
  const [a, b = a] = spans;
  if (a === undefined || b === undefined || spans.length > 2 || !Number.isFinite(a) || !Number.isFinite(b))
    return undefined;
  return a <= b ? [a, b] : [b, a];
}
