/** GRS 80, the ellipsoid of CGCS2000. WGS 84 differs by 0.1 mm in the minor axis. Axes in meters. Source: domain §8. */
export const semiMajorM = 6_378_137;
export const flattening = 1 / 298.257222101;
export const semiMinorM = semiMajorM * (1 - flattening);
/** First eccentricity squared, and itself. */
export const eccentricity2 = flattening * (2 - flattening);
const eccentricity = Math.sqrt(eccentricity2);

export const radiansPerDegree = Math.PI / 180;

/**
 * Authalic quantity q of a latitude given by its sine: the area of the ellipsoid between the equator and that latitude is
 * 2π·a²·q/2. Source: Snyder 1987, (3-12).
 */
export function authalicQ(sinLatitude: number): number {
  const scaled = eccentricity * sinLatitude;
  return (1 - eccentricity2) * (sinLatitude / (1 - scaled * scaled) + Math.atanh(scaled) / eccentricity);
}
