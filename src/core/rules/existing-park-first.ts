import type { Verdict } from "../model/check.ts";
import type { GatesRule } from "../model/park-rules.ts";
import { aggregateVerdicts, type Bounded, compareWithBounds } from "../model/verdict.ts";

/** Fractions; open ones between their bounds. */
interface ExistingParkRates {
  readonly supplyRate: Bounded;
  readonly builtRate: Bounded;
  readonly idleRate: Bounded;
}

/**
 * Is the existing park used well enough to ask for more land? Supplied and built at least, idle at most the pack's shares;
 * equality passes. Rates are fractions (intensive-ratios.ts). A rate not known: its gate is unknown, unless its bounds decide.
 *
 * Source: domain §7.8; the gates are project defaults (D), in the pack's `gates` section.
 */
export function judgeExistingPark(
  { supplyRate, builtRate, idleRate }: ExistingParkRates,
  rule: Pick<GatesRule, "supply_rate_min" | "built_rate_min" | "idle_rate_max">,
): { readonly items: Readonly<Record<keyof ExistingParkRates, Verdict>>; readonly verdict: Verdict } {
  const items = {
    supplyRate: compareWithBounds(">=", rule.supply_rate_min, supplyRate),
    builtRate: compareWithBounds(">=", rule.built_rate_min, builtRate),
    idleRate: compareWithBounds("<=", rule.idle_rate_max, idleRate),
  };
  return { items, verdict: aggregateVerdicts(Object.values(items)) };
}
