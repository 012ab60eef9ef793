import type { LngLat } from "../../core/model/coordinates.ts";
import type { DisplayStatus } from "../../core/rules/parcel-stage.ts";
import type { CompareView } from "./compare-view.ts";

export const workspaces = ["explore", "inspect", "plan", "invest", "report"] as const;
export type Workspace = (typeof workspaces)[number];
/** Workspaces that exist so far; the others are shown disabled with the reason. */
export const openWorkspaces = ["explore", "inspect", "plan", "invest"] as const;

export type Language = "en" | "zh-CN" | "zh-TW";
export type AreaUnit = "ha" | "mu" | "m2";
export type Theme = "light" | "dark" | "system";
export type MapTheme = "use" | "status";
export type FillStrength = "full" | "soft" | "faint" | "outline";
export const layerSwitches = ["landUse", "statusPatterns", "controls", "buildings", "labels", "surroundings"] as const;
export type LayerSwitch = (typeof layerSwitches)[number];

/** What is filtered; empty lists filter nothing. Same filter for map, list, totals, legend and links. */
export interface ParcelFilter {
  readonly statuses: readonly DisplayStatus[];
  /** Palette keys (`M1`), or null in the list for unknown codes. */
  readonly useKeys: readonly string[];
  readonly minAreaM2: number | null;
  readonly maxAreaM2: number | null;
  /** Only parcels with a check of this verdict. */
  readonly verdict: "fail" | "unknown" | null;
}

export const emptyFilter: ParcelFilter = { statuses: [], useKeys: [], minAreaM2: null, maxAreaM2: null, verdict: null };

export interface InvestNeed {
  readonly kind: "land" | "factory";
  readonly minAreaM2: number | null;
  readonly maxAreaM2: number | null;
  /** `1001*` class prefix, or null for any. */
  readonly use: string | null;
}

export interface Camera {
  readonly center: LngLat;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** Session state: not undoable, kept in the address and (looks) in local storage. */
export interface Session {
  readonly workspace: Workspace;
  readonly selection: readonly string[];
  readonly selectedListing: string | null;
  readonly filter: ParcelFilter;
  readonly need: InvestNeed;
  readonly camera: Camera | null;
  readonly layers: Readonly<Record<LayerSwitch, boolean>>;
  readonly fill: FillStrength;
  /** null = the workspace's own default (Explore use, Inspect status). */
  readonly mapTheme: MapTheme | null;
  readonly drawer: "closed" | "half" | "full";
  /** Scenario of the plan that is shown; null: the current state, or what was shown last where no plan is open yet. */
  readonly scenario: string | null;
  /** States beside each other; null: one map. */
  readonly compare: CompareView | null;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly language: Language;
  readonly unit: AreaUnit;
  readonly theme: Theme;
  readonly onlyInView: boolean;
}
