import { farthestM, findSpan, type Outline, type Span } from "../../geometry/distance.ts";
import { outlineOfShape, toOutline, toPlace } from "../../geometry/feature-outline.ts";
import type { MeasuringPlane } from "../../geometry/measuring-plane.ts";
import type { Check, Verdict } from "../../model/check.ts";
import { compareIds } from "../../model/ids.ts";
import { findLongestPrefix } from "../../model/land-use.ts";
import type { SensitiveUse } from "../../model/records.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { judgeSeparation } from "../../rules/separation.ts";
import { findSection } from "../audit-context.ts";
import { plainCheck, provenanceOf } from "../check-parts.ts";
import { type ImpactFacts, subjectsOf } from "./impact-facts.ts";
import { createFigure, createLine, gateInput, gateProvenance, noGates, nothingAdded } from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";
import type { ProposedLand } from "./prepare-proposal.ts";

interface Home {
  readonly id: string;
  readonly outline: Outline;
  readonly span: Span;
}

/**
 * Row 14: how near do homes, schools and hospitals come to the new land? No workshop stands yet, so the distance is measured from
 * the edge of the land: far enough there is far enough anywhere in it. Nearer, the strip along it has to stay free of
 * workshops, which is conditional; where no part of the land is far enough it fails. Nobody within the distance looked at passes.
 */
export function judgeBuffers(facts: ImpactFacts): ImpactLine {
  const { proposal, gates, world } = facts;
  if (proposal.addedM2 === 0) return createLine("buffers", nothingAdded);
  const buffers = findSection(world.context.rulePacks, "buffers");
  if (gates === undefined || buffers === undefined) return createLine("buffers", noGates);
  const { sensitive } = world.sources.dataset.layers;
  if (sensitive === undefined) {
    return createLine("buffers", {
      ...gateProvenance(gates, "homes_within_m"),
      verdict: "unknown",
      reason: "layer_missing",
      missing: ["sensitive"],
      subjects: subjectsOf(facts),
    });
  }
  const uses = [...sensitive.values()]
    .filter(({ kind }) => kind !== "shoreline")
    .sort((a, b) => compareIds(a.id, b.id));
  const lands = proposal.additions.filter(({ shape }) => shape.areaM2 > 0);
  const items = lands.map((land) => checkLand(facts, land, uses, buffers.section, buffers.packId));
  const verdict = aggregateVerdicts(items.map((item) => item.verdict));
  const worst = items.find((item) => item.verdict === verdict);
  return createLine("buffers", {
    ...(worst === undefined
      ? gateProvenance(gates, "homes_within_m")
      : {
          ruleSet: worst.ruleSet,
          source: worst.source,
          article: worst.article,
          year: worst.year,
          certainty: worst.certainty,
          value: worst.value,
          op: worst.op,
          limit: worst.limit,
          details: worst.details ?? {},
          ...(worst.reason === undefined ? {} : { reason: worst.reason }),
          ...(worst.place === undefined ? {} : { place: worst.place }),
        }),
    verdict,
    unit: "m",
    missing: [...new Set(items.flatMap((item) => item.missing))],
    subjects: [...new Set([...subjectsOf(facts), ...items.flatMap((item) => item.subjects.slice(1))])],
    figures: {
      nearest: createFigure({
        value: worst?.value ?? null,
        unit: "m",
        formula: "edge of the proposed land to edge of the sensitive use",
        state: worst?.value == null ? "not_applicable" : "known",
        inputs: [gateInput(gates, "homes_within_m", "m")],
      }),
    },
    items,
  });
}

function checkLand(
  { world, gates }: ImpactFacts,
  land: ProposedLand,
  uses: readonly SensitiveUse[],
  buffers: NonNullable<RulePack["buffers"]>,
  packId: string,
): Check {
  const { plane } = world.sources.measured;
  const homes = findHomes(plane, land, uses, gates?.section.homes_within_m ?? 0);
  const [nearest] = homes.toSorted((a, b) => a.span.distanceM - b.span.distanceM || compareIds(a.id, b.id));
  const pollutionClass =
    land.feature.pollutionClass ??
    findClass(
      land,
      world.context.rulePacks.map(({ pack }) => pack),
    );
  const buffer = buffers.find(({ from }) => from === `industry_${pollutionClass}`);
  const base = {
    ...plainCheck,
    ...provenanceOf(buffer?.provenance ?? buffers[0]?.provenance, packId),
    rule: "buffer.separation",
    key: land.feature.id,
    value: nearest?.span.distanceM ?? null,
    op: ">=",
    unit: "m",
    subjects: [`proposal/${land.feature.id}`, ...homes.map(({ id }) => `sensitive/${id}`)],
    details: { homes: homes.length, nearest: nearest?.id ?? null, pollutionClass },
    ...(nearest === undefined ? {} : { place: toPlace(nearest.span, plane) }),
  } as const;
  if (nearest === undefined) return { ...base, verdict: "pass", reason: "nobody_near" };
  const judged = judgeSeparation(
    { pollutionClass, unitToResidentialM: nearest.span.distanceM, eiaDistanceM: null },
    buffers,
  );
  const limit = buffer?.min_m ?? null;
  const gap = limit === null ? null : nearest.span.distanceM - limit;
  if (judged.verdict !== "fail") {
    return { ...base, limit, gap, verdict: judged.verdict, missing: judged.missing.map((name) => toPath(name, land)) };
  }
  const isHopeless = limit !== null && liesWithin(land, nearest.outline, limit);
  const isAssessed = buffer?.needs === undefined;
  const verdict: Verdict = isHopeless ? "fail" : isAssessed ? "conditional" : "unknown";
  return {
    ...base,
    limit,
    gap,
    verdict,
    reason: isHopeless ? "no_room_outside_buffer" : "keep_strip_free",
    missing: verdict === "unknown" ? [toPath("eiaDistanceM", land)] : [],
  };
}

function toPath(name: string, { feature }: ProposedLand): string {
  return `proposal/${feature.id}: ${name}`;
}

/** Class of the industry a land use stands for in the first pack of its code system. */
function findClass({ feature }: ProposedLand, packs: readonly RulePack[]): 1 | 2 | 3 | null {
  const { landUse, codeSystem } = feature;
  const uses = packs.find((pack) => pack.code_system === codeSystem && pack.use_matrix !== undefined)?.use_matrix;
  if (landUse === null || uses === undefined) return null;
  const use = uses.use_by_code[findLongestPrefix(landUse, Object.keys(uses.use_by_code)) ?? ""];
  const digit = /^industry_([123])$/.exec(use ?? "")?.[1];
  return digit === undefined ? null : (Number(digit) as 1 | 2 | 3);
}

function findHomes(
  plane: MeasuringPlane,
  { shape }: ProposedLand,
  uses: readonly SensitiveUse[],
  withinM: number,
): readonly Home[] {
  const land = outlineOfShape(shape);
  if (land === undefined) return [];
  return uses.flatMap(({ id, geometry }): Home[] => {
    const outline = toOutline(geometry, plane);
    const span = outline === undefined ? undefined : findSpan(land, outline, withinM);
    return outline === undefined || span === undefined ? [] : [{ id, outline, span }];
  });
}

/** Is every corner of the land nearer to one point of the home than the buffer? Then no part of it is outside. */
function liesWithin({ shape }: ProposedLand, home: Outline, bufferM: number): boolean {
  const land = outlineOfShape(shape);
  if (land === undefined) return false;
  return home.paths.some((path) => path.some((point) => farthestM(land, point) < bufferM));
}
