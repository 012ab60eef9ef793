import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { isFilterEmpty } from "../state/filter-rows.ts";
import type { Language } from "../state/session.ts";
import { toFilterExpression } from "./filter-expression.ts";
import { metersPerPixel } from "./ground-scale.ts";
import { fontStack, nameField, unitWords } from "./label-words.ts";
import { ink, type MapColors } from "./map-colors.ts";
import { type MapLook, showsPatterns } from "./map-look.ts";
import { all } from "./parcel-layers.ts";

const get = (name: string): ExpressionSpecification => ["get", name];

/** Words on the map, from the quietest to the loudest: surroundings, streets, points, zones, parcels. */
export function labelLayers(look: MapLook, colors: MapColors): LayerSpecification[] {
  return [
    ...placeLabels(look, colors),
    sensitiveLabels(look, colors),
    streetLabels(look),
    ...(look.offers === null ? [overviewLabels(look), parcelLabels(look)] : [offerLabels(look, look.offers)]),
  ];
}

function placeLabels(look: MapLook, colors: MapColors): LayerSpecification[] {
  const visibility = look.layers.labels && look.layers.surroundings ? "visible" : "none";
  const water: ExpressionSpecification = ["==", get("look"), "water"];
  return [
    {
      id: "surroundings-labels",
      type: "symbol",
      source: "surroundings",
      minzoom: 12.5,
      filter: ["!=", nameField(look.language), ""],
      layout: {
        visibility,
        "text-field": nameField(look.language),
        "text-font": fontStack(look.language, "regular"),
        "text-size": 12,
        "text-letter-spacing": 0.04,
        "text-padding": 12,
      },
      paint: {
        "text-color": ["case", water, colors.waterText, colors.text],
        "text-halo-color": ["case", water, colors.water, colors.homes],
        "text-halo-width": 1.2,
      },
    },
  ];
}

/** Names of homes, schools and hospitals around the park. */
function sensitiveLabels(look: MapLook, colors: MapColors): LayerSpecification {
  return {
    id: "sensitive-labels",
    type: "symbol",
    source: "sensitive",
    minzoom: 13,
    filter: ["all", ["==", ["geometry-type"], "Point"], ["!=", ["get", "inside"], true]],
    layout: {
      visibility: look.layers.labels && look.layers.surroundings ? "visible" : "none",
      "text-field": nameField(look.language),
      "text-font": fontStack(look.language, "regular"),
      "text-size": 12,
      "text-letter-spacing": 0.04,
    },
    paint: { "text-color": colors.text, "text-halo-color": colors.homes, "text-halo-width": 1.5 },
  };
}

/** A street name only where the street is wider than its letters. */
function streetLabels(look: MapLook): LayerSpecification {
  const wideAt = (zoom: number): ExpressionSpecification => [
    ">=",
    ["coalesce", get("widthM"), 0],
    11 * metersPerPixel(zoom + 0.5, look.latitude),
  ];
  return {
    id: "street-labels",
    type: "symbol",
    source: "infrastructure",
    minzoom: 14,
    filter: [
      "all",
      ["==", ["geometry-type"], "LineString"],
      ["==", get("service"), "road"],
      ["==", get("inside"), true],
      ["step", ["zoom"], wideAt(14), 15, wideAt(15), 16, wideAt(16), 17, true],
    ],
    layout: {
      visibility: look.layers.labels ? "visible" : "none",
      "symbol-placement": "line",
      "symbol-spacing": 420,
      "text-field": nameField(look.language),
      "text-font": fontStack(look.language, "regular"),
      "text-size": 12,
      "text-max-angle": 25,
      "text-padding": 6,
    },
    paint: { "text-color": "#4A525B", "text-halo-color": "#FFFFFF", "text-halo-width": 1.5 },
  };
}

const nameZoom: Readonly<Record<Language, string>> = { en: "nameEn", "zh-CN": "nameHans", "zh-TW": "nameHant" };

/** The longest text variant that fits at a whole zoom (ux §3.5); thresholds come with the data. */
function variantAt(look: MapLook, zoom: number): ExpressionSpecification {
  const bold = { "text-font": ["literal", fontStack(look.language, "semibold")] };
  const plain = { "text-font": ["literal", fontStack(look.language, "regular")] };
  const name = nameZoom[look.language];
  const area: ExpressionSpecification = look.unit === "m2" ? get("m2") : look.unit === "mu" ? get("mu") : get("ha");
  const head = ["concat", get("id"), " ", get("code")];
  const second = ["concat", get("glyph"), " ", area, ` ${unitWords[look.language][look.unit]}`];
  const fits = (threshold: string): ExpressionSpecification => ["<=", ["coalesce", get(threshold), 99], zoom];
  // A filtered status map asks "which ones": the few that are left are named even where the text is wider than the parcel.
  const named = look.theme === "status" && !isFilterEmpty(look.filter);
  const cases: unknown[] = [];
  if (zoom >= 17) {
    const line = (text: string) => ["case", ["==", ["coalesce", get(text), ""], ""], "", ["concat", "\n", get(text)]];
    const full = ["format", head, bold, "\n", {}, second, plain, line(name), plain, line("far"), plain];
    cases.push(fits(`${name}Zoom`), full);
  }
  if (zoom >= 16) cases.push(fits("areaZoom"), ["format", head, bold, "\n", {}, second, plain]);
  if (zoom >= 15)
    cases.push(fits("shortZoom"), ["format", glyphed(look, ["concat", get("short"), " ", get("code")]), bold]);
  if (named) cases.push(true, ["format", glyphed(look, ["concat", get("short"), " ", get("code")]), bold], "");
  else cases.push(fits("codeZoom"), ["format", glyphed(look, get("code")), bold], "");
  // Built from parts; the engine checks it again.
  return ["case", ...cases] as unknown as ExpressionSpecification;
}

