/** Runs a sequence of steps to its end, as whoever has nothing else to listen to. */
export function finish<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
