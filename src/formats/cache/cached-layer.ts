/**
 * Records by id that are made when somebody asks for them, and then kept: the same object every time. The index of the
 * ids is made with the first question by id.
 */
export class CachedLayer<Value> implements ReadonlyMap<string, Value> {
  readonly size: number;
  readonly #idAt: (row: number) => string;
  readonly #make: (row: number) => Value;
  readonly #made: (Value | undefined)[];
  #rows: ReadonlyMap<string, number> | undefined;

  constructor(size: number, idAt: (row: number) => string, make: (row: number) => Value) {
    this.size = size;
    this.#idAt = idAt;
    this.#make = make;
    this.#made = new Array(size);
  }

  get(id: string): Value | undefined {
    const row = this.#index().get(id);
    return row === undefined ? undefined : this.#at(row);
  }

  has(id: string): boolean {
    return this.#index().has(id);
  }

  forEach(visit: (value: Value, id: string, map: ReadonlyMap<string, Value>) => void, self?: unknown): void {
    for (const [id, value] of this.entries()) visit.call(self, value, id, this);
  }

  keys(): MapIterator<string> {
    return this.#index().keys();
  }

  *values(): MapIterator<Value> {
    for (let row = 0; row < this.size; row++) yield this.#at(row);
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [id, row] of this.#index()) yield [id, this.#at(row)];
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  #at(row: number): Value {
    const made = this.#made[row] ?? this.#make(row);
    this.#made[row] = made;
    return made;
  }

  #index(): ReadonlyMap<string, number> {
    if (this.#rows === undefined) {
      const rows = new Map<string, number>();
      for (let row = 0; row < this.size; row++) rows.set(this.#idAt(row), row);
      this.#rows = rows;
    }
    return this.#rows;
  }
}
