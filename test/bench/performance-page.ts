import { readFileSync, writeFileSync } from "node:fs";
import { type BenchReport, formatMarkdown, type Row } from "./report.ts";

const page = new URL("../../docs/performance.md", import.meta.url);
const begin = "<!-- latest run: written by npm run bench -- --write -->";
const end = "<!-- end of the latest run -->";

/** Puts the table of a run between the two marks of docs/performance.md; what is around them stays. */
export function writePerformancePage(report: BenchReport, rows: readonly Row[]): void {
  writeFileSync(page, replaceRun(readFileSync(page, "utf8"), formatRun(report, rows)));
}

function replaceRun(text: string, run: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error("docs/performance.md has lost the marks around the latest run.");
  return `${text.slice(0, from + begin.length)}\n${run}\n${text.slice(to)}`;
}

function formatRun({ date, command, size, machine, disagreements }: BenchReport, rows: readonly Row[]): string {
  const { node, system, processor, cores, memoryGiB } = machine;
  return [
    `\`${command}\` on ${date}: ${size.toLocaleString("en")} parcels, Node ${node}, ${cores} cores (${processor}), ${memoryGiB} GiB, ${system}.`,
    "",
    formatMarkdown(rows),
    ...disagreements.map((line) => `\n**The methods do not agree.** ${line}`),
  ].join("\n");
}
