import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { type CrsTable, crsTableSchema } from "../core/geometry/crs-table.ts";
import { type LandUseTables, landUseTableSchema } from "../core/model/land-use.ts";
import { type LoadedRulePack, type ProjectDefaults, projectDefaultsSchema } from "../core/model/rule-pack.ts";
import { parseRulePack } from "../formats/rule-pack/parse-rule-pack.ts";
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

/** A pack by its id (`data/regulations/<id>.json`) or by a file of one's own. */
export async function loadRulePack(idOrFile: string): Promise<LoadedRulePack> {
  const bundled = dataPath("regulations", `${idOrFile}.json`);
  const isId = /^[\w.-]+$/.test(idOrFile) && idOrFile !== "project-defaults" && existsSync(bundled);
  const path = isId ? bundled : idOrFile;
  const text = await readFile(path, "utf8").catch(() => {
    throw new RefusedError(
      `--rules ${idOrFile}: neither a pack of data/regulations nor a file that can be read. Expected an id such as cn-national-2023, or the path of a pack.`,
      { rules: idOrFile },
    );
  });
  const parsed = parseRulePack(text, idOrFile);
  if (!parsed.ok) throw new RefusedError(parsed.failure.map((issue) => issue.message).join("\n"), parsed.failure);
  return { pack: parsed.value, sha256: createHash("sha256").update(text).digest("hex") };
}
