import type { Figure, FigureInput } from "../model/figure.ts";
import { type ServiceKey, serviceKeys } from "../model/records.ts";
import type { LoadedRulePack, ProjectDefaults, ReadinessRule } from "../model/rule-pack.ts";
import type { Ternary } from "../model/verdict.ts";
import { type AskedServices, assessReadiness, type Readiness } from "../rules/infra-readiness.ts";
import { decideService, type ServiceState } from "../rules/service-state.ts";
import { decideReadyForSupply } from "../rules/supply-readiness.ts";
import { findSection } from "./audit-context.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

/** Whether land is ready (domain §1.4): services over those asked for, the sets with a name, and may it be supplied? */
export interface ReadinessAudit {
  readonly score: Figure;
  readonly ready_3t: Ternary;
  readonly ready_5t: Ternary;
  readonly ready_7t: Ternary;
  readonly ready_for_supply: Ternary;
  /** What keeps `ready_for_supply` open. */
  readonly missing: readonly string[];
}

export interface ParcelServices {
  readonly services: readonly ServiceState[];
  readonly readiness: ReadinessAudit;
  /** The same as the rule counts it. */
  readonly assessed: Readiness;
  readonly rule: ReadinessRule;
  /** Whose rule it is; null: the project's. */
  readonly packId: string | null;
}

/**
 * Services of a parcel, recorded or inferred, and what they make it ready for, by the first pack that lists services, else by
 * the project's list.
 */
export function judgeServices(
  facts: Pick<ParcelFacts, "parcel" | "serviceReach">,
  packs: readonly LoadedRulePack[],
  defaults: ProjectDefaults,
): ParcelServices {
  const { parcel, serviceReach } = facts;
  const found = findSection(packs, "readiness");
  const rule = found?.section ?? defaults.readiness;
  const decide = (key: ServiceKey, byRadius: boolean): ServiceState =>
    decideService(
      key,
      parcel.services?.[key] ?? null,
      serviceReach?.find(({ service }) => service === key),
      {
        lineWithinM: rule.inference?.line_within_m ?? null,
        notAsked: rule.not_asked,
        byRadius,
      },
    );
  const seven = serviceKeys.map((key) => decide(key, false));
  const states = Object.fromEntries(seven.map(({ key, state }) => [key, state]));
  const levelled = parcel.services?.levelled ?? null;
  const asked = { ...states, levelled } as AskedServices; // `seven` has every key of the seven
  const assessed = assessReadiness(asked, rule);
  const supply = decideReadyForSupply(
    { expropriationDone: parcel.approval?.expropriated ?? null, services: asked, levelled },
    rule,
  );
  return {
    services: [...seven, ...rule.extra.map((key) => decide(key, true))],
    readiness: {
      score: createScore(seven, assessed, parcel.id, rule),
      ready_3t: assessed.ready3,
      ready_5t: assessed.ready5,
      ready_7t: assessed.ready7,
      ready_for_supply: supply.ready,
      missing: supply.missing.map((name) =>
        name === "expropriationDone" ? "approval.expropriated" : `services.${name}`,
      ),
    },
    assessed,
    rule,
    packId: found?.packId ?? null,
  };
}

function createScore(
  seven: readonly ServiceState[],
  { score, scoreLower, scoreUpper, required, missing }: Readiness,
  parcelId: string,
  rule: ReadinessRule,
): Figure {
  const inputs = seven
    .filter(({ key }) => (rule.services as readonly string[]).includes(key))
    .map(
      ({ key, state, from }): FigureInput => ({
        name: `services.${key}`,
        value: state,
        unit: null,
        from: from ?? `parcels/${parcelId}`,
        date: null,
      }),
    );
  const isEstimated = seven.some(({ by }) => by === "inferred");
  const base = {
    unit: "fraction",
    inputs,
    formula: "connected_services / required_services",
    source: rule.provenance.source,
  };
  if (required === 0) return { ...base, value: null, state: "not_applicable", reason: "no_service_asked", missing: [] };
  if (score !== null) return { ...base, value: score, state: isEstimated ? "estimated" : "known", missing: [] };
  return {
    ...base,
    value: null,
    ...(scoreLower === null ? {} : { lower: scoreLower }),
    ...(scoreUpper === null ? {} : { upper: scoreUpper }),
    state: "unknown",
    reason: "missing_input",
    missing: missing.filter((name) => name !== "levelled").map((name) => `services.${name}`),
  };
}
