import { describe, expect, test } from "vitest";
import palette from "../../../data/land-use/palette.json?raw";
import { diffLayers } from "../../../src/app/map/apply-layers.ts";
import { toFilterExpression } from "../../../src/app/map/filter-expression.ts";
import { chooseScaleBar, formatDenominator, scaleDenominator } from "../../../src/app/map/ground-scale.ts";
import { chooseTheme, fillOpacity, type MapLook } from "../../../src/app/map/map-look.ts";
import { buildLayers, buildStyle } from "../../../src/app/map/map-style.ts";
import { useFills } from "../../../src/app/map/palette.ts";
import { emptyFilter } from "../../../src/app/state/session.ts";
import { paletteSchema } from "../../../src/core/model/land-use.ts";
import { drawingSources } from "../../../src/worker/messages.ts";

const look: MapLook = {
  dark: false,
  theme: "use",
  fill: "soft",
  layers: { landUse: true, statusPatterns: false, controls: true, buildings: true, labels: true, surroundings: true },
  filter: emptyFilter,
  language: "en",
  unit: "ha",
  latitude: 32.1,
  offers: null,
};

function find(id: string, part: Partial<MapLook> = {}) {
  const layer = buildLayers({ ...look, ...part }).find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Error(`no layer ${id}`);
  return layer as { paint: Record<string, unknown>; layout?: Record<string, unknown>; filter?: unknown };
}

describe("the style", () => {
  test("names no address: no glyphs, no sprite, no url", () => {
    const style = buildStyle(look);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:|\/\//);
  });

  test("draws bottom to top in the order of the design", () => {
    const ids = buildLayers(look).map((layer) => layer.id);
    const wanted = [
      "paper",
      "surroundings-fill",
      "outer-roads",
      "park-ground",
      "zones-fill",
      "parcels-fill",
      "parcels-pattern",
      "parcels-boundary",
      "roads",
      "buildings",
      "control-blue_line",
      "park-boundary",
      "poi",
      "hover",
      "selection",
      "labels",
      "issue-mark",
    ];
    expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every layer reads a source that is there", () => {
    for (const layer of buildLayers(look)) {
      if ("source" in layer) expect([...drawingSources, "issue"]).toContain(layer.source);
    }
  });

  test.each([
    ["full", "use", 1],
    ["soft", "use", 0.8],
    ["faint", "use", 0.35],
    ["outline", "use", 0],
    ["full", "status", 0.5],
    ["faint", "status", 0.35],
  ] as const)("fill %s in theme %s is %d", (fill, theme, opacity) => {
    expect(fillOpacity({ fill, theme })).toBe(opacity);
  });

  test("a filter leaves a quarter of the fill to what it leaves out, and takes its label and pattern", () => {
    const filter = { ...emptyFilter, statuses: ["idle" as const] };
    const passes = toFilterExpression(filter);
    expect(find("parcels-fill", { filter }).paint["fill-opacity"]).toEqual(["case", passes, 0.8, 0.2]);
    expect(JSON.stringify(find("labels", { filter }).filter)).toContain(JSON.stringify(passes));
    expect(JSON.stringify(find("parcels-pattern", { filter, theme: "status" }).filter)).toContain(
      JSON.stringify(passes),
    );
  });

  test("patterns belong to the status theme, or to their switch", () => {
    const visible = (part: Partial<MapLook>) => find("parcels-pattern", part).layout?.visibility;
    expect(visible({})).toBe("none");
    expect(visible({ theme: "status" })).toBe("visible");
    expect(visible({ layers: { ...look.layers, statusPatterns: true } })).toBe("visible");
  });

  test("the offers-only map has no status pattern, no control line and colour only on offers that fit", () => {
    const layers = buildLayers({ ...look, offers: { fitting: ["a"], other: ["b"] } });
    expect(layers.some((layer) => layer.id === "parcels-pattern")).toBe(false);
    expect(find("parcels-fill", { offers: { fitting: ["a"], other: ["b"] } }).filter).toEqual([
      "in",
      ["get", "id"],
      ["literal", ["a"]],
    ]);
    expect(find("control-blue_line", { offers: { fitting: [], other: [] } }).layout?.visibility).toBe("none");
    expect(JSON.stringify(layers.find((layer) => layer.id === "labels"))).not.toContain("nameEn");
  });

  test("dark mode changes paper and never a land-use fill", () => {
    expect(find("paper", { dark: true }).paint["background-color"]).toBe("#1B2026");
    expect(find("parcels-fill", { dark: true }).paint).toEqual(find("parcels-fill").paint);
    expect(find("parcels-ground", { dark: true }).paint["fill-color"]).toBe("#C9C8C3");
  });

  test("the palette file fits its schema and fills every key", () => {
    const parsed = paletteSchema.parse(JSON.parse(palette));
    expect(Object.keys(useFills)).toEqual(parsed.entries.map((entry) => entry.key));
  });
});

