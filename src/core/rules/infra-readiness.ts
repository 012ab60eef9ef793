import type { Services, serviceKeys } from "../model/records.ts";
import type { ReadinessRule } from "../model/rule-pack.ts";
import { allOf, type Ternary } from "../model/verdict.ts";

export interface Readiness {
  /** Services that are there. */
  readonly served: number;
  /** Services asked for: all of the list but those that do not apply here, such as heat in warm regions. */
  readonly required: number;
  /** served / required; null where one is not recorded, then between the bounds. */
  readonly score: number | null;
  readonly scoreLower: number | null;
  readonly scoreUpper: number | null;
  /** Three, five and all services, with levelled ground. */
  readonly ready3: Ternary;
  readonly ready5: Ternary;
  readonly ready7: Ternary;
  readonly missing: readonly string[];
}

/** The seven and levelled ground. */
export type AskedServices = Pick<Services, (typeof serviceKeys)[number] | "levelled">;

/**
 * Which of the seven services reach a site (七通一平), and is it ready on three, five or all of them with levelled ground? One
 * service that is missing decides "no" whatever else is not recorded. Source: domain §1.4; the lists are data.
 */
export function assessReadiness(services: AskedServices, rule: ReadinessRule): Readiness {
  const asked = rule.services.filter((key) => services[key] !== "not_applicable");
  const served = asked.filter((key) => services[key] === true).length;
  const open = asked.filter((key) => services[key] === null);
  const required = asked.length;
  const share = (count: number): number | null => (required === 0 ? null : count / required);
  const ready = (keys: ReadinessRule["services"]): Ternary =>
    allOf([...keys.filter((key) => asked.includes(key)).map((key) => services[key] as Ternary), services.levelled]);
  return {
    served,
    required,
    score: open.length === 0 ? share(served) : null,
    scoreLower: share(served),
    scoreUpper: share(served + open.length),
    ready3: ready(rule.three),
    ready5: ready(rule.five),
    ready7: ready(rule.services),
    missing: [...open, ...(services.levelled === null ? ["levelled"] : [])],
  };
}
