import type { AreaGeometry, LngLat, LngLatRing, PlanMultiPolygon, PlanXY } from "../model/coordinates.ts";
import type { MeasuringPlane } from "./measuring-plane.ts";
import type { PlanShape } from "./overlay-engine.ts";
import { polygonsOf } from "./plan-shape.ts";
import { RecentShapes } from "./recent-shapes.ts";

/**
 * The area shapes of one layer side by side in flat arrays: shape `i` owns the polygons from `shapeStart[i]` to
 * `shapeStart[i + 1]`, each of those its rings (shell first), each of those its vertices. Valid: rings closed (first
 * vertex repeated as last) and simple, shells counterclockwise, holes clockwise. A thousand shapes cost a handful of
 * arrays, which a worker can hand over without copying.
 */
export interface FlatGeometry {
  /** Shapes. */
  readonly count: number;
  /** Polygons of shape i begin at `shapeStart[i]`; one entry more than shapes. */
  readonly shapeStart: Uint32Array;
  /** Rings of polygon p begin at `polygonStart[p]`; one entry more than polygons. */
  readonly polygonStart: Uint32Array;
  /** Vertices of ring r begin at `ringStart[r]`; one entry more than rings. */
  readonly ringStart: Uint32Array;
  /** Longitude and latitude of each vertex, degrees as given, never rounded. */
  readonly lngLat: Float64Array;
}

/** The same on the measuring plane. */
export interface FlatLayer extends FlatGeometry {
  /** x and y of each vertex, m on the measuring plane, in the order of `lngLat`. */
  readonly xy: Float64Array;
  /** minX, minY, maxX, maxY of each shape, m. A shape without vertices has an inverted box that touches nothing. */
  readonly box: Float64Array;
  /** Ellipsoidal area of each shape, m²: the plane keeps areas (domain §8). */
  readonly areaM2: Float64Array;
}

/** Collects valid shapes one after the other; `finish` cuts the arrays to size. */
export class FlatGeometryBuilder {
  #lngLat: Float64Array;
  #values = 0;
  readonly #shapeStart: number[] = [0];
  readonly #polygonStart: number[] = [0];
  readonly #ringStart: number[] = [0];

  /** `vertices`: how many to expect; more are fine. */
  constructor(vertices = 512) {
    this.#lngLat = new Float64Array(2 * vertices);
  }

  add(geometry: AreaGeometry): void {
    for (const polygon of polygonsOf(geometry)) {
      for (const ring of polygon) {
        this.#reserve(2 * ring.length);
        for (const [lng, lat] of ring) {
          this.#lngLat[this.#values++] = lng;
          this.#lngLat[this.#values++] = lat;
        }
        this.#ringStart.push(this.#values / 2);
      }
      this.#polygonStart.push(this.#ringStart.length - 1);
    }
    this.#shapeStart.push(this.#polygonStart.length - 1);
  }

  /** Shapes `from` to `to` (exclusive) of another layer as they are there. Cost: a copy of their part of its arrays. */
  addFrom(flat: FlatGeometry, from: number, to: number): void {
    const { shapeStart, polygonStart, ringStart, lngLat } = flat;
    const firstPolygon = shapeStart[from] as number; // one entry more than shapes, as below of polygons and rings
    const endPolygon = shapeStart[to] as number;
    const firstRing = polygonStart[firstPolygon] as number;
    const endRing = polygonStart[endPolygon] as number;
    const firstVertex = ringStart[firstRing] as number;
    const copied = lngLat.subarray(2 * firstVertex, 2 * (ringStart[endRing] as number));
    const vertexOffset = this.#values / 2 - firstVertex;
    const ringOffset = this.#ringStart.length - 1 - firstRing;
    const polygonOffset = this.#polygonStart.length - 1 - firstPolygon;
    for (let r = firstRing + 1; r <= endRing; r++) this.#ringStart.push((ringStart[r] as number) + vertexOffset);
    for (let p = firstPolygon + 1; p <= endPolygon; p++)
      this.#polygonStart.push((polygonStart[p] as number) + ringOffset);
    for (let i = from + 1; i <= to; i++) this.#shapeStart.push((shapeStart[i] as number) + polygonOffset);
    this.#reserve(copied.length);
    this.#lngLat.set(copied, this.#values);
    this.#values += copied.length;
  }

