import "./maplibre-canvas.css";
import type { FeatureCollection } from "geojson";
import { type GeoJSONSource, type LayerSpecification, Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import { type DrawingSource, drawingSources } from "../../worker/messages.ts";
import type { DrawingPatch } from "../../worker/plan/plan-messages.ts";
import type { DrawnTiles } from "../../worker/tiles/tile-messages.ts";
import type { Camera } from "../state/session.ts";
import { diffLayers } from "./apply-layers.ts";
import { sourceId } from "./draw-from-tiles.ts";
import { addMapImages } from "./map-images.ts";
import type { MapLook } from "./map-look.ts";
import { buildLayers, buildStyle, noFeatures } from "./map-style.ts";
import workerUrl from "./map-worker.ts?worker&url";
import { MarkedShapes } from "./marked-shapes.ts";
import { pruneTiles, showTiles } from "./tile-sources.ts";

setWorkerUrl(workerUrl);

type ParcelState = "hover" | "selected" | "shown";

const flightMs = 600;
const fitPaddingPx = 22;

/** Is there WebGL 2 to draw with? Tried on a canvas of its own, since a failed map leaves its container in pieces. */
export function hasWebgl(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

/**
 * Owns the MapLibre map: its style, sources and images, and the state of drawn parcels. It knows looks, boxes and ids,
 * and nothing of the store; park-map.tsx joins the two.
 */
export class MapController {
  readonly map: MapLibreMap;
  #layers: readonly LayerSpecification[];
  #urls: string[] = [];
  readonly #states = new Map<ParcelState, ReadonlySet<string>>();
  readonly #marked = new MarkedShapes(() => this.#source("marked"));
  /** Key of the tiles the parcels are drawn from; null where they are not. */
  #tileKey: number | null = null;
  #tiled: readonly string[] = [];
  #drafted: readonly FeatureRef[] = [];
  /** How often all data of a drawing were replaced: editing never does. */
  sourceResets = 0;

  constructor(container: HTMLElement, look: MapLook, camera: Camera | null, bounds: LngLatBox | null) {
    // Tiles come with the first park that is drawn from them.
    const first = { ...look, tiled: [] };
    this.#layers = buildLayers(first);
    this.map = new MapLibreMap({
      container,
      style: buildStyle(first),
      attributionControl: false,
      maplibreLogo: false,
      keyboard: false,
      boxZoom: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 21,
      minZoom: 1,
      fadeDuration: 0,
      renderWorldCopies: false,
      refreshExpiredTiles: false,
      localIdeographFontFamily: false,
      canvasContextAttributes: { antialias: true },
      ...(camera === null
        ? bounds === null
          ? {}
          : { bounds: toBounds(bounds), fitBoundsOptions: { padding: fitPaddingPx } }
        : { center: [...camera.center], zoom: camera.zoom, bearing: camera.bearing }),
    });
    this.map.on("style.load", () => addMapImages(this.map));
  }

  /** Draws by another look: only what differs is changed, and no source is touched. */
  setLook(look: MapLook): void {
    const layers = buildLayers(look);
    for (const step of diffLayers(this.#layers, layers)) {
      switch (step.kind) {
        case "remove":
          this.map.removeLayer(step.layer);
          break;
        case "add":
          this.map.addLayer(step.layer, step.before);
          break;
        case "filter":
          // Values come from the same typed layers; the engine checks them again.
          this.map.setFilter(step.layer, step.value as Parameters<MapLibreMap["setFilter"]>[1]);
          break;
        case "zoom":
          this.map.setLayerZoomRange(step.layer, step.from, step.to);
          break;
        case "layout":
          this.map.setLayoutProperty(step.layer, step.name as "visibility", step.value as "visible");
          break;
        case "paint":
          this.map.setPaintProperty(step.layer, step.name as "fill-color", step.value as string);
          break;
      }
    }
    this.#layers = layers;
    pruneTiles(this.map, look.tiled ?? []);
  }

  /**
   * Replaces the data of every source. Large layers are pointed at their tiles, which the map asks for as it needs them. Blobs go to the map's own worker by address; the page never parses them. Resolves
   * when all are read; rejects where one could not be.
   */
  async setDrawings(drawings: Readonly<Partial<Record<DrawingSource, Blob>>>, tiles: DrawnTiles | null): Promise<void> {
    if (tiles !== null) showTiles(this.map, tiles);
    this.#tileKey = tiles?.sources.includes("parcels") === true ? tiles.key : null;
    this.#tiled = tiles?.sources ?? [];
    this.#drafted = [];
    this.sourceResets++;
    const reading: (Promise<void> | undefined)[] = [];
    const stale = this.#urls;
    this.#urls = [];
    for (const name of drawingSources) {
      const blob = drawings[name];
      const source = this.#source(name);
      if (blob === undefined) {
        reading.push(source?.setData(emptyData()));
        continue;
      }
      const url = URL.createObjectURL(blob);
      this.#urls.push(url);
      reading.push(source?.setData(url));
    }
    this.#states.clear();
    this.map.removeFeatureState({ source: "marked" });
    this.#marked.show(this.#tileKey, []);
    for (const url of stale) URL.revokeObjectURL(url);
    let failure: unknown;
    // A source that cannot be read says so by an event, and its promise resolves all the same.
    const subscription = this.map.on("error", (event) => {
      failure ??= event.error;
    });
    await Promise.all(reading);
    subscription.unsubscribe();
    if (failure !== undefined) throw failure;
    this.map.triggerRepaint();
  }

  /** Draws what a gesture makes; the source is there while Plan is. */
  setDraft(data: FeatureCollection): void {
    void this.#source("draft")?.setData(data);
  }

  /** Leaves exactly these features undrawn: the draft shows them. Only areas are hidden. */
  setDrafted(refs: readonly FeatureRef[]): void {
    const before = this.#drafted;
    this.#drafted = refs.filter(({ kind }) => kind === "parcels" || kind === "zones");
    const has = (list: readonly FeatureRef[], ref: FeatureRef) =>
      list.some(({ kind, id }) => kind === ref.kind && id === ref.id);
    for (const ref of before) if (!has(this.#drafted, ref)) this.#setDraftState(ref, false);
    for (const ref of this.#drafted) if (!has(before, ref)) this.#setDraftState(ref, true);
  }

  #setDraftState({ kind, id }: FeatureRef, drafted: boolean): void {
    const place = this.#tiled.includes(kind) ? { source: sourceId(kind), sourceLayer: kind } : { source: kind };
    this.map.setFeatureState({ ...place, id }, { drafted });
  }

  /** Replaces features that changed; everything else of their drawings stays. Resolves when the map has read them. */
  async patchDrawings(patches: readonly DrawingPatch[]): Promise<void> {
    const read = patches.map(({ source, put, removeIds }) =>
      this.#source(source)?.updateData({
        remove: [...removeIds],
        // Features as the drawing has them, made by the worker.
        add: put as FeatureCollection["features"],
      }),
    );
    await Promise.all(read);
  }

  setIssueGeometry(data: FeatureCollection | null): void {
    void this.#source("issue")?.setData(data ?? emptyData());
  }

  /** Puts one state on exactly these parcels; only what changed is sent. */
  setState(state: ParcelState, ids: Iterable<string>): void {
    const before = this.#states.get(state) ?? new Set();
    const after = new Set(ids);
    const source = this.#tileKey === null ? "parcels" : "marked";
    for (const id of before) {
      if (!after.has(id)) this.map.setFeatureState({ source, id }, { [state]: false });
    }
    for (const id of after) {
      if (!before.has(id)) this.map.setFeatureState({ source, id }, { [state]: true });
    }
    this.#states.set(state, after);
    if (this.#tileKey !== null) {
      this.#marked.show(this.#tileKey, [...new Set([...this.#states.values()].flatMap((marked) => [...marked]))]);
    }
  }

  get canvasSize(): { readonly width: number; readonly height: number } {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return { width: clientWidth, height: clientHeight };
  }

  fit(box: LngLatBox, animate = true, maxZoom = 18): void {
    this.map.fitBounds(toBounds(box), {
      padding: fitPaddingPx,
      bearing: this.map.getBearing(),
      duration: animate && !prefersStill() ? flightMs : 0,
      linear: true,
      maxZoom,
    });
  }

  jumpTo(camera: Camera): void {
    this.map.jumpTo({ center: [...camera.center], zoom: camera.zoom, bearing: camera.bearing, pitch: 0 });
  }

  /** Moves only as far as needed for the box to be in view; zooms out only where it does not fit. */
  reveal(box: LngLatBox): void {
    const { width, height } = this.canvasSize;
    const a = this.map.project([box[0], box[3]]);
    const b = this.map.project([box[2], box[1]]);
    const margin = 48;
    if (Math.abs(b.x - a.x) > width - 2 * margin || Math.abs(b.y - a.y) > height - 2 * margin) {
      this.fit(box);
      return;
    }
    const left = Math.min(a.x, b.x);
    const right = Math.max(a.x, b.x);
    const top = Math.min(a.y, b.y);
    const bottom = Math.max(a.y, b.y);
    const dx = left < margin ? left - margin : right > width - margin ? right - width + margin : 0;
    const dy = top < margin ? top - margin : bottom > height - margin ? bottom - height + margin : 0;
    if (dx !== 0 || dy !== 0) this.map.panBy([dx, dy], { duration: prefersStill() ? 0 : 250 });
  }

  isCenterInView([west, south, east, north]: LngLatBox): boolean {
    const { width, height } = this.canvasSize;
    const { x, y } = this.map.project([(west + east) / 2, (south + north) / 2]);
    return x >= 0 && x <= width && y >= 0 && y <= height;
  }

  destroy(): void {
    this.map.remove();
    this.#marked.destroy();
    for (const url of this.#urls) URL.revokeObjectURL(url);
  }

  #source(name: string): GeoJSONSource | undefined {
    // Every source of this style but the tiles is GeoJSON.
    return this.map.getSource(name) as GeoJSONSource | undefined;
  }
}

function emptyData(): FeatureCollection {
  return { ...noFeatures, features: [] };
}

function toBounds([west, south, east, north]: LngLatBox): [[number, number], [number, number]] {
  return [
    [west, south],
    [east, north],
  ];
}

function prefersStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
