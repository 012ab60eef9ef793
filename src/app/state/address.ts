import type { LngLatBox } from "../../core/model/coordinates.ts";
import { displayStatuses } from "../../core/rules/parcel-stage.ts";
import { decodeCompare, encodeCompare, encodeOthers } from "./compare-view.ts";
import {
  type Camera,
  emptyFilter,
  type FillStrength,
  type InvestNeed,
  type LayerSwitch,
  layerSwitches,
  type ParcelFilter,
  type Session,
  type Workspace,
  workspaces,
} from "./session.ts";
import { firstSession } from "./store.ts";

/*
 * The address says where somebody looks, never what the data are (ux §1.2). Defaults are left out. What cannot be read is
 * left at its default: a link is never refused.
 */

/** Fields of the session that an address holds. Looks (panels, theme) stay on the device. */
export type AddressedSession = Pick<
  Session,
  | "workspace"
  | "selection"
  | "selectedListing"
  | "filter"
  | "need"
  | "camera"
  | "layers"
  | "fill"
  | "mapTheme"
  | "drawer"
  | "language"
  | "unit"
  | "scenario"
  | "compare"
>;

export interface Address {
  /** Dataset id; null in an empty address. */
  readonly park: string | null;
  readonly session: Partial<AddressedSession>;
  /** `#/{park}/bbox/…`: what to show, degrees. */
  readonly box?: LngLatBox;
}

/** More selected ids than this do not fit an address. */
const maxIds = 30;

const drawers = { closed: "0", half: "40", full: "90" } as const;
const fills: readonly FillStrength[] = ["full", "soft", "faint", "outline"];
export const defaultDrawers: Readonly<Record<Workspace, Session["drawer"]>> = {
  explore: "closed",
  inspect: "half",
  plan: "closed",
  invest: "closed",
  report: "closed",
};

export interface EncodeOptions {
  /** Write language and unit even where they are defaults: for links that are sent to somebody. */
  readonly explicitLanguage?: boolean;
}

export function encodeAddress(park: string, session: AddressedSession, options: EncodeOptions = {}): string {
  const parts: string[] = [];
  const add = (name: string, value: string) => {
    if (value !== "") parts.push(`${name}=${value}`);
  };
  if (session.camera !== null) add("v", encodeCamera(session.camera));
  const ids = session.selection.slice(0, maxIds).map(encodeURIComponent);
  if (ids.length > 0) add("sel", `parcel:${ids.join(",")}`);
  if (session.selectedListing !== null) add("offer", encodeURIComponent(session.selectedListing));
  if (session.scenario !== null) add("s", encodeURIComponent(session.scenario));
  if (session.compare !== null) {
    add("cmp", encodeCompare(session.compare));
    add("s2", encodeOthers(session.compare));
  }
  add("f", encodeFilter(session.filter));
  add("need", encodeNeed(session.need));
  if (session.mapTheme !== null) add("th", session.mapTheme);
  add("l", encodeLayers(session.layers));
  if (session.fill !== firstSession.fill) add("fill", session.fill);
  if (session.drawer !== defaultDrawers[session.workspace]) add("d", drawers[session.drawer]);
  if (options.explicitLanguage || session.language !== firstSession.language) add("lang", session.language);
  if (options.explicitLanguage || session.unit !== firstSession.unit) add("u", session.unit);
  const query = parts.length > 0 ? `?${parts.join("&")}` : "";
  return `#/${encodeURIComponent(park)}/${session.workspace}${query}`;
}

