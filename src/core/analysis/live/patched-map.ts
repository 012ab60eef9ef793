/**
 * A map with a few entries that differ from another one: the other stays as it is and is not copied, so that a change to a large
 * dataset costs what it changes. Entries keep their place; those the other does not have come last.
 */
export class PatchedMap<K, V> implements ReadonlyMap<K, V> {
  readonly #base: ReadonlyMap<K, V>;
  /** Undefined: removed. */
  readonly #changed: ReadonlyMap<K, V | undefined>;
  readonly size: number;

  private constructor(base: ReadonlyMap<K, V>, changed: ReadonlyMap<K, V | undefined>) {
    this.#base = base;
    this.#changed = changed;
    let size = base.size;
    for (const [key, value] of changed) size += (value === undefined ? 0 : 1) - (base.has(key) ? 1 : 0);
    this.size = size;
  }

  /** The map with these entries set, or removed where undefined. Cost: entries changed since the first map. */
  static of<K, V>(map: ReadonlyMap<K, V>, entries: Iterable<readonly [K, V | undefined]>): ReadonlyMap<K, V> {
    const isPatched = map instanceof PatchedMap;
    const base: ReadonlyMap<K, V> = isPatched ? map.#base : map;
    const changed = new Map<K, V | undefined>(isPatched ? map.#changed : []);
    for (const [key, value] of entries) changed.set(key, value);
    return changed.size === 0 ? base : new PatchedMap(base, changed);
  }

  get(key: K): V | undefined {
    return this.#changed.has(key) ? this.#changed.get(key) : this.#base.get(key);
  }

  has(key: K): boolean {
    return this.#changed.has(key) ? this.#changed.get(key) !== undefined : this.#base.has(key);
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#base) {
      const now = this.#changed.has(key) ? this.#changed.get(key) : value;
      if (now !== undefined) yield [key, now];
    }
    for (const [key, value] of this.#changed) if (value !== undefined && !this.#base.has(key)) yield [key, value];
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
