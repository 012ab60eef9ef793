import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { toFilterExpression } from "./filter-expression.ts";
import { contextColors, ink, type MapColors } from "./map-colors.ts";
import { fillOpacity, type MapLook, showsPatterns } from "./map-look.ts";
import { toUseColor, useFills } from "./palette.ts";

/** Share of its opacity a parcel keeps when the filter leaves it out. */
const filteredOutShare = 0.25;
const id: ExpressionSpecification = ["get", "id"];

/** Opacity of a parcel or zone, none of it while the draft of a gesture shows the feature instead. */
export function hideDrafted(
  look: Pick<MapLook, "isEditing">,
  opacity: number | ExpressionSpecification,
): number | ExpressionSpecification {
  return look.isEditing === true ? ["case", ["boolean", ["feature-state", "drafted"], false], 0, opacity] : opacity;
}

/** Land-use fill, unknown classes, status patterns and boundaries of the parcels. Classes and filters change paint only. */
export function parcelLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  return look.offers === null ? themeLayers(look, colors) : offerLayers(look.offers);
}

function themeLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  const passes = toFilterExpression(look.filter);
  const opacity = fillOpacity(look);
  const patterns = showsPatterns(look);
  const unsupplied: ExpressionSpecification = ["==", ["get", "status"], "unsupplied"];
  return [
    {
      id: "parcels-ground",
      type: "fill",
      source: "parcels",
      // Not quite opaque: opaque fills are drawn in a pass of their own, which a layer with its own opacity below ignores.
      paint: { "fill-color": colors.ground, "fill-antialias": false, "fill-opacity": hideDrafted(look, 0.999) },
    },
    {
      id: "parcels-fill",
      type: "fill",
      source: "parcels",
      layout: { visibility: look.layers.landUse ? "visible" : "none" },
      paint: {
        "fill-color": toUseColor(),
        "fill-antialias": false,
        "fill-opacity": hideDrafted(
          look,
          passes === null ? opacity : ["case", passes, opacity, opacity * filteredOutShare],
        ),
      },
    },
    {
      id: "parcels-unknown",
      type: "fill",
      source: "parcels",
      layout: { visibility: look.layers.landUse ? "visible" : "none" },
      filter: ["!", ["in", ["get", "useKey"], ["literal", Object.keys(useFills)]]],
      paint: { "fill-pattern": "unknown-class", "fill-opacity": hideDrafted(look, opacity) },
    },
    {
      id: "parcels-pattern",
      type: "fill",
      source: "parcels",
      layout: { visibility: patterns ? "visible" : "none" },
      // Nothing is said of a parcel that is not judged yet.
      filter: all(["all", ["has", "status"], ["!=", ["get", "status"], "built"]], passes),
      paint: {
        "fill-pattern": [
          "step",
          ["zoom"],
          ["concat", "status-", ["get", "status"], "-fine"],
          14,
          ["concat", "status-", ["get", "status"]],
        ],
        "fill-antialias": false,
        ...(look.isEditing === true ? { "fill-opacity": hideDrafted(look, 1) } : {}),
      },
    },
    boundary("parcels-boundary", ["!", unsupplied], look, passes),
    {
      ...boundary("parcels-boundary-dashed", unsupplied, look, passes),
      paint: { ...boundaryPaint(passes, look), "line-dasharray": [4, 2.5] },
    } as LayerSpecification,
  ];
}

function boundary(
  layer: string,
  filter: ExpressionSpecification,
  look: MapLook,
  passes: ExpressionSpecification | null,
): LayerSpecification {
  return {
    id: layer,
    type: "line",
    source: "parcels",
    filter,
    paint: boundaryPaint(passes, look),
  };
}

const boundaryWidth: ExpressionSpecification = ["step", ["zoom"], 0.7, 15.4, 1, 16.4, 1.3];

function boundaryPaint(passes: ExpressionSpecification | null, look: MapLook): Record<string, unknown> {
  const strong: ExpressionSpecification = [
    "interpolate",
    ["linear"],
    ["zoom"],
    13,
    hideDrafted(look, 0.5),
    15,
    hideDrafted(look, 0.68),
    17,
    hideDrafted(look, 0.8),
  ];
  return {
    "line-color": ink,
    "line-width": boundaryWidth,
    "line-opacity":
      passes === null
        ? strong
        : [
            "interpolate",
            ["linear"],
            ["zoom"],
            13,
            hideDrafted(look, ["case", passes, 0.5, 0.28]),
            17,
            hideDrafted(look, ["case", passes, 0.8, 0.4]),
          ],
  };
}

/** Only offers are coloured: those that fit by class at full strength, the others dashed; everything else is context. */
function offerLayers(offers: NonNullable<MapLook["offers"]>): LayerSpecification[] {
  const fitting: ExpressionSpecification = ["in", id, ["literal", [...offers.fitting]]];
  const other: ExpressionSpecification = ["in", id, ["literal", [...offers.other]]];
  return [
    {
      id: "parcels-ground",
      type: "fill",
      source: "parcels",
      paint: {
        "fill-color": ["match", ["get", "useKey"], "G", "#DCE8CD", "E", "#BFE0F5", "#F6F5F1"],
        "fill-antialias": false,
        "fill-opacity": 0.999,
      },
    },
    {
      id: "parcels-fill",
      type: "fill",
      source: "parcels",
      filter: fitting,
      paint: { "fill-color": toUseColor(), "fill-antialias": false },
    },
    {
      id: "parcels-boundary",
      type: "line",
      source: "parcels",
      filter: ["!", ["any", fitting, other]],
      paint: { "line-color": contextColors.boundary, "line-width": boundaryWidth },
    },
    {
      id: "parcels-boundary-offer",
      type: "line",
      source: "parcels",
      filter: fitting,
      paint: { "line-color": ink, "line-width": 1, "line-opacity": 0.8 },
    },
    {
      id: "parcels-boundary-dashed",
      type: "line",
      source: "parcels",
      filter: other,
      paint: { "line-color": ink, "line-width": 1.25, "line-dasharray": [3, 2] },
    },
  ];
}

export function all(first: ExpressionSpecification, second: ExpressionSpecification | null): FilterSpecification {
  return second === null ? first : ["all", first, second];
}
