/** Remembers parts of a judgment with what they were made from. */
export interface JudgingMemory {
  /**
   * What `make` gives; of the same name made from the very same inputs (objects, numbers, texts) the last time: what it gave then,
   * the same object. `make` must read nothing else that may differ, and give nothing that holds on to a whole judgment.
   */
  readonly recall: <T>(name: string, inputs: readonly unknown[], make: () => T) => T;
}

/** A memory that can be gone on from. */
export interface KeptMemory extends JudgingMemory {
  /** Forgets what was remembered before and not asked for since. */
  readonly seal: () => void;
  /** A memory for the next judgment, which finds what this one holds. */
  readonly next: () => KeptMemory;
}

interface Entry {
  readonly inputs: readonly unknown[];
  readonly result: unknown;
}

/** An empty memory. Cost of a question: linear in its inputs. */
export function createMemory(): KeptMemory {
  return memoryAfter(new Map());
}

/** Remembers nothing, so that a single judgment holds nothing but its report. What follows it remembers. */
export const noMemory: KeptMemory = { recall: (_name, _inputs, make) => make(), seal: () => {}, next: createMemory };

function memoryAfter(before: ReadonlyMap<string, Entry>): KeptMemory {
  const entries = new Map<string, Entry>();
  let known = before;
  return {
    recall<T>(name: string, inputs: readonly unknown[], make: () => T): T {
      const entry = entries.get(name) ?? known.get(name);
      if (entry !== undefined && areSame(entry.inputs, inputs)) {
        entries.set(name, entry);
        return entry.result as T; // made under this name from these inputs
      }
      const result = make();
      entries.set(name, { inputs, result });
      return result;
    },
    seal() {
      known = new Map();
    },
    next: () => memoryAfter(entries),
  };
}

/** Are two lists the very same, member by member? */
export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
