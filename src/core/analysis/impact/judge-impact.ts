import { findSpan } from "../../geometry/distance.ts";
import { outlineOfShape } from "../../geometry/feature-outline.ts";
import { computeLandBalance } from "../../indicators/land-balance.ts";
import { createIssue } from "../../model/create-issue.ts";
import type { Figure } from "../../model/figure.ts";
import type { Issue } from "../../model/issue.ts";
import type { Proposal } from "../../model/proposal.ts";
import { fail, type Result, succeed } from "../../model/result.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { type AuditContext, type AuditProgress, findSection } from "../audit-context.ts";
import type { AuditReport, ParkAudit } from "../audit-report.ts";
import type { AuditWorld } from "../audit-world.ts";
import { measureControls } from "../control-facts.ts";
import { changeAudit } from "../live/live-audit.ts";
import { findChange } from "../live/record-edit.ts";
import { judgeBuffers } from "./buffer-line.ts";
import { createChangedDataset } from "./changed-dataset.ts";
import { judgeControlLines } from "./control-line.ts";
import { judgeExistingFirst } from "./existing-line.ts";
import { judgeContiguous, judgeShape } from "./form-lines.ts";
import { type ImpactFacts, toHa } from "./impact-facts.ts";
import { type ImpactReport, type IndicatorChange, impactSchemaId } from "./impact-report.ts";
import { judgeInfrastructure } from "./infra-line.ts";
import { judgeApproval, judgeCultivatedBalance, judgeLandByClass, judgeQuota } from "./land-lines.ts";
import { judgePhases } from "./phasing-line.ts";
import { type PreparedProposal, prepareProposal } from "./prepare-proposal.ts";
import { describeRemovedLand } from "./removed-land.ts";
import { createLedger, judgeDemand, judgeStock } from "./stock-line.ts";
import { measureTakenLand, type TakenClass } from "./taken-land.ts";
import { judgeCapacity, judgeYield } from "./yield-lines.ts";

/** A park with what it was judged from (`auditWorldSteps`). */
export interface ImpactBase {
  readonly report: AuditReport;
  readonly world: AuditWorld;
}

/**
 * What an expansion (扩区) or boundary adjustment (调区) takes, breaks and yields: the fifteen rows of domain §7, farmland first;
 * the land by class; what a removal takes out; and every indicator of the parks that change, before and after.
 *
 * After means audited again: the park with its new boundary goes through the same audit as any other, so nothing is computed two
 * ways. Refused, with the feature named: a park that does not exist, land that no survey knows anything about. Pure and
 * deterministic. Cost: an audit of what the proposal touches, a whole one where it widens the
 * dataset, and the overlays of the proposal.
 */
export function* judgeImpactSteps(
  { report, world }: ImpactBase,
  proposal: Proposal,
  context: AuditContext,
): Generator<AuditProgress, Result<ImpactReport, readonly Issue[]>, void> {
  const prepared = prepareProposal(proposal, world);
  if (!prepared.ok) return prepared;
  const lost = findOutsideSurvey(prepared.value, proposal, world);
  if (lost.length > 0) return fail(lost);
  const facts = gatherFacts(report, world, prepared.value);
  const ledger = createLedger(facts);
  const { removed, issues } = describeRemovedLand(prepared.value, world);
  const changed = createChangedDataset(world, prepared.value, removed);
  const after =
    changed === world.sources.dataset
      ? report
      : (yield* changeAudit({ report, world }, findChange(world.sources.dataset, changed), {
          ...context,
          readIssues: [],
        })).judged.report;
  const lines = [
    judgeLandByClass(facts),
    judgeQuota(facts),
    judgeCultivatedBalance(facts),
    judgeApproval(facts),
    judgeControlLines(facts),
    judgeContiguous(facts),
    judgeShape(facts),
    judgeExistingFirst(facts),
    judgeStock(facts, ledger),
    judgeCapacity(facts),
    judgeYield(facts),
    judgeInfrastructure(facts),
    judgePhases(facts),
    judgeBuffers(facts),
    judgeDemand(facts, ledger),
  ];
  const { additions, removals, addedM2, removedM2, parkIds } = prepared.value;
  return succeed({
    schema: impactSchemaId,
    generatedAt: report.generatedAt,
    asOf: report.asOf,
    engine: report.engine,
    dataset: report.dataset,
    ruleSets: report.ruleSets,
    proposal: {
      areaM2: addedM2,
      removedM2,
      parkIds,
      features: proposal.features.flatMap(({ id }) => {
        const land = [...additions, ...removals].find(({ feature }) => feature.id === id);
        if (land === undefined) return [];
        const { feature, parkId, drawnM2, shape } = land;
        const { name, action, landUse, phase } = feature;
        return [{ id, name, action, parkId, landUse, phase, drawnM2, countedM2: shape.areaM2 }];
      }),
    },
    verdict: aggregateVerdicts(lines.map((line) => line.verdict)),
    lines,
    taken: facts.land.classes,
    takenByGroup: sumByGroup(facts.land.classes),
    ledger,
    removed,
    indicators: compareParks(report, after, parkIds),
    issues: [...prepared.value.issues, ...issues],
  });
}

