import { isCacheFile, type SourceKey } from "../formats/cache/cache-format.ts";
import { readCache } from "../formats/cache/read-cache.ts";
import { readSavedPark } from "../formats/cache/read-saved-park.ts";
import { writeCacheSteps } from "../formats/cache/write-cache.ts";
import type { InputFile } from "../formats/input-file.ts";
import { type KeptParks, keepPark } from "./kept-parks.ts";
import type { ReadOutcome } from "./worker-tools.ts";

/** Smaller sources are read as fast as they are looked up; larger ones would not leave room for others. */
const sourceBytes = { least: 2e6, most: 300e6 } as const;

export interface ReopenTools {
  readonly parks: KeptParks | undefined;
  /** Build of the program and its tables; "" keeps nothing. */
  readonly program: string;
  /** How reading was asked for, as JSON. */
  readonly options: string;
  readonly hash: (bytes: Uint8Array) => Promise<string>;
  readonly read: () => Promise<ReadOutcome>;
}

/**
 * A park from its kept copy, if there is one of just these bytes, read in just this way by just this program; else from
 * the files, and `keep` then stores the copy. A saved park opens by itself. What goes wrong with copies shows nowhere but
 * in the time it takes.
 */
export async function reopenPark(files: readonly InputFile[], tools: ReopenTools): Promise<ReadOutcome> {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0 && isCacheFile(only.bytes)) {
    const { dataset, issues } = readSavedPark(only);
    return { dataset, issues };
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const { parks, program, options } = tools;
  if (parks === undefined || program === "" || total < sourceBytes.least || total > sourceBytes.most) {
    return tools.read();
  }
  const hashed = await Promise.all(
    files.map(async ({ name, bytes }) => ({ name, bytes: bytes.length, sha256: await tools.hash(bytes) })),
  );
  const source: SourceKey = { program, options, files: hashed };
  const name = await tools.hash(new TextEncoder().encode(JSON.stringify(source)));
  const kept = await parks.read(name).catch(() => undefined);
  const reopened = kept === undefined ? undefined : readCache(kept, source);
  if (reopened?.ok === true) return { dataset: reopened.value.dataset, issues: reopened.value.issues };
  const outcome = await tools.read();
  const { dataset, issues } = outcome;
  if (dataset === undefined) return outcome;
  return {
    ...outcome,
    async keep(pause) {
      const steps = writeCacheSteps({ dataset, issues }, source);
      let step = steps.next();
      while (step.done !== true) {
        await pause();
        step = steps.next();
      }
      if (step.value.ok) await keepPark(parks, name, step.value.value);
    },
  };
}
