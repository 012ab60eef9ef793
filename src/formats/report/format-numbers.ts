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

/** A value of a check: fractions as percent, ratios with three decimals, everything else with at most two. */
export function formatMeasure(value: number | null, unit: string): string {
  if (value === null) return "–";
  if (unit === "fraction") return formatPercent(value);
  if (unit === "ratio") return formatAmount(value, 3);
  const number = formatAmount(value, Number.isInteger(value) ? 0 : 2);
  return unit === "" || unit === "none" ? number : `${number} ${formatUnit(unit)}`;
}

/** A value and its unit apart, for tables with a column of units. */
export function splitMeasure(value: number | null, unit: string): readonly [string, string] {
  const whole = formatMeasure(value, unit);
  const suffix = ["", "none", "ratio"].includes(unit) ? "" : unit === "fraction" ? "%" : formatUnit(unit);
  return suffix !== "" && whole.endsWith(` ${suffix}`) ? [whole.slice(0, -suffix.length - 1), suffix] : [whole, suffix];
}

/** Two decimals: a share may miss its limit by less than a tenth of a percent. Whole ones stay whole, as limits are written. */
function formatPercent(fraction: number): string {
  const percent = Number((fraction * 100).toPrecision(12));
  return `${formatAmount(percent, Number.isInteger(percent) ? 0 : 2)} %`;
}

/** `wan_per_ha` as people write it: wan/ha (a wan is 10,000 yuan). */
function formatUnit(unit: string): string {
  return unit
    .split("_per_")
    .map((part) =>
      part
        .replace(/^(m|km)2$/, "$1²")
        .replace(/^(m)3$/, "$1³")
        .replace(/^kva$/, "kVA"),
    )
    .join("/");
}
