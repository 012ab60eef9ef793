import type { ExpressionSpecification, FilterSpecification, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { drawImage, imageScale } from "./draw-image.ts";
import { ink, lightPaper, over, selectionNavy } from "./map-colors.ts";
import { noFeatures } from "./map-style.ts";
import { toUseColor } from "./palette.ts";

/** Line to what is snapped to (mockups/README.md). */
const snapColor = "#B1008A";
const draftSource = "draft";

const part = (...names: string[]): FilterSpecification =>
  names.length === 1 ? ["==", ["get", "part"], names[0] ?? ""] : ["in", ["get", "part"], ["literal", names]];

const round = { "line-cap": "round", "line-join": "round" } as const;

/** Drafted land lies where land lies: zones under parcels, both under roads, buildings and lines. */
function landLayers(kind: "zones" | "parcels"): LayerSpecification[] {
  const ofKind: ExpressionSpecification = ["==", ["get", "kind"], "zones"];
  const isOurs = kind === "zones" ? ofKind : (["!", ofKind] as ExpressionSpecification);
  const filter: FilterSpecification = ["all", ["==", ["get", "part"], "shape"], isOurs];
  return [
    {
      id: `draft-${kind}-ground`,
      type: "fill",
      source: draftSource,
      filter,
      paint: { "fill-color": lightPaper, "fill-antialias": false },
    },
    {
      id: `draft-${kind}-fill`,
      type: "fill",
      source: draftSource,
      filter,
      paint: { "fill-color": toUseColor(), "fill-antialias": false, "fill-opacity": 0.8 },
    },
    {
      id: `draft-${kind}-boundary`,
      type: "line",
      source: draftSource,
      filter,
      paint: { "line-color": ink, "line-width": 1.3, "line-opacity": 0.8 },
    },
  ];
}

/** Under hover rings and labels, over everything else. */
function hatchLayers(): LayerSpecification[] {
  return [
    {
      id: "draft-sketch-fill",
      type: "fill",
      source: draftSource,
      filter: part("sketch-area"),
      paint: { "fill-color": selectionNavy, "fill-antialias": false, "fill-opacity": 0.12 },
    },
    {
      id: "draft-conflict",
      type: "fill",
      source: draftSource,
      filter: part("conflict"),
      paint: { "fill-pattern": "hatch-issue" },
    },
    {
      id: "draft-conflict-line",
      type: "line",
      source: draftSource,
      filter: part("conflict"),
      paint: { "line-color": over, "line-width": 1.5 },
    },
  ];
}

const isActive: ExpressionSpecification = ["==", ["get", "active"], true];

function markLayers(): LayerSpecification[] {
  return [
    line("draft-before", part("before"), "#4A525B", 1.5, [3, 3]),
    casing("draft-neighbor-casing", part("neighbor"), 4),
    { ...line("draft-neighbor", part("neighbor"), selectionNavy, 2, [0.1, 2]), layout: round } as LayerSpecification,
    casing("draft-selected-casing", part("selected"), 6.5),
    line("draft-selected", part("selected"), selectionNavy, 3),
    casing("draft-broken-casing", part("broken"), 6.5),
    line("draft-broken", part("broken"), over, 2.5, [3, 2]),
    casing("draft-sketch-casing", part("sketch-line"), 6),
    line("draft-sketch", part("sketch-line"), selectionNavy, 2.5),
    line("draft-guide", part("guide"), snapColor, 1.25, [6, 4]),
    {
      id: "draft-middles",
      type: "circle",
      source: draftSource,
      filter: part("middle"),
      minzoom: 15,
      paint: {
        "circle-radius": 3.2,
        "circle-color": "#FFFFFF",
        "circle-stroke-color": selectionNavy,
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "draft-halo",
      type: "circle",
      source: draftSource,
      filter: ["all", part("corner"), isActive] as FilterSpecification,
      paint: { "circle-radius": 14, "circle-color": selectionNavy, "circle-opacity": 0.18 },
    },
    {
      id: "draft-corners",
      type: "symbol",
      source: draftSource,
      filter: part("corner"),
      layout: {
        "icon-image": ["case", isActive, "handle-active", "handle"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "draft-numbers",
      type: "symbol",
      source: draftSource,
      filter: ["all", ["==", ["get", "part"], "corner"], ["has", "number"]],
      minzoom: 16.5,
      layout: {
        "text-field": ["concat", "J", ["get", "number"]],
        "text-font": ["Inter, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"],
        "text-size": 12,
        "text-variable-anchor": ["top-right", "bottom-right", "top-left", "bottom-left"],
        "text-radial-offset": 0.7,
        "text-padding": 1,
      },
      paint: { "text-color": selectionNavy, "text-halo-color": "#FFFFFF", "text-halo-width": 1.5 },
    },
    {
      id: "draft-lengths",
      type: "symbol",
      source: draftSource,
      filter: part("length"),
      minzoom: 16,
      layout: {
        "symbol-placement": "line-center",
        "text-field": ["get", "text"],
        "text-font": ["Inter, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"],
        "text-size": 12,
        "text-offset": [0, -0.9],
        "text-padding": 1,
      },
      paint: { "text-color": selectionNavy, "text-halo-color": "#FFFFFF", "text-halo-width": 1.75 },
    },
    {
      id: "draft-snap",
      type: "symbol",
      source: draftSource,
      filter: part("snap"),
      layout: {
        "icon-image": ["concat", "snap-", ["get", "kind"]],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "draft-fault",
      type: "symbol",
      source: draftSource,
      filter: part("fault"),
      layout: { "icon-image": "issue-mark", "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
  ];
}

function line(
  id: string,
  filter: FilterSpecification,
  color: string,
  width: number,
  dash?: readonly number[],
): LayerSpecification {
  return {
    id,
    type: "line",
    source: draftSource,
    filter,
    paint: { "line-color": color, "line-width": width, ...(dash === undefined ? {} : { "line-dasharray": [...dash] }) },
  };
}

function casing(id: string, filter: FilterSpecification, width: number): LayerSpecification {
  return { ...line(id, filter, "#FFFFFF", width), layout: round } as LayerSpecification;
}

/** Adds source, images and layers of drafts; nothing where they are there. */
export function addDraftLayers(map: MapLibreMap): void {
  if (map.getSource(draftSource) !== undefined) return;
  // Parts are few and change each frame: exact, and nearer than any other source.
  map.addSource(draftSource, { type: "geojson", data: { ...noFeatures, features: [] }, maxzoom: 21, tolerance: 0 });
  addDraftImages(map);
  for (const layer of landLayers("zones")) map.addLayer(layer, "parcels-ground");
  const order = map.getLayersOrder();
  const aboveParcels = order[order.indexOf("parcels-boundary-dashed") + 1];
  for (const layer of landLayers("parcels")) map.addLayer(layer, aboveParcels);
  for (const layer of hatchLayers()) map.addLayer(layer, "hover");
  for (const layer of markLayers()) map.addLayer(layer);
}

export function removeDraftLayers(map: MapLibreMap): void {
  for (const { id } of [...landLayers("zones"), ...landLayers("parcels"), ...hatchLayers(), ...markLayers()])
    if (map.getLayer(id) !== undefined) map.removeLayer(id);
  if (map.getSource(draftSource) !== undefined) map.removeSource(draftSource);
}

function addDraftImages(map: MapLibreMap): void {
  if (map.hasImage("handle")) return;
  map.addImage("handle", drawSquare(9, "#FFFFFF", selectionNavy), { pixelRatio: imageScale });
  map.addImage("handle-active", drawSquare(12, selectionNavy, "#FFFFFF"), { pixelRatio: imageScale });
  const shapes: Readonly<
    Record<string, (context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D) => void>
  > = {
    vertex: (context) => context.rect(4, 4, 12, 12),
    intersection: (context) => {
      context.moveTo(4, 4);
      context.lineTo(16, 16);
      context.moveTo(16, 4);
      context.lineTo(4, 16);
    },
    midpoint: (context) => {
      context.moveTo(10, 3.5);
      context.lineTo(17, 16);
      context.lineTo(3, 16);
      context.closePath();
    },
    edge: (context) => context.arc(10, 10, 6, 0, Math.PI * 2),
  };
  for (const kind of ["vertex", "intersection", "midpoint", "edge", "extension", "parallel", "perpendicular"]) {
    const draw = shapes[kind] ?? shapes.edge;
    const image = drawImage(20, (context) => {
      for (const [width, color] of [
        [4, "#FFFFFF"],
        [2, snapColor],
      ] as const) {
        context.beginPath();
        draw?.(context);
        context.lineWidth = width;
        context.strokeStyle = color;
        context.stroke();
      }
    });
    map.addImage(`snap-${kind}`, image, { pixelRatio: imageScale });
  }
}

function drawSquare(size: number, fill: string, edge: string): ImageData {
  return drawImage(size + 4, (context) => {
    context.fillStyle = fill;
    context.strokeStyle = edge;
    context.lineWidth = 1.75;
    context.beginPath();
    context.rect(2, 2, size, size);
    context.fill();
    context.stroke();
  });
}
