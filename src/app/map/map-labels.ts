/** Words of the map's own controls; the shell hands them in, in the person's language. */
export interface MapLabels {
  /** Name of the map for readers: park and how many parcels are shown. */
  readonly map: string;
  /** Hint read with the name: the keys. */
  readonly keys: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly north: string;
  readonly compare: string;
  readonly scale: string;
  /** Why there is no drawn map, and what still works. */
  readonly noWebgl: string;
  /** Legend of the offers-only map: what fits, other offers, everything else. */
  readonly offersFit: string;
  readonly offersOther: string;
  readonly offersContext: string;
  /** Name of the markers of places too small to be seen. */
  readonly places: string;
  /** What a marker says, and what it is called. */
  readonly place: (place: { readonly parcels: number; readonly parkId: string | null }) => {
    readonly name: string;
    readonly count: string;
  };
}

export const defaultMapLabels: MapLabels = {
  map: "Map",
  keys: "Arrow keys move the map, plus and minus zoom, H shows the whole park.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  north: "North up",
  compare: "Compare",
  scale: "Scale",
  noWebgl: "This browser cannot draw the map: WebGL is switched off. Lists, cards and checks work as usual.",
  offersFit: "fits",
  offersOther: "other offers",
  offersContext: "everything else is context",
  places: "Places",
  place: ({ parcels }) => ({ name: `Zoom to ${parcels} parcels`, count: String(parcels) }),
};
