import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const readRules = (path: string) => {
  const css = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const squeeze = (text: string) =>
    text
      .replace(/\s+/g, " ")
      .replaceAll('"', "")
      .replace(/\s*([,:;/])\s*/g, "$1")
      .trim();
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", declarations = ""]) =>
    squeeze(selectors)
      .split(",")
      .map((selector) => `${selector} { ${squeeze(declarations).replace(/;$/, "")} }`),
  );
};

const ours = readRules("src/app/map/maplibre-canvas.css");
const theirs = readRules("node_modules/maplibre-gl/dist/maplibre-gl.css");

describe("the style sheet of the map engine", () => {
  it("is a part of the engine's own", () => {
    expect(ours.filter((rule) => !theirs.includes(rule))).toEqual([]);
  });

  it("has all that concerns the map and its canvas", () => {
    const concerned = theirs.filter(
      (rule) => /^\.maplibregl-(map|canvas|crosshair)\b/.test(rule) && !/fullscreen|cooperative|popup/.test(rule),
    );
    expect(concerned.filter((rule) => !ours.includes(rule))).toEqual([]);
  });

  it("is enough: the map asks the engine for no buttons, marks or popups", () => {
    const controller = readFileSync(new URL("../../../src/app/map/map-controller.ts", import.meta.url), "utf8");
    expect(controller).toContain("attributionControl: false");
    expect(controller).toContain("maplibreLogo: false");
    expect(controller).not.toMatch(/addControl|Marker|Popup|cooperativeGestures/);
  });
});
