import { writeFileSync } from "node:fs";
import { createBench } from "./create-bench.ts";
import { DisagreementError, type Finding } from "./measure.ts";
import { measures } from "./measures/catalog.ts";
import { parseOptions } from "./options.ts";
import { writePerformancePage } from "./performance-page.ts";
import { type BenchReport, describeMachine, formatTable, toRows } from "./report.ts";

/*
 * `npm run bench`: P1 to P13 of performance §1 as ratios taken in this run. Methods must agree before they are timed. Ends with 1 where
 * they do not, or where a gate is missed; never by the clock alone.
 */

const words = process.argv.slice(2);
const options = parseOptions(words);
const bench = createBench(options);
const findings: Finding[] = [];
const disagreements: string[] = [];
try {
  for (const measure of measures) {
    if (options.only !== undefined && !measure.groups.some((group) => options.only?.has(group))) continue;
    try {
      findings.push(...(await measure.run(bench)));
    } catch (error) {
      if (!(error instanceof DisagreementError)) throw error;
      disagreements.push(`${measure.groups.join(", ")}: ${error.message}`);
    }
  }
} finally {
  bench.close();
}

const rows = toRows(findings);
const report: BenchReport = {
  date: new Date().toISOString().slice(0, 10),
  command: ["npm run bench", ...(words.length > 0 ? ["--", ...words] : [])].join(" "),
  size: options.size,
  machine: describeMachine(),
  findings,
  disagreements,
};
console.log(formatTable(rows));
for (const line of disagreements) console.error(`The methods do not agree. ${line}`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
if (options.write) writePerformancePage(report, rows);
const missed = rows.filter(({ verdict }) => verdict === "missed").map(({ id }) => id);
if (missed.length > 0) console.error(`Gates missed: ${missed.join(", ")}`);
process.exitCode = missed.length > 0 || disagreements.length > 0 ? 1 : 0;
