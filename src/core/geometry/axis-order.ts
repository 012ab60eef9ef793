/**
 * A pair of numbers in the axis order of a registry entry, named. The registry puts northing first for CGCS2000, GeoJSON
 * and this program easting first, and numbers alone don't say which. Undefined where the axes name no northing and easting.
 * Rule crs.axis_order.
 */
export function toNorthingEasting(
  axes: readonly string[],
  pair: readonly number[],
): { readonly northing: number; readonly easting: number } | undefined {
  const northing = pair[axes.indexOf("northing")];
  const easting = pair[axes.indexOf("easting")];
  return northing === undefined || easting === undefined ? undefined : { northing, easting };
}
