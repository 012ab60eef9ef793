import type { Services } from "../model/records.ts";
import type { ReadinessRule } from "../model/rule-pack.ts";
import { allOf, type Ternary } from "../model/verdict.ts";

export interface SupplyFacts {
  readonly expropriationDone: boolean | null;
  readonly services: Readonly<Partial<Pick<Services, ReadinessRule["three"][number]>>>;
  readonly levelled: boolean | null;
}

/**
 * May land be supplied (达到供地条件)? Only when expropriation is finished and road, water and power reach levelled ground
 * (三通一平). One "no" decides whatever else is not recorded; a service that does not apply here is not asked for. `missing` names
 * what keeps the answer open, and nothing once it is decided.
 *
 * Source: TD/T 1029-2010, domain §1.4; the services are data (`readiness.three`).
 */
export function decideReadyForSupply(
  { expropriationDone, services, levelled }: SupplyFacts,
  rule: Pick<ReadinessRule, "three">,
): { readonly ready: Ternary; readonly missing: readonly string[] } {
  const asked: Record<string, Ternary> = { expropriationDone };
  for (const key of rule.three) {
    const served = services[key] ?? null;
    if (served !== "not_applicable") asked[key] = served;
  }
  asked.levelled = levelled;
  const ready = allOf(Object.values(asked));
  return { ready, missing: ready === null ? Object.keys(asked).filter((name) => asked[name] === null) : [] };
}
