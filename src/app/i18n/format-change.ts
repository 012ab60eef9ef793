import { formatSigned } from "./format-number.ts";

/** A difference with its sign, as fine as the figure it belongs to; without its unit but for areas. A change too small to show is `±0`. */
export function formatChange(change: number, unit: string): string {
  const [value, decimals, end] = scale(change, unit);
  const text = formatSigned(value, decimals);
  return Number(value.toFixed(decimals)) === 0 ? "±0" : `${text}${end}`;
}

function scale(change: number, unit: string): readonly [value: number, decimals: number, end: string] {
  switch (unit) {
    case "m2":
      return [change, Math.abs(change) < 10 ? 1 : 0, " m²"];
    case "fraction":
      return [change * 100, 1, " %"];
    case "ratio":
      return [change, 2, ""];
    default:
      return [change, 1, ""];
  }
}
