import { limits } from "../limits.ts";
import { decodeName } from "../text/decode-text.ts";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly isSymbolicLink: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly claimedBytes: number;
  /** Where the packed bytes start and end. */
  readonly from: number;
  readonly to: number;
}

export type ZipDirectory =
  | { readonly kind: "entries"; readonly entries: readonly ZipEntry[] }
  | { readonly kind: "fault"; readonly got: string; readonly entry?: string };

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * The central directory of a zip, each entry checked against its own header: same name, inside the file, not on top of
 * another. Nothing is allocated by a claimed size. Zip64 and archives over several disks are refused.
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return fault("it has no directory: it was cut off or is no zip archive");
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    return fault("it is spread over several disks, or its directory counts do not agree");
  }
  if (start === 0xffffffff || count === 0xffff) return fault("it is a zip64 archive, made for sizes over the limit");
  if (count > limits.members) return fault(`it has ${count} members; the limit is ${limits.members}`);
  if (start + size > end) return fault("its directory lies outside the file");
  if (start + size < end) return fault("bytes stand between its directory and its end, or it has two directories");

  const entries: ZipEntry[] = [];
  let offset = start;
  for (let index = 0; index < count; index++) {
    if (offset + 46 > end || view.getUint32(offset, true) !== directorySignature) {
      return fault(`its directory breaks off after ${index} of ${count} members`);
    }
    const nameLength = view.getUint16(offset + 28, true);
    const next = offset + 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
    if (next > end) return fault(`its directory breaks off after ${index} of ${count} members`);
    const rawName = bytes.subarray(offset + 46, offset + 46 + nameLength);
    const name = decodeName(rawName);
    const packedBytes = view.getUint32(offset + 20, true);
    const local = view.getUint32(offset + 42, true);
    if (local + 30 > start || view.getUint32(local, true) !== localSignature) {
      return {
        kind: "fault",
        got: "its directory points at no member",
        entry: name,
      };
    }
    const localLength = view.getUint16(local + 26, true);
    if (!isSame(rawName, bytes.subarray(local + 30, local + 30 + localLength))) {
      return { kind: "fault", got: "a member has two names", entry: name };
    }
    const from = local + 30 + localLength + view.getUint16(local + 28, true);
    if (from + packedBytes > start)
      return {
        kind: "fault",
        got: "a member reaches beyond the data",
        entry: name,
      };
    entries.push({
      name,
      method: view.getUint16(offset + 10, true),
      isEncrypted: (view.getUint16(offset + 8, true) & 1) === 1,
      isSymbolicLink: view.getUint32(offset + 38, true) >>> 28 === 0xa,
      crc: view.getUint32(offset + 16, true),
      packedBytes,
      claimedBytes: view.getUint32(offset + 24, true),
      from,
      to: from + packedBytes,
    });
    offset = next;
  }
  return findOverlap(entries) ?? { kind: "entries", entries };
}

function fault(got: string): ZipDirectory {
  return { kind: "fault", got };
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let offset = last; offset >= 0 && offset >= last - 65_535; offset--) {
    if (view.getUint32(offset, true) !== endSignature) continue;
    if (offset + 22 + view.getUint16(offset + 20, true) <= view.byteLength) return offset;
  }
  return undefined;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function findOverlap(entries: readonly ZipEntry[]): ZipDirectory | undefined {
  const sorted = entries.toSorted((a, b) => a.from - b.from || a.to - b.to);
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && next.from < entry.to) {
      return {
        kind: "fault",
        got: "two members share the same bytes",
        entry: next.name,
      };
    }
  }
  return undefined;
}
