import type { Verdict } from "../model/check.ts";
import type { GatesRule } from "../model/park-rules.ts";
import { isAbove } from "../model/verdict.ts";

export interface ContiguityFacts {
  readonly sharedBoundaryM: number | null;
  readonly gapM: number | null;
  /** What lies between: `road`, `river`, `rail`, `farmland`, `other`. */
  readonly gapIs: string | null;
}

export interface Contiguity {
  readonly class: "contiguous" | "contiguous_by_corridor" | "detached_park" | null;
  readonly verdict: Verdict;
  readonly missing: readonly ("sharedBoundaryM" | "gapM" | "gapIs")[];
}

/**
 * Does an expansion join the park it extends? A shared boundary does; so does a gap up to the pack's width over a road, a river
 * or a railway. Anything else makes a detached park, which is conditional. m.
 *
 * Something not recorded leaves it open unless the rest decides: a gap too wide, or over farmland, detaches it in any case. A
 * gap that is known says that no boundary is shared.
 *
 * Source: domain §7.6 (D); width and kinds in the pack's `gates` section.
 */
export function judgeContiguity(
  { sharedBoundaryM, gapM, gapIs }: ContiguityFacts,
  rule: Pick<GatesRule, "corridor_max_gap_m" | "corridor_kinds">,
): Contiguity {
  if (sharedBoundaryM !== null && sharedBoundaryM > 0) return { class: "contiguous", verdict: "pass", missing: [] };
  if (sharedBoundaryM === null && !(gapM !== null && gapM > 0)) {
    return { class: null, verdict: "unknown", missing: ["sharedBoundaryM"] };
  }
  const isTooWide = gapM === null ? null : isAbove(gapM, rule.corridor_max_gap_m);
  const isCorridor = gapIs === null ? null : rule.corridor_kinds.includes(gapIs);
  if (isTooWide === true || isCorridor === false)
    return { class: "detached_park", verdict: "conditional", missing: [] };
  if (isTooWide === false && isCorridor === true) {
    return { class: "contiguous_by_corridor", verdict: "pass", missing: [] };
  }
  const missing = [...(gapM === null ? (["gapM"] as const) : []), ...(gapIs === null ? (["gapIs"] as const) : [])];
  return { class: null, verdict: "unknown", missing };
}
