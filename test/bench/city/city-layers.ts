import { type FlatGeometry, type FlatLayer, projectLayerSteps } from "../../../src/core/geometry/flat-layer.ts";
import type { MeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import { createFittedPlane } from "../../../src/core/geometry/projection-fit.ts";
import { finish } from "../../support/finish.ts";
import type { City } from "./make-city.ts";

/** The city on its measuring plane. */
export interface CityLayers {
  readonly plane: MeasuringPlane;
  readonly parcels: FlatLayer;
  readonly zones: FlatLayer;
  readonly buildings: FlatLayer;
  readonly controls: FlatLayer;
  readonly sites: FlatLayer;
}

/** Projects all layers onto the plane around the zones, which cover the city. */
export function projectCity(city: City): CityLayers {
  const plane = createFittedPlane(boxOf(city.zones));
  return {
    plane,
    parcels: finish(projectLayerSteps(city.parcels, plane)),
    zones: finish(projectLayerSteps(city.zones, plane)),
    buildings: finish(projectLayerSteps(city.buildings, plane)),
    controls: finish(projectLayerSteps(city.controls, plane)),
    sites: finish(projectLayerSteps(city.sites, plane)),
  };
}

function boxOf({ lngLat }: FlatGeometry): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (let at = 0; at < lngLat.length; at += 2) {
    const [lng = 0, lat = 0] = [lngLat[at], lngLat[at + 1]];
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}
