import { applyAddress, reportBadLink, updateSession } from "./actions.ts";
import { type Address, decodeAddress, encodeAddress } from "./address.ts";
import type { Session } from "./session.ts";
import { type AppState, store } from "./store.ts";

/*
 * Keeps address and session together. Workspace, selection, filter and needs push an entry; pan, zoom and looks replace
 * it. Never more than one write per 500 ms: Safari stops at 100 in 30 s.
 */
const writeEveryMs = 500;

/** What makes a new entry in the history of the browser. */
function placeOf(session: Session): string {
  const compare = session.compare === null ? null : { ...session.compare, at: 0.5 };
  const looks = { camera: null, compare, language: "en", unit: "ha", drawer: "closed", fill: "soft" } as const;
  return encodeAddress("", { ...session, ...looks });
}

/** Reads the address at the start; the caller opens the park and then calls `followAddress`. */
export function readAddress(): Address {
  return decodeAddress(window.location.hash);
}

/** Writes the address as the session changes and follows Back and Forward. Returns how to stop. */
export function followAddress(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastPlace = placeOf(store.getState().session);
  let lastPark = store.getState().park?.meta.id;

  const write = () => {
    timer = undefined;
    const { park, session } = store.getState();
    if (park === null) return;
    const hash = encodeAddress(park.meta.id, session);
    const place = placeOf(session);
    const pushes = place !== lastPlace && lastPark === park.meta.id;
    lastPlace = place;
    lastPark = park.meta.id;
    if (hash === window.location.hash) return;
    if (pushes) window.history.pushState(null, "", hash);
    else window.history.replaceState(window.history.state, "", hash);
  };
  const stopListening = store.subscribe((state: AppState, before: AppState) => {
    if (state.session === before.session && state.park === before.park) return;
    const rests = state.session.camera !== before.session.camera;
    if (timer !== undefined && rests) {
      clearTimeout(timer);
      timer = undefined;
    }
    timer ??= setTimeout(write, writeEveryMs);
  });
  const followBack = () => {
    const { park } = store.getState();
    const address = readAddress();
    if (park !== null && address.park !== null && address.park !== park.meta.id) {
      reportBadLink({ kind: "park", id: address.park, near: [] });
      return;
    }
    applyAddress(address.session);
    lastPlace = placeOf(store.getState().session);
  };
  window.addEventListener("popstate", followBack);
  timer = setTimeout(write, writeEveryMs);
  return () => {
    stopListening();
    clearTimeout(timer);
    window.removeEventListener("popstate", followBack);
  };
}

/** Link to what is seen now, with language and unit, for somebody else. */
export function linkToHere(change: Partial<Session> = {}): string {
  const { park, session } = store.getState();
  const hash = encodeAddress(park?.meta.id ?? "demo", { ...session, ...change }, { explicitLanguage: true });
  return `${window.location.href.split("#")[0] ?? ""}${hash}`;
}

/** After opening: does the park hold what the address named? Cadastral numbers become ids. */
export function checkAddress(address: Address): void {
  const { park, rows, rowsById, session } = store.getState();
  if (park === null) return;
  if (address.park !== null && address.park !== park.meta.id) {
    reportBadLink({ kind: "park", id: address.park, near: [] });
    updateSession({ selection: [], selectedListing: null, camera: null });
    return;
  }
  const selection = session.selection.map((id) => {
    if (rowsById.has(id)) return id;
    const matches = rows.filter((row) => row.cadastralNo === id);
    return matches.length === 1 ? (matches[0]?.id ?? id) : id;
  });
  if (selection.some((id, index) => id !== session.selection[index])) updateSession({ selection });
  const offer = session.selectedListing;
  if (offer !== null && !park.listings.some((listing) => listing.id === offer)) {
    reportBadLink({ kind: "listing", id: offer, near: park.listings.slice(0, 3).map((listing) => listing.id) });
    updateSession({ selectedListing: null });
  }
}
