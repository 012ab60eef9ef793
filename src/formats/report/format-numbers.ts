/** Numbers for people in English, the language of the command line. `–` = not known. */
export function formatAmount(value: number | null, decimals: number): string {
  if (value === null) return "–";
  return value.toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** m² as hectares with four decimals (domain §8). */
export function formatHa(areaM2: number | null): string {
  return areaM2 === null ? "–" : `${formatAmount(areaM2 / 10_000, 4)} ha`;
}

/** A value of a check: fractions and ratios with three decimals, everything else with at most two. */
export function formatMeasure(value: number | null, unit: string): string {
  if (value === null) return "–";
  const decimals = unit === "fraction" || unit === "ratio" ? 3 : Number.isInteger(value) ? 0 : 2;
  const number = formatAmount(value, decimals);
  return unit === "fraction" || unit === "ratio" || unit === "" ? number : `${number} ${unit}`;
}
