/**
 * How compact a shape is: 4πA / P², 1 for a circle, near 0 for a ribbon. Area and perimeter in m² and m, of the new total. Not
 * measured, or not positive: null. Source: domain §7.7; the threshold is the pack's `gates.shape_min` (D).
 */
export function computeCompactness(areaM2: number | null, perimeterM: number | null): number | null {
  if (areaM2 === null || perimeterM === null || !(areaM2 > 0) || !(perimeterM > 0)) return null;
  return (4 * Math.PI * areaM2) / perimeterM ** 2;
}
