import type { MapMouseEvent } from "maplibre-gl";
import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import type { ParcelRow } from "../../worker/messages.ts";
import type { ParkPreview } from "../../worker/tiles/tile-messages.ts";
import {
  hoverParcel,
  reportCrash,
  selectListing,
  selectParcels,
  setMapView,
  setViewBox,
  showIssue,
  updateSession,
} from "../state/actions.ts";
import { filterRows } from "../state/filter-rows.ts";
import { rowsInView } from "../state/rows-in-view.ts";
import type { Camera } from "../state/session.ts";
import { type AppState, store } from "../state/store.ts";
import { installBoxSelect } from "./box-select.ts";
import { describeMap } from "./describe-map.ts";
import { metersPerPixel, scaleDenominator } from "./ground-scale.ts";
import { boxOfParcels, joinBoxes, showIssueAt } from "./issue-features.ts";
import { MapController } from "./map-controller.ts";
import { findInDirection, findStep, type MapKeyAction, readMapKey } from "./map-keys.ts";
import { findParcelsAt, findParcelsIn, StackPicker } from "./pick-parcel.ts";
import { readLook, readRings } from "./read-look.ts";
import { isDark } from "./use-dark.ts";

/** What the component shows around the canvas; called as it changes. */
export interface MapSurroundings {
  readonly onMove: (view: {
    readonly zoom: number;
    readonly metersPerPx: number;
    readonly denominator: number;
    readonly bearing: number;
  }) => void;
  readonly onHover: (row: ParcelRow | null, x: number, y: number) => void;
  readonly onState: (text: string) => void;
}

/** What Plan makes of clicks and keys on the map. */
interface MapEditing {
  readonly click: (x: number, y: number, event: MouseEvent) => void;
  /** True where the key was one of its own. */
  readonly key: (event: KeyboardEvent) => boolean;
}

const restMs = 500;
const panPx = 100;

/** Ties the map to the store: the store says what is shown and selected, the map says where one looks and points. */
export class MapSession {
  /** Takes clicks and keys over while something may be edited. */
  editing: MapEditing | null = null;
  readonly #controller: MapController;
  readonly #surroundings: MapSurroundings;
  readonly #picker = new StackPicker();
  readonly #stops: (() => void)[] = [];
  #writtenCamera: Camera | null = null;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #cursor: readonly [number, number] | null = null;
  #clickedId: string | null = null;
  #loaded = false;
  /** Revision whose drawings have all been read. */
  #readRevision: number | null = null;

