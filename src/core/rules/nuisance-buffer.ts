import type { Verdict } from "../model/check.ts";
import type { RulePack } from "../model/rule-pack.ts";
import { compareWithBounds } from "../model/verdict.ts";
import { findLimitByUse } from "./limit-by-use.ts";

/**
 * May an activity that needs this nuisance buffer, m, stand in a Singapore business zone? Up to the zone's largest buffer, that
 * one included. Not known: unknown; a zone without such a limit: not applicable.
 *
 * Source: URA Development Control guidelines for B1 (V), domain §6.2, §6.6; buffer in `sg-ura`.
 */
export function judgeNuisanceBuffer(
  requiredM: number | null,
  pack: Pick<RulePack, "limits">,
  zone: string,
): { readonly verdict: Verdict; readonly maxM: number | null } {
  const maxM = findLimitByUse(pack, "nuisance_buffer_m", zone)?.value ?? null;
  if (maxM === null) return { verdict: "not_applicable", maxM };
  return { verdict: compareWithBounds("<=", maxM, { value: requiredM }), maxM };
}
