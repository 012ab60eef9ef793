import type { z } from "zod/mini";
import type { LayerKind } from "./dataset.ts";
import {
  buildingProperties,
  controlProperties,
  infrastructureProperties,
  parcelProperties,
  parkProperties,
  phaseProperties,
  sensitiveProperties,
  structureProperties,
  surveyProperties,
  zoneProperties,
} from "./records.ts";

/** What a layer of the dataset is made of. */
export interface LayerShape {
  readonly properties: z.ZodMiniObject;
  /** Only shapes with an area, or any geometry. */
  readonly geometry: "area" | "any";
}

export const layerShapes: Readonly<Record<LayerKind, LayerShape>> = {
  parks: { properties: parkProperties, geometry: "area" },
  zones: { properties: zoneProperties, geometry: "area" },
  parcels: { properties: parcelProperties, geometry: "area" },
  buildings: { properties: buildingProperties, geometry: "area" },
  structures: { properties: structureProperties, geometry: "area" },
  controls: { properties: controlProperties, geometry: "any" },
  survey: { properties: surveyProperties, geometry: "area" },
  infrastructure: { properties: infrastructureProperties, geometry: "any" },
  sensitive: { properties: sensitiveProperties, geometry: "any" },
  phases: { properties: phaseProperties, geometry: "area" },
};
