const areaM2: Readonly<Record<string, number>> = {
  m2: 1,
  ha: 10_000,
  km2: 1_000_000,
  mu: 10_000 / 15,
  ft2: 0.3048 ** 2,
  acre: 43_560 * 0.3048 ** 2,
};
/** In CNY. */
const money: Readonly<Record<string, number>> = { cny: 1, wan_cny: 10_000, wan: 10_000, yi_cny: 100_000_000 };
const volumeM3: Readonly<Record<string, number>> = { m3: 1, ft3: 0.3048 ** 3 };
const lengthM: Readonly<Record<string, number>> = { m: 1, km: 1000, ft: 0.3048 };
const ratio: Readonly<Record<string, number>> = { fraction: 1, percent: 0.01, ratio: 1 };

interface UnitSize {
  readonly kind: string;
  readonly size: number;
}

function findSize(unit: string): UnitSize | undefined {
  const [over, under, ...rest] = unit.split("_per_");
  if (over === undefined || rest.length > 0) return undefined;
  if (under !== undefined) {
    const [top, bottom] = [findSize(over), findSize(under)];
    if (top === undefined || bottom === undefined) return undefined;
    return { kind: `${top.kind}/${bottom.kind}`, size: top.size / bottom.size };
  }
  for (const [kind, sizes] of Object.entries({ area: areaM2, volume: volumeM3, money, length: lengthM, ratio })) {
    if (Object.hasOwn(sizes, over)) return { kind, size: sizes[over] ?? Number.NaN };
  }
  return undefined;
}

/**
 * A number from one unit into another of the same kind: areas (`m2 ha km2 mu ft2 acre`), money (`cny wan yi_cny`; `wan_cny`
 * is `wan`), lengths, volumes, shares, or one `_per_` another. 1 mu is exactly 1/15 ha; Taiwan's units are not among them.
 * Undefined where a unit is not known or the two measure different things. Domain §0.3, rule unit.convert.
 */
export function convertUnit(value: number, from: string, to: string): number | undefined {
  const [source, target] = [findSize(from), findSize(to)];
  if (source === undefined || target === undefined || source.kind !== target.kind) return undefined;
  return (value * source.size) / target.size;
}
