import type { Check } from "../../../core/model/check.ts";
import type { Figure } from "../../../core/model/figure.ts";
import { opSign } from "../../i18n/format-figure.ts";
import type { Formats } from "../../i18n/use-format.ts";

/** A value of an impact in words; land as land. */
export function valueWords(value: number, unit: string, { area, measure }: Formats): string {
  return unit === "m2" ? area(value) : measure(value, unit);
}

/** What a line measured and, where it is no plain pass, what it has to reach. */
export function lineFigure(check: Check, formats: Formats): string {
  const { value, limit, op, unit, details } = check;
  const level = details?.level ?? details?.class;
  if (value === null) {
    if (typeof level !== "string") return "";
    return formats.word(details?.level === undefined ? "contiguity" : "approvalLevel", level);
  }
  const words = valueWords(value, unit, formats);
  return limit === null || op === null || op === "="
    ? words
    : `${words} ${opSign(op)} ${valueWords(limit, unit, formats)}`;
}

/** Why a line stands as it does, and what is missing where nobody knows. */
export function lineReason(check: Check, { t, word }: Formats): string {
  const { verdict, reason, missing } = check;
  const parts = [
    reason === undefined || reason === "information_only" ? "" : word("reason", reason),
    verdict === "unknown" && missing.length > 0
      ? t("expansion.impact.missing", {
          what: missing
            .map((path) => missingWord(path, word))
            .slice(0, 3)
            .join(", "),
        })
      : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** `controls.urban_development_boundary` by the line's word, a layer by its own, `parcels/GY-1: far` by the property's. */
function missingWord(path: string, word: Formats["word"]): string {
  const [head = "", ...rest] = path.split(".");
  if (head === "controls" && rest.length > 0) return word("control", rest.join("."));
  const named = /^(?:\w+\/)?([^:]+): (.+)$/.exec(path);
  if (named !== null) return `${named[1]}: ${word("property", named[2] ?? "")}`;
  return word("layer", path);
}

export function lineTone({ verdict }: Check): "over" | "caution" | "plain" {
  return verdict === "fail" ? "over" : verdict === "conditional" || verdict === "unknown" ? "caution" : "plain";
}

/** A figure with its bounds where it is not known. */
export function figureWords(figure: Figure | null, formats: Formats): string {
  const { t } = formats;
  if (figure === null) return t("common.dash");
  const { value, lower, upper, unit } = figure;
  if (value !== null) return valueWords(value, unit, formats);
  if (upper !== undefined && (lower === undefined || lower === 0)) {
    return t("expansion.impact.atMost", { value: valueWords(upper, unit, formats) });
  }
  if (lower !== undefined) return t("expansion.impact.atLeast", { value: valueWords(lower, unit, formats) });
  return figure.state === "not_applicable" ? t("common.dash") : t("common.unknown");
}
