import type { ParkDataset } from "../model/dataset.ts";
import { type AuditContext, type AuditProgress, findTolerances } from "./audit-context.ts";
import type { AuditReport } from "./audit-report.ts";
import { type JudgedPark, judgePark } from "./judge-park.ts";
import { measurePark } from "./measure-park.ts";

/** Runs the audit to its end. */
export function auditDataset(dataset: ParkDataset, context: AuditContext): AuditReport {
  const steps = auditSteps(dataset, context);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The audit as a sequence of short steps: the worker lets messages in between two of them and stops by not asking for
 * the next one; nothing is left behind. Returns the report (contracts §4), the same bytes for the same dataset, packs
 * and day but for `generatedAt` and `engine`. Cost: linear in parcels, plus pairs of shapes with meeting boxes.
 */
export function* auditSteps(dataset: ParkDataset, context: AuditContext): Generator<AuditProgress, AuditReport, void> {
  return (yield* auditWorldSteps(dataset, context)).report;
}

/** The audit with what it was made from. */
export function* auditWorldSteps(
  dataset: ParkDataset,
  context: AuditContext,
): Generator<AuditProgress, JudgedPark, void> {
  const { engine, crsTable, fallbacks } = context;
  const tolerances = findTolerances(context);
  const measured = yield* measurePark(dataset, { engine, crsTable, tolerances, fallbacks });
  return yield* judgePark(measured, context);
}
