import type { AreaUnit } from "../state/session.ts";
import { formatNumber } from "./format-number.ts";

export const m2PerUnit: Readonly<Record<AreaUnit, number>> = { ha: 10_000, mu: 10_000 / 15, m2: 1 };

/** `record`: the figure of one parcel; `list`: legends, lists and sums of many. */
export type AreaStyle = "record" | "list";

const decimalsOf: Readonly<Record<AreaStyle, Readonly<Record<AreaUnit, number>>>> = {
  record: { ha: 4, mu: 2, m2: 2 },
  list: { ha: 1, mu: 0, m2: 0 },
};

export function areaDecimals(unit: AreaUnit, style: AreaStyle): number {
  return decimalsOf[style][unit];
}

/** An area without its unit. */
export function formatAreaValue(areaM2: number, unit: AreaUnit, style: AreaStyle = "record"): string {
  return formatNumber(areaM2 / m2PerUnit[unit], areaDecimals(unit, style));
}

/** Small differences and slivers: always m², one decimal. */
export function formatSmallArea(areaM2: number): string {
  return `${formatNumber(areaM2, 1)} m²`;
}
