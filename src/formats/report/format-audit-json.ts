import type { AuditReport } from "../../core/analysis/audit-report.ts";

/**
 * The report as JSON (contracts §4): members in the contract's order, one park, zone, parcel or issue a line, so that two
 * reports can be compared line by line and a large one still opens in an editor.
 */
export function formatAuditJson(report: AuditReport): string {
  const { schema, generatedAt, asOf, engine, dataset, ruleSets, totals, parks, zones, parcels, issues } = report;
  const head = { schema, generatedAt, asOf, engine, dataset, ruleSets, totals };
  const members = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const lists = Object.entries({ parks, zones, parcels, issues }).map(
    ([name, list]) => `${JSON.stringify(name)}: ${formatLines(list)}`,
  );
  return `{\n${[...members, ...lists].join(",\n")}\n}\n`;
}

function formatLines(list: readonly unknown[]): string {
  if (list.length === 0) return "[]";
  return `[\n${list.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
}
