import { describeValue, type JsonObject } from "../../core/model/json-value.ts";
import { parsePlainNumber } from "../geojson/examine-coordinates.ts";
import type { CompiledField, CompiledMapping } from "./compile-mapping.ts";

/** Told about a source value that could not be converted. */
export type ReportMapped = (property: string, got: string, expected: string, isDate: boolean) => void;

/**
 * Properties of one source feature in the names and units of the dataset. Mapped sources are used up; everything else
 * stays under its own name, where the record reader keeps it in `extra` (or reads it, where it has a known name that
 * nothing is mapped onto). Source names are only ever looked up, never followed as paths.
 */
export function applyMapping(mapping: CompiledMapping, source: JsonObject, report: ReportMapped): JsonObject {
  const targets = new Set(mapping.fields.map((field) => field.path[0]));
  const result: Record<string, unknown> = Object.create(null);
  const displaced: string[] = [];
  for (const name of Object.keys(source)) {
    if (mapping.sources.has(name)) continue;
    if (targets.has(name)) displaced.push(name);
    else result[name] = source[name];
  }
  for (const name of displaced) result[`source.${name}`] = source[name];
  for (const field of mapping.fields) {
    const value = readField(field, source, report);
    if (field.path[0] === "limits") addLimit(result, field, value);
    else put(result, field.path, value);
    if (field.rule.codeSystem !== undefined && value !== null) {
      put(result, [...field.path.slice(0, -1), "codeSystem"], field.rule.codeSystem);
    }
  }
  return result;
}

/** One more entry in the list of limits; a number that is not known is no limit. */
function addLimit(target: Record<string, unknown>, { path, rule }: CompiledField, value: unknown): void {
  const limits: unknown[] = Array.isArray(target.limits) ? target.limits : [];
  target.limits = limits;
  const [, key, end] = path;
  if (value !== null) limits.push({ key, op: end === "min" ? ">=" : "<=", value, unit: rule.unit ?? null });
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let object = target;
  for (const name of path.slice(0, -1)) {
    const inner = object[name];
    if (typeof inner === "object" && inner !== null) object = inner as Record<string, unknown>;
    else {
      if (value === null) return; // nothing known: no object is made for it
      const made: Record<string, unknown> = {};
      object[name] = made;
      object = made;
    }
  }
  object[path.at(-1) ?? ""] = value;
}

function readField(field: CompiledField, source: JsonObject, report: ReportMapped): unknown {
  const known: unknown[] = [];
  for (const name of field.from) {
    const value = readSource(field, Object.hasOwn(source, name) ? source[name] : null, report);
    if (value !== null) known.push(value);
  }
  const taken = take(field, known);
  return taken ?? field.rule.constant ?? null;
}

/** One source value, converted; null where it is not known. */
function readSource(field: CompiledField, given: unknown, report: ReportMapped): unknown {
  const { rule, convert, parseDate, leaf, target } = field;
  if (given === null || given === undefined || given === "") return null;
  if (rule.codes !== undefined && Object.hasOwn(rule.codes, String(given))) return rule.codes[String(given)] ?? null;
  const wantsNumber = leaf === "number" || convert !== undefined || rule.take === "max" || rule.take === "min";
  let value: unknown = given;
  if (typeof given === "string" && (wantsNumber || rule.take === "sum")) value = readNumeral(given) ?? given;
  if (rule.zeroMeans === null && (value === 0 || (typeof value === "string" && readNumeral(value) === 0))) return null;
  if (parseDate !== undefined) {
    const date = parseDate(given);
    if (date === undefined) report(target, describeValue(given), rule.date ?? "a date", true);
    return date ?? null;
  }
  if (convert === undefined) return value;
  if (typeof value === "number" && Number.isFinite(value)) return convert(value);
  report(target, describeValue(given), `a number in ${rule.unit}`, false);
  return null;
}

/** A numeral as registers print it: `5253`, `5,253.20`. */
function readNumeral(text: string): number | undefined {
  const plain = /^\s*[+-]?\d{1,3}(,\d{3})+(\.\d+)?\s*$/.test(text) ? text.replaceAll(",", "") : text;
  return parsePlainNumber(plain);
}

/** Over known values only; nothing known gives null. */
function take({ rule }: CompiledField, known: readonly unknown[]): unknown {
  const [first] = known;
  if (first === undefined) return null;
  if (rule.take === "join") return known.map(String).join(" ");
  if (rule.take === undefined || rule.take === "first") return first;
  const numbers = known.filter((value): value is number => typeof value === "number");
  if (numbers.length < known.length) return first; // not numbers: the record reader names the bad value
  if (rule.take === "sum") return numbers.reduce((sum, value) => sum + value, 0);
  return rule.take === "max" ? Math.max(...numbers) : Math.min(...numbers);
}
