import { setOwn } from "../../core/model/value-reader.ts";
import type { ColumnPlan } from "./cache-format.ts";
import { isPlainObject } from "./exact-json.ts";
import {
  BadCache,
  getSection,
  readStarts,
  viewBytes,
  viewDoubles,
  viewInts,
  viewShorts,
  viewWords,
} from "./section-views.ts";
import type { Sections } from "./sections.ts";

/** The globals of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** One property of all rows. */
export interface Column {
  /** The value of a row; undefined where the row has no such member. Objects and lists of a dictionary are shared: never change them. */
  readonly read: (row: number) => unknown;
  /** The value all rows have, where they have the same. */
  readonly constant?: { readonly value: unknown };
  /** May a row be without this member? */
  readonly mayBeAbsent: boolean;
  /** All values there are, where they are fewer than rows. */
  readonly distinct?: readonly unknown[];
  /** Columns of the members, where the values are objects. */
  readonly members?: readonly Member[];
}

interface Member {
  readonly name: string;
  readonly column: Column;
}

/**
 * Gives a column its values back. All lengths are checked against the bytes that are there before anything is made of
 * them. `isBare`: its objects have no prototype, so that a name such as `toString` is only a name.
 */
export function readColumn(plan: ColumnPlan, rows: number, sections: Sections, isBare = false): Column {
  switch (plan.kind) {
    case "dictionary":
      return readDictionary(plan, rows, sections, isBare);
    case "number":
      return readNumbers(plan, rows, sections);
    case "text":
      return readTexts(plan, rows, sections, isBare);
    case "object": {
      let members: readonly Member[] = [];
      const column = readSparse(plan.states, plan.rows, rows, sections, (present) => {
        members = plan.members.map((one) => ({ name: one.name, column: readColumn(one.column, present, sections) }));
        return makeObjects(members, isBare);
      });
      return { ...column, members };
    }
    case "list":
      return readSparse(plan.states, plan.rows, rows, sections, (present) => readLists(plan, present, sections));
  }
}

function readDictionary(
  plan: ColumnPlan & { readonly kind: "dictionary" },
  rows: number,
  sections: Sections,
  isBare: boolean,
): Column {
  const values = plan.values.map((value, code): unknown => {
    if (code === plan.absent) return undefined;
    return isBare ? toBare(value) : value;
  });
  const mayBeAbsent = plan.absent >= 0;
  if (plan.codes === null) {
    if (values.length !== 1 && rows > 0) throw new BadCache("a column without a value");
    const [value] = values;
    return { read: () => value, mayBeAbsent, constant: { value }, distinct: values };
  }
  const codes =
    plan.bytesPerCode === 1 ? viewBytes(sections, plan.codes, rows) : viewShorts(sections, plan.codes, rows);
  for (let row = 0; row < rows; row++) {
    if ((codes[row] as number) >= values.length) throw new BadCache("a value that is not in its dictionary"); // in range by the loop
  }
  return { read: (row) => values[codes[row] ?? 0], mayBeAbsent, distinct: values };
}

function readNumbers(plan: ColumnPlan & { readonly kind: "number" }, rows: number, sections: Sections): Column {
  const states = plan.states === null ? undefined : viewBytes(sections, plan.states, rows);
  const { decimals } = plan;
  if (decimals === null) {
    const numbers = viewDoubles(sections, plan.numbers, rows);
    return withStates(states, (row) => numbers[row]);
  }
  const numbers = viewInts(sections, plan.numbers, rows);
  const scale = 10 ** decimals;
  return withStates(states, (row) => (numbers[row] ?? 0) / scale);
}

function readTexts(
  plan: ColumnPlan & { readonly kind: "text" },
  rows: number,
  sections: Sections,
  isBare: boolean,
): Column {
  const states = plan.states === null ? undefined : viewBytes(sections, plan.states, rows);
  const ends = viewWords(sections, plan.ends, rows);
  const text = decodeText(getSection(sections, plan.text));
  let before = 0;
  for (let row = 0; row < rows; row++) {
    const end = ends[row] as number; // in range by the loop
    if (end < before) throw new BadCache("texts that end before they begin");
    before = end;
  }
  if (before !== text.length) throw new BadCache("texts of another length than written");
  const cut = (row: number): string => text.slice(row === 0 ? 0 : ends[row - 1], ends[row]);
  if (!plan.isJson) return withStates(states, cut);
  const parse = (row: number): unknown => JSON.parse(cut(row));
  return withStates(states, isBare ? (row) => toBare(parse(row)) : parse);
}

/** A column whose content only the rows with a value have: their numbers among those are counted once. */
function readSparse(
  section: number | null,
  present: number,
  rows: number,
  sections: Sections,
  readPresent: (present: number) => (index: number) => unknown,
): Column {
  if (section === null) {
    if (present !== rows) throw new BadCache("a column of another length than its table");
    return { read: readPresent(rows), mayBeAbsent: false };
  }
  const states = viewBytes(sections, section, rows);
  const places = new Uint32Array(rows);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    places[row] = next;
    if (states[row] === 0) next++;
  }
  if (next !== present) throw new BadCache("a column of another length than its table");
  const read = readPresent(present);
  return withStates(states, (row) => read(places[row] ?? 0));
}

/** Members that all objects share are copied at once; the others are set one by one, in the order written. */
function makeObjects(members: readonly Member[], isBare: boolean): (row: number) => object {
  if (isBare || members.some(({ name, column }) => column.mayBeAbsent || name === "__proto__")) {
    return (row) => {
      const object: object = isBare ? Object.create(null) : {};
      for (const { name, column } of members) {
        const value = column.read(row);
        if (value !== undefined) setOwn(object, name, value);
      }
      return object;
    };
  }
  const template = Object.fromEntries(members.map(({ name, column }) => [name, column.constant?.value]));
  const varying = members.filter(({ column }) => column.constant === undefined);
  return (row) => {
    const object: Record<string, unknown> = { ...template };
    for (const { name, column } of varying) object[name] = column.read(row);
    return object;
  };
}

function toBare(value: unknown): object {
  if (!isPlainObject(value)) throw new BadCache("kept properties that are no object");
  const bare: object = Object.create(null);
  for (const name of Object.keys(value)) setOwn(bare, name, value[name]);
  return bare;
}

function readLists(
  plan: ColumnPlan & { readonly kind: "list" },
  rows: number,
  sections: Sections,
): (row: number) => readonly unknown[] {
  const starts = readStarts(plan.lengths, rows, sections.byteLength, sections);
  const items = readColumn(plan.items, starts[rows] ?? 0, sections);
  return (row) => {
    const list: unknown[] = [];
    for (let item = starts[row] ?? 0; item < (starts[row + 1] ?? 0); item++) list.push(items.read(item));
    return list;
  };
}

/** Null and absent members over the values. */
function withStates(states: Uint8Array | undefined, read: (row: number) => unknown): Column {
  if (states === undefined) return { read, mayBeAbsent: false };
  return {
    read: (row) => (states[row] === 0 ? read(row) : states[row] === 1 ? null : undefined),
    mayBeAbsent: states.includes(2),
  };
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadCache("a text that is not UTF-8");
  }
}
