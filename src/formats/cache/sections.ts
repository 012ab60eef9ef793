import { fail, type Result, succeed } from "../../core/model/result.ts";
import { cacheFormatVersion, cacheMagic, entryBytes, headBytes, isCacheFile } from "./cache-format.ts";
import { computeChecksum } from "./checksum.ts";

/** Why a cache is not used; the source is read again. */
export type CacheRefusal =
  | { readonly reason: "not-a-cache" | "other-source" }
  | { readonly reason: "other-version"; readonly got: number }
  | { readonly reason: "damaged"; readonly what: string };

/** Parts of a file, by their number. */
export interface Sections {
  /** The part's bytes where they lie, at a multiple of 8; undefined where there is no such part. */
  readonly get: (index: number) => Uint8Array | undefined;
  /** Of the whole file: nothing in it has more parts than that. */
  readonly byteLength: number;
}

/** Collects sections; the first one is 1, since 0 is kept for the manifest. */
export class SectionWriter {
  readonly #sections: Uint8Array[] = [];

  add(values: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array): number {
    return this.#sections.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** The whole file. Cost: one copy of everything. */
  finish(manifest: Uint8Array): Uint8Array {
    const all = [manifest, ...this.#sections];
    const first = headBytes + all.length * entryBytes;
    const total = all.reduce((sum, { length }) => sum + toPadded(length), first);
    const file = new Uint8Array(total);
    const head = new DataView(file.buffer);
    file.set(cacheMagic);
    head.setUint32(8, cacheFormatVersion, true);
    head.setUint32(12, all.length, true);
    setLength(head, 16, total);
    let at = first;
    for (const [index, bytes] of all.entries()) {
      file.set(bytes, at);
      const end = at + toPadded(bytes.length);
      setLength(head, headBytes + index * entryBytes, bytes.length);
      head.setUint32(headBytes + index * entryBytes + 8, computeChecksum(file.subarray(at, end)), true);
      at = end;
    }
    head.setUint32(24, computeChecksum(file.subarray(0, first)), true);
    return file;
  }
}

/**
 * Finds the sections of a file and checks every byte of it: the sections fill it without gaps, head, directory and each
 * section (its padding too) have their checksum. Copies only what does not begin at a multiple of 8. Cost: one pass.
 */
export function openSections(given: Uint8Array): Result<Sections, CacheRefusal> {
  if (!isCacheFile(given)) return fail({ reason: "not-a-cache" });
  if (given.length < headBytes) return fail({ reason: "damaged", what: "its head" });
  const file = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  const head = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = head.getUint32(8, true);
  if (version !== cacheFormatVersion) return fail({ reason: "other-version", got: version });
  const first = headBytes + head.getUint32(12, true) * entryBytes;
  if (getLength(head, 16) !== file.length || first > file.length)
    return fail({ reason: "damaged", what: "its length" });
  const directory = new Uint8Array(file.subarray(0, first));
  directory.fill(0, 24, 28);
  if (computeChecksum(directory) !== head.getUint32(24, true))
    return fail({ reason: "damaged", what: "its directory" });
  const sections: Uint8Array[] = [];
  let at = first;
  for (let entry = headBytes; entry < first; entry += entryBytes) {
    const length = getLength(head, entry);
    const end = at + toPadded(length);
    if (end > file.length) return fail({ reason: "damaged", what: "its length" });
    if (computeChecksum(file.subarray(at, end)) !== head.getUint32(entry + 8, true)) {
      return fail({ reason: "damaged", what: `part ${sections.length}` });
    }
    sections.push(file.subarray(at, at + length));
    at = end;
  }
  if (at !== file.length) return fail({ reason: "damaged", what: "its length" });
  return succeed({ get: (index) => sections[index], byteLength: file.length });
}

function toPadded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function setLength(view: DataView, at: number, length: number): void {
  view.setUint32(at, length % 2 ** 32, true);
  view.setUint32(at + 4, Math.floor(length / 2 ** 32), true);
}

function getLength(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
