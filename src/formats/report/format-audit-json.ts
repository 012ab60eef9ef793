import type { AuditReport } from "../../core/analysis/audit-report.ts";
import type { WhatIfAudit } from "../../core/analysis/what-if/judge-what-if.ts";

/**
 * The report as JSON (contracts §4): members in the contract's order, one park, zone, parcel or issue a line, so that two
 * reports can be compared line by line and a large one still opens in an editor. With a “what if”, `whatIf` follows: what was
 * changed and which parcels flip; the report itself stays that of the packs as they are.
 */
export function formatAuditJson(report: AuditReport, whatIf?: WhatIfAudit): string {
  const members = Object.entries(report).map(([name, value]: [string, unknown]) => {
    const isList = Array.isArray(value) && name !== "ruleSets";
    return `${JSON.stringify(name)}: ${isList ? formatLines(value) : JSON.stringify(value)}`;
  });
  const extra = whatIf === undefined ? [] : [`"whatIf": ${formatWhatIf(whatIf)}`];
  return `{\n${[...members, ...extra].join(",\n")}\n}\n`;
}

function formatWhatIf({ changes, flips }: WhatIfAudit): string {
  return `{"changes": ${JSON.stringify(changes)},\n"counts": ${JSON.stringify(flips.counts)},\n"flips": ${formatLines(flips.parcels)}}`;
}

function formatLines(list: readonly unknown[]): string {
  if (list.length === 0) return "[]";
  return `[\n${list.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
}
