import type { LngLat, LngLatBox, PlanXY } from "../model/coordinates.ts";
import { authalicQ, eccentricity2, radiansPerDegree, semiMajorM } from "./ellipsoid.ts";

/**
 * The one plane on which overlays, gaps and ellipsoidal areas of a dataset are measured: Lambert azimuthal equal-area on
 * GRS 80. Areas on it equal geodesic ones within 0.01 ppm and add up (domain §8). Distances are off by -1.3 ppm at
 * 20 km from the center. What it does not do: planar areas of a cadastral grid, see grid-measure.
 */
export interface MeasuringPlane {
  readonly center: LngLat;
  /** The same plane for other programs, as a PROJ string. */
  readonly proj: string;
  /** Degrees to meters. Any longitude that names the same meridian gives the same point. */
  toPlane(p: LngLat): PlanXY;
  /** The same for the positions from place `from` to place `to` of a flat list (longitude, latitude, …), same bits. */
  projectInto(lngLat: Float64Array, xy: Float64Array, from: number, to: number): void;
  toLngLat(p: PlanXY): LngLat;
}

/** Center of the plane: rounded, so that a dataset edited a little is measured on the same plane. */
const centerStepDeg = 1e-4;
const largestCenterLatitude = 89.9;

/**
 * Plane around a box in degrees. The center is the middle of the box rounded to 1e-4 degree and kept 0.1 degree off the
 * poles. A box without extent is fine.
 *
 * Formulas written out rather than called through proj4: proj4 2.22 gives NaN at the center itself and costs
 * ten times as much a vertex; a test holds the two together within 1e-6 m. Source: Snyder 1987, (24-17) to (24-26).
 */
export function createMeasuringPlane(box: LngLatBox): MeasuringPlane {
  const centerLng = roundToStep((box[0] + box[2]) / 2);
  const centerLat = Math.max(
    -largestCenterLatitude,
    Math.min(largestCenterLatitude, roundToStep((box[1] + box[3]) / 2)),
  );
  const qPole = authalicQ(1);
  const radius = semiMajorM * Math.sqrt(qPole / 2);
  const sinLat1 = Math.sin(centerLat * radiansPerDegree);
  const sin1 = authalicQ(sinLat1) / qPole;
  const cos1 = Math.sqrt((1 - sin1) * (1 + sin1));
  const stretch =
    (semiMajorM * Math.cos(centerLat * radiansPerDegree)) /
    (Math.sqrt(1 - eccentricity2 * sinLat1 * sinLat1) * radius * cos1);

  const toPlane = ([lng, lat]: LngLat): PlanXY => {
    const sin = authalicQ(Math.sin(lat * radiansPerDegree)) / qPole;
    const cos = Math.sqrt(Math.max(0, (1 - sin) * (1 + sin)));
    const half = ((lng - centerLng) * radiansPerDegree) / 2;
    const sinHalf = Math.sin(half);
    // 1 - cos of the longitude difference, without cancellation near the center.
    const versine = 2 * sinHalf * sinHalf;
    const factor = radius * Math.sqrt(2 / (1 + sin1 * sin + cos1 * cos * (1 - versine)));
    return [
      factor * stretch * cos * 2 * sinHalf * Math.cos(half),
      (factor / stretch) * (cos1 * sin - sin1 * cos + sin1 * cos * versine),
    ];
  };

  return {
    center: [centerLng, centerLat],
    proj: `+proj=laea +lat_0=${centerLat} +lon_0=${centerLng} +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
    toPlane,
    projectInto(lngLat, xy, from, to) {
      for (let at = from; at < to; at += 2) {
        const [x, y] = toPlane([lngLat[at] as number, lngLat[at + 1] as number]); // in range by the loop
        xy[at] = x;
        xy[at + 1] = y;
      }
    },
    toLngLat([x, y]) {
      const rho = Math.hypot(x / stretch, y * stretch);
      if (rho === 0) return [centerLng, centerLat];
      const arc = 2 * Math.asin(Math.min(1, rho / (2 * radius)));
      const sinArc = Math.sin(arc);
      const cosArc = Math.cos(arc);
      const sinBeta = cosArc * sin1 + (stretch * y * sinArc * cos1) / rho;
      const turn = Math.atan2(x * sinArc, stretch * rho * cos1 * cosArc - stretch * stretch * y * sin1 * sinArc);
      return [
        wrapLongitude(centerLng + turn / radiansPerDegree),
        findLatitude(Math.max(-1, Math.min(1, sinBeta)), qPole) / radiansPerDegree,
      ];
    },
  };
}

/** Geographic latitude, radians, of a sine of authalic latitude. Three Newton steps from the sphere reach the last bit. */
function findLatitude(sinBeta: number, qPole: number): number {
  let latitude = Math.asin(sinBeta);
  if (Math.abs(sinBeta) > 1 - 1e-12) return latitude;
  latitude += 0.5 * eccentricity2 * 0.68 * Math.sin(2 * latitude);
  for (let step = 0; step < 3; step++) {
    const sin = Math.sin(latitude);
    const w = 1 - eccentricity2 * sin * sin;
    latitude += ((sinBeta * qPole - authalicQ(sin)) * w * w) / (2 * (1 - eccentricity2) * Math.cos(latitude));
  }
  return latitude;
}

function wrapLongitude(lng: number): number {
  if (lng > 180) return lng - 360;
  return lng < -180 ? lng + 360 : lng;
}

function roundToStep(degrees: number): number {
  return Number((Math.round(degrees / centerStepDeg) * centerStepDeg).toFixed(4)) + 0;
}
