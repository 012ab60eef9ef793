/** A method to time: does its work and gives the ms it took, so that what it prepares does not count. */
export type Method = () => number | Promise<number>;

/** Time one call takes, ms. */
export function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Mean time of a short call, ms: repeated until 20 ms are over. */
export function timeShortMs(work: () => unknown): number {
  let calls = 0;
  const start = performance.now();
  do {
    work();
    calls++;
  } while (performance.now() - start < 20);
  return (performance.now() - start) / calls;
}

/** Median of three rounds in which the methods take turns, each beginning a round once, ms. Garbage is collected in between. */
export async function timeInRotation<K extends string>(
  methods: Readonly<Record<K, Method>>,
): Promise<Record<K, number>> {
  const names = Object.keys(methods) as K[];
  const times = new Map(names.map((name): [K, number[]] => [name, []]));
  for (let round = 0; round < 3; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      if (name === undefined) continue;
      globalThis.gc?.();
      times.get(name)?.push(await methods[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
