import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import type { FlatRecords } from "../../core/geometry/flat-records.ts";

/**
 * The records of a large layer, made when somebody asks for one: kept are only shapes in flat arrays, ids and what `make`
 * needs, a tenth of what the records would take. A record lives as long as somebody holds it, and so long the layer hands
 * out the same one; after that it is made again, equal in every member. Order and answers are those of a Map.
 */
export class LazyLayer<R extends object> implements ReadonlyMap<string, R>, FlatRecords {
  readonly flat: FlatGeometry;
  readonly ids: readonly string[];
  /** What checks across layers read of each record. */
  readonly briefs: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly #make: (place: number, id: string) => R;
  readonly #held: (WeakRef<R> | undefined)[] = [];
  #places: ReadonlyMap<string, number> | undefined;

  constructor(
    ids: readonly string[],
    flat: FlatGeometry,
    make: (place: number, id: string) => R,
    briefs?: readonly Readonly<Record<string, unknown>>[],
  ) {
    this.ids = ids;
    this.flat = flat;
    this.briefs = briefs;
    this.#make = make;
  }

  get size(): number {
    return this.ids.length;
  }

  has(id: string): boolean {
    return this.placeOf(id) !== undefined;
  }

  get(id: string): R | undefined {
    const place = this.placeOf(id);
    return place === undefined ? undefined : this.#recordAt(place);
  }

  /** Place of a record in `ids` and of its shape in `flat`. */
  placeOf(id: string): number | undefined {
    this.#places ??= new Map(this.ids.map((one, place) => [one, place]));
    return this.#places.get(id);
  }

  keys(): MapIterator<string> {
    return this.ids.values() as MapIterator<string>;
  }

  *values(): MapIterator<R> {
    for (let place = 0; place < this.ids.length; place++) yield this.#recordAt(place);
  }

  *entries(): MapIterator<[string, R]> {
    for (const [place, id] of this.ids.entries()) yield [id, this.#recordAt(place)];
  }

  [Symbol.iterator](): MapIterator<[string, R]> {
    return this.entries();
  }

  forEach(visit: (record: R, id: string, layer: ReadonlyMap<string, R>) => void, thisArg?: unknown): void {
    for (const [place, id] of this.ids.entries()) visit.call(thisArg, this.#recordAt(place), id, this);
  }

  #recordAt(place: number): R {
    const held = this.#held[place]?.deref();
    if (held !== undefined) return held;
    const record = this.#make(place, this.ids[place] as string); // a place of the list
    this.#held[place] = new WeakRef(record);
    return record;
  }
}
