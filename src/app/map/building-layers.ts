import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { isFilterEmpty } from "../state/filter-rows.ts";
import { contextColors, ink, type MapColors } from "./map-colors.ts";
import type { MapLook } from "./map-look.ts";

const existing: ExpressionSpecification = ["==", ["get", "status"], "existing"];
/** Houses on no parcel are surroundings: villages, not plants. */
const onParcel: ExpressionSpecification = ["has", "parcelId"];
const standing: ExpressionSpecification = ["all", existing, onParcel];

/** Footprints in ink over the fill; what does not stand yet, and yards, only as dashes. */
export function buildingLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  const visibility = look.layers.buildings ? "visible" : "none";
  const offers = look.offers !== null;
  return [
    {
      id: "yards",
      type: "fill",
      source: "structures",
      minzoom: 13,
      layout: { visibility },
      paint: { "fill-color": ink, "fill-opacity": ["match", ["get", "kind"], "yard", 0.05, 0.12] },
    },
    {
      id: "yards-line",
      type: "line",
      source: "structures",
      minzoom: 15,
      layout: { visibility },
      paint: { "line-color": ink, "line-opacity": 0.28, "line-width": 0.8, "line-dasharray": [3, 2] },
    },
    {
      id: "houses",
      type: "fill",
      source: "buildings",
      minzoom: 12.5,
      layout: { visibility: look.layers.surroundings ? "visible" : "none" },
      filter: ["all", existing, ["!", onParcel]],
      paint: { "fill-color": colors.homesMark, "fill-antialias": false },
    },
    {
      id: "buildings",
      type: "fill",
      source: "buildings",
      minzoom: 12.5,
      layout: { visibility },
      filter: standing,
      paint: offers
        ? { "fill-color": contextColors.building, "fill-antialias": false }
        : { "fill-color": ink, "fill-opacity": isFilterEmpty(look.filter) ? 0.18 : 0.12, "fill-antialias": false },
    },
    {
      id: "buildings-line",
      type: "line",
      source: "buildings",
      minzoom: 15.6,
      layout: { visibility },
      filter: standing,
      paint: { "line-color": offers ? "#BDBAB2" : ink, "line-opacity": offers ? 1 : 0.5, "line-width": 0.8 },
    },
    {
      id: "buildings-coming",
      type: "line",
      source: "buildings",
      minzoom: 13.5,
      layout: { visibility: offers ? "none" : visibility },
      filter: ["!", existing],
      paint: { "line-color": ink, "line-opacity": 0.5, "line-width": 0.8, "line-dasharray": [3, 2.5] },
    },
  ];
}
