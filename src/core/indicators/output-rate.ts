import { convertUnit } from "../model/units.ts";

/**
 * Yearly output or revenue per area of land, in 10 000 CNY a mu and a hectare. Not recorded, or land that is not positive:
 * null. Source: 自然资发〔2023〕72号, recommended indicator (土地产出率).
 */
export function computeOutputRate(
  revenueWan: number | null,
  landMu: number | null,
): { readonly wanPerMu: number | null; readonly wanPerHa: number | null } {
  if (revenueWan === null || landMu === null || !(landMu > 0)) return { wanPerMu: null, wanPerHa: null };
  const wanPerMu = revenueWan / landMu;
  return {
    wanPerMu,
    wanPerHa: convertUnit(wanPerMu, "wan_per_mu", "wan_per_ha") ?? null,
  };
}
