/** One file as it came: from a folder, a drop, an upload. `name` may carry folders (`scenarios/a.json`). */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The part of an AbortSignal a reader looks at, so that neither DOM nor Node types are needed. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** Throws the reason of a signal that was aborted: an abort is not a failure of the file. */
export function throwIfStopped(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new Error("stopped");
}

/** Last part of a name, whichever way the slashes lean. */
export function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
}

/** `lots.geojson.gz` -> `lots`. */
export function nameWithoutExtensions(name: string): string {
  const base = baseName(name);
  return base.replace(/(\.(geojsonl?|ndjson|json|zip|gz))+$/i, "") || base;
}
