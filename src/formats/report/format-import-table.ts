import type { ImportFileReport, ImportOutcome } from "../dataset/import-report.ts";
import { formatIssueLines } from "./format-issue-lines.ts";
import { formatTable } from "./text-table.ts";

const words: Readonly<Record<ImportOutcome, string>> = {
  accept: "comes in whole",
  "accept-with-warning": "comes in, with warnings",
  repair: "comes in, mended",
  "reject-with-error": "refused",
};

/** The import report for a terminal: a line a file, then what was found, errors first. */
export function formatImportTable(
  files: readonly ImportFileReport[],
  options: { readonly width?: number } = {},
): string {
  const width = options.width ?? 100;
  const rows = files.map(({ file, outcome, layer, rows: counts, crs, encoding }) => [
    file,
    words[outcome],
    layer ?? "–",
    String(counts.read),
    String(counts.accepted),
    String(counts.repaired),
    String(counts.rejected),
    `${crs.used ?? "–"}, ${encoding.used}`,
  ]);
  const table = formatTable(
    [
      { title: "File" },
      { title: "Outcome" },
      { title: "Layer" },
      { title: "Read", align: "right" },
      { title: "In", align: "right" },
      { title: "Mended", align: "right" },
      { title: "Left out", align: "right" },
      { title: "System, encoding" },
    ],
    rows,
    width,
  );
  const issues = files.flatMap((file) => file.issues);
  return issues.length === 0 ? `${table}\n` : `${table}\n\n${formatIssueLines(issues, width)}\n`;
}