  constructor(container: HTMLElement, frame: HTMLElement, surroundings: MapSurroundings) {
    this.#surroundings = surroundings;
    const state = store.getState();
    markLoading();
    this.#controller = new MapController(
      container,
      readLook(state, isDark()),
      state.session.camera,
      findParkBox(state),
    );
    const { map } = this.#controller;
    map.on("load", () => this.#start());
    map.on("move", () => this.#moved());
    map.on("moveend", () => this.#rest());
    map.on("idle", () => this.#idle());
    map.on("mousemove", (event) => this.#hover(event));
    map.on("mouseout", () => this.#leave());
    map.on("movestart", () => {
      clearTimeout(this.#restTimer);
      this.#surroundings.onHover(null, 0, 0);
    });
    map.on("click", (event) => {
      // With Shift the box selection hands the click on.
      if (event.originalEvent.shiftKey) return;
      if (this.editing !== null) this.editing.click(event.point.x, event.point.y, event.originalEvent);
      else this.#click(event.point.x, event.point.y, false);
    });
    this.#stops.push(
      installBoxSelect({
        container,
        frame,
        onSelect: (from, to) => this.#selectBox(from, to),
        onClick: (at, event) =>
          this.editing === null ? this.#click(at[0], at[1], true) : this.editing.click(at[0], at[1], event),
      }),
      store.subscribe((now, before) => this.#follow(now, before)),
    );
    const observer = new ResizeObserver(() => {
      map.resize();
      if (this.#loaded) this.#keepRingsInView();
    });
    observer.observe(container);
    this.#stops.push(() => observer.disconnect());
  }

  /** The map itself, for what is drawn over it. */
  get controller(): MapController {
    return this.#controller;
  }

  get canvas(): HTMLCanvasElement {
    return this.#controller.map.getCanvas();
  }

  /** Where a place is on the canvas, pixels. */
  project(place: LngLat): { readonly x: number; readonly y: number } {
    return this.#controller.map.project([...place]);
  }

  /** Shows a box as large as it fits; the canvas has the keys again. */
  goTo(box: LngLatBox): void {
    this.#controller.fit(box);
    this.canvas.focus();
  }

  zoomBy(by: 1 | -1): void {
    this.#controller.map.zoomTo(this.#controller.map.getZoom() + by, { duration: 180 });
  }

  northUp(): void {
    this.#controller.map.easeTo({ bearing: 0, pitch: 0, duration: 180 });
  }

  setDark(): void {
    if (this.#loaded) this.#applyLook(store.getState());
  }

  handleKey(event: KeyboardEvent): void {
    if (this.editing?.key(event) === true) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const action = readMapKey(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#act(action);
  }

  destroy(): void {
    clearTimeout(this.#restTimer);
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
    this.#controller.destroy();
    delete document.documentElement.dataset.map;
  }

  #start(): void {
    this.#loaded = true;
    const state = store.getState();
    if (state.preview === null) this.#showPark(state);
    else this.#showPreview(state.preview);
    this.#applyLook(state);
    this.#fitPark(state);
    this.#showIssue(state);
    this.#keepRingsInView();
    this.#moved();
    this.#rest();
  }

  #follow(now: AppState, before: AppState): void {
    if (!this.#loaded) return;
    if (now.preview !== before.preview || now.park !== before.park) this.#changePark(now, before);
    const { session } = now;
    if (session !== before.session || now.park !== before.park || now.preview !== before.preview) {
      this.#applyLook(now);
      this.#controller.setState("selected", ringsToDraw(now));
      if (
        session.camera !== before.session.camera &&
        session.camera !== null &&
        session.camera !== this.#writtenCamera
      ) {
        this.#controller.jumpTo(session.camera);
      }
      if (readRings(now).join() !== readRings(before).join()) this.#revealRings(now);
    }
    if (now.hoverId !== before.hoverId) this.#controller.setState("hover", now.hoverId === null ? [] : [now.hoverId]);
    if (now.shownIssue !== before.shownIssue) this.#showIssue(now);
    this.#describe();
  }

  #applyLook(state: AppState): void {
    this.#controller.setLook(readLook(state, isDark()));
  }

  #changePark(now: AppState, before: AppState): void {
    if (now.preview !== null) {
      this.#showPreview(now.preview);
      return;
    }
    if (now.park !== null && now.park.drawings === before.park?.drawings && before.preview === null) {
      // An edit: only what changed was drawn anew, by patches.
      this.#readRevision = now.park.revision;
      return;
    }
    this.#showPark(now);
    if (now.park === before.park) this.#returnFromPreview(now);
    // What was in view while the park was judged stays in view.
    else if (now.park?.tiles != null && now.park.tiles.key === before.preview?.tiles.key) this.#rest();
    else if (now.park?.meta.id !== before.park?.meta.id) this.#fitPark(now);
  }

  /** Shapes of a large park that is still being judged. */
  #showPreview({ tiles, bounds }: ParkPreview): void {
    markLoading();
    this.#readRevision = null;
    this.#controller.setDrawings({}, tiles).catch(reportCrash);
    this.#controller.fit(bounds, false);
  }

  /** Opening was called off or refused: back to where one looked before. */
  #returnFromPreview(state: AppState): void {
    if (state.session.camera === null) this.#fitPark(state);
    else this.#controller.jumpTo(state.session.camera);
  }

  /** The whole park, unless a link or an earlier visit says where to look. */
  #fitPark(state: AppState): void {
    const box = findParkBox(state);
    if (box !== null && state.session.camera === null) this.#controller.fit(box, false);
  }

  #showPark(state: AppState): void {
    markLoading();
    this.#readRevision = null;
    const revision = state.park?.revision ?? null;
    this.#controller.setDrawings(state.park?.drawings ?? {}, state.park?.tiles ?? null).then(() => {
      this.#readRevision = revision;
    }, reportCrash);
    this.#controller.setState("selected", ringsToDraw(state));
  }

  #showIssue(state: AppState): void {
    const shown = showIssueAt(state.shownIssue, state.rowsById);
    this.#controller.setIssueGeometry(shown.features);
    this.#controller.setState("shown", shown.parcelIds);
    if (shown.box !== null) this.#controller.fit(shown.box, true, 17.5);
  }

