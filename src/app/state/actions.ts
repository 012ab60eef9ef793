import type { WhatIf } from "../../core/analysis/what-if/apply-what-if.ts";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import { AuditClient, WorkerCrash } from "../../worker/client.ts";
import type { OpenedPark, ParcelRow, ParkSource } from "../../worker/messages.ts";
import { type AddressedSession, completeSession, defaultDrawers } from "./address.ts";
import { cameraForBox } from "./camera-for-box.ts";
import { createRowLookup } from "./row-lookup.ts";
import type { InvestNeed, ParcelFilter, Session, Workspace } from "./session.ts";
import { emptyFilter } from "./session.ts";
import { type AppState, type BadLink, store, type Toast } from "./store.ts";
import { TileClient } from "./tile-client.ts";

/*
 * Everything that changes the store. Components and the map call these; none of them writes to the store itself.
 */

/** The audit worker. */
export const client = new AuditClient(
  new Worker(new URL("../../worker/host.ts", import.meta.url), { type: "module", name: "audit" }),
);
/** Tiles of large parks. */
export const tileClient = new TileClient(reportCrash);
let opening: AbortController | null = null;
let cardRequest: AbortController | null = null;
let nextToast = 1;

function set(part: Partial<AppState>): void {
  store.setState(part);
}

export function updateSession(part: Partial<Session>): void {
  set({ session: { ...store.getState().session, ...part } });
}

function today(): string {
  return new Date().toLocaleDateString("sv-SE");
}

/** Height of the table in each workspace somebody has been to. */
const drawers: Partial<Record<Workspace, Session["drawer"]>> = {};

export function openWorkspace(workspace: Workspace): void {
  const { session } = store.getState();
  if (session.workspace === workspace) return;
  drawers[session.workspace] = session.drawer;
  set({ packsOpen: false });
  updateSession({ workspace, drawer: drawers[workspace] ?? defaultDrawers[workspace] });
}

/** Goes where an address says: what it leaves out returns to its default; language, unit and an unnamed camera stay. */
export function applyAddress(place: Partial<AddressedSession>): void {
  const { session } = store.getState();
  const { camera, language, unit, ...rest } = completeSession(place);
  const card = rest.selection[0] ?? null;
  updateSession({
    ...rest,
    camera: place.camera === undefined ? session.camera : camera,
    language: place.language === undefined ? session.language : language,
    unit: place.unit === undefined ? session.unit : unit,
  });
  if (card !== (session.selection[0] ?? null)) void loadCard(card);
}

/** Shows a box with room around it, in a map the size of the window's middle. */
export function zoomToBox([west, south, east, north]: LngLatBox): void {
  const [dx, dy] = [(east - west) * 0.75, (north - south) * 0.75];
  const box: LngLatBox = [west - dx, south - dy, east + dx, north + dy];
  updateSession({ camera: cameraForBox(box, window.innerWidth / 2, window.innerHeight / 2) });
}

export function reportBadLink(badLink: BadLink): void {
  set({ badLink });
}

export function showDialog(dialog: AppState["dialog"]): void {
  set({ dialog });
}

export function showIssueList(issueListOpen: boolean): void {
  set({ issueListOpen });
}

/** Shows or closes the rule packs, in the place of the card; with an id that pack, else the list of them. */
export function showPacks(packsOpen: boolean, packShown: string | null = null): void {
  set({ packsOpen, packShown });
  if (packsOpen) updateSession({ rightOpen: true, ...(window.innerWidth < 1280 ? { leftOpen: false } : {}) });
}

export function closeStart(startClosed: boolean): void {
  set({ startClosed });
}

export function openDemo(): Promise<boolean> {
  return open({ kind: "demo" }, "demo");
}

export function openFiles(files: readonly File[]): Promise<boolean> {
  return open({ kind: "files", files }, files.map((file) => file.name).join(", "));
}

/** Opens a park. Whatever goes wrong, the park that is open stays as it was. True when the new one is open. */
async function open(source: ParkSource, name: string): Promise<boolean> {
  opening?.abort();
  const controller = new AbortController();
  opening = controller;
  const rows: ParcelRow[] = [];
  set({
    loading: { name, progress: { share: 0, stage: "read" }, startedAtMs: performance.now() },
    preview: null,
    refusal: null,
    crash: null,
  });
  try {
    const outcome = await client.call(
      "open",
      { source, options: { asOf: null, today: today(), ruleSets: null } },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          const { loading } = store.getState();
          if (loading !== null && opening === controller) set({ loading: { ...loading, progress } });
        },
        onRows: (portion) => {
          for (const row of portion) rows.push(row);
        },
        onPreview: (preview, port) => {
          if (port !== undefined) tileClient.connect(port);
          if (opening === controller) set({ preview });
        },
      },
    );
    if (outcome.kind === "refused") {
      set({ refusal: { files: name.split(", "), issues: outcome.issues } });
      return false;
    }
    set({ parkFiles: source.kind !== "files" ? [] : source.files.map((file) => file.name) });
    showPark(outcome.park, rows);
    return true;
  } catch (error) {
    if (!controller.signal.aborted) reportCrash(error);
    return false;
  } finally {
    if (opening === controller) {
      opening = null;
      set({ loading: null, preview: null });
    }
  }
}

function showPark(park: OpenedPark, rows: readonly ParcelRow[]): void {
  const { session, park: before } = store.getState();
  const samePark = before !== null && before.meta.id === park.meta.id;
  set({
    park,
    preview: null,
    rows,
    rowsById: createRowLookup(rows),
    card: null,
    hoverId: null,
    viewBox: null,
    refusal: null,
    shownIssue: null,
    badLink: null,
    session:
      samePark || before === null
        ? session
        : {
            ...session,
            selection: [],
            selectedListing: null,
            filter: emptyFilter,
            camera: null,
            scenario: null,
            compare: null,
          },
  });
  void loadCard(store.getState().session.selection[0] ?? null);
}

