/** What a generator of short steps comes to; `wait` between two of them lets messages in. */
export async function finish<T>(steps: Generator<unknown, T, void>, wait: () => Promise<void>): Promise<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    await wait();
  }
}
