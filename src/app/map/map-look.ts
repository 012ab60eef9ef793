import type { TiledSource } from "../../worker/tiles/tile-messages.ts";
import type {
  AreaUnit,
  FillStrength,
  Language,
  LayerSwitch,
  MapTheme,
  ParcelFilter,
  Session,
} from "../state/session.ts";

/** Everything the style depends on besides the data. Equal looks draw equal maps. */
export interface MapLook {
  readonly dark: boolean;
  readonly theme: MapTheme;
  readonly fill: FillStrength;
  readonly layers: Readonly<Record<LayerSwitch, boolean>>;
  readonly filter: ParcelFilter;
  readonly language: Language;
  readonly unit: AreaUnit;
  /** Latitude of the park: how many metres a pixel is. */
  readonly latitude: number;
  /** Offers-only map: parcels that fit the need and the other offers; null in the other workspaces. */
  readonly offers: { readonly fitting: readonly string[]; readonly other: readonly string[] } | null;
  /** Sources that come as tiles. */
  readonly tiled?: readonly TiledSource[];
  /** Something may be edited: areas can be hidden while a draft shows them. */
  readonly isEditing?: boolean;
}

/** The workspace's own theme unless the person chose one. */
export function chooseTheme(session: Pick<Session, "workspace" | "mapTheme">): MapTheme {
  if (session.workspace === "invest") return "use";
  return session.mapTheme ?? (session.workspace === "inspect" ? "status" : "use");
}

/** Opacity of land-use fills: the chosen strength, at most half in the status theme (ux §3.2). */
export function fillOpacity(look: Pick<MapLook, "theme" | "fill">): number {
  const strength = { full: 1, soft: 0.8, faint: 0.35, outline: 0 }[look.fill];
  return look.theme === "status" ? Math.min(strength, 0.5) : strength;
}

export function showsPatterns(look: Pick<MapLook, "theme" | "layers" | "offers">): boolean {
  return look.offers === null && (look.theme === "status" || look.layers.statusPatterns);
}
