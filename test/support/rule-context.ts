import { readFileSync } from "node:fs";
import type { VectorContext } from "../../src/core/analysis/vectors/run-vectors.ts";
import { crsTableSchema } from "../../src/core/geometry/crs-table.ts";
import { type LandUseTables, landUseTableSchema, type Palette, paletteSchema } from "../../src/core/model/land-use.ts";
import {
  type LoadedRulePack,
  type ProjectDefaults,
  projectDefaultsSchema,
  type RulePack,
} from "../../src/core/model/rule-pack.ts";
import { parseRulePack } from "../../src/formats/rule-pack/parse-rule-pack.ts";

const data = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8");

function loadPack(id: string): RulePack {
  const parsed = parseRulePack(data(`regulations/${id}.json`), id);
  if (!parsed.ok) throw new Error(parsed.failure.map((issue) => issue.message).join("\n"));
  return parsed.value;
}

export function loaded(pack: RulePack): LoadedRulePack {
  return { pack, sha256: "0".repeat(64) };
}

export const national2023 = loadPack("cn-national-2023");
export const national2008 = loadPack("cn-national-2008");
export const baunvo = loadPack("de-baunvo");
export const singapore = loadPack("sg-ura");
export const newYork = loadPack("us-nyc");
export const defaults: ProjectDefaults = projectDefaultsSchema.parse(
  JSON.parse(data("regulations/project-defaults.json")),
);
export const landUseTables: LandUseTables = ["cn-2011", "cn-2023", "cn-survey"].map((name) =>
  landUseTableSchema.parse(JSON.parse(data(`land-use/${name}.json`))),
);
export const palette: Palette = paletteSchema.parse(JSON.parse(data("land-use/palette.json")));

export const vectorContext: VectorContext = {
  packs: [national2023, national2008, baunvo, singapore, newYork].map(loaded),
  defaults,
  crsTable: crsTableSchema.parse(JSON.parse(data("crs/crs.json"))),
  landUseTables,
};
