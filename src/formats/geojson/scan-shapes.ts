import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import { examineRings, sound, suspicious } from "../../core/geometry/sound-rings.ts";
import { limits } from "../limits.ts";
import { GrowingUint32 } from "./growing-arrays.ts";
import type { JsonBytes } from "./json-bytes.ts";

/** How far `read` came: to the end of the coordinates, to the end of the step, or to something out of the ordinary. */
export type ShapeReading = "whole" | "paused" | "irregular";

/**
 * Reads `coordinates` members of areas from JSON bytes straight into the arrays of a flat layer. Only what is regular is taken:
 * positions of two numbers, degrees, rings that are plainly sound. Anything else is taken back (`drop`) and left to the plain
 * reader. `read` stops every so many bytes and goes on when called again, so that a ring of any size can be called off.
 */
export class ShapeScan {
  #lngLat: Float64Array;
  #values = 0;
  readonly #ringStart = new GrowingUint32();
  readonly #polygonStart = new GrowingUint32();
  readonly #shapeStart = new GrowingUint32();
  /** Values written over since a limit was passed: the file will be refused, only the count still matters. */
  #forgotten = 0;
  #isOverLimit = false;
  #isMulti = false;
  #shapeValues = 0;

  constructor(capacity: number) {
    this.#lngLat = new Float64Array(capacity);
    for (const starts of [this.#ringStart, this.#polygonStart, this.#shapeStart]) starts.push(0);
  }

  /** Vertices of the shape begun last. */
  get vertices(): number {
    return (this.#values + this.#forgotten - this.#shapeValues) / 2;
  }

  /** Is the shape begun last nested as a MultiPolygon? */
  get isMulti(): boolean {
    return this.#isMulti;
  }

  /** Shapes after this one are only counted. */
  forget(): void {
    this.#isOverLimit = true;
  }

  /** Opens a `coordinates` member up to the first number. False: it is not nested as an area. */
  begin(json: JsonBytes): boolean {
    this.#shapeValues = this.#values + this.#forgotten;
    let levels = 0;
    while (json.peek() === 0x5b) {
      json.at++;
      levels++;
    }
    this.#isMulti = levels === 4;
    return levels === 3 || levels === 4;
  }

  /** Reads on to the end of the member, or to a vertex behind byte `until`. */
  read(json: JsonBytes, until: number): ShapeReading {
    const { bytes } = json;
    for (;;) {
      if (!startsNumber(json.peek())) return "irregular";
      const lng = json.readNumber();
      if (bytes[json.at] === 0x2c) json.at++;
      else if (!json.hasMore(0x5d)) return "irregular";
      if (!startsNumber(json.peek())) return "irregular";
      const lat = json.readNumber();
      if (json.peek() !== 0x5d) return "irregular";
      json.at++;
      if (!(lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90)) return "irregular";
      if (this.#values === this.#lngLat.length) this.#grow();
      this.#lngLat[this.#values++] = lng;
      this.#lngLat[this.#values++] = lat;
      if (!json.hasMore(0x5d)) {
        this.#ringStart.push(this.#values / 2);
        if (!json.hasMore(0x5d)) {
          this.#polygonStart.push(this.#ringStart.count - 1);
          if (!this.#isMulti || !json.hasMore(0x5d)) return "whole";
          if (json.peek() !== 0x5b) return "irregular";
          json.at++;
        }
        if (json.peek() !== 0x5b) return "irregular";
        json.at++;
      }
      if (json.peek() !== 0x5b) return "irregular";
      json.at++;
      if (json.at > until) return "paused";
    }
  }

  /** Ends the shape and says what `examineRings` found; a suspicious one is still to be dropped. */
  finish(): number {
    if (this.#isOverLimit) {
      this.#shapeStart.push(this.#polygonStart.count - 1);
      return sound;
    }
    const from = this.#shapeStart.values[this.#shapeStart.count - 1] ?? 0;
    const to = this.#polygonStart.count - 1;
    const found = examineRings(this.#lngLat, this.#ringStart.values, this.#polygonStart.values, from, to);
    if (found !== suspicious) this.#shapeStart.push(to);
    return found;
  }

  /** Takes back the shape begun last, whole or not, if it was not finished. */
  drop(): void {
    this.#polygonStart.count = (this.#shapeStart.values[this.#shapeStart.count - 1] ?? 0) + 1;
    this.#ringStart.count = (this.#polygonStart.values[this.#polygonStart.count - 1] ?? 0) + 1;
    if (!this.#isOverLimit) this.#values = 2 * (this.#ringStart.values[this.#ringStart.count - 1] ?? 0);
  }

  /** The shapes finished, in arrays of their own length. */
  toGeometry(): FlatGeometry {
    return {
      count: this.#shapeStart.count - 1,
      shapeStart: this.#shapeStart.toArray(),
      polygonStart: this.#polygonStart.toArray(),
      ringStart: this.#ringStart.toArray(),
      lngLat: this.#lngLat.slice(0, this.#values),
    };
  }

  #grow(): void {
    const isOver = this.vertices > limits.verticesPerFeature || this.#values / 2 > limits.verticesPerFile;
    if (isOver) this.#isOverLimit = true;
    if (this.#isOverLimit) {
      this.#forgotten += this.#values;
      this.#values = 0;
      return;
    }
    const grown = new Float64Array(2 * this.#values);
    grown.set(this.#lngLat);
    this.#lngLat = grown;
  }
}

function startsNumber(byte: number): boolean {
  return byte === 0x2d || (byte >= 0x30 && byte <= 0x39);
}
