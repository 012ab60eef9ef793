import { createIssue } from "../model/create-issue.ts";
import type { Issue } from "../model/issue.ts";
import { pairAudits } from "./audit-list.ts";
import type { AuditReport, ParcelAudit } from "./audit-report.ts";

export interface ReportComparison {
  readonly parcels: number;
  readonly largestDifferenceM2: number;
  /** `parcel: check` where verdicts differ. */
  readonly verdictDifferences: readonly string[];
  /** One `engine-disagreement` for each parcel whose areas differ by more than the tolerance. */
  readonly issues: readonly Issue[];
}

/**
 * Two audits of one dataset by two engines: every overlay area and every verdict, parcel by parcel. Areas m²; what differs
 * by more than `toleranceM2` (project defaults) becomes an issue, so that a disagreement is shown and never hidden.
 */
export function compareReports(first: AuditReport, second: AuditReport, toleranceM2: number): ReportComparison {
  let largestDifferenceM2 = 0;
  const verdictDifferences: string[] = [];
  const issues: Issue[] = [];
  for (const { before: audit, after: other } of pairAudits(first.parcels, second.parcels)) {
    if (audit === undefined) continue;
    if (other === undefined) {
      verdictDifferences.push(`${audit.id}: missing`);
      continue;
    }
    const differenceM2 = compareAreas(audit, other);
    largestDifferenceM2 = Math.max(largestDifferenceM2, differenceM2);
    if (differenceM2 > toleranceM2) {
      const parts = { layer: "parcels", ids: [audit.id], measured: differenceM2, allowed: toleranceM2, unit: "m2" };
      issues.push(createIssue("engine-disagreement", parts));
    }
    verdictDifferences.push(...compareVerdicts(audit, other));
  }
  return { parcels: first.parcels.length, largestDifferenceM2, verdictDifferences, issues };
}

function compareAreas(a: ParcelAudit, b: ParcelAudit): number {
  const zones = compareParts(
    a.zoneShares.map((share) => [share.zoneId, share.areaM2]),
    b.zoneShares.map((share) => [share.zoneId, share.areaM2]),
  );
  const footprints = compareParts(
    a.buildings.map((building) => [building.id, building.footprintM2]),
    b.buildings.map((building) => [building.id, building.footprintM2]),
  );
  return Math.max(zones, footprints, Math.abs(a.areaM2.ellipsoidal - b.areaM2.ellipsoidal));
}

type Part = readonly [id: string, areaM2: number];

/** A part only one side knows counts whole. */
function compareParts(a: readonly Part[], b: readonly Part[]): number {
  const left = new Map(a);
  const right = new Map(b);
  let largest = 0;
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    largest = Math.max(largest, Math.abs((left.get(id) ?? 0) - (right.get(id) ?? 0)));
  }
  return largest;
}

function compareVerdicts(a: ParcelAudit, b: ParcelAudit): string[] {
  // One indicator may have several limits: lower and upper, by contract, plan and pack.
  const name = (check: ParcelAudit["checks"][number]) =>
    [check.rule, check.key, check.ruleSet, check.origin, check.op, check.limit, check.source, check.subjects].join("|");
  const others = new Map(b.checks.map((check) => [name(check), check.verdict]));
  const differences = a.checks
    .filter((check) => others.get(name(check)) !== check.verdict)
    .map((check) => `${a.id}: ${check.rule} ${check.key}`);
  if (a.status !== b.status) differences.push(`${a.id}: status`);
  return differences;
}
