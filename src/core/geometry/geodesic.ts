import type { LngLat } from "../model/coordinates.ts";
import { flattening, radiansPerDegree, semiMajorM, semiMinorM } from "./ellipsoid.ts";

const third = flattening / 16;

/**
 * Length of the geodesic between two points in degrees on GRS 80, m, and its azimuth at the start, degrees clockwise from
 * north. Vincenty 1975, good to 0.1 mm. Same point: 0 and 0. Nearly antipodal points, where the method does not settle: undefined.
 */
export function findGeodesic(from: LngLat, to: LngLat): { distanceM: number; azimuthDeg: number } | undefined {
  const difference = (to[0] - from[0]) * radiansPerDegree;
  const [sinU1, cosU1] = reducedLatitude(from[1]);
  const [sinU2, cosU2] = reducedLatitude(to[1]);
  let lambda = difference;
  for (let round = 0; round < 100; round++) {
    const sinLambda = Math.sin(lambda);
    const cosLambda = Math.cos(lambda);
    const across = cosU2 * sinLambda;
    const along = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.hypot(across, along);
    if (sinSigma === 0) return { distanceM: 0, azimuthDeg: 0 };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    const cosMiddle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha;
    const c = third * cos2Alpha * (4 + flattening * (4 - 3 * cos2Alpha));
    const next =
      difference +
      (1 - c) *
        flattening *
        sinAlpha *
        (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
    if (Math.abs(next - lambda) < 1e-14) {
      const [a, b] = seriesOf(cos2Alpha);
      return {
        distanceM: semiMinorM * a * (sigma - sigmaCorrection(b, sinSigma, cosSigma, cosMiddle)),
        azimuthDeg: Math.atan2(across, along) / radiansPerDegree,
      };
    }
    lambda = next;
  }
  return undefined;
}

/** Point reached from `from` after `distanceM` along the geodesic that starts with `azimuthDeg`. Longitudes are not wrapped at 180°. */
export function followGeodesic(from: LngLat, azimuthDeg: number, distanceM: number): LngLat {
  const sinAzimuth = Math.sin(azimuthDeg * radiansPerDegree);
  const cosAzimuth = Math.cos(azimuthDeg * radiansPerDegree);
  const [sinU1, cosU1] = reducedLatitude(from[1]);
  const sigma1 = Math.atan2(sinU1, cosU1 * cosAzimuth);
  const sinAlpha = cosU1 * sinAzimuth;
  const cos2Alpha = 1 - sinAlpha * sinAlpha;
  const [a, b] = seriesOf(cos2Alpha);
  const plain = distanceM / (semiMinorM * a);
  let sigma = plain;
  for (let round = 0; round < 100; round++) {
    const cosMiddle = Math.cos(2 * sigma1 + sigma);
    const next = plain + sigmaCorrection(b, Math.sin(sigma), Math.cos(sigma), cosMiddle);
    const done = Math.abs(next - sigma) < 1e-15;
    sigma = next;
    if (done) break;
  }
  const sinSigma = Math.sin(sigma);
  const cosSigma = Math.cos(sigma);
  const cosMiddle = Math.cos(2 * sigma1 + sigma);
  const down = sinU1 * sinSigma - cosU1 * cosSigma * cosAzimuth;
  const latitude = Math.atan2(
    sinU1 * cosSigma + cosU1 * sinSigma * cosAzimuth,
    (1 - flattening) * Math.hypot(sinAlpha, down),
  );
  const lambda = Math.atan2(sinSigma * sinAzimuth, cosU1 * cosSigma - sinU1 * sinSigma * cosAzimuth);
  const c = third * cos2Alpha * (4 + flattening * (4 - 3 * cos2Alpha));
  const turn =
    lambda -
    (1 - c) *
      flattening *
      sinAlpha *
      (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
  return [from[0] + turn / radiansPerDegree, latitude / radiansPerDegree];
}

function reducedLatitude(latitudeDeg: number): [sin: number, cos: number] {
  const u = Math.atan((1 - flattening) * Math.tan(latitudeDeg * radiansPerDegree));
  return [Math.sin(u), Math.cos(u)];
}

function seriesOf(cos2Alpha: number): [a: number, b: number] {
  const u2 = cos2Alpha * ((semiMajorM * semiMajorM) / (semiMinorM * semiMinorM) - 1);
  return [
    1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2))),
    (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2))),
  ];
}

function sigmaCorrection(b: number, sinSigma: number, cosSigma: number, cosMiddle: number): number {
  const square = cosMiddle * cosMiddle;
  const inner = cosSigma * (2 * square - 1) - (b / 6) * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * square - 3);
  return b * sinSigma * (cosMiddle + (b / 4) * inner);
}
