import { matchOffers } from "../state/match-offers.ts";
import type { AppState } from "../state/store.ts";
import { chooseTheme, type MapLook } from "./map-look.ts";

type Seen = Pick<AppState, "park" | "session">;
type Drawn = Seen & Pick<AppState, "preview">;

/** The look that the store asks for. */
export function readLook({ park, preview, session }: Drawn, dark: boolean): MapLook {
  const [, south = 0, , north = 0] = (preview ?? park)?.bounds ?? [];
  return {
    dark,
    theme: chooseTheme(session),
    fill: session.fill,
    layers: session.layers,
    filter: session.filter,
    language: session.language,
    unit: session.unit,
    latitude: (south + north) / 2,
    offers: session.workspace === "invest" ? splitOffers({ park, session }) : null,
    tiled: (preview ?? park)?.tiles?.sources ?? [],
    isEditing: session.workspace === "plan",
  };
}

/** Parcels of the offers, once each: those with an offer that fits, and those with other offers only. */
function splitOffers({ park, session }: Seen): NonNullable<MapLook["offers"]> {
  const offers = park?.listings ?? [];
  const matches = matchOffers(offers, session.need);
  const fitting = new Set(matches.filter(({ group }) => group === "fits").flatMap(({ offer }) => offer.parcelId ?? []));
  const other = new Set(offers.flatMap(({ parcelId }) => parcelId ?? []).filter((id) => !fitting.has(id)));
  return { fitting: [...fitting], other: [...other] };
}

/** Parcels that carry the selection ring: the selected ones, or the parcel of the selected offer. */
export function readRings({ park, session }: Seen): readonly string[] {
  if (session.workspace !== "invest") return session.selection;
  const offer = park?.listings.find((listing) => listing.id === session.selectedListing);
  return offer === undefined || offer.parcelId === null ? [] : [offer.parcelId];
}
