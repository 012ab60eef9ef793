import type { AnyGeometry, AreaGeometry, LngLat } from "../model/coordinates.ts";
import type { FeatureKind, FeatureRef } from "../model/record-kinds.ts";

/*
 * What a person can do to a plan, as plain data (style §4): each holds all it needs, new ids included, so that running it twice
 * gives the same. Positions are degrees; those of corners are rounded to 0.1 mm of the park's grid when the command runs, corners
 * nobody named stay bit for bit as they came.
 */

/** One corner of one ring: `polygon` counts the parts of a multipolygon, ring 0 is the shell; the closing repeat is no corner. */
export interface CornerPath {
  readonly polygon: number;
  readonly ring: number;
  readonly corner: number;
}

/** An edge: from its corner to the next one. */
export type EdgePath = CornerPath;

/** Draws a new feature. Properties that are not given are not known. */
export interface CreateFeature {
  readonly type: "create-feature";
  readonly kind: FeatureKind;
  readonly id: string;
  readonly geometry: AnyGeometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface DeleteFeatures {
  readonly type: "delete-features";
  readonly refs: readonly FeatureRef[];
}

export interface CornerMove {
  readonly from: LngLat;
  readonly to: LngLat;
}

/**
 * Moves corners of a feature. `shared`: every feature of its kind that has a corner there, or an edge through it, moves along
 * (such an edge gets the corner first); else it is detached.
 */
export interface MoveCorners {
  readonly type: "move-corners";
  readonly ref: FeatureRef;
  readonly moves: readonly CornerMove[];
  readonly shared: boolean;
}

/**
 * Puts a corner on an edge; features of the same kind along that edge get it too. With `moveTo` the corner then goes there, in one
 * step: with those features where `shared`, else alone, and they keep their edge.
 */
export interface InsertCorner {
  readonly type: "insert-corner";
  readonly ref: FeatureRef;
  readonly edge: EdgePath;
  readonly at: LngLat;
  readonly moveTo?: LngLat;
  readonly shared?: boolean;
}

/** Takes corners out, of neighbours that share them too where `shared`. */
export interface DeleteCorners {
  readonly type: "delete-corners";
  readonly ref: FeatureRef;
  readonly corners: readonly LngLat[];
  readonly shared: boolean;
}

/** Gives a feature another shape as a whole: typed coordinates, a pasted list. Neighbours stay. */
export interface ReplaceGeometry {
  readonly type: "replace-geometry";
  readonly ref: FeatureRef;
  readonly geometry: AnyGeometry;
}

/** Moves whole features in the park's grid: turned about `center` clockwise, then shifted. Neighbours stay. */
export interface TransformFeatures {
  readonly type: "transform-features";
  readonly refs: readonly FeatureRef[];
  readonly eastM: number;
  readonly northM: number;
  readonly turnDeg: number;
  readonly center: LngLat | null;
}

export interface DuplicateFeatures {
  readonly type: "duplicate-features";
  readonly refs: readonly FeatureRef[];
  /** One for each of `refs`. */
  readonly newIds: readonly string[];
  readonly eastM: number;
  readonly northM: number;
}

/** Where a split runs. Areas are drawn ones of the dataset's basis, distances meters of the park's grid. */
export type SplitBy =
  | { readonly kind: "line"; readonly line: readonly LngLat[] }
  /** A strip of this area along an edge, parallel to it. */
  | { readonly kind: "area"; readonly areaM2: number; readonly edge: EdgePath }
  | { readonly kind: "distance"; readonly distanceM: number; readonly edge: EdgePath }
  /** So many parts of equal area, cut parallel to an edge. */
  | { readonly kind: "parts"; readonly count: number; readonly edge: EdgePath };

/**
 * Cuts a zone, parcel or proposal. The largest part keeps the id unless `keepId` says otherwise; the others take `newIds` in order.
 * Buildings, floor area and amounts of contracts are dealt out by the rule in split-consequences; parents stay named in lineage.
 */
export interface SplitFeature {
  readonly type: "split-feature";
  readonly ref: FeatureRef;
  readonly by: SplitBy;
  /** At least one less than there are parts. */
  readonly newIds: readonly string[];
}

/** Joins touching features of a kind to one. */
export interface MergeFeatures {
  readonly type: "merge-features";
  readonly refs: readonly FeatureRef[];
  /** Which of them keeps its id and, where `values` names no other, its values. */
  readonly keep: string;
  /** Property path -> id of the feature whose value is kept. */
  readonly values: Readonly<Record<string, string>>;
}

export interface CutHole {
  readonly type: "cut-hole";
  readonly ref: FeatureRef;
  readonly ring: readonly LngLat[];
}

export interface FillHole {
  readonly type: "fill-hole";
  readonly ref: FeatureRef;
  readonly polygon: number;
  readonly ring: number;
}

/** Sets the boundary off by a distance, outward where positive: all of it, or the edges named. */
export interface OffsetFeature {
  readonly type: "offset-feature";
  readonly ref: FeatureRef;
  readonly distanceM: number;
  readonly edges: readonly EdgePath[] | null;
  /** The result becomes a new feature of this id; null: the feature itself changes. */
  readonly newId: string | null;
}

/** Makes corners that are nearly right right: least movement that makes all edges meet at 90° where they miss it by no more than the tolerance. */
export interface SquareCorners {
  readonly type: "square-corners";
  readonly ref: FeatureRef;
  readonly toleranceDeg: number;
}

/** Turns an edge about its middle until it is parallel to another one. */
export interface MakeParallel {
  readonly type: "make-parallel";
  readonly ref: FeatureRef;
  readonly edge: EdgePath;
  readonly to: { readonly ref: FeatureRef; readonly edge: EdgePath };
}

export interface SimplifyFeature {
  readonly type: "simplify-feature";
  readonly ref: FeatureRef;
  readonly toleranceM: number;
}

/** Paints a land use onto zones, parcels or proposals. */
export interface PaintUse {
  readonly type: "paint-use";
  readonly refs: readonly FeatureRef[];
  readonly landUse: string;
  readonly codeSystem: string | null;
}

/** Sets properties by their paths (`contract.farMin`); null takes a value away. */
export interface SetValues {
  readonly type: "set-values";
  readonly refs: readonly FeatureRef[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Makes zones of parcels or parcels of zones, or land of a proposal into either. */
export interface ConvertFeatures {
  readonly type: "convert-features";
  readonly refs: readonly FeatureRef[];
  readonly to: "zones" | "parcels";
  readonly newIds: readonly string[];
  /** Keep what they were made of? */
  readonly keepOriginals: boolean;
}

/** Mends a conflict the way its preview showed. */
export interface ReshapeToFit {
  readonly type: "reshape-to-fit";
  readonly ref: FeatureRef;
  /**
   * `stay-off`: what lies over the named feature is given up. `take-up`: the sliver or gap `piece` is joined on. `give-up`: the
   * sliver or overlap `piece` is left to the others.
   */
  readonly how: "stay-off" | "take-up" | "give-up";
  readonly other: FeatureRef | null;
  readonly piece: AreaGeometry | null;
}

export type Command =
  | CreateFeature
  | DeleteFeatures
  | MoveCorners
  | InsertCorner
  | DeleteCorners
  | ReplaceGeometry
  | TransformFeatures
  | DuplicateFeatures
  | SplitFeature
  | MergeFeatures
  | CutHole
  | FillHole
  | OffsetFeature
  | SquareCorners
  | MakeParallel
  | SimplifyFeature
  | PaintUse
  | SetValues
  | ConvertFeatures
  | ReshapeToFit;

export type CommandType = Command["type"];
