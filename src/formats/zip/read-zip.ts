import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { InputFile } from "../input-file.ts";
import { limits } from "../limits.ts";
import { isZip } from "../text/sniff-content.ts";
import { crc32 } from "./crc32.ts";
import { unpack } from "./unpack.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";

export interface ZipReading {
  /** Empty where an issue says why the archive was refused. */
  readonly members: readonly InputFile[];
  readonly issues: readonly Issue[];
}

const litter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Members of a zip, unpacked while counting. Refused as a whole: a name that leaves the archive, a link, a password, an
 * unknown compression, a bad check sum, a name twice, an archive in the archive, more than the limits. Names are only
 * names here; nobody opens them as paths.
 */
export function readZip(file: string, bytes: Uint8Array): ZipReading {
  const refuse = (issue: Issue): ZipReading => ({
    members: [],
    issues: [issue],
  });
  if (bytes.length > limits.fileBytes) {
    const params = { what: "bytes" };
    return refuse(
      createIssue("too-large", {
        file,
        measured: bytes.length,
        allowed: limits.fileBytes,
        params,
      }),
    );
  }
  const directory = readZipDirectory(bytes);
  if (directory.kind === "fault") return refuse(unreadable(file, directory.got, directory.entry));
  const members: InputFile[] = [];
  const names = new Set<string>();
  let left = limits.unpackedBytes as number;
  for (const entry of directory.entries) {
    const { name } = entry;
    if (isUnsafeName(name) || entry.isSymbolicLink) {
      return refuse(createIssue("unsafe-path", { file, at: { entry: showName(name) } }));
    }
    if (names.has(name.toLowerCase())) return refuse(unreadable(file, `it holds “${name}” twice`, name));
    names.add(name.toLowerCase());
    if (name.endsWith("/") || litter.test(name)) continue;
    const member = readMember(file, entry, bytes, left);
    if ("code" in member) return refuse(member);
    left -= member.bytes.length;
    if (isZip(member.bytes) && !/(^|\/)attachments\//.test(name)) {
      return refuse(unreadable(file, `its member “${name}” is an archive itself`, name));
    }
    members.push(member);
  }
  if (members.length === 0) return refuse(createIssue("empty-file", { file }));
  return { members, issues: [] };
}

function readMember(file: string, entry: ZipEntry, bytes: Uint8Array, left: number): InputFile | Issue {
  const { name, method } = entry;
  if (entry.isEncrypted) return unreadable(file, `its member “${name}” is locked with a password`, name);
  if (method !== 0 && method !== 8) {
    return unreadable(file, `its member “${name}” uses the unknown compression ${method}`, name);
  }
  const packed = bytes.subarray(entry.from, entry.to);
  const tooLarge = (measured: number): Issue =>
    createIssue("too-large", {
      file,
      at: { entry: name },
      measured,
      allowed: Math.min(left, limits.unpackedBytes),
      params: { what: `bytes in its member ${name} when unpacked` },
    });
  if (method === 0) {
    if (packed.length > left) return tooLarge(packed.length);
    return checkSum(file, entry, packed);
  }
  const unpacked = unpack(packed, "deflate", left);
  if (unpacked.kind === "too-large") return tooLarge(unpacked.measured);
  if (unpacked.kind === "damaged") return unreadable(file, `its member “${name}” is damaged (${unpacked.got})`, name);
  return checkSum(file, entry, unpacked.bytes);
}

function checkSum(file: string, entry: ZipEntry, bytes: Uint8Array): InputFile | Issue {
  if (bytes.length !== entry.claimedBytes) {
    return unreadable(
      file,
      `its member “${entry.name}” has ${bytes.length} bytes and claims ${entry.claimedBytes}`,
      entry.name,
    );
  }
  if (crc32(bytes) !== entry.crc) {
    return unreadable(file, `the check sum of its member “${entry.name}” is wrong`, entry.name);
  }
  return { name: entry.name, bytes };
}

function unreadable(file: string, got: string, entry?: string): Issue {
  return createIssue("unreadable-archive", {
    file,
    ...(entry === undefined ? {} : { at: { entry } }),
    params: { got },
  });
}

/** Absolute, with a drive, with steps up, with NUL or other control characters, or with backslashes that some programs follow. */
function isUnsafeName(name: string): boolean {
  if (name === "" || hasControl(name) || /^([/\\]|[a-z]:)/i.test(name)) return true;
  return name.split(/[/\\]/).includes("..");
}

function hasControl(name: string): boolean {
  return /\p{Cc}/u.test(name);
}

function showName(name: string): string {
  return name.replace(/\p{Cc}/gu, (char) => `⟨U+${char.charCodeAt(0).toString(16).padStart(4, "0")}⟩`);
}