describe("a change of look", () => {
  test("is paint, layout and filter steps on layers that stay, never a source", () => {
    const steps = diffLayers(
      buildLayers(look),
      buildLayers({ ...look, theme: "status", filter: { ...emptyFilter, useKeys: ["M2"] } }),
    );
    expect(new Set(steps.map((step) => step.kind))).toEqual(new Set(["paint", "layout", "filter"]));
  });

  test("takes a layer's zoom range along", () => {
    const steps = diffLayers(buildLayers(look), buildLayers({ ...look, offers: { fitting: ["a"], other: [] } }));
    expect(steps).toContainEqual({ kind: "zoom", layer: "labels", from: 13, to: 24 });
  });

  test("nothing changed, nothing to do", () => {
    expect(diffLayers(buildLayers(look), buildLayers({ ...look }))).toEqual([]);
  });

  test("into Invest and back again gives the first style", () => {
    const before = buildLayers(look);
    const offers = buildLayers({ ...look, offers: { fitting: ["a"], other: [] } });
    const added = diffLayers(offers, before).filter((step) => step.kind === "add");
    expect(diffLayers(before, offers).some((step) => step.kind === "remove")).toBe(true);
    expect(added.map((step) => (step.kind === "add" ? step.layer.id : ""))).toContain("parcels-pattern");
  });
});

describe("the filter as an expression", () => {
  test("nothing filtered is no expression", () => {
    expect(toFilterExpression(emptyFilter)).toBeNull();
  });

  test("every part of the filter is one test", () => {
    expect(
      toFilterExpression({ statuses: ["idle"], useKeys: ["M1", "?"], minAreaM2: 1e4, maxAreaM2: 2e4, verdict: "fail" }),
    ).toEqual([
      "all",
      ["in", ["get", "status"], ["literal", ["idle"]]],
      ["in", ["get", "useKey"], ["literal", ["M1", "?"]]],
      [">=", ["get", "areaM2"], 1e4],
      ["<=", ["get", "areaM2"], 2e4],
      ["==", ["get", "verdict"], "fail"],
    ]);
  });
});

test("each workspace has a theme of its own until the person chooses", () => {
  expect(chooseTheme({ workspace: "explore", mapTheme: null })).toBe("use");
  expect(chooseTheme({ workspace: "inspect", mapTheme: null })).toBe("status");
  expect(chooseTheme({ workspace: "inspect", mapTheme: "use" })).toBe("use");
  expect(chooseTheme({ workspace: "invest", mapTheme: "status" })).toBe("use");
});

describe("scale", () => {
  test("a zoom level halves the denominator, at 96 pixels an inch", () => {
    // 40 075 016.686 m / 512 px x cos 0 at zoom 0, over 0.0254/96 m.
    expect(scaleDenominator(0, 0)).toBeCloseTo(295_829_355.46, 1);
    expect(scaleDenominator(14, 32.1)).toBeCloseTo(scaleDenominator(13, 32.1) / 2, 6);
  });

  test("the bar is a round length that fits", () => {
    expect(chooseScaleBar(4, 132)).toEqual({ lengthM: 500, widthPx: 125 });
    expect(chooseScaleBar(2.5, 132).lengthM).toBe(250);
  });

  test("the ratio has three digits and grouped thousands", () => {
    expect(formatDenominator(14_723)).toBe("14\u202f700");
    expect(formatDenominator(9_412)).toBe("9\u202f400");
  });
});
