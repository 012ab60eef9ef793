import { availableParallelism, cpus, release, totalmem, type } from "node:os";
import type { Finding } from "./measure.ts";
import { formatBound, formatValue, isMet, type Target, targets } from "./targets.ts";

/** The machine a run was made on; its figures are ratios, so that machines can be compared. */
export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
}

export interface BenchReport {
  readonly date: string;
  readonly command: string;
  readonly size: number;
  readonly machine: Machine;
  readonly findings: readonly Finding[];
  /** Methods that gave different results: nothing of theirs was timed. */
  readonly disagreements: readonly string[];
}

export function describeMachine(): Machine {
  return {
    node: process.version,
    system: `${type()} ${release()}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}

export interface Row {
  readonly id: string;
  readonly what: string;
  readonly value: string;
  readonly gate: string;
  readonly stretch: string;
  readonly verdict: "stretch" | "gate" | "missed" | "not run";
  readonly note: string;
}

/** One row a target that was asked for, in the order of performance §1. */
export function toRows(findings: readonly Finding[]): readonly Row[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return targets.flatMap((target: Target) => {
    const finding = byId.get(target.id as Finding["id"]);
    if (finding === undefined) return [];
    const { value, note } = finding;
    return {
      id: target.id,
      what: target.what,
      value: value === undefined ? "" : formatValue(value, target.form),
      gate: formatBound(target.gate, target.form),
      stretch: formatBound(target.stretch, target.form),
      verdict: judge(value, target),
      note,
    };
  });
}

function judge(value: number | undefined, { gate, stretch }: Target): Row["verdict"] {
  if (value === undefined) return "not run";
  if (isMet(value, stretch)) return "stretch";
  return gate === undefined || isMet(value, gate) ? "gate" : "missed";
}

/** Plain columns for the terminal. */
export function formatTable(rows: readonly Row[]): string {
  const head: Row = { id: "", what: "", value: "value", gate: "gate", stretch: "stretch", verdict: "gate", note: "" };
  const lines = [head, ...rows].map((row, i) => [
    row.id,
    row.what,
    row.value,
    row.gate,
    row.stretch,
    i === 0 ? "meets" : row.verdict,
    row.note,
  ]);
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column >= 2 && column <= 4 ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The same as a table in Markdown. */
export function formatMarkdown(rows: readonly Row[]): string {
  const cells = rows.map(
    ({ id, what, value, gate, stretch, verdict, note }) =>
      `| ${[id, what, value, gate, stretch, verdict, note].join(" | ")} |`,
  );
  return ["| | what | value | gate | stretch | meets | behind it |", "|---|---|---|---|---|---|---|", ...cells].join(
    "\n",
  );
}
