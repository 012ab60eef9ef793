import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { LocalizedText } from "../../core/model/localized-text.ts";
import type { TileColumn } from "./tile-columns.ts";

/*
 * What the tile worker is told and asked. The audit worker feeds it through a port of their own, so that no shape and no
 * name passes through the page; the page asks for tiles and for the outlines of what is selected.
 */

/** Layers that come as tiles where they are large. `labels` is cut from the parcels. */
export type TiledSource = "zones" | "parcels" | "labels" | "buildings";
export type TiledLayer = Exclude<TiledSource, "labels">;

/** What the page needs to draw a park from tiles. */
export interface DrawnTiles {
  /** Names the shapes: another park, another key. */
  readonly key: number;
  /** Grows with what is said of the same shapes; 0 = read, not judged yet. */
  readonly revision: number;
  readonly sources: readonly TiledSource[];
}

/** A park that is read and can be looked at while it is judged. */
export interface ParkPreview {
  readonly tiles: DrawnTiles;
  readonly bounds: LngLatBox;
}

/** What the labels of the parcels read besides their columns; an entry a shape. */
export interface LabelFacts {
  /** What all numbers begin with. */
  readonly prefix: string;
  readonly landUse: readonly (string | null)[];
  /** Area to be written, m². */
  readonly areaM2: Float64Array;
  /** Not a number = not known. */
  readonly far: Float64Array;
  readonly farMin: Float64Array;
  readonly farMax: Float64Array;
  readonly enterpriseNames: readonly (readonly LocalizedText[])[];
  /** 1 = on offer. */
  readonly offered: Uint8Array;
}

/** From the audit worker. */
export type TileFeed =
  | {
      readonly type: "layer";
      readonly key: number;
      readonly layer: TiledLayer;
      readonly flat: FlatGeometry;
      readonly columns: readonly TileColumn[];
    }
  /** The parcels are judged: other columns for the same shapes. */
  | {
      readonly type: "judged";
      readonly key: number;
      readonly revision: number;
      readonly columns: readonly TileColumn[];
      readonly labels: LabelFacts;
    }
  /** Nobody looks at this park any more. */
  | { readonly type: "drop"; readonly key: number };

export interface TileAddress {
  readonly key: number;
  readonly revision: number;
  readonly source: TiledSource;
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** From the page. */
export type TileQuestion =
  | { readonly type: "feed"; readonly port: MessagePort }
  | { readonly type: "tile"; readonly id: number; readonly address: TileAddress }
  | { readonly type: "outlines"; readonly id: number; readonly key: number; readonly ids: readonly string[] }
  | { readonly type: "cancel"; readonly id: number };

export type TileAnswer =
  | { readonly type: "tile"; readonly id: number; readonly bytes: ArrayBuffer }
  /** GeoJSON of the parcels asked for; null where none of them is there. */
  | { readonly type: "outlines"; readonly id: number; readonly blob: Blob | null }
  | { readonly type: "failed"; readonly id: number; readonly message: string };
