import type { AuditContext } from "../../core/analysis/audit-context.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { changeAudit } from "../../core/analysis/live/live-audit.ts";
import { ClippingError } from "../../core/geometry/kernel-engine.ts";
import { recordsOf } from "../../core/model/record-kinds.ts";
import { withSecondEngine } from "../second-engine.ts";
import type { WorkerTools } from "../worker-tools.ts";
import { findEdits, type PlanState, toEdit } from "./plan-states.ts";
import { finish } from "./run-steps.ts";

/** A state of a plan with what the audit says of it. */
export interface JudgedState {
  readonly state: PlanState;
  readonly judged: JudgedPark;
}

/**
 * The audit of a state from that of another one: only what differs between them is measured and judged. Proposals are no part of
 * it. `context`: the day and packs judged by now, in case the other one was judged by others. `step` is called between portions.
 */
export async function judgeState(
  from: JudgedState,
  state: PlanState,
  context: AuditContext,
  tools: WorkerTools,
  step: () => Promise<void>,
): Promise<JudgedState> {
  const edits = findEdits(from.state, state).filter(({ kind }) => kind !== "proposals");
  const { world } = from.judged;
  if (edits.length === 0 && world.context === context) return { state, judged: from.judged };
  const { dataset } = world.sources;
  // A layer that an edit began is gone when the edit is.
  const gone = [...new Set(edits.map(({ kind }) => kind))].filter(
    (kind) => recordsOf(state.dataset, kind) === undefined && recordsOf(dataset, kind) !== undefined,
  );
  const change = {
    records: edits.filter(({ kind }) => !gone.includes(kind)).map(toEdit),
    ...(gone.length === 0 ? {} : { layers: gone.map((kind) => ({ kind, records: undefined })) }),
  };
  try {
    const { judged } = await finish(changeAudit(from.judged, change, context), step);
    return { state, judged };
  } catch (error) {
    if (!(error instanceof ClippingError)) throw error;
    const whole = tools.auditWorldSteps(state.dataset, await withSecondEngine(tools, context));
    return { state, judged: await finish(whole, step) };
  }
}
