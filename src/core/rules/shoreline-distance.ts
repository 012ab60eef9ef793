import type { Verdict } from "../model/check.ts";
import type { SeparationRule } from "../model/park-rules.ts";
import { isAbove } from "../model/verdict.ts";

export interface ShorelineVerdict {
  readonly verdict: Verdict;
  readonly reason?: "retrofit_needs_review";
  readonly missing: readonly ("project" | "distanceToShorelineM")[];
}

/**
 * May a chemical project stand this far from a shoreline of the Yangtze or a tributary? m. Up to the pack's distance none new or
 * expanded; a retrofit without added capacity is not barred but goes to review. Any other project: not applicable, however
 * far. Kind or distance not recorded: unknown.
 *
 * Source: 长江保护法 art. 26 (V), retrofit D; domain §6.2; distance and kinds in the pack's `separation` section.
 */
export function judgeShoreline(
  project: string | null,
  distanceToShorelineM: number | null,
  rule: Pick<SeparationRule, "shoreline_m" | "shoreline_barred" | "shoreline_review">,
): ShorelineVerdict {
  if (project === null) return { verdict: "unknown", missing: ["project"] };
  const isBarred = rule.shoreline_barred.includes(project);
  if (!isBarred && !rule.shoreline_review.includes(project)) return { verdict: "not_applicable", missing: [] };
  if (distanceToShorelineM === null) return { verdict: "unknown", missing: ["distanceToShorelineM"] };
  if (isAbove(distanceToShorelineM, rule.shoreline_m)) return { verdict: "pass", missing: [] };
  if (isBarred) return { verdict: "fail", missing: [] };
  return { verdict: "conditional", reason: "retrofit_needs_review", missing: [] };
}
