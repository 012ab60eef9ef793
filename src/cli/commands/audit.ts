import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { AuditContext } from "../../core/analysis/audit-context.ts";
import { auditDataset, auditSteps } from "../../core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../core/analysis/audit-report.ts";
import { compareReports } from "../../core/analysis/compare-reports.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { formatAuditCsv } from "../../formats/report/format-audit-csv.ts";
import { formatAuditGeoJson } from "../../formats/report/format-audit-geojson.ts";
import { formatAuditJson } from "../../formats/report/format-audit-json.ts";
import { formatAuditTable } from "../../formats/report/format-audit-table.ts";
import type { Console } from "../console.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { oneOf } from "../one-of.ts";
import { createEngine, engineNames, openAudit, runSteps } from "../open-audit.ts";

/** Words of the options. */
const formats = ["table", "json", "csv", "geojson"] as const;
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
  const engineName = oneOf("--engine", values.engine, engineNames);
  const failOn = values["fail-on"] === undefined ? undefined : oneOf("--fail-on", values["fail-on"], failOns);
  const { dataset, context } = await openAudit(
    {
      dataset: target,
      rules: values.rules,
      asOf: values["as-of"],
      mapping: values.mapping,
      engine: engineName,
    },
    console,
  );
  const judged = runSteps(auditSteps(dataset, context), console);
  const report = engineName === "turf" ? await compareWithKernel(judged, dataset, context, console) : judged;
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
  const first = auditDataset(dataset, { ...context, engine: await createEngine("kernel") });
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
