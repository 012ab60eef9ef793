import { neutralizeFormula } from "./neutralize-formula.ts";

export type CsvValue = string | number | boolean | null | undefined;

/** Rows as RFC 4180 with a UTF-8 mark in front, so that spreadsheets read Chinese; texts can't become formulas. */
export function formatCsv(rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(formatCell).join(",")}\r\n`).join("")}`;
}

function formatCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = neutralizeFormula(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
