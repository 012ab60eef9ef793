import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Parcels of the large city. */
  readonly size: number;
  readonly isMillionAsked: boolean;
  /** Groups to run (`P1`), all if undefined. */
  readonly only: ReadonlySet<string> | undefined;
  /** A GeoJSON file of parcels that P11 draws instead of made ones. */
  readonly file: string | undefined;
  /** File for the results as JSON. */
  readonly json: string | undefined;
  /** Put the table into docs/performance.md? */
  readonly write: boolean;
}

const largest = 100_000;

/** Words of `npm run bench -- …`. Throws a sentence on what it does not know. */
export function parseOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      size: { type: "string", default: String(largest) },
      only: { type: "string" },
      file: { type: "string" },
      json: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  const size = Number(values.size);
  if (!Number.isInteger(size) || size < 1_000) throw new Error(`--size ${values.size}: a whole number from 1000 on`);
  const only = values.only?.split(",").map((name) => name.trim().toUpperCase());
  return {
    size: Math.min(size, largest),
    isMillionAsked: size >= 1_000_000,
    only: only === undefined ? undefined : new Set(only),
    file: values.file,
    json: values.json,
    write: values.write,
  };
}
