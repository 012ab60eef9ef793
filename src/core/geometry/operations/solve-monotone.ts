/** Halvings after which two neighboring doubles are reached from any bracket of meters. */
const maxSteps = 120;

/**
 * Where a function that never falls reaches a value between `lo` and `hi`. The place whose value is nearest of those tried: exact to
 * `tolerance` unless the function jumps over the value, which the caller sees by asking it there. Secant steps kept inside the
 * bracket (Illinois), halving where they stall.
 */
export function solveMonotone(
  valueAt: (x: number) => number,
  wanted: number,
  lo: number,
  hi: number,
  tolerance: number,
): number {
  let [x0, x1] = [lo, hi];
  let [f0, f1] = [valueAt(lo) - wanted, valueAt(hi) - wanted];
  let best = Math.abs(f0) <= Math.abs(f1) ? { x: x0, error: Math.abs(f0) } : { x: x1, error: Math.abs(f1) };
  for (let step = 0; step < maxSteps && best.error > tolerance; step++) {
    const secant = x1 - (f1 * (x1 - x0)) / (f1 - f0);
    const isHalving = step % 3 === 2 || !(secant > x0 && secant < x1);
    const x = isHalving ? (x0 + x1) / 2 : secant;
    if (!(x > x0 && x < x1)) break;
    const f = valueAt(x) - wanted;
    if (Math.abs(f) < best.error) best = { x, error: Math.abs(f) };
    // A weight halved for the end that stays keeps the secant from creeping along.
    if (f < 0) [x0, f0, f1] = [x, f, isHalving ? f1 : f1 / 2];
    else [x1, f1, f0] = [x, f, isHalving ? f0 : f0 / 2];
  }
  return best.x;
}
