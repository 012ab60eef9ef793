import type { AuditReport } from "../../core/analysis/audit-report.ts";
import type { WhatIfAudit } from "../../core/analysis/what-if/judge-what-if.ts";

/**
 * The report as JSON (contracts §4), line by line, since the whole can be longer than a string can be: 19 kB a parcel. Members in
 * the contract's order, one park, zone, parcel or issue a line, so that two reports can be compared line by line and a large one
 * still opens in an editor. With a “what if”, `whatIf` follows: what was changed and which parcels flip; the report itself stays
 * that of the packs as they are. Each piece ends with a line break. The parcels are asked for once, one after the other.
 */
export function* listAuditJsonLines(report: AuditReport, whatIf?: WhatIfAudit): Generator<string, void, void> {
  yield "{\n";
  const members: readonly (readonly [string, unknown])[] = Object.entries(report);
  for (const [index, [name, value]] of members.entries()) {
    const end = index < members.length - 1 || whatIf !== undefined ? ",\n" : "\n";
    const isList = Array.isArray(value) && name !== "ruleSets";
    if (isList) yield* listLines(`${JSON.stringify(name)}: `, value, end);
    else yield `${JSON.stringify(name)}: ${JSON.stringify(value)}${end}`;
  }
  if (whatIf !== undefined) {
    yield `"whatIf": {"changes": ${JSON.stringify(whatIf.changes)},\n`;
    yield `"counts": ${JSON.stringify(whatIf.flips.counts)},\n`;
    yield* listLines('"flips": ', whatIf.flips.parcels, "}\n");
  }
  yield "}\n";
}

function* listLines(name: string, list: readonly unknown[], end: string): Generator<string, void, void> {
  const { length } = list;
  if (length === 0) {
    yield `${name}[]${end}`;
    return;
  }
  yield `${name}[\n`;
  for (let index = 0; index < length; index++) {
    yield `${JSON.stringify(list[index])}${index < length - 1 ? "," : ""}\n`;
  }
  yield `]${end}`;
}
