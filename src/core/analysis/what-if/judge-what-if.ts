import { type Result, succeed } from "../../model/result.ts";
import type { AuditContext, AuditProgress } from "../audit-context.ts";
import type { AuditReport } from "../audit-report.ts";
import { judgeOtherwise } from "../live/judge-otherwise.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { applyWhatIf, type WhatIf, type WhatIfChange, type WhatIfRefusal } from "./apply-what-if.ts";
import { type Flips, findFlips } from "./find-flips.ts";

/** What would turn, and under which other limits. */
export interface WhatIfAudit {
  readonly changes: readonly WhatIfChange[];
  readonly flips: Flips;
}

/**
 * Judges a park again by changed packs and lists the parcels that flip against the audit as it is. Nothing is measured
 * again unless a tolerance changed, since those decide what counts as a sliver.
 */
export function* judgeWhatIf(
  measured: MeasuredPark,
  before: AuditReport,
  context: AuditContext,
  whatIfs: readonly WhatIf[],
): Generator<AuditProgress, Result<WhatIfAudit, WhatIfRefusal>, void> {
  const applied = applyWhatIf(context.rulePacks, whatIfs);
  if (!applied.ok) return applied;
  const { packs, changes } = applied.value;
  const { report } = yield* judgeOtherwise(measured, { ...context, rulePacks: packs });
  return succeed({ changes, flips: findFlips(before, report) });
}
