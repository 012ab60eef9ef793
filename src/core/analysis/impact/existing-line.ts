import type { Check, Verdict } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { judgeExistingPark } from "../../rules/existing-park-first.ts";
import type { ParkAudit } from "../audit-report.ts";
import { plainCheck } from "../check-parts.ts";
import { type ImpactFacts, subjectsOf } from "./impact-facts.ts";
import { createFigure, createLine, gateProvenance, noGates, nothingAdded } from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";

const rates = [
  { key: "supply_rate", of: "supplyRate", gate: "supply_rate_min", op: ">=" },
  { key: "built_rate", of: "builtRate", gate: "built_rate_min", op: ">=" },
  { key: "idle_rate", of: "idleRate", gate: "idle_rate_max", op: "<=" },
] as const;

/** Row 8: is the existing park supplied and built, and little of it idle? Each park that grows answers for itself. */
export function judgeExistingFirst(facts: ImpactFacts): ImpactLine {
  const { proposal, gates, report } = facts;
  if (proposal.addedM2 === 0) return createLine("existing_park_first", nothingAdded);
  if (gates === undefined) return createLine("existing_park_first", noGates);
  const items = proposal.parkIds.flatMap((parkId): Check[] => {
    const park = report.parks.find(({ id }) => id === parkId);
    const figures = rates.map(({ key }) => figureOf(park, key));
    const [supplyRate, builtRate, idleRate] = figures;
    if (supplyRate === undefined || builtRate === undefined || idleRate === undefined) return [];
    const judged = judgeExistingPark({ supplyRate, builtRate, idleRate }, gates.section);
    return rates.map(({ key, of, gate, op }, index): Check => {
      const figure = figures[index] ?? supplyRate;
      const limit = gates.section[gate];
      const verdict: Verdict = figure.state === "not_applicable" ? "not_applicable" : judged.items[of];
      return {
        ...plainCheck,
        ...gateProvenance(gates, gate),
        rule: "expansion.existing_park_first",
        key,
        verdict,
        ...(verdict === "unknown" && figure.reason !== undefined ? { reason: figure.reason } : {}),
        value: figure.value,
        op,
        limit,
        gap: figure.value === null ? null : op === ">=" ? figure.value - limit : limit - figure.value,
        unit: "fraction",
        missing: verdict === "unknown" ? figure.missing : [],
        subjects: [`parks/${parkId}`],
      };
    });
  });
  const verdict = items.length === 0 ? "unknown" : aggregateVerdicts(items.map((item) => item.verdict));
  const worst = items.find((item) => item.verdict === verdict);
  const [first] = proposal.parkIds;
  const park = report.parks.find(({ id }) => id === first);
  return createLine("existing_park_first", {
    ...gateProvenance(gates, "supply_rate_min"),
    verdict,
    ...(items.length === 0 ? { reason: "layer_missing", missing: ["parks"] } : {}),
    ...(worst === undefined ? {} : { value: worst.value, op: worst.op, limit: worst.limit, missing: worst.missing }),
    ...(worst?.reason === undefined ? {} : { reason: worst.reason }),
    unit: "fraction",
    subjects: [...subjectsOf(facts), ...proposal.parkIds.map((id) => `parks/${id}`)],
    details: { rate: worst?.key ?? null },
    figures: Object.fromEntries(rates.map(({ key }) => [key, figureOf(park, key)])),
    items,
  });
}

/** A rate the audit did not compute is not known. */
function figureOf(park: ParkAudit | undefined, key: string): Figure {
  const indicators: Readonly<Record<string, Figure>> = park?.indicators ?? {};
  return (
    indicators[key] ??
    createFigure({ value: null, unit: "fraction", formula: key, reason: "layer_missing", missing: ["parks"] })
  );
}
