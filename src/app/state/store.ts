import { createStore } from "zustand/vanilla";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { OpenedPark, ParcelCard, ParcelRow, ProgressMessage } from "../../worker/messages.ts";
import type { ParkPreview } from "../../worker/tiles/tile-messages.ts";
import { createRowLookup, type RowLookup } from "./row-lookup.ts";
import { emptyFilter, type Session } from "./session.ts";

/** An opening or a new audit under way. */
interface Loading {
  /** What is being opened: `demo` or file names. */
  readonly name: string;
  readonly progress: ProgressMessage;
  readonly startedAtMs: number;
}

export interface Toast {
  readonly id: number;
  readonly kind: "info" | "good" | "error";
  /** Key of the message and its parameters. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A link that named something this park does not hold. */
export interface BadLink {
  readonly kind: "parcel" | "listing" | "park";
  readonly id: string;
  readonly near: readonly string[];
}

/**
 * The one store. Document and results come from the worker; session is where somebody looks; the rest is passing.
 * Components subscribe through selectors; only actions.ts writes.
 */
export interface AppState {
  readonly park: OpenedPark | null;
  /** Names of the files it came from; none: the demo. */
  readonly parkFiles: readonly string[];
  /** Rows of the open park in id order, and the same by id. */
  readonly rows: readonly ParcelRow[];
  readonly rowsById: RowLookup;
  readonly session: Session;
  readonly card: ParcelCard | null;
  readonly hoverId: string | null;
  /** What the map shows, degrees; null until the map has said. */
  readonly viewBox: LngLatBox | null;
  readonly loading: Loading | null;
  /** A large park that is read but not judged yet: the map shows its shapes. */
  readonly preview: ParkPreview | null;
  /** Why the last file was not opened; the open park stayed as it was. */
  readonly refusal: { readonly files: readonly string[]; readonly issues: readonly Issue[] } | null;
  readonly crash: { readonly message: string; readonly detail: string } | null;
  readonly badLink: BadLink | null;
  readonly toasts: readonly Toast[];
  /** An issue the map shows: zoomed to and marked. */
  readonly shownIssue: Issue | null;
  /** The dialog that is open. */
  readonly dialog: "help" | "sources" | null;
  /** Left panel of Inspect shows the list of data issues instead of filters. */
  readonly issueListOpen: boolean;
  /** The right panel shows the rule packs. */
  readonly packsOpen: boolean;
  /** The pack that is read there; null: the list of them. */
  readonly packShown: string | null;
  /** Was the start card put away? */
  readonly startClosed: boolean;
  /** Is there WebGL? null until tried. */
  readonly webgl: boolean | null;
  readonly mapView: { readonly scaleDenominator: number; readonly cursor: readonly [number, number] | null };
}

export const firstSession: Session = {
  workspace: "explore",
  selection: [],
  selectedListing: null,
  filter: emptyFilter,
  need: { kind: "land", minAreaM2: null, maxAreaM2: null, use: null },
  camera: null,
  layers: { landUse: true, statusPatterns: false, controls: true, buildings: true, labels: true, surroundings: true },
  fill: "soft",
  mapTheme: null,
  drawer: "closed",
  scenario: null,
  compare: null,
  leftOpen: true,
  rightOpen: true,
  language: "en",
  unit: "ha",
  theme: "system",
  onlyInView: false,
};

export const store = createStore<AppState>(() => ({
  park: null,
  parkFiles: [],
  rows: [],
  rowsById: createRowLookup([]),
  session: firstSession,
  card: null,
  hoverId: null,
  viewBox: null,
  loading: null,
  preview: null,
  refusal: null,
  crash: null,
  badLink: null,
  toasts: [],
  shownIssue: null,
  dialog: null,
  issueListOpen: false,
  packsOpen: false,
  packShown: null,
  startClosed: false,
  webgl: null,
  mapView: { scaleDenominator: 0, cursor: null },
}));