  /** A selection made elsewhere is brought into view; one made on the map is in view already. */
  #revealRings(state: AppState): void {
    const ids = readRings(state);
    if (ids.length === 0 || ids.at(-1) === this.#clickedId) return;
    const box = boxOfParcels(ids, state.rowsById);
    if (box !== null) this.#controller.reveal(box);
  }

  /** A panel that opens, or a link with a place of its own, must not hide what is selected. */
  #keepRingsInView(): void {
    const state = store.getState();
    const box = boxOfParcels(readRings(state), state.rowsById);
    if (box !== null && !this.#controller.isCenterInView(box)) this.#controller.reveal(box);
  }

  #moved(): void {
    const { map } = this.#controller;
    const { lat } = map.getCenter();
    const zoom = map.getZoom();
    this.#surroundings.onMove({
      zoom,
      metersPerPx: metersPerPixel(zoom, lat),
      denominator: scaleDenominator(zoom, lat),
      bearing: map.getBearing(),
    });
    this.#reportView();
  }

  /** Scale and cursor for the status bar, at most once a frame. */
  #reportView(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const { map } = this.#controller;
      const denominator = scaleDenominator(map.getZoom(), map.getCenter().lat);
      setMapView({ scaleDenominator: denominator, cursor: this.#cursor });
    });
  }

  #rest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#writeCamera(), restMs);
  }

  #writeCamera(): void {
    const { map } = this.#controller;
    const { park, preview } = store.getState();
    if (!this.#loaded || park === null || preview !== null) return;
    const { lng, lat } = map.getCenter();
    const camera: Camera = {
      center: [lng, lat],
      zoom: map.getZoom(),
      bearing: map.getBearing(),
      pitch: map.getPitch(),
    };
    this.#writtenCamera = camera;
    updateSession({ camera });
    setViewBox(this.#readViewBox());
    this.#describe();
  }

  #readViewBox(): LngLatBox {
    const bounds = this.#controller.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  #idle(): void {
    const { park, preview } = store.getState();
    if (this.#loaded && preview !== null) document.documentElement.dataset.map = "preview";
    if (!this.#loaded || preview !== null || park === null || this.#readRevision !== park.revision) return;
    document.documentElement.dataset.map = "ready";
    this.#describe();
  }

  #describe(): void {
    const { map } = this.#controller;
    const state = store.getState();
    const { lng, lat } = map.getCenter();
    const counts = {
      shown: filterRows(state.rows, state.session.filter).length,
      total: state.rows.length,
      inView: state.viewBox === null ? 0 : rowsInView(state.rows, state.viewBox).length,
      sourceResets: this.#controller.sourceResets,
    };
    const place = { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing() } as const;
    this.#surroundings.onState(describeMap(state, readLook(state, isDark()), place, counts));
  }

  #hover({ point, lngLat }: MapMouseEvent): void {
    this.#cursor = [lngLat.lng, lngLat.lat];
    this.#reportView();
    // While drawing the pointer is the tool's.
    if (this.editing !== null) return;
    const id = this.#findAt(point.x, point.y)[0] ?? null;
    hoverParcel(id);
    this.canvas.style.cursor = id === null ? "" : "pointer";
    this.#surroundings.onHover(id === null ? null : (store.getState().rowsById.get(id) ?? null), point.x, point.y);
  }

  #leave(): void {
    this.#cursor = null;
    this.#reportView();
    hoverParcel(null);
    this.#surroundings.onHover(null, 0, 0);
  }

  /** Parcels under a place of the canvas, topmost first; none while they are not judged. */
  #findAt(x: number, y: number): readonly string[] {
    const { rows, preview } = store.getState();
    return preview === null ? findParcelsAt(this.#controller.map, [x, y], rows) : [];
  }

  #click(x: number, y: number, add: boolean): void {
    if (store.getState().preview !== null) return;
    const ids = this.#findAt(x, y);
    const { session, park } = store.getState();
    const id = this.#picker.pick(ids, x, y);
    this.#clickedId = id;
    if (session.workspace === "invest") {
      selectListing(
        park?.listings.find((listing) => listing.parcelId === id && listing.kind === session.need.kind)?.id ??
          park?.listings.find((listing) => listing.parcelId === id)?.id ??
          null,
      );
      return;
    }
    if (id !== null) selectParcels([id], add);
    else if (!add) selectParcels([]);
  }

  #selectBox(from: readonly [number, number], to: readonly [number, number]): void {
    const state = store.getState();
    if (state.session.workspace === "invest" || state.preview !== null) return;
    const ids = findParcelsIn(this.#controller.map, from, to, state.rows);
    this.#clickedId = ids.at(-1) ?? null;
    selectParcels(ids);
  }

  #act(action: MapKeyAction): void {
    const { map } = this.#controller;
    const state = store.getState();
    const current = state.session.selection.at(-1) ?? null;
    switch (action.kind) {
      case "pan": {
        const by = { left: [-panPx, 0], right: [panPx, 0], up: [0, -panPx], down: [0, panPx] }[action.direction];
        map.panBy(by as [number, number], { duration: 120 });
        return;
      }
      case "zoom":
        this.zoomBy(action.by);
        return;
      case "north":
        this.northUp();
        return;
      case "fit": {
        const box = findParkBox(state);
        if (box !== null) this.#controller.fit(box);
        return;
      }
      case "zoom-selection": {
        const box = boxOfParcels(readRings(state), state.rowsById);
        if (box !== null) this.#controller.fit(box, true, 17);
        return;
      }
      case "step":
        this.#choose(findStep(filterRows(state.rows, state.session.filter), current, action.by));
        return;
      case "nearest": {
        const { lng, lat } = map.getCenter();
        const from = (current === null ? undefined : state.rowsById.get(current)?.center) ?? ([lng, lat] as const);
        this.#choose(findInDirection(filterRows(state.rows, state.session.filter), from, action.direction));
        return;
      }
      case "clear":
        if (state.shownIssue !== null) showIssue(null);
        else if (state.session.workspace === "invest") selectListing(null);
        else selectParcels([]);
        return;
    }
  }

  #choose(id: string | null): void {
    if (id === null || store.getState().session.workspace === "invest") return;
    this.#clickedId = null;
    selectParcels([id]);
  }
}

/** Parcels that get a ring from here; Plan draws what it has selected itself, with its handles. */
function ringsToDraw(state: AppState): readonly string[] {
  return state.session.workspace === "plan" ? [] : readRings(state);
}

function markLoading(): void {
  document.documentElement.dataset.map = "loading";
}

/** What "fit park" shows: all parks, else everything that is judged. */
function findParkBox({ park }: Pick<AppState, "park">): LngLatBox | null {
  if (park === null) return null;
  return joinBoxes(park.parks.map((item) => item.box)) ?? park.bounds;
}
