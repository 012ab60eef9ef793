import type { AuditReport } from "../core/analysis/audit-report.ts";
import type { AuditWorld } from "../core/analysis/audit-world.ts";
import type { WhatIf, WhatIfRefusal } from "../core/analysis/what-if/apply-what-if.ts";
import { judgeWhatIf, type WhatIfAudit } from "../core/analysis/what-if/judge-what-if.ts";
import type { Result } from "../core/model/result.ts";

/** Which parcels of the open park would turn under other limits. Loaded when somebody asks; `step` lets a newer question in. */
export async function askWhatIf(
  { measured, context }: AuditWorld,
  report: AuditReport,
  whatIfs: readonly WhatIf[],
  step: () => Promise<void>,
): Promise<Result<WhatIfAudit, WhatIfRefusal>> {
  const steps = judgeWhatIf(measured, report, context, whatIfs);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    await step();
  }
}
