import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { AuditContext } from "../../core/analysis/audit-context.ts";
import { auditDataset, auditSteps } from "../../core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../core/analysis/audit-report.ts";
import { compareReports } from "../../core/analysis/compare-reports.ts";
import { createKernelEngine } from "../../core/geometry/kernel-engine.ts";
import type { OverlayEngine } from "../../core/geometry/overlay-engine.ts";
import { isIsoDate } from "../../core/model/calendar.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { readDataset } from "../../formats/dataset/read-dataset.ts";
import { toLandUseCodes } from "../../formats/dataset/to-land-use-codes.ts";
import { formatAuditCsv } from "../../formats/report/format-audit-csv.ts";
import { formatAuditGeoJson } from "../../formats/report/format-audit-geojson.ts";
import { formatAuditJson } from "../../formats/report/format-audit-json.ts";
import { formatAuditTable } from "../../formats/report/format-audit-table.ts";
import { formatIssueLines } from "../../formats/report/format-issue-lines.ts";
import type { Console } from "../console.ts";
import { loadCrsTable, loadLandUseTables, loadProjectDefaults, loadRulePack } from "../data-files.ts";
import { exitStatus, RefusedError, UsageError } from "../exit-status.ts";
import { readInputFiles } from "../input-files.ts";
import { oneOf } from "../one-of.ts";
import { readMapping } from "../read-mapping.ts";

/** Words of the options. */
const formats = ["table", "json", "csv", "geojson"] as const;
const engines = ["kernel", "turf"] as const;
const failOns = ["fail", "unknown"] as const;

/** `parkwright audit`: the whole audit of contracts §4. */
export async function runAudit(words: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      rules: { type: "string", multiple: true },
      "as-of": { type: "string" },
      mapping: { type: "string" },
      engine: { type: "string", default: "kernel" },
      format: { type: "string", default: "table" },
      out: { type: "string" },
      "fail-on": { type: "string" },
    },
  });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError("give exactly one DATASET.");
  const format = oneOf("--format", values.format, formats);
  const engineName = oneOf("--engine", values.engine, engines);
  const failOn = values["fail-on"] === undefined ? undefined : oneOf("--fail-on", values["fail-on"], failOns);
  const givenAsOf = values["as-of"];
  if (givenAsOf !== undefined && !isIsoDate(givenAsOf)) {
    throw new UsageError(`--as-of is “${givenAsOf}”; expected a date such as 2026-03-31.`);
  }

  const crsTable = await loadCrsTable();
  const landUseTables = await loadLandUseTables();
  const read = readDataset(await readInputFiles(target), {
    crsTable,
    landUseCodes: toLandUseCodes(landUseTables),
    mapping: values.mapping === undefined ? undefined : await readMapping(values.mapping),
    onProgress: (share) => console.progress(share / 2, "reading"),
  });
  if (read.dataset === undefined) {
    const errors = read.issues.filter((issue) => issue.severity === "error");
    throw new RefusedError(formatIssueLines(errors, console.columns ?? 100), read.issues);
  }
  const { dataset } = read;
  const rulePacks = await Promise.all((values.rules ?? dataset.meta.ruleSets).map(loadRulePack));
  const now = new Date();
  const fallbacks: string[] = [];
  const context: AuditContext = {
    asOf: givenAsOf ?? dataset.meta.asOf ?? now.toLocaleDateString("sv-SE"),
    generatedAt: now.toISOString(),
    rulePacks,
    defaults: await loadProjectDefaults(),
    crsTable,
    landUseTables,
    engine: await createEngine(engineName, (what) => fallbacks.push(what)),
    fallbacks,
    readIssues: read.issues,
  };
  const steps = auditSteps(dataset, context);
  let step = steps.next();
  while (!step.done) {
    console.progress(0.5 + step.value.share / 2, step.value.stage);
    step = steps.next();
  }
  console.progress(1, "");
  const report = engineName === "turf" ? await compareWithKernel(step.value, dataset, context, console) : step.value;
  const text = {
    table: () => formatAuditTable(report, { width: console.columns ?? 100 }),
    json: () => formatAuditJson(report),
    csv: () => formatAuditCsv(report),
    geojson: () => formatAuditGeoJson(report, dataset),
  }[format]();
  if (values.out === undefined) console.out(text);
  else {
    await writeFile(values.out, text.endsWith("\n") ? text : `${text}\n`);
    console.err(`Written: ${values.out}`);
  }
  return failOn !== undefined && countAgainst(report, failOn) > 0 ? exitStatus.saysNo : exitStatus.done;
}

/** The second engine is there to check the first: says how far they are apart and adds what is beyond the tolerance. */
async function compareWithKernel(
  report: AuditReport,
  dataset: ParkDataset,
  context: AuditContext,
  console: Console,
): Promise<AuditReport> {
  const first = auditDataset(dataset, { ...context, engine: await createEngine("kernel", () => undefined) });
  const allowedM2 = context.defaults.engine_tolerance_m2;
  const { parcels, largestDifferenceM2, verdictDifferences, issues } = compareReports(first, report, allowedM2);
  console.err(
    `${first.engine} and ${report.engine}: ${parcels} parcels, largest difference ${largestDifferenceM2.toExponential(1)} m² (tolerance ${allowedM2} m²), ${verdictDifferences.length} verdicts differ`,
  );
  for (const difference of verdictDifferences) console.err(`  ${difference}`);
  return { ...report, issues: [...report.issues, ...issues] };
}

/** `fail` counts failed checks and issues of severity error, `unknown` counts unknown checks too (contracts §1). */
function countAgainst(report: AuditReport, failOn: "fail" | "unknown"): number {
  const { verdicts } = report.totals;
  const errors = report.issues.filter((issue) => issue.severity === "error").length;
  return verdicts.fail + errors + (failOn === "unknown" ? verdicts.unknown : 0);
}

/** The kernel asks Turf where it cannot clip two shapes itself, so that an audit never dies of one pair. */
async function createEngine(
  name: (typeof engines)[number],
  onSecondEngine: (what: string) => void,
): Promise<OverlayEngine> {
  const { createTurfEngine } = await import("../../core/geometry/turf-engine.ts");
  const turf = createTurfEngine();
  return name === "turf" ? turf : createKernelEngine({ secondEngine: turf, onSecondEngine });
}
