import type { Feature, Geometry } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { impactStore } from "../state/plan-impact.ts";
import { ink, over, selectionNavy } from "./map-colors.ts";
import { noFeatures } from "./map-style.ts";

const source = "expansions";
const font = ["Inter, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"];

/** What is proposed is washed and has a double boundary with a plus; what is taken out a minus; phases are dashed lines. */
const layers: readonly LayerSpecification[] = [
  {
    id: "expansion-phases",
    type: "line",
    source,
    filter: ["==", ["get", "part"], "phase"],
    paint: { "line-color": ink, "line-width": 1.5, "line-dasharray": [5, 2, 1, 2], "line-opacity": 0.7 },
  },
  {
    id: "expansion-fill",
    type: "fill",
    source,
    filter: ["==", ["get", "part"], "proposal"],
    paint: {
      "fill-color": ["match", ["get", "action"], "remove", over, selectionNavy],
      "fill-antialias": false,
      "fill-opacity": 0.1,
    },
  },
  {
    id: "expansion-casing",
    type: "line",
    source,
    filter: ["==", ["get", "part"], "proposal"],
    layout: { "line-join": "round" },
    paint: { "line-color": ["match", ["get", "action"], "remove", over, selectionNavy], "line-width": 5 },
  },
  {
    id: "expansion-core",
    type: "line",
    source,
    filter: ["==", ["get", "part"], "proposal"],
    layout: { "line-join": "round" },
    paint: { "line-color": "#FFFFFF", "line-width": 2 },
  },
  {
    id: "expansion-names",
    type: "symbol",
    source,
    filter: ["has", "label"],
    minzoom: 12,
    layout: { "text-field": ["get", "label"], "text-font": font, "text-size": 13, "text-padding": 4 },
    paint: { "text-color": selectionNavy, "text-halo-color": "#FFFFFF", "text-halo-width": 2 },
  },
];

/**
 * Draws the expansions and phases of the shown scenario beneath the draft, as they come; what is being dragged lies above.
 * Stops when called.
 */
export function drawExpansions(map: MapLibreMap): () => void {
  map.addSource(source, { type: "geojson", data: { ...noFeatures, features: [] } });
  const beneath = map.getLayer("draft-conflict") === undefined ? undefined : "draft-conflict";
  for (const layer of layers) map.addLayer(layer, beneath);
  const draw = () => {
    const { proposals, phases } = impactStore.getState().expansions;
    const features: Feature[] = [
      ...phases.map(({ audit, geometry }) =>
        toFeature(geometry, { part: "phase", label: `${audit.order} · ${audit.id}` }),
      ),
      ...proposals.map(({ id, action, geometry }) =>
        toFeature(geometry, { part: "proposal", action, label: `${action === "add" ? "+" : "−"} ${id}` }),
      ),
    ];
    // Few and small: the whole list is as quick as its changes.
    map.getSource<GeoJSONSource>(source)?.setData({ ...noFeatures, features });
  };
  draw();
  const stop = impactStore.subscribe((now, before) => {
    if (now.expansions !== before.expansions) draw();
  });
  return () => {
    stop();
    for (const { id } of layers) if (map.getLayer(id) !== undefined) map.removeLayer(id);
    if (map.getSource(source) !== undefined) map.removeSource(source);
  };
}

function toFeature(geometry: AnyGeometry, properties: Readonly<Record<string, unknown>>): Feature {
  // Positions are only read: the engine's types ask for lists that may be written.
  return { type: "Feature", properties: { ...properties }, geometry: geometry as unknown as Geometry };
}
