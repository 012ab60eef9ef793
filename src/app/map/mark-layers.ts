import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { ink, over, selectionNavy } from "./map-colors.ts";

const hovered: ExpressionSpecification = ["boolean", ["feature-state", "hover"], false];
const selected: ExpressionSpecification = ["boolean", ["feature-state", "selected"], false];
const shown: ExpressionSpecification = ["boolean", ["feature-state", "shown"], false];

/** Opacity 1 where the state holds: rings follow feature state, so that hovering and selecting never rebuild a tile. */
function when(state: ExpressionSpecification): ExpressionSpecification {
  return ["case", state, 1, 0];
}

/**
 * Hover outline and selection rings: never a change of fill. Few layers with plain joins, since each holds every parcel
 * in view. Parcels that come as tiles have the outlines of the few in a source of their own, `marked`.
 */
export function stateLayers(source: "parcels" | "marked"): LayerSpecification[] {
  const shared = { type: "line", source } as const;
  return [
    {
      ...shared,
      id: "hover",
      paint: {
        "line-color": ["case", shown, over, ink],
        "line-width": 2,
        "line-opacity": when(["any", hovered, shown]),
      },
    },
    {
      ...shared,
      id: "selection-casing",
      paint: { "line-color": "#FFFFFF", "line-width": 7, "line-opacity": when(selected) },
    },
    {
      ...shared,
      id: "selection",
      paint: { "line-color": selectionNavy, "line-width": 3, "line-opacity": when(selected) },
    },
  ];
}

/** Where a shown issue is: red dashes and a cross. Red is nowhere else on the map. */
export function issueLayers(): LayerSpecification[] {
  return [
    {
      id: "issue-area",
      type: "fill",
      source: "issue",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-pattern": "hatch-issue" },
    },
    {
      id: "issue-casing",
      type: "line",
      source: "issue",
      filter: ["!=", ["geometry-type"], "Point"],
      paint: { "line-color": "#FFFFFF", "line-width": 5 },
    },
    {
      id: "issue-line",
      type: "line",
      source: "issue",
      filter: ["!=", ["geometry-type"], "Point"],
      paint: { "line-color": over, "line-width": 2, "line-dasharray": [3, 2] },
    },
    {
      id: "issue-mark",
      type: "symbol",
      source: "issue",
      filter: ["==", ["geometry-type"], "Point"],
      layout: { "icon-image": "issue-mark", "icon-allow-overlap": true },
    },
  ];
}
