/**
 * What overlaps each parcel of a range: row r (parcel `from` + r) owns the entries from `start[r]` to `start[r + 1]`, in the order of `other`.
 * Only pairs with area are listed.
 */
export interface PairTable {
  /** One entry more than rows. */
  readonly start: Uint32Array;
  /** Index in the other layer. */
  readonly other: Uint32Array;
  /** What the two have in common, m²; NaN where rings break the kernel's terms and nobody was asked instead. */
  readonly areaM2: Float64Array;
}

/** Collects pairs row by row. */
export class PairTableBuilder {
  readonly #start: Uint32Array;
  #other = new Uint32Array(1024);
  #areaM2 = new Float64Array(1024);
  #row = 0;
  #used = 0;

  constructor(rows: number) {
    this.#start = new Uint32Array(rows + 1);
  }

  /** Adds to the row in hand. */
  add(other: number, areaM2: number): void {
    if (this.#used === this.#other.length) this.#grow();
    this.#other[this.#used] = other;
    this.#areaM2[this.#used++] = areaM2;
  }

  endRow(): void {
    this.#start[++this.#row] = this.#used;
  }

  finish(): PairTable {
    return { start: this.#start, other: this.#other.slice(0, this.#used), areaM2: this.#areaM2.slice(0, this.#used) };
  }

  #grow(): void {
    const other = new Uint32Array(2 * this.#other.length);
    const areaM2 = new Float64Array(2 * this.#areaM2.length);
    other.set(this.#other);
    areaM2.set(this.#areaM2);
    this.#other = other;
    this.#areaM2 = areaM2;
  }
}

/**
 * A table of pairs of one layer, each in one row only, with each in both rows: entry (r, o) also as (o, r) where o is a row. Row 0 is place
 * `from` of the layer. Entries of a row must be those before `from`, ascending, then those after the row's own place.
 */
export function mirrorPairs({ start, other, areaM2 }: PairTable, from: number): PairTable {
  const rows = start.length - 1;
  const both = new Uint32Array(rows + 1);
  for (let r = 0; r < rows; r++) both[r + 1] = (start[r + 1] as number) - (start[r] as number); // in range by the loop
  for (const o of other) if (isRow(o - from, rows)) both[o - from + 1] = (both[o - from + 1] as number) + 1;
  for (let r = 0; r < rows; r++) both[r + 1] = (both[r + 1] as number) + (both[r] as number); // likewise
  const used = both[rows] as number; // one entry more than rows
  const mirrored = { start: both, other: new Uint32Array(used), areaM2: new Float64Array(used) };
  const next = both.slice();
  const put = (row: number, o: number, value: number): void => {
    const at = next[row] as number; // a row of the table
    mirrored.other[at] = o;
    mirrored.areaM2[at] = value;
    next[row] = at + 1;
  };
  // Each row ascending: partners before the range, then earlier rows, which come in order, then its own later partners.
  for (let part = 0; part < 3; part++) {
    for (let r = 0; r < rows; r++) {
      for (let at = start[r] as number; at < (start[r + 1] as number); at++) {
        const o = other[at] as number; // in range by the loop
        const value = areaM2[at] as number; // likewise
        if (part === 1) {
          if (isRow(o - from, rows)) put(o - from, r + from, value);
        } else if (o < from === (part === 0)) put(r, o, value);
      }
    }
  }
  return mirrored;
}

function isRow(row: number, rows: number): boolean {
  return row >= 0 && row < rows;
}

export function emptyPairTable(rows: number): PairTable {
  return { start: new Uint32Array(rows + 1), other: new Uint32Array(0), areaM2: new Float64Array(0) };
}
