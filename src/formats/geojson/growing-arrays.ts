/** A list of whole numbers below 2^32 that grows as it is filled. */
export class GrowingUint32 {
  values: Uint32Array;
  count = 0;

  constructor(capacity = 1024) {
    this.values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const grown = new Uint32Array(2 * this.count);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.count++] = value;
  }

  /** The list in an array of its own length. */
  toArray(): Uint32Array {
    return this.values.slice(0, this.count);
  }
}
