import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type CrsTable, crsTableSchema } from "../core/geometry/crs-table.ts";
import { type LandUseTables, landUseTableSchema } from "../core/model/land-use.ts";
import { listAllowed } from "../core/model/nearest-names.ts";
import { type LoadedRulePack, type ProjectDefaults, projectDefaultsSchema } from "../core/model/rule-pack.ts";
import type { PackFolder } from "../formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../formats/rule-pack/resolve-pack.ts";
import { RefusedError } from "./exit-status.ts";
import { projectPath } from "./project-path.ts";

/** A file of the project's `data/`. */
export function dataPath(...parts: readonly string[]): string {
  return projectPath("data", ...parts);
}

async function readJson(...parts: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(dataPath(...parts), "utf8"));
}

export async function loadCrsTable(): Promise<CrsTable> {
  return crsTableSchema.parse(await readJson("crs", "crs.json"));
}

export async function loadProjectDefaults(): Promise<ProjectDefaults> {
  return projectDefaultsSchema.parse(await readJson("regulations", "project-defaults.json"));
}

/** Every code table of `data/land-use`, in name order. */
export async function loadLandUseTables(): Promise<LandUseTables> {
  const names = (await readdir(dataPath("land-use"))).filter(
    (name) => name.endsWith(".json") && name !== "palette.json",
  );
  return Promise.all(names.sort().map(async (name) => landUseTableSchema.parse(await readJson("land-use", name))));
}

/**
 * A pack by its id (`data/regulations/<id>.json`) or by a file of one's own, with its base and the CSV tables beside it. The
 * base of a file is looked for beside it first, so that a stored pack judges as it did, then among those of the project.
 */
export async function loadRulePack(idOrFile: string): Promise<LoadedRulePack> {
  const bundled = openFolder(dataPath("regulations"));
  const isId =
    /^[\w.-]+$/.test(idOrFile) && idOrFile !== "project-defaults" && bundled.read(`${idOrFile}.json`) !== undefined;
  const [name, folders] = isId
    ? [`${idOrFile}.json`, [bundled]]
    : [basename(idOrFile), [openFolder(dirname(idOrFile)), bundled]];
  if (folders[0]?.read(name) === undefined) {
    const known = bundled.names().filter((file) => file.endsWith(".json") && file !== "project-defaults.json");
    const ids = listAllowed(
      known.map((file) => file.slice(0, -".json".length)),
      idOrFile,
    );
    throw new RefusedError(
      `--rules ${idOrFile}: neither a pack of data/regulations nor a file that can be read. Expected the id of a pack (${ids}), or the path of a file.`,
      { rules: idOrFile },
    );
  }
  const resolved = resolvePack(name, folders);
  if (!resolved.ok) throw new RefusedError(resolved.failure.map((issue) => issue.message).join("\n"), resolved.failure);
  return resolved.value;
}

function openFolder(path: string): PackFolder {
  return {
    names: () => {
      try {
        return readdirSync(path);
      } catch {
        return []; // no such folder: it has no files
      }
    },
    read: (name) => {
      try {
        return readFileSync(join(path, name));
      } catch {
        return undefined; // not there, or not to be read: the caller says which file it wanted
      }
    },
  };
}
