import type { Check } from "../../model/check.ts";
import type { Park } from "../../model/records.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { judgePhasing } from "../../rules/phasing.ts";
import { plainCheck } from "../check-parts.ts";
import { auditPhases, checkGate } from "../park-phases.ts";
import type { PhaseAudit } from "../phase-audit.ts";
import { type ImpactFacts, subjectsOf, toHa } from "./impact-facts.ts";
import { createLine, gateProvenance, noGates, nothingAdded } from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";

/**
 * Row 13: do the phases of the new total add up to it, and may the next one open? New land belongs to the phase it names, else
 * to one after the last. Phases that miss the total fail: some land has no turn, or has two.
 */
export function judgePhases(facts: ImpactFacts): ImpactLine {
  const { proposal, gates, world } = facts;
  if (proposal.addedM2 === 0) return createLine("phasing", nothingAdded);
  if (gates === undefined) return createLine("phasing", noGates);
  const parks = proposal.parkIds.flatMap((id) => world.sources.dataset.layers.parks?.get(id) ?? []);
  const items = parks.flatMap((park) => checkPark(facts, park));
  const isLoaded = world.sources.dataset.layers.phases !== undefined && items.length > 0;
  const verdict = isLoaded ? aggregateVerdicts(items.map((item) => item.verdict)) : "unknown";
  const worst = items.find((item) => item.verdict === verdict);
  return createLine("phasing", {
    ...gateProvenance(gates, "open_next_at"),
    verdict,
    ...(isLoaded ? {} : { reason: "layer_missing" }),
    ...(!isLoaded || worst === undefined
      ? {}
      : { value: worst.value, op: worst.op, limit: worst.limit, unit: worst.unit }),
    ...(isLoaded && worst?.reason !== undefined ? { reason: worst.reason } : {}),
    missing: isLoaded ? [...new Set(items.flatMap((item) => item.missing))] : ["phases"],
    subjects: subjectsOf(facts),
    details: isLoaded ? (worst?.details ?? {}) : {},
    items: isLoaded ? items : [],
  });
}

function checkPark(facts: ImpactFacts, park: Park): readonly Check[] {
  const { world, gates } = facts;
  const phases = auditPhases(park, world.parcelsByPark.get(park.id) ?? [], world);
  const sum = checkSum(facts, park, phases);
  const openings = facts.proposal.additions
    .filter(({ parkId, shape }) => parkId === park.id && shape.areaM2 > 0)
    .map(({ feature }) => {
      const order = feature.phase ?? (phases.at(-1)?.order ?? 0) + 1;
      const before = phases.findLast((phase) => phase.order < order);
      const gate = checkGate(
        { id: feature.id },
        before === undefined ? undefined : { phase: getPhase(facts, before.id), built: before.built },
        gates,
      );
      return { ...gate, subjects: [`proposal/${feature.id}`, ...gate.subjects.slice(1)] };
    });
  return [sum, ...openings];
}

function getPhase(facts: ImpactFacts, id: string) {
  const phase = facts.world.sources.dataset.layers.phases?.get(id);
  if (phase === undefined) throw new Error(`got no phase ${id}, expected one of the phases layer`);
  return phase;
}

function checkSum({ proposal, world, gates }: ImpactFacts, park: Park, phases: readonly PhaseAudit[]): Check {
  const isHere = (land: { readonly parkId: string | null }): boolean => land.parkId === park.id;
  const before = world.sources.measured.parks.byId.get(park.id)?.areaM2 ?? 0;
  const added = proposal.additions.filter(isHere).map(({ shape }) => shape.areaM2);
  const removedM2 = proposal.removals.filter(isHere).reduce((sum, { shape }) => sum + shape.areaM2, 0);
  const totalM2 = added.reduce((sum, areaM2) => sum + areaM2, before - removedM2);
  // Land taken out leaves its phase too.
  const phaseM2 = [...phases.map(({ areaM2 }) => areaM2), ...added];
  const sumM2 = phaseM2.reduce((sum, areaM2) => sum + areaM2, 0) - removedM2;
  const { sumOk } = judgePhasing([toHa(sumM2)], [], toHa(totalM2), 1, gates?.section.balance_tolerance ?? 0);
  const isKnown = phases.length > 0;
  return {
    ...plainCheck,
    ...gateProvenance(gates, "balance_tolerance"),
    rule: "expansion.phasing",
    key: park.id,
    verdict: !isKnown || sumOk === null ? "unknown" : sumOk ? "pass" : "fail",
    ...(isKnown ? (sumOk === false ? { reason: "phases_do_not_add_up" } : {}) : { reason: "layer_missing" }),
    value: isKnown ? sumM2 : null,
    op: "=",
    limit: totalM2,
    gap: isKnown ? sumM2 - totalM2 : null,
    unit: "m2",
    missing: isKnown ? [] : ["phases"],
    subjects: [`parks/${park.id}`, ...phases.map(({ id }) => `phases/${id}`)],
  };
}
