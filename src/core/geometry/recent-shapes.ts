/** Vertices kept beside a layer: 5 MB as arrays of positions, made in some ten milliseconds. */
const mostVertices = 2 ** 16;

/** Rings of positions, whichever plane they are on. */
type Rings = readonly (readonly (readonly unknown[])[])[];

/**
 * What the shapes of a layer were last asked for, made again when it is older: as arrays of positions outlines take nine times the room
 * of the flat arrays. A small layer has all of its own here. Cost of a question: one look, else `make`.
 */
export class RecentShapes<T> {
  readonly #make: (index: number) => T;
  readonly #ringsOf: (shape: T) => Rings;
  readonly #most: number;
  readonly #kept = new Map<number, T>();
  #vertices = 0;

  /** `most`: vertices to keep. */
  constructor(make: (index: number) => T, ringsOf: (shape: T) => Rings, most = mostVertices) {
    this.#make = make;
    this.#ringsOf = ringsOf;
    this.#most = most;
  }

  read(index: number): T {
    const known = this.#kept.get(index);
    if (known !== undefined) return known;
    const shape = this.#make(index);
    this.#vertices += countVertices(this.#ringsOf(shape));
    // A Map lists its keys in the order they came: the first is the oldest.
    for (const [oldest, other] of this.#kept) {
      if (this.#vertices <= this.#most) break;
      this.#kept.delete(oldest);
      this.#vertices -= countVertices(this.#ringsOf(other));
    }
    this.#kept.set(index, shape);
    return shape;
  }
}

function countVertices(polygons: Rings): number {
  let vertices = 0;
  for (const polygon of polygons) for (const ring of polygon) vertices += ring.length;
  return vertices;
}
