/** Bytes of a protocol buffer, written one after the other; grows as needed. */
export class ByteBuffer {
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  length = 0;

  constructor(size = 1024) {
    this.#bytes = new Uint8Array(size);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Whole numbers from 0 to 2^53, seven bits a byte, lowest first. */
  varint(value: number): void {
    this.#reserve(8);
    const bytes = this.#bytes;
    let rest = value;
    while (rest > 0x7f) {
      bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[this.length++] = rest;
  }

  /** Signed 32-bit numbers near zero in few bytes: 0, -1, 1, -2 … become 0, 1, 2, 3. */
  zigzag(value: number): void {
    const folded = ((value << 1) ^ (value >> 31)) >>> 0;
    if (folded > 0x3fff) {
      this.varint(folded);
      return;
    }
    this.#reserve(2);
    if (folded > 0x7f) {
      this.#bytes[this.length++] = (folded & 0x7f) | 0x80;
      this.#bytes[this.length++] = folded >> 7;
    } else this.#bytes[this.length++] = folded;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** UTF-8 with its length in front. */
  text(value: string): void {
    this.#reserve(3 * value.length + 4);
    if (value.length < 128 && this.#ascii(value)) return;
    const bytes = encoder.encode(value);
    this.varint(bytes.length);
    this.append(bytes);
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written; holds until the next write. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** Names are short and mostly ASCII, which the encoder takes longer to start than to write. */
  #ascii(value: string): boolean {
    const at = this.length + 1;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code > 0x7f) return false;
      this.#bytes[at + i] = code;
    }
    this.#bytes[this.length] = value.length;
    this.length = at + value.length;
    return true;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + more));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

const encoder = new TextEncoder();
