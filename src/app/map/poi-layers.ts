import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { fontStack, nameField } from "./label-words.ts";
import { ink, type MapColors } from "./map-colors.ts";
import type { MapLook } from "./map-look.ts";

/** Services that have an icon of their own; others get a plain disc. */
const poiServices = ["power", "water", "sewage", "drainage", "gas", "telecom", "rail", "garbage"];

/** Plants and stations: a disc with an icon and the name beside it. */
export function poiLayers(look: MapLook, _colors: MapColors): LayerSpecification[] {
  const service: ExpressionSpecification = ["get", "service"];
  return [
    {
      id: "poi",
      type: "symbol",
      source: "infrastructure",
      minzoom: look.offers === null ? 15 : 13.2,
      filter: ["==", ["geometry-type"], "Point"],
      layout: {
        visibility: look.layers.labels ? "visible" : "none",
        "icon-image": ["concat", "poi-", ["case", ["in", service, ["literal", [...poiServices]]], service, "other"]],
        "text-field": nameField(look.language),
        "text-font": fontStack(look.language, "regular"),
        "text-size": 12,
        "text-anchor": "left",
        "text-offset": [1, 0],
        "text-optional": true,
        "text-max-width": 14,
      },
      paint: { "text-color": ink, "text-halo-color": "rgba(246,245,241,0.9)", "text-halo-width": 1.5 },
    },
  ];
}
