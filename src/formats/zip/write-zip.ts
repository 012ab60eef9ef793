import { type Zippable, zipSync } from "fflate";

/** Members carry no date of their own: the same files give the same bytes. The first day the format can say. */
const noDate = new Date(1980, 0, 1);

/** Files as one .zip, in their order. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  // Nothing inherited: a member may be called anything.
  const members: Zippable = Object.create(null);
  for (const [name, bytes] of files) members[name] = [bytes, { mtime: noDate }];
  return zipSync(members);
}
