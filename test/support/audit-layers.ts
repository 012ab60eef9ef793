import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AuditContext } from "../../src/core/analysis/audit-context.ts";
import { auditDataset } from "../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import { crsTableSchema } from "../../src/core/geometry/crs-table.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import type { OverlayEngine } from "../../src/core/geometry/overlay-engine.ts";
import type { LayerKind } from "../../src/core/model/dataset.ts";
import { type LandUseTables, landUseTableSchema } from "../../src/core/model/land-use.ts";
import type { MappingFile } from "../../src/core/model/mapping.ts";
import { type LoadedRulePack, projectDefaultsSchema, type Tolerances } from "../../src/core/model/rule-pack.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import type { PlainFeature } from "./real-data.ts";

export function readData(...parts: readonly string[]): string {
  return readFileSync(fileURLToPath(new URL(`../../data/${parts.join("/")}`, import.meta.url)), "utf8");
}

export const crsTable = crsTableSchema.parse(JSON.parse(readData("crs", "crs.json")));
export const projectDefaults = projectDefaultsSchema.parse(
  JSON.parse(readData("regulations", "project-defaults.json")),
);

const dataFolder = fileURLToPath(new URL("../../data/", import.meta.url));
export const landUseTables: LandUseTables = readdirSync(`${dataFolder}land-use`)
  .filter((name) => name.endsWith(".json") && name !== "palette.json")
  .map((name) => landUseTableSchema.parse(JSON.parse(readData("land-use", name))));

/** A pack that holds tolerances only. */
export function tolerancesPack(tolerances: Partial<Tolerances>): LoadedRulePack {
  return {
    pack: {
      id: "test-tolerances",
      version: "1",
      region: "test",
      languages: { en: "Tolerances of this test" },
      code_system: "test",
      limits: [],
      tables: {},
      tolerances: { ...projectDefaults.tolerances, ...tolerances },
    },
    sha256: "",
  };
}

export interface AuditOptions {
  readonly park?: Readonly<Record<string, unknown>>;
  readonly rulePacks?: readonly LoadedRulePack[];
  readonly engine?: OverlayEngine;
  readonly asOf?: string;
  readonly mapping?: MappingFile | undefined;
}

/** Features by layer -> the report, through the same reader and audit the program uses. */
export function auditLayers(
  layers: Partial<Record<LayerKind, readonly PlainFeature[]>>,
  options: AuditOptions = {},
): AuditReport {
  const encoder = new TextEncoder();
  const files = Object.entries(layers).map(([kind, features]) => ({
    name: `${kind}.geojson`,
    bytes: encoder.encode(JSON.stringify({ type: "FeatureCollection", features })),
  }));
  const park = { schema: "parkwright.dataset/1", id: "test", name: "test", ...options.park };
  files.push({ name: "park.json", bytes: encoder.encode(JSON.stringify(park)) });
  const read = readDataset(files, { crsTable, mapping: options.mapping });
  if (read.dataset === undefined) throw new Error(`refused: ${read.issues.map((issue) => issue.message).join("\n")}`);
  const context: AuditContext = {
    asOf: options.asOf ?? "2026-03-31",
    generatedAt: "2026-11-22T00:00:00.000Z",
    rulePacks: options.rulePacks ?? [],
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: options.engine ?? createKernelEngine(),
    readIssues: read.issues,
  };
  return auditDataset(read.dataset, context);
}
