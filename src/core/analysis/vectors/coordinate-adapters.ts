import { toNorthingEasting } from "../../geometry/axis-order.ts";
import { findEastingZone, findGaussKrugerZone } from "../../geometry/gauss-kruger-zones.ts";
import { gcj02FromWgs84 } from "../../geometry/gcj02.ts";
import { geodesicAreaM2 } from "../../geometry/geodesic-area.ts";
import { createGridMeasure } from "../../geometry/grid-measure.ts";
import { areaInflation } from "../../geometry/web-mercator.ts";
import type { LngLat } from "../../model/coordinates.ts";
import { readList, readNumber } from "./read-inputs.ts";
import type { AdapterTable, Inputs, Outputs, VectorContext } from "./vector-context.ts";

/** Domain §10.7: coordinates. */
export const coordinateAdapters: AdapterTable = {
  "crs.gk3_zone": (inputs) => {
    const { zone, centralMeridian, epsgPlain, epsgWithZonePrefix, ...rest } = findGaussKrugerZone(
      readNumber(inputs, "longitude") ?? Number.NaN,
    );
    return {
      ...rest,
      zone,
      central_meridian: centralMeridian,
      epsg_with_zone_prefix: epsgWithZonePrefix,
      epsg_plain: epsgPlain,
    };
  },
  "crs.easting_zone": (inputs) => {
    const { eastingPlainM, ...rest } = findEastingZone(readNumber(inputs, "easting_m") ?? Number.NaN);
    return { ...rest, easting_plain_m: eastingPlainM };
  },
  "crs.area": measureRing,
  "crs.area_3857_guard": (inputs) => {
    const { areaInflation: factor, allowed } = areaInflation(readNumber(inputs, "latitude") ?? Number.NaN);
    return { area_inflation: factor, allowed };
  },
  "crs.gcj02_from_wgs84": (inputs) => {
    const [lon, lat] = [readNumber(inputs, "lon"), readNumber(inputs, "lat")];
    if (lon === null || lat === null) return { lon: null, lat: null, shift_m: null };
    const { lngLat, shiftM } = gcj02FromWgs84([lon, lat]);
    return { lon: lngLat[0], lat: lngLat[1], shift_m: shiftM };
  },
  "crs.axis_order": (inputs) => {
    const axes = readList(inputs, "axes").map(String);
    const pair = readList(inputs, "pair").map(Number);
    return toNorthingEasting(axes, pair) ?? { northing: null, easting: null };
  },
};

function measureRing(inputs: Inputs, { crsTable }: VectorContext): Outputs {
  const ring = readList(inputs, "ring_lonlat") as readonly LngLat[];
  const grid = createGridMeasure(`EPSG:${readNumber(inputs, "epsg")}`, crsTable);
  const ellipsoidalM2 = geodesicAreaM2(ring);
  const planarM2 = grid.ok ? grid.value.areaM2({ type: "Polygon", coordinates: [ring] }) : null;
  return {
    ellipsoidal_m2: ellipsoidalM2,
    planar_m2: planarM2,
    difference_ppm: planarM2 === null ? null : (planarM2 / ellipsoidalM2 - 1) * 1e6,
  };
}
