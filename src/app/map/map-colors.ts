/** Colours of the map besides the land-use palette (mockups/README.md). Land-use fills are the same in light and dark. */
export interface MapColors {
  readonly paper: string;
  /** Under parcels and inside the park: light in both modes, so that ink keeps its contrast. */
  readonly ground: string;
  readonly fields: string;
  readonly fieldsLine: string;
  readonly woods: string;
  readonly homes: string;
  readonly homesMark: string;
  readonly water: string;
  readonly roadEdge: string;
  readonly roadCore: string;
  readonly text: string;
  readonly textHalo: string;
  readonly waterText: string;
  readonly boundary: string;
  readonly boundaryCasing: string;
}

export const ink = "#16191D";
export const lightPaper = "#F6F5F1";
export const selectionNavy = "#0B3D91";
export const over = "#B3261E";

export const lightColors: MapColors = {
  paper: "#F6F5F1",
  ground: "#F6F5F1",
  fields: "#F3F4EB",
  fieldsLine: "#E7E8DC",
  woods: "#DCE8CD",
  homes: "#F1ECDA",
  homesMark: "#DDD3B4",
  water: "#BFE0F5",
  roadEdge: "#E4E3DF",
  roadCore: "#FFFFFF",
  text: "#4A525B",
  textHalo: "#FFFFFF",
  waterText: "#2F6488",
  boundary: ink,
  boundaryCasing: "#FFFFFF",
};

export const darkColors: MapColors = {
  paper: "#1B2026",
  ground: "#C9C8C3",
  fields: "#1F262A",
  fieldsLine: "#293135",
  woods: "#25342A",
  homes: "#2B2C28",
  homesMark: "#45463F",
  water: "#28465A",
  roadEdge: "#272E35",
  roadCore: "#313940",
  text: "#A9B3BF",
  textHalo: "#1B2026",
  waterText: "#8DB8D6",
  boundary: "#FFFFFF",
  boundaryCasing: "#1B2026",
};

/** Offers-only map: everything that is not an offer, in greys. */
export const contextColors = {
  boundary: "#C9C7C0",
  building: "#DEDCD6",
  roadLand: "#E6E5E0",
} as const;
