import type { FeatureCollection } from "geojson";
import type { MapMouseEvent } from "maplibre-gl";
import type { DrawingPatch } from "../../worker/plan/plan-messages.ts";
import { client, hoverParcel, reportCrash } from "../state/actions.ts";
import { compareStore } from "../state/compare-store.ts";
import { planStore } from "../state/plan-store.ts";
import { type AppState, store } from "../state/store.ts";
import { type CompareSide, noDifferences, showDifferences } from "./compare-layers.ts";
import { type DrawingRecipe, layPatches, patchRecipe } from "./compare-recipe.ts";
import { MapController } from "./map-controller.ts";
import type { MapSession } from "./map-session.ts";
import { findParcelsAt } from "./pick-parcel.ts";
import { readLook } from "./read-look.ts";
import { isDark } from "./use-dark.ts";

/** How many maps stand beside the main one: none once Compare is closed. */
let count = 0;

/** A map beside the main one: another state of the plan, the same place, the same hover. */
export class CompareMap {
  readonly #controller: MapController;
  readonly #main: MapSession;
  readonly #onState: (text: string) => void;
  readonly #stops: (() => void)[] = [];
  #id: string | null;
  #side: CompareSide | null = null;
  #recipe: DrawingRecipe = new Map();
  #isLoaded = false;
  #isMoving = false;
  /** Grows with each question for drawings: answers to earlier ones are left out. */
  #asked = 0;
  #drawn = 0;

  constructor(container: HTMLElement, main: MapSession, id: string | null, onState: (text: string) => void) {
    count++;
    this.#main = main;
    this.#id = id;
    this.#onState = onState;
    const other = main.controller.map;
    const { lng, lat } = other.getCenter();
    const camera = { center: [lng, lat], zoom: other.getZoom(), bearing: other.getBearing(), pitch: 0 } as const;
    this.#controller = new MapController(container, this.#look(store.getState()), camera, null);
    const { map } = this.#controller;
    const canvas = map.getCanvas();
    canvas.tabIndex = -1;
    map.on("load", () => this.#start());
    map.on("move", () => this.#tellMain());
    map.on("moveend", () => this.#describe());
    map.on("idle", () => this.#describe());
    map.on("mousemove", (event) => this.#hover(event));
    map.on("mouseout", () => hoverParcel(null));
    const moved = other.on("move", () => this.#followMain());
    const rested = other.on("moveend", () => this.#followMain());
    const observer = new ResizeObserver(() => {
      map.resize();
      this.#followMain();
    });
    observer.observe(container);
    this.#stops.push(
      () => moved.unsubscribe(),
      () => rested.unsubscribe(),
      () => observer.disconnect(),
      store.subscribe((now, before) => this.#follow(now, before)),
      compareStore.subscribe(() => this.#showDifferences()),
    );
  }

  set name(name: string) {
    this.#controller.map.getCanvas().setAttribute("aria-label", name);
  }

  /** Shows another state, or another side of the differences; null: none of them. */
  show(id: string | null, side: CompareSide | null): void {
    this.#side = side;
    this.#showDifferences();
    if (id === this.#id) return;
    this.#id = id;
    if (this.#isLoaded) void this.#draw();
  }

  setDark(): void {
    if (this.#isLoaded) this.#controller.setLook(this.#look(store.getState()));
  }

  destroy(): void {
    count--;
    this.#asked++;
    for (const stop of this.#stops) stop();
    this.#controller.destroy();
  }

  #look(state: AppState) {
    return { ...readLook(state, isDark()), isEditing: false };
  }

  #start(): void {
    this.#isLoaded = true;
    this.#controller.setLook(this.#look(store.getState()));
    this.#followMain();
    void this.#drawAnew().then(() => this.#draw());
    this.#showDifferences();
  }

  #follow(now: AppState, before: AppState): void {
    if (!this.#isLoaded) return;
    if (now.session !== before.session) this.#controller.setLook(this.#look(now));
    if (now.hoverId !== before.hoverId) this.#controller.setState("hover", now.hoverId === null ? [] : [now.hoverId]);
    if (now.park !== before.park) void this.#draw();
  }

  /** The park as it was opened, without anything planned. */
  async #drawAnew(): Promise<void> {
    const { park } = store.getState();
    this.#recipe = new Map();
    await this.#controller.setDrawings(park?.drawings ?? {}, park?.tiles ?? null).catch(reportCrash);
  }

  /** Brings the map to its state: what is shown in the program, and what this state has otherwise. */
  async #draw(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const other = await this.#readOther();
      if (other === null || asked !== this.#asked) return;
      const recipe = layPatches([...planStore.getState().patches, ...other]);
      const patches = patchRecipe(this.#recipe, recipe);
      if (patches === null) {
        await this.#drawAnew();
        if (asked !== this.#asked) return;
      }
      await this.#controller.patchDrawings(patches ?? patchRecipe(new Map(), recipe) ?? []);
      this.#recipe = recipe;
      this.#drawn = asked;
      this.#describe();
    } catch (error) {
      if (asked === this.#asked) reportCrash(error);
    }
  }

  /** Null where the plan moved on meanwhile: then it is asked for again. */
  async #readOther(): Promise<readonly DrawingPatch[] | null> {
    if (planStore.getState().view?.activeId === this.#id) return [];
    const { revision, drawings } = await client.call("planDrawings", { id: this.#id });
    return store.getState().park?.revision === revision ? drawings : null;
  }

  #showDifferences(): void {
    if (!this.#isLoaded || this.#side === null) return;
    const { found, shownCells } = compareStore.getState();
    showDifferences(this.#controller.map, this.#side, found?.shapes ?? noDifferences, toFeatures(shownCells));
  }

  #followMain(): void {
    if (this.#isMoving) return;
    const { map } = this.#main.controller;
    this.#isMoving = true;
    this.#controller.map.jumpTo({ center: map.getCenter(), zoom: map.getZoom(), bearing: map.getBearing() });
    this.#isMoving = false;
  }

  #tellMain(): void {
    if (this.#isMoving) return;
    const { map } = this.#controller;
    this.#isMoving = true;
    this.#main.controller.map.jumpTo({ center: map.getCenter(), zoom: map.getZoom(), bearing: map.getBearing() });
    this.#isMoving = false;
  }

  #hover({ point }: MapMouseEvent): void {
    const { rows } = store.getState();
    hoverParcel(findParcelsAt(this.#controller.map, [point.x, point.y], rows)[0] ?? null);
  }

  /** What this map says of itself, for readers of test hooks. */
  #describe(): void {
    const { map } = this.#controller;
    const { lng, lat } = map.getCenter();
    this.#onState(
      JSON.stringify({
        center: [Number(lng.toFixed(6)), Number(lat.toFixed(6))],
        zoom: Number(map.getZoom().toFixed(2)),
        bearing: Math.round(map.getBearing()),
        scenario: this.#id,
        isDrawn: this.#isLoaded && this.#drawn === this.#asked && this.#drawn > 0,
        maps: count,
      }),
    );
  }
}

/** Land as features of a map. */
export function toFeatures(cells: readonly { readonly geometry: object }[]): FeatureCollection {
  // Shapes of the worker are GeoJSON.
  const features = cells.map(({ geometry }) => ({ type: "Feature", properties: {}, geometry }));
  return { type: "FeatureCollection", features: features as unknown as FeatureCollection["features"] };
}
