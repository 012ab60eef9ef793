import type { OpenedPark, ParcelRow } from "../../../worker/messages.ts";
import { formatAreaValue } from "../../i18n/format-area.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import type { Formats } from "../../i18n/use-format.ts";
import { statusWord } from "../../marks/status-word.ts";
import { drawnM2 } from "../../state/drawn-area.ts";
import { compareIds } from "../../state/natural-order.ts";
import type { Workspace } from "../../state/session.ts";

export type ColumnKey =
  | "parcel"
  | "status"
  | "class"
  | "area"
  | "deed"
  | "far"
  | "coefficient"
  | "since"
  | "next"
  | "verdict"
  | "enterprise";

export interface Column {
  readonly key: ColumnKey;
  /** Narrowest width that still reads, and the share of what is left over. */
  readonly minPx: number;
  readonly grow: number;
  readonly isNumber?: boolean;
}

const columns: Readonly<Record<ColumnKey, Column>> = {
  parcel: { key: "parcel", minPx: 76, grow: 0.8 },
  status: { key: "status", minPx: 150, grow: 1.6 },
  class: { key: "class", minPx: 64, grow: 0.8 },
  area: { key: "area", minPx: 70, grow: 0.8, isNumber: true },
  deed: { key: "deed", minPx: 72, grow: 0.8, isNumber: true },
  far: { key: "far", minPx: 54, grow: 0.6, isNumber: true },
  coefficient: { key: "coefficient", minPx: 72, grow: 0.7, isNumber: true },
  since: { key: "since", minPx: 84, grow: 0.8 },
  next: { key: "next", minPx: 84, grow: 0.8 },
  verdict: { key: "verdict", minPx: 100, grow: 0.9 },
  enterprise: { key: "enterprise", minPx: 60, grow: 2.6 },
};

/** What a narrow table gives up, first to last; the rest always stays. */
const leastImportant: readonly ColumnKey[] = ["deed", "enterprise", "since", "class", "coefficient", "next"];

/** The columns that fit side by side; a table never scrolls sideways for its least important column. */
export function fitColumns(wanted: readonly Column[], widthPx: number): readonly Column[] {
  let shown = wanted;
  for (const key of leastImportant) {
    if (shown.reduce((sum, column) => sum + column.minPx, 0) <= widthPx) break;
    shown = shown.filter((column) => column.key !== key);
  }
  return shown;
}

/** Column widths as a grid template. */
export function toTemplate(shown: readonly Column[]): string {
  return shown.map(({ minPx, grow }) => `minmax(${minPx}px, ${grow}fr)`).join(" ");
}

/** Inspect is about dates, Explore about measures. */
export function listColumns(workspace: Workspace): readonly Column[] {
  const keys: readonly ColumnKey[] =
    workspace === "inspect"
      ? ["parcel", "status", "since", "area", "far", "next", "verdict", "enterprise"]
      : ["parcel", "status", "class", "area", "deed", "far", "coefficient", "enterprise"];
  return keys.map((key) => columns[key]);
}

export interface Sort {
  readonly key: ColumnKey;
  readonly descending: boolean;
}

/** Unknown values come last in both directions. Equal rows stay in order of their numbers. */
export function sortRows(
  rows: readonly ParcelRow[],
  sort: Sort,
  basis: OpenedPark["areaBasis"],
  nameOf: (row: ParcelRow) => string,
  compareNames: (a: string, b: string) => number,
): readonly ParcelRow[] {
  const sign = sort.descending ? -1 : 1;
  const compare = createCompare(sort.key, basis, nameOf, compareNames);
  return [...rows].sort((a, b) => {
    const order = compare(a, b);
    if (order === "aLast") return 1;
    if (order === "bLast") return -1;
    return sign * order || compareIds(a.id, b.id);
  });
}

type Order = number | "aLast" | "bLast";

function createCompare(
  key: ColumnKey,
  basis: OpenedPark["areaBasis"],
  nameOf: (row: ParcelRow) => string,
  compareNames: (a: string, b: string) => number,
): (a: ParcelRow, b: ParcelRow) => Order {
  const known =
    <T>(read: (row: ParcelRow) => T | null, order: (a: T, b: T) => number) =>
    (a: ParcelRow, b: ParcelRow): Order => {
      const left = read(a);
      const right = read(b);
      if (left === null) return right === null ? 0 : "aLast";
      if (right === null) return "bLast";
      return order(left, right);
    };
  const numbers = (read: (row: ParcelRow) => number | null) => known(read, (a, b) => a - b);
  const texts = (read: (row: ParcelRow) => string | null) => known(read, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  switch (key) {
    case "parcel":
      return (a, b) => compareIds(a.id, b.id);
    case "status":
      return texts((row) => row.status);
    case "class":
      return texts((row) => row.landUse);
    case "area":
      return numbers((row) => drawnM2(row, basis));
    case "deed":
      return numbers((row) => row.deedM2);
    case "far":
      return numbers((row) => row.far);
    case "coefficient":
      return numbers((row) => row.buildingCoefficient);
    case "since":
      return texts((row) => row.idleSince);
    case "next":
      return texts((row) => row.nextDate);
    case "verdict":
      return texts((row) => row.verdict);
    case "enterprise":
      return known((row) => nameOf(row) || null, compareNames);
  }
}

/** Text of a cell, as the screen and the clipboard show it. Unknown is `?`, never 0. */
export function cellText(row: ParcelRow, key: ColumnKey, formats: Formats, basis: OpenedPark["areaBasis"]): string {
  const { t, text, settings } = formats;
  switch (key) {
    case "parcel":
      return row.id;
    case "status":
      return statusWord(row.status, row.tags, t);
    case "class":
      return row.landUse ?? "?";
    case "area":
      return formatAreaValue(drawnM2(row, basis), settings.unit);
    case "deed":
      return row.deedM2 === null ? "?" : formatAreaValue(row.deedM2, settings.unit);
    case "far":
      return row.far === null ? "?" : formatNumber(row.far, 2);
    case "coefficient":
      return row.buildingCoefficient === null ? "?" : formatNumber(row.buildingCoefficient * 100, 1);
    case "since":
      return row.idleSince ?? t("common.dash");
    case "next":
      return row.nextDate ?? t("common.dash");
    case "verdict":
      return t(`verdict.${row.verdict}`);
    case "enterprise":
      return row.enterpriseNames.map(text).join(t("common.listSeparator")) || t("common.dash");
  }
}

/** Rows as tab-separated text with a head; spaces between thousands are left out so that a sheet reads numbers. */
export function toTsv(
  rows: readonly ParcelRow[],
  shown: readonly Column[],
  heads: readonly string[],
  formats: Formats,
  basis: OpenedPark["areaBasis"],
): string {
  const clean = (value: string, isNumber: boolean) =>
    (isNumber ? value.replaceAll("\u202f", "").replaceAll("\u2212", "-") : value).replaceAll(/[\t\r\n]+/g, " ");
  const lines = rows.map((row) =>
    shown.map((column) => clean(cellText(row, column.key, formats, basis), column.isNumber ?? false)).join("\t"),
  );
  return [heads.join("\t"), ...lines].join("\n");
}
