import type { z } from "zod/mini";
import { recordedYears } from "./fields.ts";
import { describeValue, isJsonObject } from "./json-value.ts";

/** Told about every value that could not be used: where in the record, what came, what was expected. */
export type ReportValue = (path: string, got: string, expected: string, isDate: boolean) => void;

/** Reads one value. `undefined` as answer: unusable and already reported; the caller puts its default in. */
export type ValueReader = (value: unknown, path: string, report: ReportValue) => unknown;

/**
 * A reader for one property, made once from its zod schema. It gives the same answers as the schema, but one bad value
 * inside a list or an object costs only itself, unknown members of objects stay, and plain values never reach zod:
 * 20,000 parcels are read several times faster than with a safeParse each.
 */
export function createValueReader(schema: z.core.$ZodType): ValueReader {
  const { def } = (schema as z.ZodMiniType)._zod as { def: SchemaDef };
  switch (def.type) {
    case "default":
      return readDefault(createValueReader(getInner(def)), def);
    case "nullable":
      return readNullable(createValueReader(getInner(def)));
    case "string":
      return def.format === "date" ? readDate : readText(schema);
    case "number":
      return readNumber(schema);
    case "boolean":
      return (value, path, report) =>
        typeof value === "boolean" ? value : refuse(value, path, report, "true or false");
    case "enum":
      return readChoice(Object.values(def.entries ?? {}));
    case "array":
      return def.element === undefined ? readAny : readList(createValueReader(def.element));
    case "object":
      return readObject(def.shape ?? {});
    case "record":
      return def.valueType === undefined ? readAny : readRecord(createValueReader(def.valueType), def.keyType);
    case "unknown":
      return readAny;
    default:
      return readBySchema(schema);
  }
}

/** The parts of a zod definition this reader looks at. */
interface SchemaDef {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly options?: readonly z.core.$ZodType[];
  readonly values?: readonly unknown[];
  readonly defaultValue?: unknown;
  readonly format?: string;
}

/** What an absent property reads as; `undefined` where the property has to be there. */
export function findDefault(schema: z.core.$ZodType): unknown {
  const { def } = (schema as z.ZodMiniType)._zod as { def: SchemaDef };
  return def.type === "default" ? copyDefault(def.defaultValue) : undefined;
}

/** Leaf type of a property under its wrappers, for the mapping: does it want a number, a text, a date? */
export function findLeafType(schema: z.core.$ZodType): string {
  const { def } = (schema as z.ZodMiniType)._zod as { def: SchemaDef };
  if (def.innerType !== undefined) return findLeafType(def.innerType);
  return def.type === "string" && def.format === "date" ? "date" : def.type;
}

/** Members of the object a property holds, under its wrappers; undefined for everything that is no object. */
export function findShape(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const { def } = (schema as z.ZodMiniType)._zod as { def: SchemaDef };
  return def.innerType === undefined ? def.shape : findShape(def.innerType);
}

