import { writeCacheSteps } from "../formats/cache/write-cache.ts";
import type { OpenPark } from "./open-park.ts";
import { createSlices } from "./turns.ts";

/** The open park as a file that opens without parsing; null where it holds a value the file has no form for. */
export async function savePark(
  { dataset, readIssues }: OpenPark,
  pause: () => Promise<void>,
  now: () => number,
): Promise<Blob | null> {
  const slice = createSlices(pause, now);
  const steps = writeCacheSteps({ dataset, issues: readIssues }, null);
  let step = steps.next();
  while (step.done !== true) {
    await slice();
    step = steps.next();
  }
  return step.value.ok ? new Blob([new Uint8Array(step.value.value)], { type: "application/octet-stream" }) : null;
}
