import { convertUnit } from "../model/units.ts";

/** Units of figures that are neither shares nor plain ratios, by the key of the limit. */
const units: Readonly<Record<string, string>> = {
  investment_intensity: "wan_per_ha",
  output_rate: "wan_per_ha",
  tax_rate: "wan_per_ha",
  building_mass: "m3_per_m2",
};

/**
 * The number of a limit in the unit of the figure it limits: lengths in m (keys ending in `_m`), money a hectare, volume a
 * square metre, all else as a fraction. Without a unit it is in that unit already. Undefined: the two measure different things.
 */
export function convertLimit(value: number, unit: string | null | undefined, key: string): number | undefined {
  if (unit === null || unit === undefined) return value;
  return convertUnit(value, unit, units[key] ?? (key.endsWith("_m") ? "m" : "fraction"));
}
