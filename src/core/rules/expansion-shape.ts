import { computeCompactness } from "../indicators/compactness.ts";
import type { Verdict } from "../model/check.ts";
import type { GatesRule } from "../model/park-rules.ts";
import { isBelow } from "../model/verdict.ts";

/**
 * Is the park after an expansion reasonably compact, not a ribbon or a star? Compactness of the new total below the pack's
 * value is conditional: a warning, no bar. m², m. Not measured: unknown. Source: domain §7.7 (D), `gates.shape_min`.
 */
export function judgeExpansionShape(
  areaM2: number | null,
  perimeterM: number | null,
  rule: Pick<GatesRule, "shape_min">,
): { readonly compactness: number | null; readonly verdict: Verdict } {
  const compactness = computeCompactness(areaM2, perimeterM);
  if (compactness === null) return { compactness, verdict: "unknown" };
  return { compactness, verdict: isBelow(compactness, rule.shape_min) ? "conditional" : "pass" };
}
