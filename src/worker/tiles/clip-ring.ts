/** Vertices x0, y0, x1, y1 … in an array that grows as needed; `length` counts values in use. */
export interface ClipBuffer {
  values: Float64Array;
  length: number;
}

export function createClipBuffer(): ClipBuffer {
  return { values: new Float64Array(256), length: 0 };
}

/** Makes room for a number of values; what the buffer held is lost. */
export function reserveValues(buffer: ClipBuffer, values: number): void {
  if (buffer.values.length < values) buffer.values = new Float64Array(2 * values);
  buffer.length = 0;
}

/**
 * Clips an open ring (first vertex not repeated) to the square from `least` to `most` in x and y. Pieces that fall apart
 * stay joined along the square's edge, which is outside of what is seen. Returns the buffer that holds the result: one of
 * the two given. Source: Sutherland and Hodgman 1974. Cost: four passes over the vertices.
 */
export function clipRing(ring: ClipBuffer, spare: ClipBuffer, least: number, most: number): ClipBuffer {
  clipSide(ring, spare, 0, 1, least);
  clipSide(spare, ring, 0, -1, -most);
  clipSide(ring, spare, 1, 1, least);
  clipSide(spare, ring, 1, -1, -most);
  return ring;
}

/** Keeps where `sign * coordinate >= bound`. */
function clipSide(from: ClipBuffer, to: ClipBuffer, axis: 0 | 1, sign: 1 | -1, bound: number): void {
  const count = from.length;
  reserveValues(to, 2 * count + 8);
  const source = from.values;
  const target = to.values;
  let length = 0;
  for (let at = 0; at < count; at += 2) {
    const before = at === 0 ? count - 2 : at - 2;
    const fromInside = sign * (source[before + axis] as number) - bound; // in range by the loop
    const toInside = sign * (source[at + axis] as number) - bound;
    if (fromInside >= 0 !== toInside >= 0) {
      const share = fromInside / (fromInside - toInside);
      const other = 1 - axis;
      const a = source[before + other] as number;
      target[length + axis] = sign * bound;
      target[length + other] = a + ((source[at + other] as number) - a) * share;
      length += 2;
    }
    if (toInside >= 0) {
      target[length++] = source[at] as number;
      target[length++] = source[at + 1] as number;
    }
  }
  to.length = length;
}