export function decodeAddress(hash: string): Address {
  const [path = "", query = ""] = splitOnce(hash.replace(/^#?\/?/, ""), "?");
  const [park, place = "", ...rest] = path.split("/").map(decodePart);
  if (park === undefined || park === "") return { park: null, session: decodeQuery(query, "explore") };
  const name = rest.join("/");
  if (place === "parcel" && name !== "") {
    return { park, session: { ...decodeQuery(query, "inspect"), workspace: "inspect", selection: [name] } };
  }
  if (place === "listing" && name !== "") {
    return { park, session: { ...decodeQuery(query, "invest"), workspace: "invest", selectedListing: name } };
  }
  if (place === "bbox") {
    const box = decodeBox(name);
    return { park, session: decodeQuery(query, "explore"), ...(box === undefined ? {} : { box }) };
  }
  const workspace = workspaces.find((candidate) => candidate === place) ?? "explore";
  return { park, session: { ...decodeQuery(query, workspace), workspace } };
}

/** The whole session an address stands for: what it leaves out is at its default. */
export function completeSession(session: Partial<AddressedSession>): AddressedSession {
  const workspace = session.workspace ?? "explore";
  return {
    workspace,
    selection: [],
    selectedListing: null,
    filter: emptyFilter,
    need: firstSession.need,
    camera: null,
    layers: firstSession.layers,
    fill: firstSession.fill,
    mapTheme: null,
    drawer: defaultDrawers[workspace],
    language: firstSession.language,
    unit: firstSession.unit,
    scenario: null,
    compare: null,
    ...session,
  };
}

function decodeQuery(query: string, workspace: Workspace): Partial<AddressedSession> {
  const values = new Map(query.split("&").map((part) => splitOnce(part, "=") as [string, string]));
  const get = (name: string) => values.get(name) ?? "";
  const drawer = (Object.keys(drawers) as Session["drawer"][]).find((key) => drawers[key] === get("d"));
  const theme = get("th");
  const language = get("lang");
  const unit = get("u");
  const camera = decodeCamera(get("v"));
  return {
    drawer: drawer ?? defaultDrawers[workspace],
    selection: get("sel").startsWith("parcel:") ? get("sel").slice(7).split(",").filter(Boolean).map(decodePart) : [],
    selectedListing: get("offer") === "" ? null : decodePart(get("offer")),
    filter: decodeFilter(get("f")),
    scenario: get("s") === "" ? null : decodePart(get("s")),
    compare: decodeCompare(get("cmp"), get("s2"), decodePart),
    need: decodeNeed(get("need")),
    mapTheme: theme === "use" || theme === "status" ? theme : null,
    layers: decodeLayers(get("l")),
    fill: fills.find((fill) => fill === get("fill")) ?? firstSession.fill,
    ...(camera === undefined ? {} : { camera }),
    ...(language === "en" || language === "zh-CN" || language === "zh-TW" ? { language } : {}),
    ...(unit === "ha" || unit === "mu" || unit === "m2" ? { unit } : {}),
  };
}

function encodeCamera({ center, zoom, bearing, pitch }: Camera): string {
  const numbers = [center[0].toFixed(6), center[1].toFixed(6), zoom.toFixed(2)];
  if (bearing !== 0 || pitch !== 0) numbers.push(bearing.toFixed(1), pitch.toFixed(1));
  return numbers.map((text) => String(Number(text))).join(",");
}

function decodeCamera(text: string): Camera | undefined {
  const numbers = text.split(",").map((part) => (part === "" ? Number.NaN : Number(part)));
  const [lng, lat, zoom, bearing = 0, pitch = 0] = numbers;
  if (lng === undefined || lat === undefined || zoom === undefined || numbers.some((value) => !Number.isFinite(value)))
    return undefined;
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90 || zoom < 0 || zoom > 24) return undefined;
  return { center: [lng, lat], zoom, bearing, pitch };
}

function encodeFilter(filter: ParcelFilter): string {
  const parts: string[] = [];
  if (filter.statuses.length > 0) parts.push(`status:${filter.statuses.join("+")}`);
  if (filter.useKeys.length > 0) parts.push(`use:${filter.useKeys.map(encodeURIComponent).join("+")}`);
  const area = encodeRange(filter.minAreaM2, filter.maxAreaM2);
  if (area !== "") parts.push(`area:${area}`);
  if (filter.verdict !== null) parts.push(`verdict:${filter.verdict}`);
  return parts.join(";");
}

function decodeFilter(text: string): ParcelFilter {
  const parts = readParts(text);
  const verdict = parts.get("verdict");
  const range = decodeRange(parts.get("area") ?? "");
  return {
    statuses: displayStatuses.filter((status) => (parts.get("status") ?? "").split("+").includes(status)),
    useKeys: (parts.get("use") ?? "").split("+").filter(Boolean).map(decodePart),
    minAreaM2: range.min,
    maxAreaM2: range.max,
    verdict: verdict === "fail" || verdict === "unknown" ? verdict : null,
  };
}

function encodeNeed(need: InvestNeed): string {
  const parts: string[] = [];
  if (need.kind !== firstSession.need.kind) parts.push(`kind:${need.kind}`);
  const area = encodeRange(need.minAreaM2, need.maxAreaM2);
  if (area !== "") parts.push(`area:${area}`);
  if (need.use !== null) parts.push(`use:${encodeURIComponent(need.use)}`);
  return parts.join(";");
}

function decodeNeed(text: string): InvestNeed {
  const parts = readParts(text);
  const range = decodeRange(parts.get("area") ?? "");
  const use = parts.get("use");
  return {
    kind: parts.get("kind") === "factory" ? "factory" : "land",
    minAreaM2: range.min,
    maxAreaM2: range.max,
    use: use === undefined || use === "" ? null : decodePart(use),
  };
}

/** `2..10ha`; in m² where hectares would not give the same number back. */
function encodeRange(min: number | null, max: number | null): string {
  if (min === null && max === null) return "";
  const isExact = (value: number | null) => value === null || (value / 10_000) * 10_000 === value;
  const inHa = isExact(min) && isExact(max);
  const write = (value: number | null) => (value === null ? "" : String(inHa ? value / 10_000 : value));
  return `${write(min)}..${write(max)}${inHa ? "ha" : "m2"}`;
}

function decodeRange(text: string): { readonly min: number | null; readonly max: number | null } {
  const match = /^([\d.e+-]*?)\.\.([\d.e+-]*?)(ha|m2|mu)$/.exec(text);
  if (match === null) return { min: null, max: null };
  const [, min = "", max = "", unit] = match;
  const read = (part: string) => {
    const value = Number(part);
    if (part === "" || !Number.isFinite(value) || value < 0) return null;
    return unit === "ha" ? value * 10_000 : unit === "mu" ? (value * 10_000) / 15 : value;
  };
  return { min: read(min), max: read(max) };
}

function encodeLayers(layers: Session["layers"]): string {
  return layerSwitches
    .filter((layer) => layers[layer] !== firstSession.layers[layer])
    .map((layer) => `${layers[layer] ? "+" : "-"}${layer}`)
    .join(",");
}

function decodeLayers(text: string): Session["layers"] {
  const layers: Record<LayerSwitch, boolean> = { ...firstSession.layers };
  for (const part of text.split(",")) {
    const layer = layerSwitches.find((candidate) => candidate === part.slice(1));
    if (layer !== undefined) layers[layer] = part.startsWith("+");
  }
  return layers;
}

function decodeBox(text: string): LngLatBox | undefined {
  const [w, s, e, n] = text.split(",").map(Number);
  if (w === undefined || s === undefined || e === undefined || n === undefined) return undefined;
  return [w, s, e, n].every(Number.isFinite) && w < e && s < n ? [w, s, e, n] : undefined;
}

function readParts(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(";").map((part) => splitOnce(part, ":") as [string, string]));
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** A broken escape in somebody's link stays as it is. */
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
