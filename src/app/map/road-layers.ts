import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { groundWidth } from "./ground-scale.ts";
import type { MapColors } from "./map-colors.ts";
import { contextColors } from "./map-colors.ts";
import type { MapLook } from "./map-look.ts";

/** Width where a road records none, m. */
const fallbackRoadM = 16;
/** Carriageway of the road land: most of why the map looks quiet. */
const carriagewayShare = 0.58;

const isRoad: ExpressionSpecification = ["==", ["get", "service"], "road"];
const isLine: ExpressionSpecification = ["==", ["geometry-type"], "LineString"];
const inside: ExpressionSpecification = ["==", ["get", "inside"], true];

function roads(place: "inside" | "outside"): ExpressionSpecification {
  return ["all", isLine, isRoad, place === "inside" ? inside : ["!", inside]];
}

/** Roads around the park, under its ground. */
export function outerRoadLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  const visibility = look.layers.surroundings ? "visible" : "none";
  const layout = { visibility, "line-cap": "round", "line-join": "round" } as const;
  return [
    {
      id: "outer-roads-casing",
      type: "line",
      source: "infrastructure",
      filter: roads("outside"),
      layout,
      paint: { "line-color": colors.roadEdge, "line-width": groundWidth(look.latitude, 1, fallbackRoadM, 1.6) },
    },
    {
      id: "outer-roads",
      type: "line",
      source: "infrastructure",
      filter: roads("outside"),
      layout,
      paint: { "line-color": colors.roadCore, "line-width": groundWidth(look.latitude, 0.7, fallbackRoadM, 0.8) },
    },
  ];
}

/** Carriageways inside the park, white on the road land of the zones; then the railways. */
export function roadLayers(look: MapLook): LayerSpecification[] {
  const layout = { "line-cap": "round", "line-join": "round" } as const;
  return [
    {
      id: "roads",
      type: "line",
      source: "infrastructure",
      filter: roads("inside"),
      layout,
      paint: {
        "line-color": look.dark ? "#E6E8EB" : "#FFFFFF",
        "line-width": groundWidth(look.latitude, carriagewayShare, fallbackRoadM, 1),
      },
    },
    {
      id: "roads-center",
      type: "line",
      source: "infrastructure",
      minzoom: 15.8,
      filter: ["all", roads("inside"), [">=", ["coalesce", ["get", "widthM"], fallbackRoadM], 20]],
      paint: { "line-color": "#B9BCC3", "line-width": 1, "line-dasharray": [8, 6] },
    },
    ...railLayers(look),
  ];
}

const isRail: ExpressionSpecification = [
  "all",
  ["==", ["geometry-type"], "LineString"],
  ["==", ["get", "service"], "rail"],
];

function railLayers(look: MapLook): LayerSpecification[] {
  const bed = look.dark && look.offers === null ? "#B9BABD" : "#CFCFD1";
  const width = (base: number): ExpressionSpecification => [
    "interpolate",
    ["exponential", 1.6],
    ["zoom"],
    13,
    base * 0.55,
    15,
    base,
    18,
    base * 2.4,
  ];
  return [
    {
      id: "rail-bed",
      type: "line",
      source: "infrastructure",
      filter: isRail,
      paint: { "line-color": look.offers === null ? bed : contextColors.roadLand, "line-width": width(7) },
    },
    {
      id: "rail",
      type: "line",
      source: "infrastructure",
      filter: isRail,
      paint: { "line-color": "#5C6067", "line-width": width(4) },
    },
    {
      id: "rail-dashes",
      type: "line",
      source: "infrastructure",
      filter: isRail,
      paint: { "line-color": "#FFFFFF", "line-width": width(2.4), "line-dasharray": [3, 3] },
    },
  ];
}
