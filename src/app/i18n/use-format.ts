import { useMemo } from "react";
import type { LocalizedText, TextLanguage } from "../../core/model/localized-text.ts";
import type { Language } from "../state/session.ts";
import { useApp } from "../state/use-app.ts";
import type { AreaStyle } from "./format-area.ts";
import { formatDate } from "./format-date.ts";
import { type FormatSettings, formatArea, formatLimit, formatMeasure, unitName } from "./format-figure.ts";
import { pickText } from "./pick-text.ts";
import { type Translator, useT } from "./use-t.ts";

const textLanguages: Readonly<Record<Language, TextLanguage>> = {
  en: "en",
  "zh-CN": "zh-Hans",
  "zh-TW": "zh-Hant",
};

export interface Formats extends Translator {
  readonly settings: FormatSettings;
  readonly language: Language;
  readonly area: (areaM2: number | null, style?: AreaStyle) => string;
  readonly unitName: string;
  readonly date: (iso: string) => string;
  readonly measure: (value: number, unit: string | null) => string;
  readonly limit: (op: string | null, limit: number, unit: string) => string;
  /** A text of the data in the nearest recorded language. */
  readonly text: (text: LocalizedText | null) => string;
}

/** Everything needed to write values in the language and unit chosen. */
export function useFormat(): Formats {
  const translator = useT();
  const language = useApp((state) => state.session.language);
  const unit = useApp((state) => state.session.unit);
  return useMemo(() => createFormats(translator, { t: translator.t, language, unit }), [translator, language, unit]);
}

function createFormats(translator: Translator, settings: FormatSettings): Formats {
  const { t, language, unit } = settings;
  return {
    ...translator,
    settings,
    language,
    unitName: unitName(unit, t),
    area: (areaM2, style = "record") => (areaM2 === null ? t("common.unknown") : formatArea(areaM2, settings, style)),
    date: (iso) => formatDate(iso, language),
    measure: (value, valueUnit) => formatMeasure(value, valueUnit, settings),
    limit: (op, limit, valueUnit) => formatLimit(op, limit, valueUnit, settings),
    text: (text) => pickText(text, textLanguages[language]) ?? "",
  };
}
