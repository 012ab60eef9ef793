import type { AuditReport, ParcelAudit } from "../core/analysis/audit-report.ts";
import type { CallContext } from "./call-server.ts";
import type { WorkerCalls } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";
import { createSlices } from "./turns.ts";
import type { WorkerTools } from "./worker-tools.ts";

type Verification = WorkerCalls["verify"][1];

/** Audits the open park again with the second engine and compares every overlay area and verdict. */
export async function verifyPark(tools: WorkerTools, context: CallContext, park: OpenPark): Promise<Verification> {
  const engine = await tools.loadSecondEngine();
  const step = createSlices(context.pause, tools.now);
  const ids = new Set(park.packs.map((pack) => pack.id));
  const steps = tools.auditSteps(park.dataset, {
    asOf: park.report.asOf,
    generatedAt: park.report.generatedAt,
    rulePacks: [...tools.packs().values()].filter(({ pack }) => ids.has(pack.id)),
    defaults: tools.defaults(),
    crsTable: tools.crsTable(),
    landUseTables: tools.landUseTables(),
    engine,
    readIssues: park.readIssues,
  });
  for (;;) {
    const next = steps.next();
    if (next.done === true) return { engine: engine.name, ...compareReports(park.report, next.value) };
    context.progress({ share: next.value.share, stage: next.value.stage });
    await step();
  }
}

/** Largest difference between two audits of the same dataset, m², and `parcel: check` where verdicts differ. */
function compareReports(first: AuditReport, second: AuditReport): Omit<Verification, "engine"> {
  const others = new Map(second.parcels.map((audit) => [audit.id, audit]));
  let largest = 0;
  const verdictDifferences: string[] = [];
  for (const audit of first.parcels) {
    const other = others.get(audit.id);
    if (other === undefined) {
      verdictDifferences.push(`${audit.id}: missing`);
      continue;
    }
    largest = Math.max(largest, compareAreas(audit, other));
    verdictDifferences.push(...compareVerdicts(audit, other));
  }
  return { parcels: first.parcels.length, largestDifferenceM2: largest, verdictDifferences };
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
