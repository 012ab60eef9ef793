import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { ControlKind } from "../../core/model/records.ts";
import { badgeImage, type ControlLook, controlLookKinds, controlLooks } from "./control-looks.ts";
import type { MapColors } from "./map-colors.ts";
import type { MapLook } from "./map-look.ts";

/** Zoom of 1:12 000 at middle latitudes: below it lines are thinner and badges rarer. */
const coarseZoom = 14.4;
/** Zoom of 1:6 000: from here on every kind of line has room of its own. */
const detailZoom = 15.35;
/** Dashes grow to twice their length between whole zooms; drawn shorter, they are right in the middle. */
const dashShare = 0.72;
/** Lines that run side by side lie this far apart, px. */
const slotPx = 4.5;

/** Control lines: casing, core and dash by kind, letter badges; then the park boundary over all of them. */
export function lineLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  return [...controlLayers(look), ...parkBoundary(colors), ...badgeLayers(look)];
}

function controlLayers(look: MapLook): LayerSpecification[] {
  const visibility = visibilityOf(look);
  const isArea: ExpressionSpecification = ["==", ["get", "area"], true];
  const hatched = controlLookKinds.filter((kind) => controlLooks[kind].hatched === true);
  const layers: LayerSpecification[] = [
    {
      id: "controls-hatch",
      type: "fill",
      source: "controls",
      layout: { visibility },
      filter: ["all", isArea, ["in", ["get", "kind"], ["literal", hatched]]],
      paint: { "fill-pattern": "hatch-safety", "fill-opacity": 0.35 },
    },
  ];
  for (const kind of controlLookKinds) layers.push(...coreLayers(kind, controlLooks[kind], visibility));
  return layers;
}

function visibilityOf(look: MapLook): "visible" | "none" {
  return look.layers.controls && look.offers === null ? "visible" : "none";
}

function badgeLayers(look: MapLook): LayerSpecification[] {
  return controlLookKinds
    .filter((kind) => controlLooks[kind].badge !== null)
    .map((kind) => badgeLayer(kind, visibilityOf(look)));
}

function coreLayers(kind: ControlKind, look: ControlLook, visibility: "visible" | "none"): LayerSpecification[] {
  const filter: ExpressionSpecification = ["all", ["==", ["get", "kind"], kind], ["!=", ["get", "area"], true]];
  const layout = { visibility, "line-join": "round" } as const;
  const fine = Math.min(1.5, look.widthPx);
  const width: ExpressionSpecification = ["step", ["zoom"], fine, coarseZoom, look.widthPx];
  const casing: ExpressionSpecification = ["step", ["zoom"], fine + 2, coarseZoom, look.widthPx + 3];
  const offset: ExpressionSpecification = ["*", ["coalesce", ["get", "slot"], 0], slotPx];
  const core = { "line-color": look.color, "line-width": width };
  const minzoom = look.overview === true ? 11 : detailZoom;
  const shared = { type: "line", source: "controls", minzoom, filter, layout } as const;
  if (look.double === true) {
    return [
      {
        ...shared,
        id: `control-casing-${kind}`,
        paint: { "line-color": "#FFFFFF", "line-width": 6, "line-offset": offset },
      },
      { ...shared, id: `control-${kind}`, paint: { ...core, "line-gap-width": 1.6, "line-offset": offset } },
    ];
  }
  return [
    {
      ...shared,
      id: `control-casing-${kind}`,
      paint: { "line-color": "#FFFFFF", "line-width": casing, "line-offset": offset },
    },
    {
      ...shared,
      id: `control-${kind}`,
      paint: {
        ...core,
        "line-offset": offset,
        ...(look.dash === null ? {} : { "line-dasharray": shortenDash(look.dash) }),
      },
    },
  ];
}

function shortenDash(dash: readonly number[]): number[] {
  return dash.map((length) => Number((length * dashShare).toFixed(2)));
}

function badgeLayer(kind: ControlKind, visibility: "visible" | "none"): LayerSpecification {
  return {
    id: `control-badge-${kind}`,
    type: "symbol",
    source: "controls",
    minzoom: controlLooks[kind].overview === true ? 13 : detailZoom,
    filter: ["all", ["==", ["get", "kind"], kind], ["!=", ["get", "area"], true]],
    layout: {
      visibility,
      "symbol-placement": "line",
      "symbol-spacing": ["step", ["zoom"], 330, 15, 240],
      "icon-image": badgeImage(kind),
      "icon-rotation-alignment": "viewport",
      "icon-padding": 6,
    },
  };
}

function parkBoundary(colors: MapColors): LayerSpecification[] {
  const shared = { type: "line", source: "parks", layout: { "line-join": "round" } } as const;
  return [
    {
      ...shared,
      id: "park-boundary-casing",
      paint: { "line-color": colors.boundaryCasing, "line-width": ["step", ["zoom"], 5, 15.3, 6] },
    },
    {
      ...shared,
      id: "park-boundary",
      paint: {
        "line-color": colors.boundary,
        "line-width": ["step", ["zoom"], 2.2, 15.3, 3],
        "line-dasharray": shortenDash([8, 2, 2, 2]),
      },
    },
  ];
}
