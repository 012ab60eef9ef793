import type { MappingUnit } from "../../core/model/mapping.ts";

type Dimension = "area" | "length" | "money" | "share";

/** Factor to the unit that stands in property names: m², m, 10,000 yuan, fraction. */
const units: Readonly<Record<MappingUnit, readonly [Dimension, number]>> = {
  m2: ["area", 1],
  ha: ["area", 10_000],
  mu: ["area", 2000 / 3],
  km2: ["area", 1e6],
  ft2: ["area", 0.09290304],
  acre: ["area", 4046.8564224],
  m: ["length", 1],
  ft: ["length", 0.3048],
  wan: ["money", 1],
  cny: ["money", 1e-4],
  percent: ["share", 0.01],
  fraction: ["share", 1],
};

/** What a property measures, by the unit in its name: `deedAreaM2`, `heightMaxM`, `priceWan`, `greenRatioMax`, `farMax`. */
function findDimension(target: string): Dimension | undefined {
  const name = target.slice(target.lastIndexOf(".") + 1);
  if (/M2(Min|Max)?$/.test(name)) return "area";
  if (/Wan(Per[A-Z]\w*)?(Min|Max)?$/.test(name)) return "money";
  if (/(share|ratio|density|coefficient)(min|max)?$/i.test(name) || /^far(Min|Max)$/.test(name)) return "share";
  if (/[a-z]M(Min|Max)?$/.test(name)) return "length";
  return undefined;
}

/**
 * Function from a number in `unit` to the unit in the name of `target`; undefined where they measure different things.
 * Percents are divided, so that 35 % is the double nearest to 0.35.
 */
export function findConversion(unit: MappingUnit, target: string): ((value: number) => number) | undefined {
  const [dimension, factor] = units[unit];
  if (findDimension(target) !== dimension) return undefined;
  if (factor === 1) return (value) => value;
  return factor < 0.05 ? (value) => value / Math.round(1 / factor) : (value) => value * factor;
}
