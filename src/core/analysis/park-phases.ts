import type { PlanShape } from "../geometry/overlay-engine.ts";
import { toPlanShape } from "../geometry/plan-shape.ts";
import type { Check } from "../model/check.ts";
import type { Figure } from "../model/figure.ts";
import { compareIds } from "../model/ids.ts";
import type { Park, Phase } from "../model/records.ts";
import { judgePhasing } from "../rules/phasing.ts";
import { findSection } from "./audit-context.ts";
import type { AuditWorld } from "./audit-world.ts";
import { plainCheck, provenanceOf } from "./check-parts.ts";
import { arithmeticNoiseM2 } from "./judge-pieces.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import type { PhaseAudit } from "./phase-audit.ts";

interface PhaseLand {
  readonly phase: Phase;
  readonly shape: PlanShape;
  readonly built: Figure;
}

/**
 * The phases of a park in their order: how far each is built, and whether the gate before it is passed (滚动开发). Land of a
 * parcel counts by the part of it that lies in the phase; a parcel of which it is not known whether it is built leaves the share
 * between two bounds.
 *
 * Source: domain §7.13 (D); threshold `gates.open_next_at`.
 */
export function auditPhases(park: Park, parcels: readonly JudgedParcel[], world: AuditWorld): readonly PhaseAudit[] {
  const lands = measurePhases(park, parcels, world);
  const gates = findSection(world.context.rulePacks, "gates");
  return lands.map(({ phase, shape, built }, index): PhaseAudit => {
    const before = index === 0 ? undefined : lands[index - 1];
    return {
      id: phase.id,
      order: phase.order,
      areaM2: shape.areaM2,
      built,
      check: checkGate(phase, before, gates),
    };
  });
}

function measurePhases(park: Park, parcels: readonly JudgedParcel[], world: AuditWorld): readonly PhaseLand[] {
  const { dataset, measured, engine } = world.sources;
  const parkShape = measured.parks.byId.get(park.id);
  const phases = [...(dataset.layers.phases?.values() ?? [])]
    .map((phase) => ({ phase, shape: toPlanShape(phase.id, phase.geometry, measured.plane) }))
    .filter(({ phase, shape }) =>
      phase.parkId === null
        ? parkShape !== undefined && engine.intersectionAreaM2(shape, parkShape) > shape.areaM2 / 2
        : phase.parkId === park.id,
    )
    .sort((a, b) => a.phase.order - b.phase.order || compareIds(a.phase.id, b.phase.id));
  return phases.map(({ phase, shape }) => ({ phase, shape, built: measureBuilt(shape, parcels, world) }));
}

const open: readonly string[] = ["unknown", "supplied_status_unknown"];

function measureBuilt(shape: PlanShape, parcels: readonly JudgedParcel[], { sources }: AuditWorld): Figure {
  let landM2 = 0;
  let builtM2 = 0;
  let openM2 = 0;
  const missing: string[] = [];
  for (const parcel of parcels) {
    const partM2 = sources.engine.intersectionAreaM2(parcel.shape, shape);
    if (partM2 <= arithmeticNoiseM2) continue;
    landM2 += partM2;
    if (parcel.brief.stage === "built") builtM2 += partM2;
    else if (open.includes(parcel.brief.stage)) {
      openM2 += partM2;
      missing.push(`parcels/${parcel.facts.parcel.id}: construction.acceptedOn`);
    }
  }
  const base = {
    unit: "fraction",
    formula: "built parcels in the phase / parcels in the phase",
    source: "domain §7.13",
    inputs: [
      { name: "built", value: builtM2, unit: "m2", from: "parcels", date: null },
      { name: "parcels", value: landM2, unit: "m2", from: "parcels", date: null },
    ],
  };
  if (sources.dataset.layers.parcels === undefined) {
    return { ...base, value: null, state: "unknown", reason: "layer_missing", missing: ["parcels"] };
  }
  if (landM2 === 0) return { ...base, value: null, state: "not_applicable", reason: "no_parcels", missing: [] };
  const lower = builtM2 / landM2;
  if (openM2 === 0) return { ...base, value: lower, state: "known", missing: [] };
  return {
    ...base,
    value: null,
    lower,
    upper: (builtM2 + openM2) / landM2,
    state: "unknown",
    reason: "parcels_unknown",
    missing,
  };
}

/** The gate before a phase, judged by the built share of the phase before it. */
export function checkGate(
  phase: { readonly id: string },
  before: Pick<PhaseLand, "phase" | "built"> | undefined,
  gates: ReturnType<typeof findSection<"gates">>,
): Check {
  const base = { ...plainCheck, rule: "expansion.phasing", key: phase.id, subjects: [`phases/${phase.id}`] };
  if (before === undefined) return { ...base, verdict: "not_applicable", reason: "first_phase" };
  if (gates === undefined) return { ...base, verdict: "unknown", reason: "no_rule_pack" };
  const { section, packId } = gates;
  const limit = section.open_next_at;
  const { value, lower, upper, missing } = before.built;
  const mayOpen = (share: number | null | undefined): boolean | null =>
    share == null ? null : (judgePhasing([1, 1], [share, 0], null, limit).nextMayOpen[0] ?? null);
  const isSure = mayOpen(lower ?? value) === true;
  const isBarred = mayOpen(upper ?? value) === false;
  const isOpen = !isSure && !isBarred;
  return {
    ...base,
    ...provenanceOf(section.clauses.open_next_at ?? section.provenance, packId),
    verdict: isSure ? "pass" : isBarred ? "conditional" : "unknown",
    ...(isBarred ? { reason: "phase_before_not_built" } : isOpen ? { reason: "phase_before_unknown" } : {}),
    value,
    op: ">=",
    limit,
    gap: value === null ? null : value - limit,
    unit: "fraction",
    missing: isOpen ? missing : [],
    subjects: [`phases/${phase.id}`, `phases/${before.phase.id}`],
    details: { after: before.phase.id },
  };
}
