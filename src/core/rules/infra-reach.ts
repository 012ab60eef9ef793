import { divideRecorded, type Ratio } from "../indicators/ratio.ts";
import type { Verdict } from "../model/check.ts";
import type { GatesRule } from "../model/park-rules.ts";
import { isBelow } from "../model/verdict.ts";

/**
 * How much of an expansion a service already reaches: area within the service distance over its area, 0 to 1. Less than the
 * pack's share is conditional, the service has to be extended first. ha. Not recorded: unknown; no area: not applicable.
 *
 * Source: domain §7.12 (D); share in the pack's `gates` section.
 */
export function judgeInfraReach(
  facts: { readonly withinServiceHa: number | null; readonly areaHa: number | null },
  rule: Pick<GatesRule, "infra_share_min">,
): { readonly share: Ratio; readonly verdict: Verdict } {
  const share = divideRecorded({ withinServiceHa: facts.withinServiceHa, areaHa: facts.areaHa });
  if (share.value === null) {
    return { share, verdict: share.state === "not_applicable" ? "not_applicable" : "unknown" };
  }
  return { share, verdict: isBelow(share.value, rule.infra_share_min) ? "conditional" : "pass" };
}
