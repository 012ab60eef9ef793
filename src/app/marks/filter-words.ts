import { m2PerUnit } from "../i18n/format-area.ts";
import { formatPlainNumber } from "../i18n/format-number.ts";
import type { Formats } from "../i18n/use-format.ts";
import type { FilterPart } from "../state/filter-parts.ts";
import type { ParcelFilter } from "../state/session.ts";
import { nameOfUse } from "./use-mark.tsx";

/** One part of the filter in words, as chips, empty lists and announcements say it. */
export function filterWords(part: FilterPart, filter: ParcelFilter, formats: Formats): string {
  const { t, word } = formats;
  const separator = t("common.listSeparator");
  switch (part) {
    case "status":
      return t("filter.status", { value: filter.statuses.map((status) => word("status", status)).join(separator) });
    case "use": {
      const names = filter.useKeys.map((key) => nameOfUse(key, word, t("legend.unknownClass")));
      const value =
        names.length > 3 ? `${names.slice(0, 2).join(separator)} + ${names.length - 2}` : names.join(separator);
      return t("filter.use", { value });
    }
    case "area":
      return t("filter.area", { value: areaRangeWords(filter.minAreaM2, filter.maxAreaM2, formats) });
    case "verdict":
      return t("filter.verdict", { value: t(filter.verdict === "fail" ? "filter.fail" : "filter.unknown") });
  }
}

/** `≥ 3 ha`, `2 – 5 ha`. */
function areaRangeWords(minM2: number | null, maxM2: number | null, formats: Formats): string {
  const { unit } = formats.settings;
  const write = (m2: number) => formatPlainNumber(m2 / m2PerUnit[unit], 4);
  if (minM2 !== null && maxM2 !== null) return `${write(minM2)} – ${write(maxM2)} ${formats.unitName}`;
  if (minM2 !== null) return `≥ ${write(minM2)} ${formats.unitName}`;
  return maxM2 === null ? "" : `≤ ${write(maxM2)} ${formats.unitName}`;
}
