type Position = readonly [number, number] | readonly number[];

/** Above this share of the sum of both products the sign of the plain difference is sure (Shewchuk 1997, ccwerrboundA). */
const sureShare = 3.3306690738754716e-16;
const splitter = 134_217_729;

/**
 * On which side of the line a → b the point c lies: 1 left, -1 right, 0 exactly on it. Exact for all finite doubles short of
 * overflow, so "touches" and "crosses" are never guessed. Source: J. R. Shewchuk, Adaptive Precision Floating-Point
 * Arithmetic and Fast Robust Geometric Predicates (1997), without the middle stages.
 */
export function orientationOf(a: Position, b: Position, c: Position): -1 | 0 | 1 {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const [cx = 0, cy = 0] = c;
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const difference = left - right;
  if (left === 0 || right === 0 || left > 0 !== right > 0) return signOf(difference);
  if (Math.abs(difference) >= sureShare * Math.abs(left + right)) return signOf(difference);
  return exactOrientation(ax, ay, bx, by, cx, cy);
}

function exactOrientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const sum: number[] = [];
  addProduct(sum, ax, by);
  addProduct(sum, -ax, cy);
  addProduct(sum, -cx, by);
  addProduct(sum, -ay, bx);
  addProduct(sum, ay, cx);
  addProduct(sum, cy, bx);
  // Parts don't overlap and grow in size, so the last one has the sign of all.
  return signOf(sum.at(-1) ?? 0);
}

/** Adds the exact product as two doubles to a sum of non-overlapping ones. */
function addProduct(sum: number[], a: number, b: number): void {
  const product = a * b;
  const aScaled = splitter * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = splitter * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  const error = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  addExactly(sum, error);
  addExactly(sum, product);
}

function addExactly(sum: number[], value: number): void {
  let carry = value;
  let kept = 0;
  for (const part of sum) {
    const total = carry + part;
    const virtual = total - carry;
    const error = carry - (total - virtual) + (part - virtual);
    if (error !== 0) sum[kept++] = error;
    carry = total;
  }
  if (carry !== 0) sum[kept++] = carry;
  sum.length = kept;
}

function signOf(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
