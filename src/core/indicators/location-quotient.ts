import type { ClusterRule } from "../model/park-rules.ts";
import { isAbove, type Ternary } from "../model/verdict.ts";
import { divide, listMissing, openRatio, type Ratio } from "./ratio.ts";

export interface LocationQuotientFacts {
  readonly localIndustry: number | null;
  readonly localTotal: number | null;
  readonly regionIndustry: number | null;
  readonly regionTotal: number | null;
}

export interface LocationQuotient extends Ratio {
  readonly specialised: Ternary;
  readonly strong: Ternary;
}

/**
 * How many times its regional share an industry has here: (local industry / local total) / (regional industry / regional
 * total), in jobs (default), firms or output, the same in all four. Above the pack's limits: specialised, strongly so.
 *
 * Any term not recorded: unknown. A total or a regional industry of zero: not applicable, there is no share to compare with.
 *
 * Source: domain §9.3; limits in the pack's `cluster` section.
 */
export function computeLocationQuotient(facts: LocationQuotientFacts, rule: ClusterRule): LocationQuotient {
  const quotient = computeQuotient(facts);
  const { value } = quotient;
  return {
    ...quotient,
    specialised: value === null ? null : isAbove(value, rule.specialised_over),
    strong: value === null ? null : isAbove(value, rule.strong_over),
  };
}

function computeQuotient({ localIndustry, localTotal, regionIndustry, regionTotal }: LocationQuotientFacts): Ratio {
  if (localIndustry === null || localTotal === null || regionIndustry === null || regionTotal === null) {
    return openRatio(listMissing({ localIndustry, localTotal, regionIndustry, regionTotal }));
  }
  const [local, region] = [divide(localIndustry, localTotal), divide(regionIndustry, regionTotal)];
  if (local.value === null) return local;
  return region.value === null ? region : divide(local.value, region.value);
}
