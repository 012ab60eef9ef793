import type { FeatureCollection } from "geojson";
import type { GeoJSONSource } from "maplibre-gl";
import { MapController } from "../../../src/app/map/map-controller.ts";
import type { MapLook } from "../../../src/app/map/map-look.ts";
import { tileClient } from "../../../src/app/state/actions.ts";
import { emptyFilter } from "../../../src/app/state/session.ts";
import type { LngLatBox } from "../../../src/core/model/coordinates.ts";
import type { CityQuestion } from "./city-worker.ts";

/* One page, two ways to the same picture of the same parcels with the app's own map and layers; asked by first-picture-page.ts. */

export interface Picture {
  /** From the word go to an idle map that shows parcels. */
  readonly ms: number;
  /** Longest task of the main thread meanwhile; the browser tells of those over 50 ms only, so 50 = none. */
  readonly longestTaskMs: number;
  /** Longest time between two frames of a pan over the picture. */
  readonly longestFrameMs: number;
  readonly shapes: number;
}

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
const worker = new Worker(new URL("./city-worker.ts", import.meta.url), { type: "module" });
const tasks: PerformanceEntry[] = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
const panPx = 600;
const panMs = 1_500;
let bounds: LngLatBox = [0, 0, 1, 1];
let data: FeatureCollection = { type: "FeatureCollection", features: [] };
let key = 0;

function ask<T>(question: CityQuestion): Promise<T> {
  return new Promise((resolve) => {
    // The worker answers one question after the other, each with what its name says.
    worker.onmessage = (event: MessageEvent) => resolve(event.data as T);
    worker.postMessage(question);
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let controller: MapController | undefined;

/** One map for all pictures, as in the app: its shaders are compiled once. */
async function openMap(): Promise<MapController> {
  const container = document.getElementById("map");
  if (container === null) throw new Error("no place for a map");
  controller ??= new MapController(container, look, null, bounds);
  await waitUntilIdle(controller.map);
  return controller;
}

function waitUntilIdle(map: MapController["map"]): Promise<unknown> {
  const idle = new Promise((resolve) => map.once("idle", resolve));
  map.triggerRepaint();
  return idle;
}

async function takePicture(draw: (controller: MapController) => Promise<void>): Promise<Picture> {
  const opened = await openMap();
  const { map } = opened;
  await pause(500);
  const start = performance.now();
  await draw(opened);
  let end = start;
  let shapes = 0;
  while (shapes === 0) {
    await new Promise((resolve) => map.once("idle", resolve));
    end = performance.now();
    if (map.isSourceLoaded("parcels") && map.areTilesLoaded()) {
      shapes = map.queryRenderedFeatures({ layers: ["parcels-ground"] }).length;
    }
  }
  await pause(300);
  const longestFrameMs = await pan(map);
  const longestTaskMs = Math.max(
    50,
    ...tasks.filter((task) => task.startTime >= start - 1 && task.startTime <= end).map(({ duration }) => duration),
  );
  await opened.setDrawings({}, null);
  opened.setLook(look);
  await waitUntilIdle(opened.map);
  return { ms: end - start, longestTaskMs, longestFrameMs, shapes };
}

/** There and back; the longest time a frame stands still, ms. */
async function pan(map: MapController["map"]): Promise<number> {
  let longestMs = 0;
  let last = performance.now();
  let isMoving = true;
  const watch = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (isMoving) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  for (const by of [panPx, -panPx]) {
    const ended = new Promise((resolve) => map.once("moveend", resolve));
    map.panBy([by, 0], { duration: panMs, essential: true });
    await ended;
  }
  isMoving = false;
  await waitUntilIdle(map);
  return longestMs;
}

Object.assign(globalThis, {
  firstPicture: {
    async prepare(size: number | null) {
      const file = document.querySelector("input")?.files?.[0];
      if (size === null && file === undefined) throw new Error("no file");
      bounds = await ask(
        file === undefined || size !== null ? { type: "make", size: size ?? 0 } : { type: "read", file },
      );
      data = { type: "FeatureCollection", features: await ask({ type: "objects" }) };
    },
    setData: () =>
      takePicture(async ({ map }) => {
        // Every drawing source is GeoJSON before tiles come.
        void (map.getSource("parcels") as GeoJSONSource).setData(data);
      }),
    tiles: () =>
      takePicture(async (opened) => {
        key++;
        const port = await ask<MessagePort | null>({ type: "tiles", key });
        if (port !== null) tileClient.connect(port);
        void opened.setDrawings({}, { key, revision: 0, sources: ["parcels"] });
        opened.setLook({ ...look, tiled: ["parcels"] });
      }),
  },
});
document.documentElement.dataset.picture = "ready";
