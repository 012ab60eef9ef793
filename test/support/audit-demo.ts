import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { auditDataset } from "../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import type { OverlayEngine } from "../../src/core/geometry/overlay-engine.ts";
import type { LoadedRulePack } from "../../src/core/model/rule-pack.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import { toLandUseCodes } from "../../src/formats/dataset/to-land-use-codes.ts";
import { parseRulePack } from "../../src/formats/rule-pack/parse-rule-pack.ts";
import { crsTable, landUseTables, projectDefaults, readData } from "./audit-layers.ts";

function loadPack(id: string): LoadedRulePack {
  const parsed = parseRulePack(readData("regulations", `${id}.json`), `${id}.json`);
  if (!parsed.ok) throw new Error(parsed.failure.map((issue) => issue.message).join("\n"));
  return { pack: parsed.value, sha256: "" };
}

const folder = fileURLToPath(new URL("../../data/demo/", import.meta.url));

/** The demo park through the reader and the audit, as the program does it. */
export function auditDemo(engine: OverlayEngine): AuditReport {
  const files = readdirSync(folder)
    .filter((name) => /json$/.test(name) && name !== "answers.json")
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder}${name}`)) }));
  const read = readDataset(files, { crsTable, landUseCodes: toLandUseCodes(landUseTables) });
  if (read.dataset === undefined) throw new Error(read.issues.map((issue) => issue.message).join("\n"));
  return auditDataset(read.dataset, {
    asOf: read.dataset.meta.asOf ?? "",
    generatedAt: "",
    rulePacks: read.dataset.meta.ruleSets.map(loadPack),
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine,
    readIssues: read.issues,
  });
}
