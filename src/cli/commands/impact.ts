import { basename } from "node:path";
import { parseArgs } from "node:util";
import { auditWorldSteps } from "../../core/analysis/audit-dataset.ts";
import { judgeImpactSteps } from "../../core/analysis/impact/judge-impact.ts";
import type { Issue } from "../../core/model/issue.ts";
import { readProposal } from "../../formats/proposal/read-proposal.ts";
import { formatImpactTable } from "../../formats/report/format-impact-table.ts";
import { formatIssueLines } from "../../formats/report/format-issue-lines.ts";
import type { Console } from "../console.ts";
import { loadCrsTable } from "../data-files.ts";
import { exitStatus, RefusedError, UsageError } from "../exit-status.ts";
import { oneOf } from "../one-of.ts";
import { openAudit, runSteps } from "../open-audit.ts";
import { readGivenFile } from "../read-given-file.ts";
import { writeOutcome } from "../write-outcome.ts";

/** `parkwright impact`: what an expansion or boundary adjustment takes, breaks and yields (domain §7). */
export async function runImpact(words: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      proposal: { type: "string" },
      rules: { type: "string", multiple: true },
      "as-of": { type: "string" },
      mapping: { type: "string" },
      format: { type: "string", default: "table" },
      out: { type: "string" },
    },
  });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError("give exactly one DATASET.");
  if (values.proposal === undefined) throw new UsageError("give --proposal FILE.geojson.");
  const format = oneOf("--format", values.format, ["table", "json"]);
  const width = console.columns ?? 100;
  const { proposal, issues: readIssues } = await readProposalFile(values.proposal, width);
  const { dataset, context } = await openAudit(
    { dataset: target, rules: values.rules, asOf: values["as-of"], mapping: values.mapping },
    console,
    { from: 0, to: 0.3 },
  );
  const base = runSteps(auditWorldSteps(dataset, context), console, { from: 0.3, to: 0.65 });
  const judged = runSteps(judgeImpactSteps(base, proposal, context), console, { from: 0.65, to: 1 });
  if (!judged.ok) throw refuse(values.proposal, judged.failure, width);
  const report = { ...judged.value, issues: [...readIssues, ...judged.value.issues] };
  const text = format === "json" ? JSON.stringify(report, null, 2) : formatImpactTable(report, width);
  await writeOutcome(text, values.out, console);
  return exitStatus.done;
}

async function readProposalFile(file: string, width: number) {
  const bytes = await readGivenFile(file, "--proposal", "a GeoJSON file of areas");
  const read = readProposal(basename(file), bytes, { crsTable: await loadCrsTable() });
  if (!read.ok) throw refuse(file, read.failure, width);
  return read.value;
}

function refuse(file: string, issues: readonly Issue[], width: number): RefusedError {
  return new RefusedError(`--proposal ${file} is refused:\n${formatIssueLines(issues, width)}`, issues);
}