function gatherFacts(report: AuditReport, world: AuditWorld, proposal: PreparedProposal): ImpactFacts {
  const { dataset, measured, engine, controls } = world.sources;
  const { survey } = dataset.layers;
  const gates = findSection(world.context.rulePacks, "gates");
  const lands = proposal.additions.filter(({ shape }) => shape.areaM2 > 0).map(({ shape }) => shape);
  const land = measureTakenLand(
    lands,
    survey === undefined ? undefined : { layer: measured.survey, patches: survey },
    world.context.landUseTables,
    engine,
    measured.plane,
  );
  const balance = computeLandBalance(
    land.classes.flatMap(({ landUse, codeSystem, areaM2 }) =>
      landUse === null ? [] : [{ code: landUse, codeSystem, areaHa: toHa(areaM2) }],
    ),
    null,
    world.context.landUseTables,
    { areaHa: toHa(land.areaM2), tolerance: gates?.section.balance_tolerance ?? 0 },
  );
  return {
    report,
    world,
    proposal,
    land,
    balance,
    hasSurvey: survey !== undefined,
    controls: new Map(lands.map((shape) => [shape.id, measureControls(shape, [], controls, measured.plane, engine)])),
    gates,
  };
}

/** Additions that touch no patch of a survey that is there: drawn in the wrong place, or beyond what anyone knows. */
function findOutsideSurvey(
  { additions }: PreparedProposal,
  { file, features }: Proposal,
  { sources }: AuditWorld,
): readonly Issue[] {
  const { dataset, measured, engine } = sources;
  if (dataset.layers.survey === undefined || measured.survey.shapes.length === 0) return [];
  return additions.flatMap(({ feature, shape }) => {
    if (shape.areaM2 === 0) return [];
    let isKnown = false;
    measured.survey.index.search(shape.box, (position) => {
      const patch = measured.survey.shapes[position];
      isKnown ||= patch !== undefined && engine.intersectionAreaM2(shape, patch) > 0;
    });
    if (isKnown) return [];
    const outline = outlineOfShape(shape);
    const distancesM = measured.survey.shapes.flatMap((patch) => {
      const other = outlineOfShape(patch);
      const span = outline === undefined || other === undefined ? undefined : findSpan(outline, other);
      return span === undefined ? [] : [span.distanceM];
    });
    return [
      createIssue("proposal-outside-survey", {
        layer: "proposal",
        ids: [feature.id],
        file,
        at: { feature: features.indexOf(feature) + 1 },
        place: feature.geometry,
        measured: Math.round(distancesM.reduce((least, distanceM) => Math.min(least, distanceM), Number.MAX_VALUE)),
        unit: "m",
      }),
    ];
  });
}

function sumByGroup(classes: readonly TakenClass[]): ImpactReport["takenByGroup"] {
  const sumOf = (group: TakenClass["group"]): number =>
    classes.reduce((sum, one) => (one.group === group ? sum + one.areaM2 : sum), 0);
  return {
    agricultural: sumOf("agricultural"),
    construction: sumOf("construction"),
    unused: sumOf("unused"),
    unknown: sumOf(null),
  };
}

/** Every figure of every park that changes, before and after; a key one side lacks is null there. */
function compareParks(before: AuditReport, after: AuditReport, parkIds: readonly string[]): readonly IndicatorChange[] {
  return parkIds.flatMap((parkId) => {
    const [old, next] = [before, after].map((report) => figuresOf(report.parks.find(({ id }) => id === parkId)));
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])];
    return keys.map((key) => ({ parkId, key, before: old?.[key] ?? null, after: next?.[key] ?? null }));
  });
}

/** The area, the indicators, then the land accounts. */
function figuresOf(park: ParkAudit | undefined): Readonly<Record<string, Figure>> {
  if (park === undefined) return {};
  const accounts = Object.entries(park.evaluation.accounts).map(([key, figure]) => [`account.${key}`, figure]);
  const area: Figure = {
    value: park.areaM2.ellipsoidal,
    unit: "m2",
    state: "known",
    missing: [],
    inputs: [],
    formula: "ellipsoidal area of the park",
    source: "domain §8",
  };
  return { area_m2: area, ...park.indicators, ...Object.fromEntries(accounts) };
}
