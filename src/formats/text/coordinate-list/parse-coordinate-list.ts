import { fail, type Result, succeed } from "../../../core/model/result.ts";
import { findColumns, type StatedAxes } from "./find-columns.ts";
import { toPlainLine } from "./plain-line.ts";
import { type Row, type RowFaultCode, type RowNumber, readRow } from "./read-row.ts";

/** A place of a list: two numbers as they stand there, not yet said which is which. */
export interface ListedPoint {
  /** Of the text, from 1. */
  readonly line: number;
  readonly label: string | null;
  readonly first: number;
  readonly second: number;
}

export interface CoordinateList {
  /** Rings in the order of the text, without the repeated first point. */
  readonly rings: readonly (readonly ListedPoint[])[];
  readonly unit: "degrees" | "meters";
  /** What headings, letters and words at the numbers say of their order; null: nothing. */
  readonly stated: StatedAxes | null;
  /** 3° zone the text names; null: none. */
  readonly statedZone: number | null;
  /** Lines that hold no place: headings, names, notes. */
  readonly skipped: readonly { readonly line: number; readonly text: string }[];
  /** Columns behind the two that were read. */
  readonly extraColumns: number;
}

export interface ListFault {
  readonly code: RowFaultCode | "no-points" | "too-few-points" | "mixed-units" | "too-long";
  readonly line: number;
  /** What stands there. */
  readonly got: string;
}

/** A longer text is no list of corners somebody pasted. */
const mostLines = 20_000;
/** Any larger, and it is no angle. */
const fullTurnDeg = 360;
const fewestPoints = 3;

interface ReadLine {
  readonly line: number;
  readonly text: string;
  readonly row: Row;
}

/**
 * Reads a list of corners as surveyors send it and people paste it: a place a line, or several separated by semicolons; names
 * and numbers of points, headings and remarks; decimal degrees or degrees, minutes, seconds, or meters of a grid. Blank lines,
 * words and another ring number (`J1,2,X,Y`) begin another ring; the first point repeated at the end closes a ring and is left
 * out. Nothing is said of the reference system here: findListReadings does.
 *
 * A list is read whole or not at all; the fault names the line, what was read and, by its code, what was expected.
 */
export function parseCoordinateList(text: string): Result<CoordinateList, ListFault> {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > mostLines) return fail({ code: "too-long", line: mostLines + 1, got: String(lines.length) });
  const read = lines.flatMap(readLine);
  const wrong = findFault(read);
  if (wrong !== undefined) return fail(wrong);
  const rows = read.flatMap(({ row }) => (row.kind === "numbers" ? [row.numbers] : []));
  if (rows.length === 0) return fail({ code: "no-points", line: 1, got: text.trim().slice(0, 60) });
  const words = read.flatMap(({ row }) => (row.kind === "words" ? [toPlainLine(row.text)] : []));
  const columns = findColumns(rows, words);
  const rings = splitRings(read, columns.first, columns.ring).map(openRing);
  const short = rings.find((ring) => ring.length < fewestPoints);
  const [begin] = short ?? [];
  if (short !== undefined) return fail({ code: "too-few-points", line: begin?.line ?? 1, got: String(short.length) });
  const units = findUnits(read, columns.first);
  if ("code" in units) return fail(units);
  return succeed({
    rings,
    unit: units.unit,
    stated: columns.stated,
    statedZone: columns.statedZone,
    skipped: read.flatMap(({ line, row }) => (row.kind === "words" ? [{ line, text: row.text }] : [])),
    extraColumns: Math.max(...rows.map((row) => row.length)) - columns.first - 2,
  });
}

/** A line, or the places of a line that holds several: `118.1,32.1; 118.2,32.1; …`. */
function readLine(text: string, index: number): readonly ReadLine[] {
  const line = index + 1;
  const parts = toPlainLine(text)
    .split(";")
    .filter((part) => part.trim() !== "");
  if (parts.length > 1) {
    const read = parts.map((part) => ({ line, text: part.trim(), row: readRow(part) }));
    if (read.every(({ row }) => row.kind === "numbers" && row.numbers.length === 2)) return read;
  }
  return [{ line, text: text.trim(), row: readRow(text) }];
}

/** The first line that cannot be used. The name of a point with nothing behind it is one, among points. */
function findFault(read: readonly ReadLine[]): ListFault | undefined {
  let isInRing = false;
  for (const { line, text, row } of read) {
    if (row.kind === "fault") return { code: row.code, line, got: row.got };
    if (row.kind === "words" && row.isName && isInRing) return { code: "half-place", line, got: text };
    isInRing = row.kind === "numbers";
  }
  return undefined;
}

function splitRings(read: readonly ReadLine[], first: number, ringAt: number | null): readonly ListedPoint[][] {
  const rings: ListedPoint[][] = [];
  let current: ListedPoint[] = [];
  let ringNumber: number | undefined;
  const close = () => {
    if (current.length > 0) rings.push(current);
    current = [];
  };
  for (const { line, row } of read) {
    if (row.kind !== "numbers") {
      close();
      continue;
    }
    const number = ringAt === null ? undefined : row.numbers[ringAt]?.value;
    if (number !== ringNumber) close();
    ringNumber = number;
    const names = [row.label, ...row.numbers.slice(0, ringAt ?? first).map(({ value }) => value)].filter(
      (n) => n !== null,
    );
    const [a, b] = row.numbers.slice(first);
    if (a === undefined || b === undefined) continue;
    const label = names.length === 0 ? null : names.join(" ");
    current.push({ line, label, first: a.value, second: b.value });
  }
  close();
  return rings;
}

/** A ring without its first point again at the end. */
function openRing(ring: readonly ListedPoint[]): readonly ListedPoint[] {
  const [begin, last] = [ring[0], ring.at(-1)];
  const isClosed = ring.length > 1 && begin?.first === last?.first && begin?.second === last?.second;
  return isClosed ? ring.slice(0, -1) : ring;
}

/** Degrees or meters, one for the whole list. */
function findUnits(read: readonly ReadLine[], first: number): { readonly unit: "degrees" | "meters" } | ListFault {
  let unit: "degrees" | "meters" | undefined;
  for (const { line, text, row } of read) {
    if (row.kind !== "numbers") continue;
    for (const number of row.numbers.slice(first, first + 2)) {
      const found = unitOf(number);
      unit ??= found;
      if (found !== unit) return { code: "mixed-units", line, got: text };
    }
  }
  return { unit: unit ?? "degrees" };
}

function unitOf({ unit, value }: RowNumber): "degrees" | "meters" {
  return unit ?? (Math.abs(value) <= fullTurnDeg ? "degrees" : "meters");
}
