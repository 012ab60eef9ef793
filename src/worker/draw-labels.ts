import type { LngLat } from "../core/model/coordinates.ts";
import { findText, type LocalizedText } from "../core/model/localized-text.ts";
import type { DisplayStatus } from "../core/rules/parcel-stage.ts";
import type { DrawnProperties } from "./feature-blob.ts";
import { computeExactFit, computeFitZoom } from "./label-fit.ts";
import type { ParcelRow } from "./messages.ts";

/** What a label says of a parcel. */
export type LabelRow = Pick<
  ParcelRow,
  "id" | "useKey" | "landUse" | "status" | "enterpriseNames" | "far" | "farMin" | "farMax" | "center"
>;

/** Marks of ux §3.3. */
const statusGlyphs: Readonly<Record<DisplayStatus, string>> = {
  built: "●",
  building: "◐",
  idle: "▲",
  low: "▼",
  unsupplied: "○",
  notstarted: "□",
  unknown: "?",
};

/** What all numbers begin with, up to and with the last separator: dropped on the map until zoom 16 (`GY-` of `GY-0103`). */
export function findCommonPrefix(ids: readonly string[]): string {
  const first = ids[0];
  if (first === undefined || ids.length < 2) return "";
  let length = first.length;
  for (const id of ids) {
    while (length > 0 && !id.startsWith(first.slice(0, length))) length--;
  }
  const separator = Math.max(...["-", "_", "/", ".", " "].map((mark) => first.slice(0, length).lastIndexOf(mark)));
  return first.slice(0, separator + 1);
}

/** Three significant digits, no exponent: 2.94, 29.4, 294, 2940. */
export function toLabelNumber(value: number): string {
  const digits = value.toPrecision(3);
  return digits.includes("e") ? String(Number(digits)) : digits;
}

/**
 * Texts of one parcel's label and, for each variant, the lowest zoom it fits at (ux §3.5): class code from 14, number and
 * code from 15, area and status from 16, enterprise and floor area ratio from 17. The style draws the longest that fits.
 */
export function describeLabel(row: LabelRow, areaM2: number, radiusM: number, prefix: string): DrawnProperties {
  const latitude = row.center[1];
  const code = row.useKey ?? row.landUse ?? "?";
  const short = row.id.slice(prefix.length);
  const ha = toLabelNumber(areaM2 / 10_000);
  const mu = toLabelNumber((areaM2 * 15) / 10_000);
  const head = `${row.id} ${code}`;
  const second = `${statusGlyphs[row.status]} ${toLabelNumber(areaM2)} m²`;
  const fitZoom = (lines: readonly string[], from: number) => computeFitZoom(lines, radiusM, latitude, from);
  const far = describeFar(row);
  const names: Record<string, string | number> = {};
  for (const [key, language] of nameKeys) {
    const name = findEnterprise(row.enterpriseNames, language);
    if (name === "" && far === "") continue;
    names[key] = name;
    names[`${key}Zoom`] = fitZoom([head, second, ...[name, far].filter((line) => line !== "")], 17);
  }
  return {
    code,
    short,
    ha,
    mu,
    m2: toLabelNumber(areaM2),
    glyph: statusGlyphs[row.status],
    far,
    codeFit: computeExactFit([code], radiusM, latitude),
    codeZoom: fitZoom([code], 14),
    shortZoom: fitZoom([`${short} ${code}`], 15),
    areaZoom: fitZoom([head, second], 16),
    ...names,
  };
}

const nameKeys = [
  ["nameEn", "en"],
  ["nameHans", "zh-Hans"],
  ["nameHant", "zh-Hant"],
] as const;

function findEnterprise(names: readonly LocalizedText[], language: "en" | "zh-Hans" | "zh-Hant"): string {
  const first = findText(names[0] ?? null, language) ?? "";
  return names.length > 1 ? `${first} +${names.length - 1}` : first;
}

/** `0.62 (≥ 1.0)`; empty where the ratio is not known. */
function describeFar({ far, farMin, farMax }: LabelRow): string {
  if (far === null) return "";
  const limit = farMin !== null ? ` (≥ ${toLimit(farMin)})` : farMax !== null ? ` (≤ ${toLimit(farMax)})` : "";
  return `${far.toFixed(2)}${limit}`;
}

function toLimit(limit: number): string {
  return Number.isInteger(limit) ? limit.toFixed(1) : String(limit);
}

/** A name in the three languages of the map, for any layer. */
export function describeName(name: LocalizedText | null): DrawnProperties {
  if (name === null) return {};
  return Object.fromEntries(nameKeys.map(([key, language]) => [key, findText(name, language) ?? null]));
}

export function toPoint(point: LngLat): { readonly type: "Point"; readonly coordinates: LngLat } {
  return { type: "Point", coordinates: point };
}
