import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import { soundButTurned, suspicious } from "../../core/geometry/sound-rings.ts";
import { limits } from "../limits.ts";
import { GrowingUint32 } from "./growing-arrays.ts";
import { JsonBytes, leaveToPlainReader } from "./json-bytes.ts";
import { type ShapeReading, ShapeScan } from "./scan-shapes.ts";

/** Bytes between two steps: 64 KiB take about half a millisecond. */
const scanStepBytes = 65_536;

/** A GeoJSON file after one pass over its bytes. Regular features lie in arrays, everything else is a range of bytes. */
export interface ScannedFile {
  /** Entries of `features`, good and bad. */
  readonly read: number;
  /** UTF-16 units of the file as text. */
  readonly chars: number;
  /**
   * Shapes of the regular features, in row order: sound areas in degrees, rings turned where needed. Without meaning where a
   * limit of the file is passed: it is then refused by `vertices` and `read` alone.
   */
  readonly geometry: FlatGeometry;
  /** Row of each regular feature, from 1, and what belongs to it. */
  readonly rows: Uint32Array;
  readonly vertices: Uint32Array;
  /** 1: its rings were turned; 2: it is a MultiPolygon; 3: both. */
  readonly flags: Uint8Array;
  /** First byte of `properties` and the one behind its last; both 0 where there is none, or null. */
  readonly propertiesStart: Uint32Array;
  readonly propertiesEnd: Uint32Array;
  /** The same for the feature's `id`. */
  readonly idStart: Uint32Array;
  readonly idEnd: Uint32Array;
  /** What the plain reader has to judge, in row order: row, first byte and the byte behind the last, three numbers each. */
  readonly irregular: Uint32Array;
}

export const wasTurned = 1;
export const isMultiPolygon = 2;

/**
 * One pass over the bytes of a FeatureCollection in UTF-8. Yields the share done, 0 to 1, every 64 KiB, in the middle of a
 * ring too. Takes the features that are areas as they should be; others are remembered by their bytes. Undefined: the file
 * as a whole is for the plain reader, because it is no JSON, no FeatureCollection, not in UTF-8, names a reference system, or
 * holds what only that one looks at (long integers, invisible characters, words of a shifted datum).
 *
 * What it takes, the plain reader would take without a word but "ring-direction", to the last bit. Cost: linear; a third of
 * `JSON.parse`.
 */
export function* scanFeatures(
  bytes: Uint8Array,
  stepBytes = scanStepBytes,
): Generator<number, ScannedFile | undefined, void> {
  if (bytes.length > limits.fileBytes) return undefined;
  const scan = new FeatureScan(bytes, stepBytes);
  try {
    yield* scan.readFile();
  } catch (cause) {
    if (cause === leaveToPlainReader) return undefined;
    throw cause;
  }
  return scan.toFile();
}

/** Names the scanner knows, a bit each, so that those seen in an object are one number. */
const nameBits = { type: 1, features: 2, crs: 4, properties: 8, id: 16, geometry: 32, coordinates: 64 } as const;
/** Names that mean nothing here, and names written with escapes, which may mean anything. */
const [other, escaped] = [0, 128];
const names = Object.entries(nameBits).map(([name, bit]) => ({ bit, token: toToken(name) }));

/** Values of `type`, by their place here. */
const types = ["FeatureCollection", "Feature", "Polygon", "MultiPolygon"].map(toToken);
const [featureCollection, feature, polygon, multiPolygon] = [0, 1, 2, 3];

function toToken(text: string): Uint8Array {
  return Uint8Array.from(`"${text}"`, (char) => char.charCodeAt(0));
}

class FeatureScan {
  readonly #json: JsonBytes;
  readonly #stepBytes: number;
  readonly #shapes: ShapeScan;
  readonly #rows = new GrowingUint32();
  readonly #vertices = new GrowingUint32();
  readonly #flags = new GrowingUint32();
  readonly #propertiesStart = new GrowingUint32();
  readonly #propertiesEnd = new GrowingUint32();
  readonly #idStart = new GrowingUint32();
  readonly #idEnd = new GrowingUint32();
  readonly #irregular = new GrowingUint32();
  #read = 0;
  /** Byte behind which the next step begins. */
  #until: number;
  /** Names seen in the feature being read and in its geometry, the type of that, and where other members stand. */
  #members = 0;
  #geometryMembers = 0;
  #geometryType = -1;
  #propertiesFrom = 0;
  #propertiesTo = 0;
  #idFrom = 0;
  #idTo = 0;

