/** Writes a value of a figure with its unit. */
type Measure = (value: number, unit: string | null) => string;

/** A difference with its sign, written like the figure it belongs to; one too small to show is `±0`; unknown where a side is. */
export function formatDelta(before: number | null, after: number | null, unit: string, measure: Measure): string {
  if (before === null || after === null) return "?";
  const delta = after - before;
  const text = measure(delta, unit);
  if (text === measure(0, unit)) return "±0";
  return delta > 0 ? `+${text}` : text;
}
