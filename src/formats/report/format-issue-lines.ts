import type { Issue } from "../../core/model/issue.ts";
import { type IssueCode, issueKinds } from "../../core/model/issue-codes.ts";
import type { Severity } from "../../core/model/severity.ts";
import { measureColumns } from "./text-table.ts";

/** Sentences shown of each code before the rest is only counted. */
const mostOfACode = 5;
const severities: readonly Severity[] = ["error", "warning", "info"];

/** Issues for a terminal, errors first, grouped by code with what to do next under each group. */
export function formatIssueLines(issues: readonly Issue[], width: number): string {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = `${severities.indexOf(issue.severity)} ${issue.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .flatMap(([, group]) => formatGroup(group, width))
    .join("\n");
}

function formatGroup(group: readonly Issue[], width: number): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const lines = group.slice(0, mostOfACode).flatMap(({ message }) => wrapText(message, "  ", width));
  const more = group.length - mostOfACode;
  return [
    `${first.severity} ${first.code}${group.length > 1 ? ` (${group.length})` : ""}`,
    ...lines,
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...wrapText(`→ ${fillNext(first)}`, "  ", width),
  ];
}

/** The next step with the parameters of the first issue. */
function fillNext({ code, params }: Issue): string {
  const { next }: { readonly next: string } = issueKinds[code as IssueCode];
  return next.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

function wrapText(text: string, indent: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.replace(/\p{Cc}+/gu, " ").split(" ")) {
    if (line !== "" && indent.length + measureColumns(line) + 1 + measureColumns(word) > width) {
      lines.push(indent + line);
      line = `  ${word}`;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