  constructor(bytes: Uint8Array, stepBytes: number) {
    this.#json = new JsonBytes(bytes);
    this.#stepBytes = stepBytes;
    this.#until = stepBytes;
    // A vertex takes 20 bytes or more where coordinates have the usual decimals.
    this.#shapes = new ShapeScan(1024 + 2 * Math.ceil(bytes.length / 40));
  }

  *readFile(): Generator<number, void, void> {
    const json = this.#json;
    let members = 0;
    json.expect(0x7b);
    do {
      const name = this.#readName();
      if (name === escaped || name === nameBits.crs || (members & name) !== 0) throw leaveToPlainReader;
      members |= name;
      if (name === nameBits.features) yield* this.#readFeatures();
      else if (name !== nameBits.type) json.skipValue(1);
      else if (this.#readType() !== featureCollection) throw leaveToPlainReader;
    } while (json.hasMore(0x7d));
    const isWhole = (members & nameBits.type) !== 0 && (members & nameBits.features) !== 0;
    if (!isWhole || json.peek() !== -1) throw leaveToPlainReader;
  }

  toFile(): ScannedFile {
    return {
      read: this.#read,
      chars: this.#json.bytes.length - this.#json.continuations,
      geometry: this.#shapes.toGeometry(),
      rows: this.#rows.toArray(),
      vertices: this.#vertices.toArray(),
      flags: Uint8Array.from(this.#flags.toArray()),
      propertiesStart: this.#propertiesStart.toArray(),
      propertiesEnd: this.#propertiesEnd.toArray(),
      idStart: this.#idStart.toArray(),
      idEnd: this.#idEnd.toArray(),
      irregular: this.#irregular.toArray(),
    };
  }

  *#readFeatures(): Generator<number, void, void> {
    const json = this.#json;
    json.expect(0x5b);
    if (json.peek() === 0x5d) {
      json.at++;
      return;
    }
    do {
      json.peek();
      const start = json.at;
      const { continuations } = json;
      if (++this.#read > limits.features) this.#shapes.forget();
      let reading = this.#beginFeature();
      while (reading === "paused") {
        yield this.#beginStep();
        reading = this.#continueFeature();
      }
      if (reading === "irregular" || !this.#keepFeature()) {
        this.#shapes.drop();
        json.at = start;
        json.continuations = continuations;
        json.skipValue(2);
        this.#irregular.push(this.#read);
        this.#irregular.push(start);
        this.#irregular.push(json.at);
      }
      if (json.at > this.#until) yield this.#beginStep();
    } while (json.hasMore(0x5d));
  }

  /** The share done; the next step ends so many bytes further on. */
  #beginStep(): number {
    this.#until = this.#json.at + this.#stepBytes;
    return this.#json.at / this.#json.bytes.length;
  }

  #beginFeature(): ShapeReading {
    this.#members = 0;
    this.#geometryMembers = 0;
    this.#geometryType = -1;
    this.#propertiesFrom = 0;
    this.#propertiesTo = 0;
    this.#idFrom = 0;
    this.#idTo = 0;
    return this.#openObject() ? this.#readMembers() : "irregular";
  }

  #continueFeature(): ShapeReading {
    const reading = this.#readCoordinates();
    if (reading !== "whole") return reading;
    if (this.#json.hasMore(0x7d)) {
      const rest = this.#readGeometryMembers();
      if (rest !== "whole") return rest;
    }
    return this.#json.hasMore(0x7d) ? this.#readMembers() : "whole";
  }

