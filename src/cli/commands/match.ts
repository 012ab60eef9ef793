import { parseArgs } from "node:util";
import { findTolerances } from "../../core/analysis/audit-context.ts";
import { auditSteps } from "../../core/analysis/audit-dataset.ts";
import { checkNeed, type NeedProblem } from "../../core/analysis/match/check-need.ts";
import { findNeighbors } from "../../core/analysis/match/find-neighbors.ts";
import { findOffers } from "../../core/analysis/match/find-offers.ts";
import { matchListings } from "../../core/analysis/match/match-listings.ts";
import type { Need } from "../../core/model/need.ts";
import { parseNeed } from "../../formats/need/parse-need.ts";
import { formatMatchTable } from "../../formats/report/format-match-table.ts";
import type { Console } from "../console.ts";
import { exitStatus, RefusedError, UsageError } from "../exit-status.ts";
import { oneOf } from "../one-of.ts";
import { openAudit, runSteps } from "../open-audit.ts";
import { readGivenFile } from "../read-given-file.ts";
import { writeOutcome } from "../write-outcome.ts";

/** `parkwright match`: which offers of a park fit what an investor needs, and why each other one does not. */
export async function runMatch(words: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      need: { type: "string" },
      rules: { type: "string", multiple: true },
      "as-of": { type: "string" },
      mapping: { type: "string" },
      format: { type: "string", default: "table" },
      out: { type: "string" },
    },
  });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError("give exactly one DATASET.");
  if (values.need === undefined) throw new UsageError("give --need FILE.json (parkwright.need/1).");
  const format = oneOf("--format", values.format, ["table", "json"]);
  const need = await readNeed(values.need);
  const { dataset, context } = await openAudit(
    { dataset: target, rules: values.rules, asOf: values["as-of"], mapping: values.mapping },
    console,
  );
  const problems = checkNeed(need, {
    packs: context.rulePacks.map(({ pack }) => pack),
    landUseTables: context.landUseTables,
  });
  if (problems.length > 0) throw refuseNeed(values.need, problems);
  const report = runSteps(auditSteps(dataset, context), console);
  const { rulePacks, landUseTables } = context;
  const offers = findOffers({ dataset, report, rulePacks, landUseTables });
  const lots = offers.flatMap(({ kind, parcelId }) => (kind === "land" ? (parcelId ?? []) : []));
  const neighbors = findNeighbors(dataset, lots, findTolerances(context));
  const found = matchListings(offers, need, { report, neighbors });
  const text = format === "json" ? JSON.stringify(found, null, 2) : formatMatchTable(found, console.columns ?? 100);
  await writeOutcome(text, values.out, console);
  return exitStatus.done;
}

async function readNeed(file: string): Promise<Need> {
  const parsed = parseNeed(await readGivenFile(file, "--need", "a need file (parkwright.need/1)"));
  if (parsed.ok) return parsed.value;
  throw refuseNeed(file, parsed.failure);
}

function refuseNeed(file: string, problems: readonly NeedProblem[]): RefusedError {
  const lines = problems.map(({ property, got, expected }) => `  ${property}: got ${got}, expected ${expected}`);
  return new RefusedError([`--need ${file} is refused:`, ...lines].join("\n"), problems);
}
