import type { MemberPlan, RecordsPlan } from "./cache-format.ts";
import { NotCacheable } from "./exact-json.ts";
import type { SectionWriter } from "./sections.ts";
import { writeColumn, writeIds } from "./write-column.ts";

/** Members of a record that are not written as one of its properties. */
const keptApart: ReadonlySet<string> = new Set(["id", "extra", "geometry"]);
/** One for all empty lists, which most properties hold. */
const emptyList: readonly unknown[] = [];

/** Takes records one after the other and keeps only what they hold, property by property. */
export class RecordColumns {
  readonly #ids: string[] = [];
  readonly #extras: unknown[] = [];
  readonly #places = new Map<string, number>();
  readonly #columns: unknown[][] = [];

  get rows(): number {
    return this.#ids.length;
  }

  /** Throws `NotCacheable` for a record whose properties stand in another order than those before it. */
  add(id: string, record: { readonly id: string; readonly extra: unknown }): void {
    if (record.id !== id) throw new NotCacheable("a record under another's id");
    const row = this.#ids.push(id) - 1;
    this.#extras.push(record.extra);
    let before = -1;
    for (const name of Object.keys(record)) {
      if (keptApart.has(name)) continue;
      const place = this.#placeOf(name);
      if (place < before) throw new NotCacheable("records without a common order of properties");
      before = place;
      const value: unknown = (record as Readonly<Record<string, unknown>>)[name];
      const column = this.#columns[place] as unknown[]; // made with its place
      while (column.length < row) column.push(undefined);
      column.push(Array.isArray(value) && value.length === 0 ? emptyList : value);
    }
  }

  *write(out: SectionWriter): Generator<void, RecordsPlan, void> {
    const { rows: count } = this;
    const ids = writeIds(this.#ids, out);
    const members: MemberPlan[] = [];
    for (const [name, place] of this.#places) {
      const column = this.#columns[place] as unknown[]; // made with its place
      while (column.length < count) column.push(undefined);
      members.push({ name, column: writeColumn(column, out) });
      yield;
    }
    const extra = writeColumn(this.#extras, out);
    return { count, ids, known: { kind: "object", states: null, rows: count, members }, extra };
  }

  #placeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#columns.push([]);
    this.#places.set(name, this.#places.size);
    return this.#places.size - 1;
  }
}
