import type { ColumnPlan, MemberPlan } from "./cache-format.ts";
import { isPlainObject, toExactJson } from "./exact-json.ts";
import { scaleNumbers, writeCounts } from "./pack-numbers.ts";
import type { SectionWriter } from "./sections.ts";

/** The globals of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Different values a dictionary may have: all where there are few rows, a share of many; fewer where they are objects. */
const dictionaryLimits = { few: 16, share: 4, most: 4096, mostObjects: 256 } as const;
/** Objects with more different members than this are kept as JSON, one by one. */
const mostMembers = 1024;

type Members = Readonly<Record<string, unknown>>;

/**
 * One property of all rows in the form that takes little room and reads fast; `undefined` stands for "no such member".
 * Reading gives the very same values, -0 and the order of members included. Throws `NotCacheable`.
 */
export function writeColumn(values: readonly unknown[], out: SectionWriter): ColumnPlan {
  return writeDictionary(values, out) ?? writeTyped(values, out);
}

function writeDictionary(values: readonly unknown[], out: SectionWriter): ColumnPlan | undefined {
  const limit = Math.max(dictionaryLimits.few, Math.min(dictionaryLimits.most, values.length / dictionaryLimits.share));
  const codeOfObject = new Map<string, number>();
  const codeOfOther = new Map<unknown, number>();
  const found: unknown[] = [];
  const codes = new Uint16Array(values.length);
  for (const [row, value] of values.entries()) {
    const isObject = (typeof value === "object" && value !== null) || Object.is(value, -0);
    const key = isObject ? toExactJson(value) : value;
    const codeOf: Map<unknown, number> = isObject ? codeOfObject : codeOfOther;
    let code = codeOf.get(key);
    if (code === undefined) {
      if (found.length >= limit || codeOfObject.size >= dictionaryLimits.mostObjects) return undefined;
      code = found.push(value) - 1;
      codeOf.set(key, code);
    }
    codes[row] = code;
  }
  const bytesPerCode = found.length <= 2 ** 8 ? 1 : 2;
  return {
    kind: "dictionary",
    values: found.map((value) => value ?? null),
    absent: codeOfOther.get(undefined) ?? -1,
    codes: found.length <= 1 ? null : out.add(bytesPerCode === 1 ? Uint8Array.from(codes) : codes),
    bytesPerCode,
  };
}

function writeTyped(values: readonly unknown[], out: SectionWriter): ColumnPlan {
  const present = values.filter((value) => value !== null && value !== undefined);
  const states = present.length === values.length ? null : out.add(Uint8Array.from(values, findState));
  if (present.every((value) => typeof value === "number" && Number.isFinite(value))) {
    const { numbers, decimals } = scaleNumbers(
      Float64Array.from(values, (value) => (typeof value === "number" ? value : 0)),
    );
    return { kind: "number", states, numbers: out.add(numbers), decimals };
  }
  if (present.every(isWellFormed)) {
    const texts = values.map((value) => (isWellFormed(value) ? value : ""));
    return { kind: "text", states, isJson: false, ...writeTexts(texts, out) };
  }
  if (isListOfLists(present)) {
    const lengths = writeCounts(
      Uint32Array.from(present, (list) => list.length),
      out,
    );
    return { kind: "list", states, lengths, rows: present.length, items: writeColumn(present.flat(), out) };
  }
  if (isListOfObjects(present)) {
    const names = findMembers(present);
    if (names !== undefined) {
      return { kind: "object", states, rows: present.length, members: writeMembers(present, names, out) };
    }
  }
  const texts = values.map((value) => (value === null || value === undefined ? "" : toExactJson(value)));
  return { kind: "text", states, isJson: true, ...writeTexts(texts, out) };
}

/** 0 a value, 1 null, 2 no such member. */
function findState(value: unknown): number {
  return value === undefined ? 2 : value === null ? 1 : 0;
}

/** A text UTF-8 can hold: without half a surrogate pair. */
function isWellFormed(value: unknown): value is string {
  return typeof value === "string" && !/\p{Surrogate}/u.test(value);
}

/** Lists without holes whose items are no lists themselves, so that `flat` takes off just one level. */
function isListOfLists(values: readonly unknown[]): values is readonly (readonly unknown[])[] {
  return values.every(
    (value) => Array.isArray(value) && value.every((item) => item !== undefined && !Array.isArray(item)),
  );
}

function isListOfObjects(values: readonly unknown[]): values is readonly Members[] {
  return values.every(isPlainObject);
}

function writeMembers(
  objects: readonly Members[],
  names: readonly string[],
  out: SectionWriter,
): readonly MemberPlan[] {
  return names.map((name) => ({ name, column: writeColumn(readMember(objects, name), out) }));
}

/** Ids of records: always as texts, so that their number is known from the bytes they take. */
export function writeIds(ids: readonly string[], out: SectionWriter): ColumnPlan {
  const isJson = ids.some((id) => !isWellFormed(id));
  return { kind: "text", states: null, isJson, ...writeTexts(isJson ? ids.map((id) => toExactJson(id)) : ids, out) };
}

function writeTexts(texts: readonly string[], out: SectionWriter): { readonly ends: number; readonly text: number } {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [row, text] of texts.entries()) {
    end += text.length;
    ends[row] = end;
  }
  return { ends: out.add(ends), text: out.add(new TextEncoder().encode(texts.join(""))) };
}

/**
 * Names of all members in an order every object keeps; undefined where there is none, or where they are too many. Such
 * objects are kept as JSON, so that they come back with their own order.
 */
function findMembers(objects: readonly Members[]): readonly string[] | undefined {
  const places = new Map<string, number>();
  for (const object of objects) {
    let before = -1;
    for (const name of Object.keys(object)) {
      let place = places.get(name);
      if (place === undefined) {
        place = places.size;
        places.set(name, place);
      }
      if (place < before || place >= mostMembers) return undefined;
      before = place;
    }
  }
  return [...places.keys()];
}

/** One member of all objects; undefined where an object has none. */
function readMember(objects: readonly Members[], name: string): readonly unknown[] {
  // What every object inherits is no member of it.
  if (name in Object.prototype)
    return objects.map((object) => (Object.hasOwn(object, name) ? object[name] : undefined));
  return objects.map((object) => object[name]);
}
