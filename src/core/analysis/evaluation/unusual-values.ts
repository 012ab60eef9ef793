import { createIssue } from "../../model/create-issue.ts";
import type { UsualValues } from "../../model/evaluation-rules.ts";
import type { Issue } from "../../model/issue.ts";
import { isAbove, isBelow } from "../../model/verdict.ts";
import { type LandIndicators, landIndicatorKeys } from "./indicator-figures.ts";

/**
 * Indicators far from what zones usually have: worth asking whether the data is right, and no verdict on the land. A rate that
 * cannot exceed 100 % but does is a warning.
 */
export function findUnusualValues(indicators: LandIndicators, usual: UsualValues | undefined, parkId: string): Issue[] {
  if (usual === undefined) return [];
  return landIndicatorKeys.flatMap((key): Issue[] => {
    const range = usual.indicators[key];
    const { value, unit, reason } = indicators[key];
    if (range === undefined || value === null) return [];
    const isLow = isBelow(value, range.low);
    if (!isLow && !isAbove(value, range.high)) return [];
    const published = range.published[0];
    return [
      createIssue("indicator-unusual", {
        severity: reason === "over_100_check_data" ? "warning" : "info",
        layer: "parks",
        ids: [parkId],
        measured: value,
        allowed: isLow ? range.low : range.high,
        unit,
        params: {
          indicator: key,
          measured: shown(value),
          low: range.low,
          high: range.high,
          usual: published === undefined ? "–" : published.value,
        },
      }),
    ];
  });
}

function shown(value: number): number {
  return Number(value.toPrecision(4));
}
