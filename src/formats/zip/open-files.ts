import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { InputFile } from "../input-file.ts";
import { limits } from "../limits.ts";
import { isGzip, isZip } from "../text/sniff-content.ts";
import { readZip } from "./read-zip.ts";
import { unpack } from "./unpack.ts";

export interface OpenedFiles {
  readonly files: readonly InputFile[];
  /** Archives that were refused, by name. */
  readonly refused: ReadonlyMap<string, readonly Issue[]>;
}

/** Zip archives and gzipped members opened; everything else as it came. A `.geojson` that is a zip inside stays one file. */
export function openFiles(files: readonly InputFile[]): OpenedFiles {
  const opened: InputFile[] = [];
  const refused = new Map<string, readonly Issue[]>();
  for (const file of files) {
    if (isZip(file.bytes) && !/\.(geojson|json)$/i.test(file.name) && !isAttachment(file)) {
      const { members, issues } = readZip(file.name, file.bytes);
      if (issues.length > 0) refused.set(file.name, issues);
      for (const member of members) openMember(member, `${file.name}/${member.name}`);
    } else openMember(file, file.name);
  }
  return { files: opened, refused };

  function openMember(file: InputFile, shownName: string): void {
    if (!isGzip(file.bytes) || !/\.gz$/i.test(file.name) || isAttachment(file)) {
      opened.push(file);
      return;
    }
    const unpacked = unpack(file.bytes, "gzip", limits.unpackedBytes);
    if (unpacked.kind === "bytes") opened.push({ name: file.name, bytes: unpacked.bytes });
    else if (unpacked.kind === "damaged") {
      refused.set(shownName, [
        createIssue("unreadable-archive", {
          file: file.name,
          params: { got: unpacked.got },
        }),
      ]);
    } else {
      const params = { what: "bytes when unpacked" };
      const { measured } = unpacked;
      refused.set(shownName, [
        createIssue("too-large", {
          file: file.name,
          measured,
          allowed: limits.unpackedBytes,
          params,
        }),
      ]);
    }
  }
}

function isAttachment(file: InputFile): boolean {
  return /(^|[/\\])attachments[/\\]/.test(file.name);
}
