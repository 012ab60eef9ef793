import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { auditDataset } from "../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import type { OverlayEngine } from "../../src/core/geometry/overlay-engine.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import type { Issue } from "../../src/core/model/issue.ts";
import type { LoadedRulePack } from "../../src/core/model/rule-pack.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import { toLandUseCodes } from "../../src/formats/dataset/to-land-use-codes.ts";
import { parseRulePack } from "../../src/formats/rule-pack/parse-rule-pack.ts";
import { crsTable, landUseTables, projectDefaults, readData } from "./audit-layers.ts";

/** A pack of the project, through the loader. */
export function readPack(id: string): LoadedRulePack {
  const parsed = parseRulePack(readData("regulations", `${id}.json`), `${id}.json`);
  if (!parsed.ok) throw new Error(parsed.failure.map((issue) => issue.message).join("\n"));
  return { pack: parsed.value, sha256: "" };
}

const folder = fileURLToPath(new URL("../../data/demo/", import.meta.url));

/** The demo park through the reader. */
export function readDemo(): { readonly dataset: ParkDataset; readonly issues: readonly Issue[] } {
  const files = readdirSync(folder)
    .filter((name) => /json$/.test(name) && name !== "answers.json")
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder}${name}`)) }));
  const read = readDataset(files, { crsTable, landUseCodes: toLandUseCodes(landUseTables) });
  if (read.dataset === undefined) throw new Error(read.issues.map((issue) => issue.message).join("\n"));
  return { dataset: read.dataset, issues: read.issues };
}

/** The demo park through the reader and the audit, as the program does it. */
export function auditDemo(engine: OverlayEngine): AuditReport {
  const { dataset, issues } = readDemo();
  return auditDataset(dataset, {
    asOf: dataset.meta.asOf ?? "",
    generatedAt: "",
    rulePacks: dataset.meta.ruleSets.map(readPack),
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine,
    readIssues: issues,
  });
}
