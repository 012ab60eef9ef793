import type { AreaUnit, Language } from "../state/session.ts";
import { formatAreaValue } from "./format-area.ts";
import { formatNumber, formatPlainNumber } from "./format-number.ts";
import type { Translate } from "./messages.ts";

export interface FormatSettings {
  readonly t: Translate;
  readonly language: Language;
  readonly unit: AreaUnit;
}

/** A measured value with its unit. Unit words are those of contracts §3 and §4. */
export function formatMeasure(value: number, unit: string | null, { t, language }: FormatSettings): string {
  switch (unit) {
    case "ratio":
      return formatNumber(value, 2);
    case "fraction":
      return `${formatNumber(value * 100, 1)} %`;
    case "percent":
      return `${formatNumber(value, 1)} %`;
    case "m":
      return `${formatNumber(value, 1)} m`;
    case "m2":
      return `${formatPlainNumber(value, 2)} m²`;
    case "m3":
      return `${formatPlainNumber(value, 2)} m³`;
    case "m3_per_m2":
      return `${formatNumber(value, 1)} m³/m²`;
    case "ha":
      return `${formatNumber(value, 4)} ${t("unit.ha")}`;
    case "mu":
      return `${formatNumber(value, 2)} ${t("unit.mu")}`;
    case "days":
      return t("unit.days", { count: Math.round(value) });
    case "wan":
      return formatWan(value, language, t);
    case "wan_per_ha":
      // 1 万元/ha is exactly 1 CNY/m²; Chinese readers think in 万元/亩.
      return language === "en"
        ? `${formatNumber(value, value < 100 ? 1 : 0)} ${t("unit.perHa")}`
        : `${formatNumber(value / 15, 1)} ${t("unit.wanPerMu")}`;
    case "wan_per_mu":
      return language === "en"
        ? `${formatNumber(value * 15, 0)} ${t("unit.perHa")}`
        : `${formatNumber(value, 1)} ${t("unit.wanPerMu")}`;
    case "wan_per_person":
      return `${formatNumber(value, 1)} ${t("unit.wanPerPerson")}`;
    case "wan_per_tce":
      return `${formatNumber(value, 2)} ${t("unit.wanPerTce")}`;
    case "wan_per_t":
      return `${formatNumber(value, 1)} ${t("unit.wanPerT")}`;
    case "tce":
      return `${formatPlainNumber(value, 2)} ${t("unit.tce")}`;
    case "t":
      return `${formatPlainNumber(value, 2)} ${t("unit.t")}`;
    case "points":
      return `${formatNumber(value, 1)} ${t("unit.points")}`;
    case "persons":
      return `${formatPlainNumber(value, 0)} ${t("unit.persons")}`;
    case null:
    case "none":
    case "count":
      return formatPlainNumber(value, 4);
    default:
      return `${formatPlainNumber(value, 4)} ${unit.replaceAll("_", " ")}`;
  }
}

/** Money is recorded in 万元: Chinese readers see that, English ones whole or million CNY. */
function formatWan(wan: number, language: Language, t: Translate): string {
  if (language !== "en") return `${formatPlainNumber(wan, 2)} ${t("unit.wan")}`;
  return Math.abs(wan) >= 100
    ? `${formatNumber(wan / 100, 2)} ${t("unit.million")}`
    : `${formatNumber(wan * 10_000, 0)} ${t("unit.cny")}`;
}

/** An area in the unit chosen, with the unit. */
export function formatArea(areaM2: number, settings: FormatSettings, style: "record" | "list" = "record"): string {
  return `${formatAreaValue(areaM2, settings.unit, style)} ${unitName(settings.unit, settings.t)}`;
}

export function unitName(unit: AreaUnit, t: Translate): string {
  return unit === "ha" ? t("unit.ha") : unit === "mu" ? t("unit.mu") : t("unit.m2");
}

/** `≥ 1.00`: a limit with its direction. */
export function formatLimit(op: string | null, limit: number, unit: string, settings: FormatSettings): string {
  return `${opSign(op)} ${formatMeasure(limit, unit, settings)}`.trim();
}

export function opSign(op: string | null): string {
  return op === ">=" ? "≥" : op === "<=" ? "≤" : (op ?? "");
}