  finish(): FlatGeometry {
    return {
      count: this.#shapeStart.length - 1,
      shapeStart: new Uint32Array(this.#shapeStart),
      polygonStart: new Uint32Array(this.#polygonStart),
      ringStart: new Uint32Array(this.#ringStart),
      lngLat: this.#values === this.#lngLat.length ? this.#lngLat : this.#lngLat.slice(0, this.#values),
    };
  }

  #reserve(values: number): void {
    if (this.#values + values <= this.#lngLat.length) return;
    const grown = new Float64Array(Math.max(2 * this.#lngLat.length, this.#values + values));
    grown.set(this.#lngLat.subarray(0, this.#values));
    this.#lngLat = grown;
  }
}

/** Valid geometries in degrees as one flat layer, in the order given. */
export function flattenGeometries(geometries: Iterable<AreaGeometry>): FlatGeometry {
  const builder = new FlatGeometryBuilder();
  for (const geometry of geometries) builder.add(geometry);
  return builder.finish();
}

/** Shape `index` as a GeoJSON geometry, degrees: one polygon gives a Polygon, none or several a MultiPolygon. */
export function geometryAt(flat: FlatGeometry, index: number): AreaGeometry {
  const polygons = readPolygons(flat, flat.lngLat, index) as LngLatRing[][];
  const [only] = polygons;
  return only !== undefined && polygons.length === 1
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

/** Shape `index` as the overlay engine takes it; its polygons are made when somebody asks for them, and kept for a while. */
export function shapeAt(layer: Omit<FlatLayer, "lngLat">, index: number, id: string): PlanShape {
  return new FlatShape(layer, index, id);
}

/** Layer and place of a shape made by `shapeAt`; undefined for any other. */
export function placeInLayer(
  shape: PlanShape,
): { readonly layer: Omit<FlatLayer, "lngLat">; readonly index: number } | undefined {
  return shape instanceof FlatShape ? shape : undefined;
}

const recentOf = new WeakMap<Omit<FlatLayer, "lngLat">, RecentShapes<PlanMultiPolygon>>();

class FlatShape implements PlanShape {
  readonly id: string;
  readonly layer: Omit<FlatLayer, "lngLat">;
  readonly index: number;
  readonly box: PlanShape["box"];
  readonly areaM2: number;

  constructor(layer: Omit<FlatLayer, "lngLat">, index: number, id: string) {
    this.id = id;
    this.layer = layer;
    this.index = index;
    const { box, areaM2 } = layer;
    const at = 4 * index;
    this.box = [box[at] ?? 0, box[at + 1] ?? 0, box[at + 2] ?? 0, box[at + 3] ?? 0];
    this.areaM2 = areaM2[index] ?? 0;
  }

  get polygons(): PlanMultiPolygon {
    const { layer } = this;
    let recent = recentOf.get(layer);
    if (recent === undefined) {
      recent = new RecentShapes<PlanMultiPolygon>(
        (index) => readPolygons(layer, layer.xy, index) as readonly (readonly PlanXY[])[][],
        (polygons) => polygons,
      );
      recentOf.set(layer, recent);
    }
    return recent.read(this.index);
  }
}

function readPolygons(flat: Omit<FlatGeometry, "lngLat">, values: Float64Array, index: number): LngLat[][][] {
  const { shapeStart, polygonStart, ringStart } = flat;
  const polygons: LngLat[][][] = [];
  for (let p = shapeStart[index] ?? 0; p < (shapeStart[index + 1] ?? 0); p++) {
    const rings: LngLat[][] = [];
    for (let r = polygonStart[p] ?? 0; r < (polygonStart[p + 1] ?? 0); r++) {
      const ring: LngLat[] = [];
      for (let v = ringStart[r] ?? 0; v < (ringStart[r + 1] ?? 0); v++) {
        ring.push([values[2 * v] as number, values[2 * v + 1] as number]); // in range by the loop
      }
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** Values projected between two steps: some ten milliseconds. */
const stepValues = 2 ** 19;
/** Shapes laid out between two steps. */
const stepShapes = 2 ** 15;

/**
 * A layer on the measuring plane: the same x and y, bit by bit, that single shapes have there. In steps, for whoever has to
 * listen in between; yields the share done, 0 to 1. Cost: some 35 ns a vertex.
 */
export function* projectLayerSteps(flat: FlatGeometry, plane: MeasuringPlane): Generator<number, FlatLayer, void> {
  const { lngLat, count } = flat;
  const xy = new Float64Array(lngLat.length);
  for (let from = 0; from < lngLat.length; from += stepValues) {
    plane.projectInto(lngLat, xy, from, Math.min(from + stepValues, lngLat.length));
    yield (0.5 * from) / lngLat.length;
  }
  const layer = { ...flat, xy, box: new Float64Array(4 * count), areaM2: new Float64Array(count) };
  for (let from = 0; from < count; from += stepShapes) {
    measureShapes(layer, from, Math.min(from + stepShapes, count));
    yield 0.5 + (0.5 * from) / count;
  }
  return layer;
}

/** A layer whose vertices lie on the plane already: boxes and areas. */
export function layOut<Flat extends Omit<FlatGeometry, "lngLat">>(
  flat: Flat,
  xy: Float64Array,
): Flat & Omit<FlatLayer, "lngLat"> {
  const { count } = flat;
  const layer = { ...flat, xy, box: new Float64Array(4 * count), areaM2: new Float64Array(count) };
  measureShapes(layer, 0, count);
  return layer;
}

/** Fills in boxes and areas of shapes `from` to `to` (exclusive). Shoelace from each ring's first vertex, as for single shapes. */
function measureShapes(layer: Omit<FlatLayer, "lngLat">, from: number, to: number): void {
  const { shapeStart, polygonStart, ringStart, xy, box, areaM2 } = layer;
  for (let i = from; i < to; i++) {
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    let area = 0;
    for (let p = shapeStart[i] as number; p < (shapeStart[i + 1] as number); p++) {
      const shell = polygonStart[p] as number;
      for (let r = shell; r < (polygonStart[p + 1] as number); r++) {
        const first = ringStart[r] as number;
        const last = ringStart[r + 1] as number;
        const x0 = xy[2 * first] as number;
        const y0 = xy[2 * first + 1] as number;
        let twice = 0;
        let beforeX = 0;
        let beforeY = 0;
        for (let v = first; v < last; v++) {
          const x = xy[2 * v] as number;
          const y = xy[2 * v + 1] as number;
          if (x < minX) minX = x;
          if (x > maxX) maxX = x;
          if (y < minY) minY = y;
          if (y > maxY) maxY = y;
          twice += beforeX * (y - y0) - (x - x0) * beforeY;
          beforeX = x - x0;
          beforeY = y - y0;
        }
        area += (r === shell ? Math.abs(twice) : -Math.abs(twice)) / 2;
      }
    }
    box[4 * i] = minX;
    box[4 * i + 1] = minY;
    box[4 * i + 2] = maxX;
    box[4 * i + 3] = maxY;
    areaM2[i] = area;
  }
}
