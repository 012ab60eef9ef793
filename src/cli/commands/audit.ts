import { parseArgs } from "node:util";
import type { AuditContext } from "../../core/analysis/audit-context.ts";
import { auditDataset, auditWorldSteps } from "../../core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../core/analysis/audit-report.ts";
import { compareReports } from "../../core/analysis/compare-reports.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import type { WhatIf } from "../../core/analysis/what-if/apply-what-if.ts";
import { judgeWhatIf, type WhatIfAudit } from "../../core/analysis/what-if/judge-what-if.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { formatAuditCsv } from "../../formats/report/format-audit-csv.ts";
import { listAuditGeoJsonLines } from "../../formats/report/format-audit-geojson.ts";
import { listAuditJsonLines } from "../../formats/report/format-audit-json.ts";
import { formatAuditTable } from "../../formats/report/format-audit-table.ts";
import { formatWhatIfTable } from "../../formats/report/format-what-if-table.ts";
import type { Console } from "../console.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { oneOf } from "../one-of.ts";
import { createEngine, engineNames, openAudit, type ProgressSpan, runSteps } from "../open-audit.ts";
import { writeOutcome } from "../write-outcome.ts";

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
      "what-if": { type: "string", multiple: true },
    },
  });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError("give exactly one DATASET.");
  const format = oneOf("--format", values.format, formats);
  const engineName = oneOf("--engine", values.engine, engineNames);
  const failOn = values["fail-on"] === undefined ? undefined : oneOf("--fail-on", values["fail-on"], failOns);
  const whatIfs = (values["what-if"] ?? []).map(readWhatIf);
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
  const middle = whatIfs.length > 0 ? 0.75 : 1;
  const judged = runSteps(auditWorldSteps(dataset, context), console, { from: 0.5, to: middle });
  const whatIf = whatIfs.length > 0 ? askWhatIf(judged, context, whatIfs, console, { from: middle, to: 1 }) : undefined;
  const report =
    engineName === "turf" ? await compareWithKernel(judged.report, dataset, context, console) : judged.report;
  const width = console.columns ?? 100;
  const flips = whatIf === undefined ? undefined : formatWhatIfTable(whatIf, width);
  if (flips !== undefined && (format === "csv" || format === "geojson")) console.err(flips);
  const text = {
    table: () => [formatAuditTable(report, { width }), ...(flips === undefined ? [] : [`${flips}\n`])].join("\n"),
    json: () => listAuditJsonLines(report, whatIf),
    csv: () => formatAuditCsv(report),
    geojson: () => listAuditGeoJsonLines(report, dataset),
  }[format]();
  await writeOutcome(text, values.out, console);
  return failOn !== undefined && countAgainst(report, failOn) > 0 ? exitStatus.saysNo : exitStatus.done;
}

/** `KEY=VALUE`; `far>=1.2` is `far>` = `1.2`. */
function readWhatIf(text: string): WhatIf {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) {
    throw new UsageError(`--what-if is “${text}”; expected KEY=VALUE, such as building_coefficient=0.35.`);
  }
  return { key: text.slice(0, at), value: text.slice(at + 1) };
}

function askWhatIf(
  { report, world }: JudgedPark,
  context: AuditContext,
  whatIfs: readonly WhatIf[],
  console: Console,
  span: ProgressSpan,
): WhatIfAudit {
  const asked = runSteps(judgeWhatIf(world.measured, report, context, whatIfs), console, span);
  if (asked.ok) return asked.value;
  const { key, got, expected } = asked.failure;
  throw new UsageError(`--what-if ${key}: got ${got}; expected ${expected}.`);
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