  /** False: not an object, or one without members. */
  #openObject(): boolean {
    const json = this.#json;
    if (json.peek() !== 0x7b) return false;
    json.at++;
    return json.peek() !== 0x7d;
  }

  /** Members of a feature up to its end, or to a pause inside its coordinates. */
  #readMembers(): ShapeReading {
    const json = this.#json;
    do {
      const name = this.#readName();
      if (name === escaped || (this.#members & name) !== 0) return "irregular";
      this.#members |= name;
      if (name === nameBits.type) {
        if (this.#readType() !== feature) return "irregular";
      } else if (name === nameBits.geometry) {
        const reading = this.#openObject() ? this.#readGeometryMembers() : "irregular";
        if (reading !== "whole") return reading;
      } else if (name === nameBits.properties) {
        if (!this.#readProperties()) return "irregular";
      } else if (name === nameBits.id) {
        json.peek();
        this.#idFrom = json.at;
        json.skipValue(3);
        this.#idTo = json.at;
      } else json.skipValue(3);
    } while (json.hasMore(0x7d));
    return "whole";
  }

  #readGeometryMembers(): ShapeReading {
    const json = this.#json;
    do {
      const name = this.#readName();
      if ((this.#geometryMembers & name) !== 0) return "irregular";
      this.#geometryMembers |= name;
      if (name === nameBits.type) this.#geometryType = this.#readType();
      else if (name === nameBits.coordinates) {
        const reading = this.#shapes.begin(json) ? this.#readCoordinates() : "irregular";
        if (reading !== "whole") return reading;
      } else return "irregular";
    } while (json.hasMore(0x7d));
    return "whole";
  }

  #readCoordinates(): ShapeReading {
    return this.#shapes.read(this.#json, this.#until);
  }

  /** Remembers `properties`; false where they are no object, or near a limit that the plain reader has to judge. */
  #readProperties(): boolean {
    const json = this.#json;
    if (json.peek() === 0x6e) {
      json.skipValue(3);
      return true;
    }
    const start = json.at;
    if (json.peek() !== 0x7b) return false;
    json.at++;
    if (json.peek() === 0x7d) {
      json.at++;
      return true;
    }
    let count = 0;
    let isWithinLimits = true;
    do {
      // In bytes, which are never fewer than characters.
      const name = json.skipString();
      if (json.at - 1 - name > limits.nameChars) isWithinLimits = false;
      json.expect(0x3a);
      if (json.peek() === 0x22) {
        const text = json.skipString();
        if (json.at - 1 - text > limits.textChars) isWithinLimits = false;
      } else json.skipValue(4);
      count++;
    } while (json.hasMore(0x7d));
    this.#propertiesFrom = start;
    this.#propertiesTo = json.at;
    return isWithinLimits && count <= limits.attributes;
  }

  /** Keeps a feature that was read to its end; false where it is irregular after all. */
  #keepFeature(): boolean {
    const { isMulti } = this.#shapes;
    const hasMembers = (this.#members & nameBits.type) !== 0 && (this.#geometryMembers & nameBits.coordinates) !== 0;
    if (!hasMembers || this.#geometryType !== (isMulti ? multiPolygon : polygon)) return false;
    const found = this.#shapes.finish();
    if (found === suspicious) return false;
    this.#rows.push(this.#read);
    this.#vertices.push(this.#shapes.vertices);
    this.#flags.push((found === soundButTurned ? wasTurned : 0) | (isMulti ? isMultiPolygon : 0));
    this.#propertiesStart.push(this.#propertiesFrom);
    this.#propertiesEnd.push(this.#propertiesTo);
    this.#idStart.push(this.#idFrom);
    this.#idEnd.push(this.#idTo);
    return true;
  }

  /** The bit of the next member's name, read up to its value. */
  #readName(): number {
    const json = this.#json;
    for (const { bit, token } of names) {
      if (!json.takes(token)) continue;
      json.expect(0x3a);
      return bit;
    }
    const start = json.skipString();
    const hasEscape = json.bytes.subarray(start, json.at - 1).includes(0x5c);
    json.expect(0x3a);
    return hasEscape ? escaped : other;
  }

  /** Which type the next value names; -1 where it is no such text. */
  #readType(): number {
    for (let type = 0; type < types.length; type++) {
      if (this.#json.takes(types[type] as Uint8Array)) return type; // in range by the loop
    }
    this.#json.skipValue(3);
    return -1;
  }
}
