import type { DiffReport } from "../../core/analysis/diff/diff-states.ts";
import type { LandUseChange } from "../../core/analysis/diff/land-use-matrix.ts";
import type { Figure } from "../../core/model/figure.ts";
import { findText } from "../../core/model/localized-text.ts";
import { formatAmount, formatHa, formatMeasure } from "./format-numbers.ts";
import { type Column, formatTable, measureTable } from "./text-table.ts";

/** Fields of changed parcels shown before the rest is only counted. */
const mostFields = 200;

/** The difference for a terminal: what happened, land use from and to in hectares with sums, parcels, figures of parks. */
export function formatDiffTable(report: DiffReport, width: number): string {
  const sections = [
    formatHead(report),
    formatDigest(report, width),
    formatMatrix(report, width),
    formatParcels(report, width),
    formatIndicators(report, width),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function formatHead({ a, b }: DiffReport): string {
  return [a, b]
    .map(({ dataset, name, scenario, asOf, ruleSets }, index) => {
      const what = `${findText(name, "en") ?? dataset}${scenario === null ? "" : `, scenario ${scenario}`}`;
      return `${index === 0 ? "From" : "To  "} ${what} as of ${asOf} (${ruleSets.join(", ") || "no rule pack"})`;
    })
    .join("\n");
}

function formatDigest({ digest }: DiffReport, width: number): string {
  if (digest.length === 0) return "Nothing happened to any parcel in between.";
  const rows = digest.map(({ kind, ids }) => [String(ids.length), kind.replaceAll("_", " "), ids.join(", ")]);
  return formatTable([{ title: "Parcels", align: "right" }, { title: "What" }, { title: "Which" }], rows, width);
}

/** Rows: what the land was. Columns: what it is. Sums at both ends; a cell nothing moved in stays empty. */
function formatMatrix({ matrix, matrixMissing }: DiffReport, width: number): string {
  if (matrixMissing.length > 0) return `Land use: no matrix without ${matrixMissing.join(" and ")}`;
  const [rows, columns] = [listClasses(matrix, "from"), listClasses(matrix, "to")];
  const sum = (cells: readonly LandUseChange[]): string =>
    cells.length === 0 ? "" : formatAmount(cells.reduce((total, { areaM2 }) => total + areaM2, 0) / 10_000, 4);
  const cellsOf = (row: string): readonly string[] => {
    const ofRow = matrix.filter((cell) => classOf(cell, "from") === row);
    return [row, ...columns.map((to) => sum(ofRow.filter((cell) => classOf(cell, "to") === to))), sum(ofRow)];
  };
  const right = (title: string): Column => ({ title, align: "right" });
  const last = ["sum", ...columns.map((to) => sum(matrix.filter((cell) => classOf(cell, "to") === to))), sum(matrix)];
  const head = [{ title: "ha, from ↓ to →" }, ...columns.map(right), right("sum")];
  const body = [...rows.map(cellsOf), last];
  return measureTable(head, body) <= width ? formatTable(head, body) : formatMoves(matrix);
}

/** The matrix as a list, where it is wider than the terminal: what changed class, and the rest in one line. */
function formatMoves(matrix: readonly LandUseChange[]): string {
  const moved = matrix.filter((cell) => classOf(cell, "from") !== classOf(cell, "to"));
  const sumM2 = (cells: readonly LandUseChange[]): number => cells.reduce((total, { areaM2 }) => total + areaM2, 0);
  const kept = `Land use: ${formatHa(sumM2(matrix) - sumM2(moved))} kept its class, ${formatHa(sumM2(moved))} changed it; --format json has the whole matrix`;
  if (moved.length === 0) return kept;
  const columns: readonly Column[] = [{ title: "From" }, { title: "To" }, { title: "Area", align: "right" }];
  const rows = moved.map((cell) => [classOf(cell, "from"), classOf(cell, "to"), formatHa(cell.areaM2)]);
  return `${kept}\n${formatTable(columns, rows)}`;
}

function listClasses(matrix: readonly LandUseChange[], side: "from" | "to"): readonly string[] {
  return [...new Set(matrix.map((cell) => classOf(cell, side)))].sort((x, y) =>
    x === outside || y === outside ? Number(x === outside) - Number(y === outside) : x < y ? -1 : 1,
  );
}

const outside = "outside";

/** The code; land no zone covers is outside. */
function classOf(cell: LandUseChange, side: "from" | "to"): string {
  return cell[side] ?? outside;
}

function formatParcels({ parcels }: DiffReport, width: number): string {
  const { added, removed, changed } = parcels;
  const counts = `Parcels: ${added.length} added, ${removed.length} removed, ${changed.length} changed`;
  const fields = changed.flatMap(({ id, fields: of }) =>
    of.map((field, index) => [index === 0 ? id : "", field] as const),
  );
  if (fields.length === 0) return counts;
  const rows = fields
    .slice(0, mostFields)
    .map(([id, { name, before, after }]) => [id, name, formatValue(before), formatValue(after)]);
  const table = formatTable(
    [{ title: "Parcel" }, { title: "Property" }, { title: "Before" }, { title: "After" }],
    rows,
    width,
  );
  const more = fields.length - rows.length;
  return [counts, table, ...(more > 0 ? [`… and ${more} more; --format json lists them all`] : [])].join("\n");
}

function formatValue(value: unknown): string {
  if (value === null) return "–";
  if (typeof value === "number") return formatMeasure(value, "");
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ") || "–";
  return typeof value === "string" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/** Figures that differ; those that do not are only counted. */
function formatIndicators({ indicators }: DiffReport, width: number): string {
  const differing = indicators.filter(({ before, after }) => formatFigure(before) !== formatFigure(after));
  const same = `Figures of parks: ${differing.length} differ, ${indicators.length - differing.length} do not`;
  if (differing.length === 0) return same;
  const rows = differing.map(({ parkId, key, before, after }) => [
    parkId,
    key,
    formatFigure(before),
    formatFigure(after),
  ]);
  const columns: readonly Column[] = [
    { title: "Park" },
    { title: "Figure" },
    { title: "Before", align: "right" },
    { title: "After", align: "right" },
  ];
  return `${same}\n${formatTable(columns, rows, width)}`;
}

function formatFigure(figure: Figure | null): string {
  if (figure === null) return "–";
  return figure.value === null ? figure.state.replace("_", " ") : formatMeasure(figure.value, figure.unit);
}
