import { describe, expect, test } from "vitest";
import { diffLayers } from "../../../src/app/map/apply-layers.ts";
import type { MapLook } from "../../../src/app/map/map-look.ts";
import { buildLayers } from "../../../src/app/map/map-style.ts";
import { emptyFilter } from "../../../src/app/state/session.ts";

const look: MapLook = {
  dark: false,
  theme: "status",
  fill: "soft",
  layers: { landUse: true, statusPatterns: false, controls: true, buildings: true, labels: true, surroundings: true },
  filter: emptyFilter,
  language: "en",
  unit: "ha",
  latitude: 32.1,
  offers: null,
};
const tiledLook: MapLook = { ...look, tiled: ["parcels", "labels"] };
const plain = buildLayers(look);
const tiled = buildLayers(tiledLook);

describe("a park drawn from tiles", () => {
  test("has the same layers in the same order, with the same paint and layout", () => {
    expect(tiled.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    expect(tiled.map(({ paint, layout }) => ({ paint, layout }))).toEqual(
      plain.map(({ paint, layout }) => ({ paint, layout })),
    );
  });

  test("reads parcels and labels from tiles and everything else as before", () => {
    for (const [i, layer] of tiled.entries()) {
      const before = plain[i];
      if (!("source" in layer) || before === undefined || !("source" in before)) continue;
      if (["hover", "selection", "selection-casing"].includes(layer.id)) expect(layer.source).toBe("marked");
      else if (before.source === "parcels" || before.source === "labels") {
        expect([layer.source, layer["source-layer"]]).toEqual([`${before.source}-tiles`, before.source]);
      } else expect(layer).toEqual(before);
    }
  });

  test("leaves the outline away from shapes that are too small for one, and keeps the filters there were", () => {
    const boundary = tiled.find(({ id }) => id === "parcels-boundary");
    const before = plain.find(({ id }) => id === "parcels-boundary");
    expect(boundary).toMatchObject({
      filter: ["all", ["!", ["has", "fine"]], before !== undefined && "filter" in before ? before.filter : null],
    });
  });
});

test("from GeoJSON to tiles, layers that move are taken out and put back where they were", () => {
  const steps = diffLayers(plain, tiled);
  const order = plain.map(({ id }) => id);
  for (const step of steps) {
    if (step.kind === "remove") order.splice(order.indexOf(step.layer), 1);
    if (step.kind === "add") {
      order.splice(step.before === undefined ? order.length : order.indexOf(step.before), 0, step.layer.id);
    }
  }
  expect(order).toEqual(tiled.map(({ id }) => id));
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(["remove", "add"]));
});