/** In the status theme the mark stands before the number as soon as there is one. */
function glyphed(look: MapLook, text: unknown): unknown {
  return look.theme === "status"
    ? ["concat", ["case", ["==", get("status"), "built"], "", ["concat", get("glyph"), " "]], text]
    : text;
}

const wholeZooms = [14, 15, 16, 17, 18, 19, 20] as const;

/** Where the class code begins: the whole park on an ordinary screen lies a little under zoom 14. */
const overviewZoom = 13.6;

/** Class codes on parcels that have room for them before zoom 14. */
function overviewLabels(look: MapLook): LayerSpecification {
  return {
    id: "labels-overview",
    type: "symbol",
    source: "labels",
    minzoom: overviewZoom,
    maxzoom: 14,
    filter: all(["<=", ["coalesce", get("codeFit"), 99], overviewZoom + 0.15], toFilterExpression(look.filter)),
    layout: {
      visibility: look.layers.labels ? "visible" : "none",
      "text-field": get("code"),
      "text-font": fontStack(look.language, "semibold"),
      "text-size": 12,
      "text-padding": 1,
      "symbol-sort-key": ["-", 0, get("areaM2")],
      ...(showsPatterns(look) ? plate(plateWhere(["!=", get("status"), "built"])) : {}),
    },
    paint: labelPaint,
  };
}

const labelPaint = {
  "text-color": ink,
  "text-halo-color": "rgba(246,245,241,0.85)",
  "text-halo-width": 1.25,
} as const;

function parcelLabels(look: MapLook): LayerSpecification {
  const patterned: ExpressionSpecification = ["!=", get("status"), "built"];
  const named = look.theme === "status" && !isFilterEmpty(look.filter);
  const stops = wholeZooms.flatMap((zoom) => [zoom, variantAt(look, zoom)]);
  const passes = toFilterExpression(look.filter);
  return {
    id: "labels",
    type: "symbol",
    source: "labels",
    minzoom: 14,
    filter: all(["<=", ["coalesce", get("codeZoom"), 99], 20], passes),
    layout: {
      visibility: look.layers.labels ? "visible" : "none",
      "text-field": ["step", ["zoom"], "", ...stops] as unknown as ExpressionSpecification,
      "text-font": fontStack(look.language, "semibold"),
      "text-size": ["step", ["zoom"], 12, 16.6, 13],
      "text-line-height": 1.25,
      "text-max-width": 40,
      "text-padding": 1,
      "symbol-sort-key": ["-", 0, get("areaM2")],
      ...(showsPatterns(look) ? plate(["step", ["zoom"], "", ...plateStops(patterned, named)]) : {}),
    },
    paint: labelPaint,
  };
}

/** No plate where the text is empty. */
function plateStops(patterned: ExpressionSpecification, named: boolean): unknown[] {
  return wholeZooms.flatMap((zoom) => [
    zoom,
    plateWhere(named ? patterned : ["all", patterned, ["<=", ["coalesce", get("codeZoom"), 99], zoom]]),
  ]);
}

function plateWhere(where: ExpressionSpecification): ExpressionSpecification {
  return ["case", where, "plate", ""];
}

/** A white plate behind the text, only on patterns: a halo alone lets the bars run through the letters. */
function plate(image: unknown) {
  return {
    // Built from parts; the engine checks it again.
    "icon-image": image as ExpressionSpecification,
    "icon-text-fit": "both",
    "icon-text-fit-padding": [2, 5, 2, 5] as [number, number, number, number],
  } as const;
}

function offerLabels(look: MapLook, offers: NonNullable<MapLook["offers"]>): LayerSpecification {
  const fitting: ExpressionSpecification = ["in", get("id"), ["literal", [...offers.fitting]]];
  const area = look.unit === "m2" ? get("m2") : look.unit === "mu" ? get("mu") : get("ha");
  const bold = { "text-font": ["literal", fontStack(look.language, "semibold")] };
  const plain = { "text-font": ["literal", fontStack(look.language, "regular")] };
  const both = [
    "format",
    get("short"),
    bold,
    "\n",
    {},
    ["concat", area, ` ${unitWords[look.language][look.unit]}`],
    plain,
  ];
  const short = ["case", fitting, ["format", get("short"), bold], ["format", get("short"), plain]];
  return {
    id: "labels",
    type: "symbol",
    source: "labels",
    minzoom: 13,
    filter: ["any", fitting, ["in", get("id"), ["literal", [...offers.other]]]],
    layout: {
      visibility: look.layers.labels ? "visible" : "none",
      "text-field": ["step", ["zoom"], short, 15, both] as unknown as ExpressionSpecification,
      "text-font": fontStack(look.language, "semibold"),
      "text-size": 12,
      "text-line-height": 1.25,
      "text-padding": 1,
    },
    paint: labelPaint,
  };
}
