import { hasPrefix } from "../model/land-use.ts";
import type { PackLimit, RulePack } from "../model/rule-pack.ts";

/**
 * Limit a pack sets on an indicator for a zone of its own code system; undefined where it sets none there. A limit that names no
 * use speaks about all.
 */
export function findLimitByUse(pack: Pick<RulePack, "limits">, key: string, zone: string): PackLimit | undefined {
  return pack.limits.find((limit) => limit.key === key && hasPrefix(zone, limit.applies?.use ?? [zone]));
}