/** The open park after an edit: what was drawn stays, its sources get patches. */
export function showEditedPark(park: Omit<OpenedPark, "drawings" | "tiles">, rows: readonly ParcelRow[]): void {
  const { park: before } = store.getState();
  if (before === null) return;
  set({
    park: { ...park, drawings: before.drawings, tiles: before.tiles },
    rows,
    rowsById: createRowLookup(rows),
    shownIssue: null,
  });
  void loadCard(store.getState().session.selection[0] ?? null);
}

export function cancelOpening(): void {
  opening?.abort();
  opening = null;
  // What was shown of the park called off goes with it.
  set({ loading: null, preview: null });
}

export function reportCrash(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const detail = error instanceof WorkerCrash ? error.detail : error instanceof Error ? (error.stack ?? "") : "";
  set({ crash: { message, detail } });
}

export function dismissRefusal(): void {
  set({ refusal: null });
}

export function dismissCrash(): void {
  set({ crash: null });
}

export function dismissBadLink(): void {
  set({ badLink: null });
}

/** Selects parcels; the card shows the first. `add` keeps what is selected and toggles the given ones. */
export function selectParcels(ids: readonly string[], add = false): void {
  const { session } = store.getState();
  const next = add
    ? [...session.selection.filter((id) => !ids.includes(id)), ...ids.filter((id) => !session.selection.includes(id))]
    : ids;
  updateSession({ selection: next, ...(next.length > 0 ? { rightOpen: true } : {}) });
  set({ shownIssue: null });
  void loadCard(next[0] ?? null);
}

async function loadCard(id: string | null): Promise<void> {
  cardRequest?.abort();
  // Before the park is open there is nothing to ask; showing it asks for the card.
  if (id === null || store.getState().park === null) {
    set({ card: null });
    return;
  }
  const controller = new AbortController();
  cardRequest = controller;
  try {
    const card = await client.call("parcel", { id }, { signal: controller.signal });
    if (controller.signal.aborted) return;
    if (card === null) {
      const near = await client.call("nearest", { id, limit: 3 });
      set({ card: null, badLink: { kind: "parcel", id, near } });
      updateSession({ selection: [] });
      return;
    }
    set({ card });
  } catch (error) {
    if (!controller.signal.aborted) reportCrash(error);
  }
}

export function selectListing(id: string | null): void {
  updateSession({ selectedListing: id });
}

export function setFilter(filter: Partial<ParcelFilter>): void {
  updateSession({ filter: { ...store.getState().session.filter, ...filter } });
}

export function clearFilter(): void {
  updateSession({ filter: emptyFilter });
}

export function setNeed(need: Partial<InvestNeed>): void {
  updateSession({ need: { ...store.getState().session.need, ...need } });
}

export function hoverParcel(id: string | null): void {
  if (store.getState().hoverId !== id) set({ hoverId: id });
}

export function showIssue(issue: AppState["shownIssue"]): void {
  set({ shownIssue: issue });
}

/** What the map shows once it rests; the same place again changes nothing. */
export function setViewBox(box: LngLatBox): void {
  const before = store.getState().viewBox;
  if (before === null || box.some((value, index) => value !== before[index])) set({ viewBox: box });
}

export function setWebgl(webgl: boolean): void {
  set({ webgl });
}

export function setMapView(mapView: AppState["mapView"]): void {
  set({ mapView });
}

export function searchPark(query: string, limit: number, signal: AbortSignal) {
  return client.call("search", { query, limit }, { signal });
}

export function readPacks(signal: AbortSignal) {
  return client.call("packs", {}, { signal });
}

/** Which parcels would turn under other limits. Nothing is kept: the audit stays as it is. */
export function askWhatIf(whatIfs: readonly WhatIf[], signal: AbortSignal) {
  return client.call("whatIf", { whatIfs }, { signal });
}

/** The open park as a file that opens without parsing; null where it holds something that file has no form for. */
export function savePark() {
  return client.call("savePark", {});
}

/** Forgets the copies kept of parks opened before; says how many there were and their size, bytes. */
export function dropKeptParks() {
  return client.call("dropKeptParks", {});
}

export function verifyWithSecondEngine(signal: AbortSignal) {
  return client.call("verify", {}, { signal });
}

/** Audits the open park again with other packs or on another day; the view stays. Cancel keeps the audit there was. */
export async function auditAgain(options: {
  readonly asOf: string | null;
  readonly ruleSets: readonly string[] | null;
}): Promise<void> {
  opening?.abort();
  const controller = new AbortController();
  opening = controller;
  const rows: ParcelRow[] = [];
  set({ loading: { name: "audit", progress: { share: 0, stage: "measure" }, startedAtMs: performance.now() } });
  try {
    const park = await client.call(
      "audit",
      { options: { ...options, today: today() } },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          const { loading } = store.getState();
          if (loading !== null && opening === controller) set({ loading: { ...loading, progress } });
        },
        onRows: (portion) => {
          for (const row of portion) rows.push(row);
        },
      },
    );
    showPark(park, rows);
  } catch (error) {
    if (!controller.signal.aborted) reportCrash(error);
  } finally {
    if (opening === controller) {
      opening = null;
      set({ loading: null });
    }
  }
}

export function addToast(toast: Omit<Toast, "id">): void {
  set({ toasts: [...store.getState().toasts, { ...toast, id: nextToast++ }] });
}

export function dismissToast(id: number): void {
  set({ toasts: store.getState().toasts.filter((toast) => toast.id !== id) });
}
