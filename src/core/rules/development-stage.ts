import type { DevelopmentStageRule } from "../model/park-rules.ts";
import { type Bounded, isAbove, isBelow } from "../model/verdict.ts";

export const developmentStages = ["start_up", "filling", "cluster"] as const;
export type DevelopmentStage = (typeof developmentStages)[number];

/**
 * How far has a park come (起步, 填充, 集群)? Start-up below the first built rate, cluster above the second, filling between; the
 * borders belong to filling. A rate that is open but whose bounds fall into one stage is of that stage; otherwise unknown.
 *
 * Source: stages of the park policy texts, thresholds D, domain §9.2.
 */
export function classifyDevelopment(
  builtRate: Bounded,
  rule: Pick<DevelopmentStageRule, "start_up_below" | "cluster_over">,
): DevelopmentStage | "unknown" {
  const stageOf = (rate: number): DevelopmentStage => {
    if (isBelow(rate, rule.start_up_below)) return "start_up";
    return isAbove(rate, rule.cluster_over) ? "cluster" : "filling";
  };
  const lower = stageOf(builtRate.value ?? builtRate.lower ?? 0);
  const highest = builtRate.value ?? builtRate.upper;
  const upper = highest === undefined ? "cluster" : stageOf(highest);
  return lower === upper ? lower : "unknown";
}
