const parts: Readonly<Record<string, readonly [name: "year" | "month" | "day" | "time", pattern: string]>> = {
  YYYY: ["year", "\\d{4}"],
  MM: ["month", "\\d{2}"],
  M: ["month", "\\d{1,2}"],
  DD: ["day", "\\d{2}"],
  D: ["day", "\\d{1,2}"],
  HH: ["time", "\\d{1,2}"],
  mm: ["time", "\\d{1,2}"],
  ss: ["time", "\\d{1,2}"],
};

export type DateParser = (value: unknown) => string | undefined;

/**
 * Reader for dates written as `YYYY/MM/DD`, `DD.MM.YYYY`, `YYYYMMDD`, `YYYY年M月D日` … to `YYYY-MM-DD`; undefined for a
 * format that names no day, month or year. A time of day behind the date is left out. Whether the day exists is checked later.
 */
export function createDateParser(format: string): DateParser | undefined {
  const names: string[] = [];
  const pattern = format.replace(/YYYY|MM|DD|HH|mm|ss|M|D|[^YMDHms]+|./g, (token) => {
    const part = parts[token];
    if (part === undefined) return token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push(part[0]);
    return `(${part[1]})`;
  });
  if (!["year", "month", "day"].every((name) => names.includes(name))) return undefined;
  const expression = new RegExp(`^\\s*${pattern}(?:[T ][\\d:.,+Z -]*)?\\s*$`);
  return (value) => {
    const found = expression.exec(String(value));
    if (found === null) return undefined;
    const get = (name: string): string => found[names.indexOf(name) + 1] ?? "";
    return `${get("year")}-${get("month").padStart(2, "0")}-${get("day").padStart(2, "0")}`;
  };
}
