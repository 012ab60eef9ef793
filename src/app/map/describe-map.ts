import type { AppState } from "../state/store.ts";
import type { MapLook } from "./map-look.ts";

export interface MapPlace {
  readonly center: readonly [number, number];
  readonly zoom: number;
  readonly bearing: number;
}

/** What the hidden summary of the map says, as JSON: for readers of test hooks, mirroring what is drawn. */
export function describeMap(
  state: Pick<AppState, "park" | "session">,
  look: MapLook,
  place: MapPlace,
  counts: {
    readonly shown: number;
    readonly total: number;
    readonly inView: number;
    /** How often whole drawings were replaced. */
    readonly sourceResets: number;
  },
): string {
  return JSON.stringify({
    center: [Number(place.center[0].toFixed(6)), Number(place.center[1].toFixed(6))],
    zoom: Number(place.zoom.toFixed(2)),
    bearing: Math.round(place.bearing),
    theme: look.offers === null ? look.theme : "offers",
    patterns: look.theme === "status" || look.layers.statusPatterns,
    dark: look.dark,
    fill: look.fill,
    selection: state.session.selection,
    listing: state.session.selectedListing,
    offers: look.offers === null ? null : { fitting: look.offers.fitting.length, other: look.offers.other.length },
    ...counts,
    revision: state.park?.revision ?? 0,
  });
}
