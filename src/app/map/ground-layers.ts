import type { LayerSpecification } from "maplibre-gl";
import { contextColors, type MapColors } from "./map-colors.ts";
import { fillOpacity, type MapLook } from "./map-look.ts";
import { toUseColor } from "./palette.ts";
import { hideDrafted } from "./parcel-layers.ts";

/** Paper and what lies around the park; then the park's own light ground and the zones on it. */
export function groundLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  return [
    { id: "paper", type: "background", paint: { "background-color": colors.paper } },
    ...surroundings(look, colors),
  ];
}

function surroundings(look: MapLook, colors: MapColors): LayerSpecification[] {
  const visibility = look.layers.surroundings ? "visible" : "none";
  return [
    {
      id: "surroundings-fill",
      type: "fill",
      source: "surroundings",
      layout: { visibility },
      filter: ["in", ["get", "look"], ["literal", ["fields", "grass", "woods", "homes", "works", "road"]]],
      paint: {
        "fill-color": [
          "match",
          ["get", "look"],
          "fields",
          colors.fields,
          "grass",
          colors.fields,
          "woods",
          colors.woods,
          "road",
          colors.roadEdge,
          colors.homes,
        ],
        "fill-antialias": false,
      },
    },
    {
      id: "surroundings-line",
      type: "line",
      source: "surroundings",
      minzoom: 12.5,
      layout: { visibility },
      filter: ["in", ["get", "look"], ["literal", ["fields", "grass"]]],
      paint: { "line-color": colors.fieldsLine, "line-width": 1 },
    },
    {
      id: "surroundings-water",
      type: "fill",
      source: "surroundings",
      layout: { visibility },
      filter: ["==", ["get", "look"], "water"],
      paint: { "fill-color": colors.water },
    },
  ];
}

/** Drawn after the roads around the park, so that the park's ground covers their inner ends. */
export function parkGroundLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  const offers = look.offers !== null;
  const visibility = look.layers.landUse || offers ? "visible" : "none";
  return [
    {
      id: "park-ground",
      type: "fill",
      source: "parks",
      paint: { "fill-color": colors.ground, "fill-antialias": false },
    },
    {
      id: "zones-fill",
      type: "fill",
      source: "zones",
      layout: { visibility },
      paint: {
        "fill-color": offers ? contextFill() : toUseColor(),
        "fill-antialias": false,
        ...(look.isEditing === true ? { "fill-opacity": hideDrafted(look, 1) } : {}),
        "fill-layer-opacity": offers
          ? 1
          : look.theme === "status"
            ? Math.min(0.4, fillOpacity(look))
            : fillOpacity(look),
      },
    },
  ];
}

/** Offers-only map: only green and water keep a trace of their colour. */
function contextFill(): ReturnType<typeof toUseColor> {
  return [
    "match",
    ["get", "useKey"],
    "S",
    contextColors.roadLand,
    "G",
    "#DCE8CD",
    "E",
    "#BFE0F5",
    "N",
    "#F3F4EB",
    "#F6F5F1",
  ];
}
