import { type AuditContext, type AuditProgress, findTolerances } from "../audit-context.ts";
import { type JudgedPark, judgePark } from "../judge-park.ts";
import { measurePark } from "../measure-park.ts";
import type { MeasuredPark } from "../measured-park.ts";

/**
 * A measured park judged on another day or by other packs. Nothing is measured again unless a tolerance differs, since those decide
 * what counts as a sliver.
 */
export function* judgeOtherwise(
  measured: MeasuredPark,
  context: AuditContext,
): Generator<AuditProgress, JudgedPark, void> {
  if (hasSameTolerances(measured, context)) return yield* judgePark(measured, context);
  const { engine, crsTable, fallbacks } = context;
  const tolerances = findTolerances(context);
  const again = yield* measurePark(measured.sources.dataset, { engine, crsTable, tolerances, fallbacks });
  return yield* judgePark(again, context);
}

/** Was a park measured with the tolerances it is to be judged by? */
export function hasSameTolerances({ tolerances }: MeasuredPark, context: AuditContext): boolean {
  return JSON.stringify(tolerances) === JSON.stringify(findTolerances(context));
}
