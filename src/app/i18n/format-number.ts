/** Numbers as people read them here: a narrow space between thousands, a real minus sign, in all three languages. */
const groupSpace = "\u202f";
const minus = "\u2212";

export function formatNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, groupSpace) : whole;
  const isZero = Number(text) === 0;
  return `${value < 0 && !isZero ? minus : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** At most `decimals`, without zeros at the end: for values as they were typed. */
export function formatPlainNumber(value: number, decimals = 4): string {
  const fixed = Number(value.toFixed(decimals));
  const digits = String(fixed).split(".")[1]?.length ?? 0;
  return formatNumber(fixed, digits);
}

export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && Number(value.toFixed(decimals)) !== 0 ? `+${text}` : text;
}

export function formatPercent(fraction: number, decimals = 1): string {
  return `${formatNumber(fraction * 100, decimals)} %`;
}
