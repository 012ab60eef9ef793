import { createSum } from "../compensated-sum.ts";
import type { PairTable } from "../overlay/pair-table.ts";

/** A shape of another layer and what a parcel has in common with it, m². */
export interface PairArea {
  readonly other: number;
  readonly areaM2: number;
}

/**
 * The pairs of an audit with a few rows that differ: the table stays as it is, a row is copied when one of its pairs changes. The sum over
 * all pairs is kept by difference, compensated, so that it stays what a sum from scratch gives.
 */
export class PairRows {
  readonly #table: PairTable;
  readonly #changed = new Map<number, Map<number, number>>();
  readonly #sum = createSum();

  constructor(table: PairTable) {
    this.#table = table;
    for (const areaM2 of table.areaM2) this.#sum.add(areaM2);
  }

  /** Sum over all pairs, m². */
  get sumM2(): number {
    return this.#sum.value();
  }

  areaM2(row: number, other: number): number {
    const changed = this.#changed.get(row);
    if (changed !== undefined) return changed.get(other) ?? 0;
    const { start, other: others, areaM2 } = this.#table;
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      if (others[at] === other) return areaM2[at] as number; // in range by the loop
    }
    return 0;
  }

  /** Sets a pair and answers by how much it changed, m². Zero takes it out. */
  set(row: number, other: number, areaM2: number): number {
    const before = this.areaM2(row, other);
    if (before === areaM2) return 0;
    const pairs = this.#edit(row);
    if (areaM2 === 0) pairs.delete(other);
    else pairs.set(other, areaM2);
    this.#sum.add(areaM2 - before);
    return areaM2 - before;
  }

  /** Shapes a row has a pair with, ascending. */
  others(row: number): readonly number[] {
    const changed = this.#changed.get(row);
    if (changed !== undefined) return [...changed.keys()].sort((a, b) => a - b);
    const { start, other } = this.#table;
    return [...other.subarray(start[row] ?? 0, start[row + 1] ?? 0)];
  }

  /** Pairs of a row with more in common than `noiseM2`, in the order of the other shape. */
  row(row: number, noiseM2: number): readonly PairArea[] {
    return this.others(row)
      .map((other) => ({ other, areaM2: this.areaM2(row, other) }))
      .filter(({ areaM2 }) => areaM2 > noiseM2);
  }

  #edit(row: number): Map<number, number> {
    const known = this.#changed.get(row);
    if (known !== undefined) return known;
    const { start, other, areaM2 } = this.#table;
    const pairs = new Map<number, number>();
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      pairs.set(other[at] as number, areaM2[at] as number); // in range by the loop
    }
    this.#changed.set(row, pairs);
    return pairs;
  }
}
