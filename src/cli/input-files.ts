import { readdir, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { dataPath } from "./data-files.ts";
import { RefusedError } from "./exit-status.ts";
import { describeFileError, readGivenFile } from "./read-given-file.ts";

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a DATASET argument: a folder's (with its subfolders), one file, or the demo. Names are relative, with `/`. */
export async function readInputFiles(dataset: string): Promise<readonly GivenFile[]> {
  const path = dataset === "demo" ? dataPath("demo") : dataset;
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file or folder" : describeFileError(error);
    throw new RefusedError(`${dataset}: ${why}. Expected a folder, a .zip or a GeoJSON file, or the word demo.`, {
      file: dataset,
      code: error.code ?? "unreadable",
    });
  });
  const expected = "a folder, a .zip or a GeoJSON file, or the word demo";
  if (!info.isDirectory()) return [{ name: basename(path), bytes: await readGivenFile(path, "", expected) }];
  const names = await listFiles(path);
  if (names.length === 0) {
    throw new RefusedError(`${dataset}: the folder is empty. Expected park.json or a layer such as parcels.geojson.`, {
      file: dataset,
      code: "empty-folder",
    });
  }
  const chosen = dataset === "demo" ? names.filter(isDemoMember) : names;
  return Promise.all(
    chosen.map(async (name) => ({ name, bytes: await readGivenFile(join(path, name), "", "a file that can be read") })),
  );
}

/** The demo folder also holds its maker, its answers and a README, which are no members of the park. */
function isDemoMember(name: string): boolean {
  return /^(scenarios\/)?[^/]+\.(geo)?json$/.test(name) && name !== "answers.json";
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
