import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { type GeometryPlan, geometryTypes } from "./cache-format.ts";
import { NotCacheable } from "./exact-json.ts";
import { isScaled, writeCounts } from "./pack-numbers.ts";
import type { SectionWriter } from "./sections.ts";

/** 1e-8 degree is a millimeter; more decimals are tried as long as neighbors stay within 32 bits of each other. */
const decimalsTried = [8, 7, 9, 10, 11] as const;

/**
 * The shapes of one layer, any mix of points, lines and areas, on three levels: polygons of a shape, rings of a polygon,
 * vertices of a ring; a line is a ring that need not close. Coordinates as steps of 1e-8 degree in 32 bits (or another
 * power of ten) where that gives every one of them back bit by bit, else as they are. Throws `NotCacheable`.
 */
export class ShapesWriter {
  readonly #types: number[] = [];
  readonly #polygons: number[] = [];
  readonly #rings: number[] = [];
  readonly #vertices: number[] = [];
  #values = new Float64Array(1024);
  #length = 0;

  add(geometry: AnyGeometry): void {
    const polygons = toPolygons(geometry);
    this.#types.push(geometryTypes.indexOf(geometry.type));
    this.#polygons.push(polygons.length);
    for (const polygon of polygons) {
      this.#rings.push(polygon.length);
      for (const ring of polygon) {
        this.#vertices.push(ring.length);
        for (const position of ring) this.#addPosition(position);
      }
    }
  }

  write(out: SectionWriter): GeometryPlan {
    const lngLat = this.#values.subarray(0, this.#length);
    return {
      types: writeCounts(Uint32Array.from(this.#types), out),
      polygons: writeCounts(Uint32Array.from(this.#polygons), out),
      rings: writeCounts(Uint32Array.from(this.#rings), out),
      vertices: writeCounts(Uint32Array.from(this.#vertices), out),
      vertexCount: this.#length / 2,
      ...writeCoordinates(lngLat, out),
    };
  }

  #addPosition(position: readonly number[]): void {
    const [lng, lat] = position;
    if (position.length !== 2 || !isPlace(lng, 360) || !isPlace(lat, 90)) throw new NotCacheable("a position");
    if (this.#length + 2 > this.#values.length) {
      const grown = new Float64Array(2 * this.#values.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = lng;
    this.#values[this.#length++] = lat;
  }
}

function isPlace(degrees: number | undefined, most: number): degrees is number {
  return degrees !== undefined && Math.abs(degrees) <= most;
}

type Positions = readonly (readonly number[])[];

function toPolygons({ type, coordinates }: AnyGeometry): readonly (readonly Positions[])[] {
  // The type of a geometry says how deep its coordinates lie.
  switch (type) {
    case "Point":
      return [[[coordinates as readonly number[]]]];
    case "MultiPoint":
    case "LineString":
      return [[coordinates as Positions]];
    case "MultiLineString":
      return [coordinates as readonly Positions[]];
    case "Polygon":
      return [coordinates];
    case "MultiPolygon":
      return coordinates;
  }
}

function writeCoordinates(
  lngLat: Float64Array,
  out: SectionWriter,
): Pick<GeometryPlan, "coordinates" | "decimals" | "start"> {
  for (const decimals of decimalsTried) {
    const scale = 10 ** decimals;
    const steps = toSteps(lngLat, scale);
    if (steps === undefined) continue;
    const start: [number, number] = [Math.round((lngLat[0] ?? 0) * scale), Math.round((lngLat[1] ?? 0) * scale)];
    return { coordinates: out.add(steps), decimals, start };
  }
  return { coordinates: out.add(lngLat), decimals: null, start: [0, 0] };
}

/** Difference of each coordinate from the one before it, longitudes and latitudes apart; undefined where one would not come back. */
function toSteps(lngLat: Float64Array, scale: number): Int32Array | undefined {
  const steps = new Int32Array(lngLat.length);
  for (let axis = 0; axis < 2; axis++) {
    let before = Math.round((lngLat[axis] ?? 0) * scale);
    for (let at = axis; at < lngLat.length; at += 2) {
      const value = lngLat[at] as number; // in range by the loop
      if (!isScaled(value, scale)) return undefined;
      const whole = Math.round(value * scale);
      const step = whole - before;
      if ((step | 0) !== step) return undefined;
      steps[at] = step;
      before = whole;
    }
  }
  return steps;
}
