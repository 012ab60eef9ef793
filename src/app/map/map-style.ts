import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { drawingSources } from "../../worker/messages.ts";
import { buildingLayers } from "./building-layers.ts";
import { drawFromTiles } from "./draw-from-tiles.ts";
import { groundLayers, parkGroundLayers } from "./ground-layers.ts";
import { labelLayers } from "./label-layers.ts";
import { lineLayers } from "./line-layers.ts";
import { darkColors, lightColors } from "./map-colors.ts";
import type { MapLook } from "./map-look.ts";
import { issueLayers, stateLayers } from "./mark-layers.ts";
import { parcelLayers } from "./parcel-layers.ts";
import { poiLayers } from "./poi-layers.ts";
import { outerRoadLayers, roadLayers } from "./road-layers.ts";

export const noFeatures = { type: "FeatureCollection", features: [] } as const;

/** Every layer, bottom to top (ux §3.1). A pure function of the look: the map applies what differs from the last one. */
export function buildLayers(look: MapLook): readonly LayerSpecification[] {
  // The offers-only map keeps its paper in dark mode too, but the chrome around the park goes dark.
  const colors = look.dark ? darkColors : lightColors;
  const tiled = look.tiled ?? [];
  const layers = [
    ...groundLayers(look, colors),
    ...outerRoadLayers(look, colors),
    ...parkGroundLayers(look, colors),
    ...parcelLayers(look, colors),
    ...roadLayers(look),
    ...buildingLayers(look, colors),
    ...lineLayers(look, colors),
    ...poiLayers(look, colors),
    ...stateLayers(tiled.includes("parcels") ? "marked" : "parcels"),
    ...labelLayers(look, colors),
    ...issueLayers(),
  ];
  return tiled.length === 0 ? layers : drawFromTiles(layers, tiled);
}

/** The first style: own sources, no glyphs, no sprite, no address of any kind. */
export function buildStyle(look: MapLook): StyleSpecification {
  const sources = Object.fromEntries(
    [...drawingSources, "issue", "marked"].map((source) => [
      source,
      { type: "geojson", data: noFeatures, promoteId: "id", maxzoom: 18, tolerance: 0.2, buffer: 64 } as const,
    ]),
  );
  return {
    version: 8,
    sources: sources as unknown as StyleSpecification["sources"],
    layers: [...buildLayers(look)],
    transition: { duration: 0, delay: 0 },
  };
}
