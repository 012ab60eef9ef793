import { ByteBuffer } from "./byte-buffer.ts";
import { tileExtent } from "./tile-frame.ts";

export type TileValue = string | number | boolean;

/** Kinds of geometry as the format numbers them. */
export const pointType = 1;
export const polygonType = 3;

/** Field number and wire type in one byte: 0 whole number, 1 eight bytes, 2 bytes with their length. */
const field = { varint: 0, fixed64: 1, bytes: 2 } as const;
const fieldTag = (number: number, type: number): number => number * 8 + type;

/**
 * One layer of a vector tile (Mapbox Vector Tile 2.1), written as it is cut, without an object for any feature. Keys and
 * values are kept once and features name them by number. `finish` gives a whole tile of this one layer.
 */
export class TileWriter {
  readonly #name: string;
  readonly #features = new ByteBuffer(1 << 14);
  readonly #keys = new ByteBuffer();
  readonly #values = new ByteBuffer();
  readonly #value = new ByteBuffer(64);
  readonly #tags = new ByteBuffer(64);
  readonly #keyNumbers = new Map<string, number>();
  readonly #valueNumbers = new Map<TileValue, number>();
  #valueCount = 0;
  #featureCount = 0;

  constructor(name: string) {
    this.#name = name;
  }

  get featureCount(): number {
    return this.#featureCount;
  }

  /** A property of the feature that is written next. */
  tag(key: string, value: TileValue): void {
    let number = this.#valueNumbers.get(value);
    if (number === undefined) {
      number = this.#addValue(value);
      this.#valueNumbers.set(value, number);
    }
    this.#addTag(key, number);
  }

  /** The same for values that hardly come twice (identifiers, areas): nothing is looked up. */
  tagOnce(key: string, value: TileValue): void {
    this.#addTag(key, this.#addValue(value));
  }

  /** Writes a feature with the properties told since the last one. `geometry` holds commands and steps. */
  addFeature(type: typeof pointType | typeof polygonType, geometry: ByteBuffer): void {
    const tags = this.#tags.written();
    const shape = geometry.written();
    const tagsSize = tags.length === 0 ? 0 : 1 + varintSize(tags.length) + tags.length;
    const size = tagsSize + 2 + 1 + varintSize(shape.length) + shape.length;
    const features = this.#features;
    features.varint(fieldTag(2, field.bytes));
    features.varint(size);
    if (tags.length > 0) {
      features.varint(fieldTag(2, field.bytes));
      features.varint(tags.length);
      features.append(tags);
    }
    features.varint(fieldTag(3, field.varint));
    features.varint(type);
    features.varint(fieldTag(4, field.bytes));
    features.varint(shape.length);
    features.append(shape);
    this.#featureCount++;
    this.#tags.clear();
  }

  /** The tile; no byte at all where nothing was written. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#featureCount === 0) return new Uint8Array(0);
    const head = new ByteBuffer();
    head.varint(fieldTag(15, field.varint));
    head.varint(2);
    head.varint(fieldTag(1, field.bytes));
    head.text(this.#name);
    head.varint(fieldTag(5, field.varint));
    head.varint(tileExtent);
    const parts = [head, this.#features, this.#keys, this.#values];
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const tile = new ByteBuffer(size + 16);
    tile.varint(fieldTag(3, field.bytes));
    tile.varint(size);
    for (const part of parts) tile.append(part.written());
    return tile.written().slice();
  }

  #addTag(key: string, value: number): void {
    let number = this.#keyNumbers.get(key);
    if (number === undefined) {
      number = this.#keyNumbers.size;
      this.#keyNumbers.set(key, number);
      this.#keys.varint(fieldTag(3, field.bytes));
      this.#keys.text(key);
    }
    this.#tags.varint(number);
    this.#tags.varint(value);
  }

  #addValue(value: TileValue): number {
    const content = this.#value;
    content.clear();
    if (typeof value === "string") {
      content.varint(fieldTag(1, field.bytes));
      content.text(value);
    } else if (typeof value === "boolean") {
      content.varint(fieldTag(7, field.varint));
      content.varint(value ? 1 : 0);
    } else if (Number.isSafeInteger(value) && value >= 0) {
      content.varint(fieldTag(5, field.varint));
      content.varint(value);
    } else {
      content.varint(fieldTag(3, field.fixed64));
      content.double(value);
    }
    this.#values.varint(fieldTag(4, field.bytes));
    this.#values.varint(content.length);
    this.#values.append(content.written());
    return this.#valueCount++;
  }
}

function varintSize(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}
