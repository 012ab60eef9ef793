import crsJson from "../../data/crs/crs.json?raw";
import { type CrsTable, crsTableSchema } from "../core/geometry/crs-table.ts";
import { type LandUseTables, landUseTableSchema, type Palette, paletteSchema } from "../core/model/land-use.ts";
import { type LoadedRulePack, type ProjectDefaults, projectDefaultsSchema } from "../core/model/rule-pack.ts";
import { baseName, type InputFile } from "../formats/input-file.ts";
import { createTextFolder } from "../formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../formats/rule-pack/resolve-pack.ts";

/*
 * What ships with the program: the demo park as files beside the bundle, tables and rule packs as text inside the
 * worker. Everything is same-origin; nothing is fetched until the demo is opened.
 */

const demoUrls = import.meta.glob<string>(["/data/demo/*.{json,geojson}", "!/data/demo/answers.json"], {
  query: "?url",
  eager: true,
  import: "default",
});
const regulations = import.meta.glob<string>("/data/regulations/*.{json,csv}", {
  query: "?raw",
  eager: true,
  import: "default",
});
const landUse = import.meta.glob<string>("/data/land-use/*.json", { query: "?raw", eager: true, import: "default" });
const paletteName = "palette.json";
const defaultsName = "project-defaults.json";

export async function loadDemo(): Promise<readonly InputFile[]> {
  return Promise.all(
    Object.entries(demoUrls).map(async ([path, url]) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`demo file ${path}: got status ${response.status}, expected 200`);
      return { name: baseName(path), bytes: new Uint8Array(await response.arrayBuffer()) };
    }),
  );
}

/** Every bundled rule pack by id, with its base and tables in and its hash. */
export const getRulePacks = once((): ReadonlyMap<string, LoadedRulePack> => {
  const folder = createTextFolder(new Map(Object.entries(regulations).map(([path, text]) => [baseName(path), text])));
  const packs = new Map<string, LoadedRulePack>();
  for (const name of folder.names()) {
    if (!name.endsWith(".json") || name === defaultsName) continue;
    const resolved = resolvePack(name, [folder]);
    if (!resolved.ok) throw new Error(resolved.failure.map((issue) => issue.message).join("\n"));
    packs.set(resolved.value.pack.id, resolved.value);
  }
  return packs;
});

export const getProjectDefaults = once(
  (): ProjectDefaults => projectDefaultsSchema.parse(JSON.parse(getText(regulations, defaultsName))),
);

export const getCrsTable = once((): CrsTable => crsTableSchema.parse(JSON.parse(crsJson)));

export const getPalette = once((): Palette => paletteSchema.parse(JSON.parse(getText(landUse, paletteName))));

/** The code tables: national guide, urban classes, survey classes. */
export const getLandUseTables = once(
  (): LandUseTables =>
    Object.entries(landUse)
      .filter(([path]) => baseName(path) !== paletteName)
      .map(([, text]) => landUseTableSchema.parse(JSON.parse(text))),
);

function getText(files: Readonly<Record<string, string>>, name: string): string {
  const text = Object.entries(files).find(([path]) => baseName(path) === name)?.[1];
  if (text === undefined) throw new Error(`${name} is missing from the bundle`);
  return text;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
