import type { FeatureCollection } from "geojson";
import type { FilterSpecification, GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { drawImage, imageScale } from "./draw-image.ts";
import { ink, selectionNavy } from "./map-colors.ts";
import { noFeatures } from "./map-style.ts";

const differences = "compare";
const cells = "compare-cells";

/** What one map shows of the differences: its own side of them, or both sides where there is one map for two states. */
export type CompareSide = "a" | "b" | "both";

/** `change` of the shapes the worker names (plan-messages.ts). What only says something else looks the same on both sides. */
const drawn: Readonly<Record<CompareSide, readonly string[]>> = {
  a: ["removed", "was"],
  b: ["added", "changed"],
  both: ["added", "removed", "changed", "was"],
};

const isOneOf = (changes: readonly string[]): FilterSpecification => ["in", ["get", "change"], ["literal", changes]];
const all = (...parts: FilterSpecification[]) => ["all", ...parts] as FilterSpecification;
/** Land is told by a badge; what stands on it by its outline only. */
const isLand: FilterSpecification = ["in", ["get", "kind"], ["literal", ["parcels", "zones", "phases", "proposals"]]];

/** Outlines under hover rings, badges over everything (ux §3.3): added double “+”, removed with ticks “−”, changed dashed “Δ”. */
function outlineLayers(side: CompareSide): LayerSpecification[] {
  const pick = (change: string): FilterSpecification => isOneOf(drawn[side].filter((shown) => shown === change));
  const stays: FilterSpecification = ["==", ["get", "isMoved"], false];
  // On its own map what is to move stands where it still is.
  const isChanged =
    side === "a" ? (["any", pick("was"), all(isOneOf(["changed"]), stays)] as FilterSpecification) : pick("changed");
  const before = side === "both" ? pick("was") : isOneOf([]);
  return [
    line("compare-was", before, { "line-color": "#4A525B", "line-width": 1.25, "line-dasharray": [1.5, 2.5] }),
    line("compare-casing", ["any", isChanged, pick("added"), pick("removed")] as FilterSpecification, {
      "line-color": "#FFFFFF",
      "line-width": 6.5,
      "line-opacity": 0.85,
    }),
    line("compare-changed", isChanged, { "line-color": ink, "line-width": 3, "line-dasharray": [2.4, 1.6] }),
    line("compare-added", pick("added"), { "line-color": ink, "line-width": 1.4, "line-gap-width": 2.4 }),
    line("compare-removed", pick("removed"), { "line-color": ink, "line-width": 1.6 }),
    {
      id: "compare-crosses",
      type: "symbol",
      source: differences,
      filter: pick("removed"),
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 34,
        "icon-image": "compare-cross",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
  ];
}

function badgeLayers(side: CompareSide): LayerSpecification[] {
  const badged = drawn[side].filter((change) => change !== "was");
  return [
    {
      id: "compare-badges",
      type: "symbol",
      source: differences,
      filter: all(isOneOf(badged), isLand),
      layout: {
        "icon-image": ["concat", "compare-", ["get", "change"]],
        "icon-offset": [0, -24],
        "icon-padding": 0,
        // Of a zone and the parcel in it one badge is enough.
        "icon-allow-overlap": false,
        "icon-ignore-placement": false,
      },
    },
  ];
}

function cellLayers(): LayerSpecification[] {
  return [
    {
      id: "compare-cell-fill",
      type: "fill",
      source: cells,
      paint: { "fill-color": selectionNavy, "fill-opacity": 0.12, "fill-antialias": false },
    },
    line("compare-cell-casing", null, { "line-color": "#FFFFFF", "line-width": 7 }, cells),
    line("compare-cell", null, { "line-color": selectionNavy, "line-width": 3 }, cells),
  ];
}

function line(
  id: string,
  filter: FilterSpecification | null,
  paint: Extract<LayerSpecification, { type: "line" }>["paint"],
  source = differences,
): LayerSpecification {
  return {
    id,
    type: "line",
    source,
    ...(filter === null ? {} : { filter }),
    layout: { "line-join": "round" },
    paint,
  } as LayerSpecification;
}

const layersOf = (side: CompareSide) => [...outlineLayers(side), ...cellLayers(), ...badgeLayers(side)];

/** Draws the differences on a map, and the land of a chosen cell of the matrix; what was there of them gives way. */
export function showDifferences(
  map: MapLibreMap,
  side: CompareSide,
  shapes: FeatureCollection,
  land: FeatureCollection,
): void {
  addImages(map);
  for (const [id, data] of [
    [differences, shapes],
    [cells, land],
  ] as const) {
    const source = map.getSource<GeoJSONSource>(id);
    if (source === undefined) map.addSource(id, { type: "geojson", data, maxzoom: 18, tolerance: 0.2 });
    else void source.setData(data);
  }
  if (map.getLayer("compare-badges") === undefined) {
    const below = map.getLayer("hover") === undefined ? undefined : "hover";
    for (const layer of [...outlineLayers(side), ...cellLayers()]) map.addLayer(layer, below);
    for (const layer of badgeLayers(side)) map.addLayer(layer);
    return;
  }
  for (const layer of layersOf(side)) {
    if ("filter" in layer && layer.filter !== undefined) map.setFilter(layer.id, layer.filter);
  }
}

/** Takes everything of Compare off a map. */
export function hideDifferences(map: MapLibreMap): void {
  for (const { id } of layersOf("both")) if (map.getLayer(id) !== undefined) map.removeLayer(id);
  for (const id of [differences, cells]) if (map.getSource(id) !== undefined) map.removeSource(id);
}

/** No differences: while they are worked out. */
export const noDifferences: FeatureCollection = { ...noFeatures, features: [] };

function addImages(map: MapLibreMap): void {
  if (map.hasImage("compare-cross")) return;
  const badges = { added: "+", removed: "−", changed: "Δ" } as const;
  for (const [change, sign] of Object.entries(badges)) {
    map.addImage(`compare-${change}`, drawBadge(sign), { pixelRatio: imageScale });
  }
  const cross = drawImage(10, (context) => {
    for (const [width, color] of [
      [3.6, "#FFFFFF"],
      [1.6, ink],
    ] as const) {
      context.beginPath();
      context.moveTo(2, 2);
      context.lineTo(8, 8);
      context.moveTo(8, 2);
      context.lineTo(2, 8);
      context.lineWidth = width;
      context.strokeStyle = color;
      context.stroke();
    }
  });
  map.addImage("compare-cross", cross, { pixelRatio: imageScale });
}

function drawBadge(sign: string): ImageData {
  return drawImage(26, (context) => {
    context.beginPath();
    context.arc(13, 13, 11, 0, Math.PI * 2);
    context.fillStyle = ink;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = "#FFFFFF";
    context.stroke();
    context.fillStyle = "#FFFFFF";
    context.font = `700 13px Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(sign, 13, 13.5);
  });
}
