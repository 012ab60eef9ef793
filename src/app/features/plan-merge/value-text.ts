import { localizedTextSchema } from "../../../core/model/localized-text.ts";
import { formatPlainNumber } from "../../i18n/format-number.ts";
import type { Formats } from "../../i18n/use-format.ts";

/** A value of a record in words: what is not known says so, names stand in the language shown, lists with commas. */
export function valueText(value: unknown, formats: Pick<Formats, "t" | "text">): string {
  const { t, text } = formats;
  if (value === null || value === undefined) return t("plan.merge.unknown");
  if (typeof value === "number") return formatPlainNumber(value, 4);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((item) => valueText(item, formats)).join(t("common.listSeparator"));
  const name = localizedTextSchema.safeParse(value);
  if (name.success) return text(name.data) || t("plan.merge.unknown");
  return JSON.stringify(value);
}
