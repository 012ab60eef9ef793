import type { ParcelAudit } from "../core/analysis/audit-report.ts";
import type { Check } from "../core/model/check.ts";

/** The strictest limit of one direction on one indicator, whoever set it: the binding check, else the hardest number. */
export function findBindingLimit(audit: ParcelAudit, key: string, op: ">=" | "<="): Check | undefined {
  let hardest: Check | undefined;
  for (const check of audit.checks) {
    if (check.key !== key || check.op !== op || check.limit === null || !check.rule.startsWith("indicator.")) continue;
    if (check.verdict === "not_applicable") continue;
    if (check.binding === true) return check;
    const harder =
      hardest === undefined ||
      (op === ">=" ? check.limit > (hardest.limit ?? 0) : check.limit < (hardest.limit ?? Infinity));
    if (harder) hardest = check;
  }
  return hardest;
}