/** Sets an own member whatever its name: `__proto__` is only a name here. */
export function setOwn(target: object, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(target, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else (target as Record<string, unknown>)[name] = value;
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD` that stands in the calendar. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (day < 1 || day > (daysInMonth[month - 1] ?? 0)) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || isLeap;
}

function getInner(def: SchemaDef): z.core.$ZodType {
  if (def.innerType === undefined) throw new Error(`a ${def.type} schema without an inner type`);
  return def.innerType;
}

function copyDefault(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? { ...value } : value;
}

function refuse(value: unknown, path: string, report: ReportValue, expected: string): undefined {
  report(path, describeValue(value), expected, false);
  return undefined;
}

const readAny: ValueReader = (value) => value;

/** Absent and null both mean "not known": they read as the default. So does a value that was refused. */
function readDefault(inner: ValueReader, def: SchemaDef): ValueReader {
  return (value, path, report) => {
    if (value === undefined || value === null) return copyDefault(def.defaultValue);
    const read = inner(value, path, report);
    return read === undefined ? copyDefault(def.defaultValue) : read;
  };
}

function readNullable(inner: ValueReader): ValueReader {
  return (value, path, report) => (value === null ? null : inner(value, path, report));
}

const readDate: ValueReader = (value, path, report) => {
  if (typeof value !== "string" || !isCalendarDate(value)) {
    report(path, describeValue(value), "YYYY-MM-DD", true);
    return undefined;
  }
  const { first, last } = recordedYears;
  const year = Number(value.slice(0, 4));
  return year >= first && year <= last ? value : refuse(value, path, report, `a date of the years ${first} to ${last}`);
};

/** Numbers where a text is wanted are kept as their text: register numbers come that way. */
function readText(schema: z.core.$ZodType): ValueReader {
  const fits = createCheck(schema);
  return (value, path, report) => {
    const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
    if (typeof text !== "string") return refuse(value, path, report, "a text");
    return fits(text) ? text : refuse(value, path, report, "a text of 1 to 256 characters");
  };
}

function readNumber(schema: z.core.$ZodType): ValueReader {
  const fits = createCheck(schema);
  return (value, path, report) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return refuse(value, path, report, "a number");
    if (fits(value)) return value;
    return refuse(value, path, report, describeProblem((schema as z.ZodMiniType).safeParse(value).error, "a number"));
  };
}

/** Bounds are compared here, everything rarer is left to the schema. */
function createCheck(schema: z.core.$ZodType): (value: unknown) => boolean {
  const checks = ((schema as z.ZodMiniType)._zod.def.checks ?? []).map(({ _zod }) => _zod.def as CheckDef);
  if (checks.length === 0) return () => true;
  const bound = checks.every(({ check }) => /^(greater_than|less_than)$/.test(check));
  if (!bound) return (value) => (schema as z.ZodMiniType).safeParse(value).success;
  return (value) =>
    checks.every(({ check, value: limit = 0, inclusive }) => {
      if (value === limit) return inclusive === true;
      return check === "greater_than" ? Number(value) > limit : Number(value) < limit;
    });
}

interface CheckDef {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
}

function readChoice(choices: readonly string[]): ValueReader {
  return (value, path, report) =>
    typeof value === "string" && choices.includes(value)
      ? value
      : refuse(value, path, report, `one of ${choices.join(", ")}`);
}

function readList(inner: ValueReader): ValueReader {
  return (value, path, report) => {
    if (!Array.isArray(value)) return refuse(value, path, report, "a list");
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const read = inner(item, `${path}[${index}]`, report);
      if (read !== undefined) items.push(read);
    }
    return items;
  };
}

function readObject(shape: Readonly<Record<string, z.core.$ZodType>>): ValueReader {
  const members = Object.entries(shape).map(([name, schema]) => ({
    name,
    read: createValueReader(schema),
    hasDefault: findDefault(schema) !== undefined,
    isRequired: findDefault(schema) === undefined && (schema as z.ZodMiniType)._zod.optin !== "optional",
  }));
  return (value, path, report) => {
    if (!isJsonObject(value)) return refuse(value, path, report, "an object");
    const result: Record<string, unknown> = {};
    for (const { name, read, hasDefault, isRequired } of members) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given === undefined && isRequired) return refuse(undefined, `${path}.${name}`, report, "a value");
      if (given === undefined && !hasDefault) continue;
      const member = read(given, `${path}.${name}`, report);
      if (member === undefined && isRequired) return undefined;
      result[name] = member;
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(shape, name)) setOwn(result, name, value[name]);
    }
    return result;
  };
}

/** The only keys a schema narrows are years: `二〇二五` or `25` would otherwise stand there and count for nothing. */
function readRecord(inner: ValueReader, keys: z.core.$ZodType | undefined): ValueReader {
  const fits = keys === undefined ? () => true : createCheck(keys);
  return (value, path, report) => {
    if (!isJsonObject(value)) return refuse(value, path, report, "an object");
    const result: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      if (!fits(name)) {
        report(`${path}.${name}`, "no year", "four digits, such as 2025", false);
        continue;
      }
      const member = inner(value[name], `${path}.${name}`, report);
      if (member !== undefined) setOwn(result, name, member);
    }
    return result;
  };
}

/** Unions and literals: rare, so the schema itself decides. */
function readBySchema(schema: z.core.$ZodType): ValueReader {
  return (value, path, report) => {
    const parsed = (schema as z.ZodMiniType).safeParse(value);
    if (parsed.success) return parsed.data;
    return refuse(value, path, report, describeChoices(schema));
  };
}

function describeChoices(schema: z.core.$ZodType): string {
  const { def } = (schema as z.ZodMiniType)._zod as { def: SchemaDef };
  if (def.type === "literal") return (def.values ?? []).map((value) => JSON.stringify(value)).join(" or ");
  if (def.type === "union") return (def.options ?? []).map(describeChoices).join(" or ");
  const words: Readonly<Record<string, string>> = {
    string: "a text",
    number: "a number",
    boolean: "true or false",
    object: "a text by language (en, zh-Hans, zh-Hant)",
    array: "a list",
  };
  return words[def.type] ?? def.type;
}

function describeProblem(error: z.core.$ZodError | undefined, expected: string): string {
  const issue = error?.issues[0];
  if (issue?.code === "too_small") {
    return issue.inclusive === false ? `${expected} above ${issue.minimum}` : `${expected} of ${issue.minimum} or more`;
  }
  if (issue?.code === "too_big") return `${expected} up to ${issue.maximum}`;
  if (issue?.code === "invalid_type") return "a whole number";
  return expected;
}
