import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { auditSteps } from "../../core/analysis/audit-dataset.ts";
import { type AuditedState, diffStates } from "../../core/analysis/diff/diff-states.ts";
import { formatDiffTable } from "../../formats/report/format-diff-table.ts";
import type { Console } from "../console.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { oneOf } from "../one-of.ts";
import { createEngine, openAudit, type ProgressSpan, runSteps } from "../open-audit.ts";
import { parseStateWord } from "../parse-state-word.ts";
import { writeOutcome } from "../write-outcome.ts";

/** `parkwright diff`: what differs between two datasets, scenarios or days. */
export async function runDiff(words: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      rules: { type: "string", multiple: true },
      mapping: { type: "string" },
      format: { type: "string", default: "table" },
      out: { type: "string" },
    },
  });
  const [first, second] = positionals;
  if (first === undefined || second === undefined || positionals.length > 2) {
    throw new UsageError("give two states A B, each DATASET[#SCENARIO][@DATE].");
  }
  const format = oneOf("--format", values.format, ["table", "json"]);
  const a = await openState(first, values, console, { from: 0, to: 0.5 });
  const b = await openState(second, values, console, { from: 0.5, to: 1 });
  const report = diffStates(a, b, await createEngine("kernel"));
  const text = format === "json" ? JSON.stringify(report, null, 1) : formatDiffTable(report, console.columns ?? 100);
  await writeOutcome(text, values.out, console);
  return exitStatus.done;
}

interface StateOptions {
  readonly rules?: string[] | undefined;
  readonly mapping?: string | undefined;
}

async function openState(
  word: string,
  { rules, mapping }: StateOptions,
  console: Console,
  { from, to }: ProgressSpan,
): Promise<AuditedState> {
  const { dataset: target, scenario, date } = parseStateWord(word, (path) => path === "demo" || existsSync(path));
  const half = (from + to) / 2;
  const request = { dataset: target, scenario, rules, asOf: date, mapping };
  const { dataset, context } = await openAudit(request, console, { from, to: half });
  const report = runSteps(auditSteps(dataset, context), console, { from: half, to });
  return { dataset, report, scenario: scenario ?? null };
}
