import { findSpan } from "../../geometry/distance.ts";
import { outlineOfShape, toPlace } from "../../geometry/feature-outline.ts";
import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { createPlanShape, polygonsPerimeterM } from "../../geometry/plan-shape.ts";
import { measureSharedBoundaryM } from "../../geometry/shared-boundary.ts";
import type { Check } from "../../model/check.ts";
import type { AnyGeometry } from "../../model/coordinates.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { judgeContiguity } from "../../rules/contiguity.ts";
import { judgeExpansionShape } from "../../rules/expansion-shape.ts";
import { findTolerances } from "../audit-context.ts";
import { plainCheck } from "../check-parts.ts";
import { findGapLand } from "./gap-land.ts";
import { type ImpactFacts, subjectsOf } from "./impact-facts.ts";
import {
  createFigure,
  createLine,
  gateInput,
  gateProvenance,
  measuredInput,
  noGates,
  nothingAdded,
} from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";

/** Shorter than so many tolerances, what two outlines share is a corner. */
const cornerTolerances = 10;

interface Joining {
  readonly piece: PlanShape;
  readonly sharedM: number;
  readonly gapM: number | null;
  readonly gapIs: string | null;
  /** The shortest way across the gap. */
  readonly place?: AnyGeometry;
}

/**
 * Row 6: does the new land join its park? Each connected piece is held against the park and the pieces that join it already: a
 * boundary in common, within the sliver width of the drawing, or a narrow gap over a road, a river or a railway.
 */
export function judgeContiguous(facts: ImpactFacts): ImpactLine {
  const { proposal, gates } = facts;
  if (proposal.addedM2 === 0) return createLine("contiguity", nothingAdded);
  if (gates === undefined) return createLine("contiguity", noGates);
  const items = proposal.parkIds.flatMap((parkId) => checkPark(facts, parkId));
  const orphans = proposal.additions.filter(({ parkId, shape }) => parkId === null && shape.areaM2 > 0);
  if (orphans.length > 0) {
    return createLine("contiguity", {
      ...gateProvenance(gates, "corridor_max_gap_m"),
      verdict: "unknown",
      reason: "layer_missing",
      missing: ["parks"],
      subjects: subjectsOf(facts),
    });
  }
  const verdict = aggregateVerdicts(items.map((item) => item.verdict));
  const worst = items.find((item) => item.verdict === verdict);
  return createLine("contiguity", {
    ...gateProvenance(gates, "corridor_max_gap_m"),
    verdict,
    ...(worst?.reason === undefined ? {} : { reason: worst.reason }),
    value: worst?.value ?? null,
    op: "<=",
    limit: gates.section.corridor_max_gap_m,
    unit: "m",
    missing: [...new Set(items.flatMap((item) => item.missing))],
    subjects: subjectsOf(facts),
    ...(worst?.place === undefined || verdict === "pass" ? {} : { place: worst.place }),
    details: worst?.details ?? {},
    items,
  });
}

function checkPark(facts: ImpactFacts, parkId: string): readonly Check[] {
  const { proposal, world } = facts;
  const park = world.sources.measured.parks.byId.get(parkId);
  if (park === undefined) return [];
  const joined: PlanShape[] = [park];
  let waiting = proposal.additions
    .filter((land) => land.parkId === parkId)
    .flatMap(({ shape }) => shape.polygons.map((polygon) => createPlanShape(shape.id, [polygon])));
  const checks: Check[] = [];
  while (waiting.length > 0) {
    const ranked = waiting
      .map((piece) => measureJoining(facts, piece, joined))
      .map((joining) => ({ joining, check: checkJoining(facts, parkId, joining) }));
    const joins = ranked.filter(({ check }) => check.verdict === "pass");
    // What joins may carry others; once nothing does, the rest is judged as it stands.
    const settled = joins.length > 0 ? joins : ranked;
    checks.push(...settled.map(({ check }) => check));
    joined.push(...joins.map(({ joining }) => joining.piece));
    const done = new Set(settled.map(({ joining }) => joining.piece));
    waiting = waiting.filter((piece) => !done.has(piece));
  }
  return checks;
}

function measureJoining(facts: ImpactFacts, piece: PlanShape, joined: readonly PlanShape[]): Joining {
  const { world, gates } = facts;
  const toleranceM = findTolerances(world.context).sliver_width_m;
  const alongM = joined.reduce((sum, shape) => sum + measureSharedBoundaryM(piece, shape, toleranceM), 0);
  // Corners that meet at a sharp angle run along each other for some tolerances' length.
  const sharedM = alongM > cornerTolerances * toleranceM ? alongM : 0;
  if (sharedM > 0 || gates === undefined) return { piece, sharedM, gapM: 0, gapIs: null };
  const outline = outlineOfShape(piece);
  const spans = joined.flatMap((shape) => {
    const other = outlineOfShape(shape);
    const span = outline === undefined || other === undefined ? undefined : findSpan(outline, other);
    return span === undefined ? [] : [span];
  });
  const [nearest] = spans.toSorted((a, b) => a.distanceM - b.distanceM);
  if (nearest === undefined) return { piece, sharedM, gapM: null, gapIs: null };
  const { plane } = world.sources.measured;
  const codeSystem = world.context.rulePacks.find(({ pack }) => pack.id === gates.packId)?.pack.code_system ?? "";
  const isPoint = nearest.distanceM <= toleranceM;
  return {
    piece,
    sharedM,
    gapM: nearest.distanceM,
    // A corner that touches is no way to drive through.
    gapIs: isPoint ? "corner" : findGapLand(nearest.from, nearest.to, world, gates.section, codeSystem),
    place: toPlace(nearest, plane),
  };
}

function checkJoining(facts: ImpactFacts, parkId: string, { piece, sharedM, gapM, gapIs, place }: Joining): Check {
  const { gates } = facts;
  if (gates === undefined)
    return { ...plainCheck, ...noGates, rule: "expansion.contiguity", key: parkId, subjects: [] };
  const result = judgeContiguity({ sharedBoundaryM: sharedM, gapM, gapIs }, gates.section);
  return {
    ...plainCheck,
    ...gateProvenance(gates, "corridor_max_gap_m"),
    rule: "expansion.contiguity",
    key: parkId,
    verdict: result.verdict,
    ...(result.class === "detached_park" ? { reason: "detached_park" } : {}),
    value: gapM,
    op: "<=",
    limit: gates.section.corridor_max_gap_m,
    gap: gapM === null ? null : gates.section.corridor_max_gap_m - gapM,
    unit: "m",
    missing: result.missing.length > 0 ? ["survey"] : [],
    subjects: [`proposal/${piece.id}`, `parks/${parkId}`],
    ...(place === undefined ? {} : { place }),
    details: { class: result.class, sharedBoundaryM: sharedM, gapM, gapIs },
  };
}

/** Row 7: is each park that changes still reasonably compact? 4πA/P² of the new total; boundaries its parts share do not count. */
export function judgeShape(facts: ImpactFacts): ImpactLine {
  const { proposal, world, gates } = facts;
  if (proposal.parkIds.length === 0) {
    const isOpen = proposal.addedM2 > 0;
    return createLine(
      "shape",
      isOpen ? { verdict: "unknown", reason: "layer_missing", missing: ["parks"] } : nothingAdded,
    );
  }
  if (gates === undefined) return createLine("shape", noGates);
  const toleranceM = findTolerances(world.context).sliver_width_m;
  const items = proposal.parkIds.map((parkId): Check => {
    const parts = findParts(facts, parkId);
    const areaM2 = parts.reduce((sum, part) => sum + part.areaM2, 0);
    const perimeterM = measurePerimeterM(parts, toleranceM);
    const { compactness, verdict } = judgeExpansionShape(areaM2, perimeterM, gates.section);
    return {
      ...plainCheck,
      ...gateProvenance(gates, "shape_min"),
      rule: "expansion.shape",
      key: parkId,
      verdict,
      ...(verdict === "conditional" ? { reason: "not_compact" } : {}),
      value: compactness,
      op: ">=",
      limit: gates.section.shape_min,
      gap: compactness === null ? null : compactness - gates.section.shape_min,
      unit: "ratio",
      subjects: [`parks/${parkId}`],
      details: { areaM2, perimeterM },
    };
  });
  const verdict = aggregateVerdicts(items.map((item) => item.verdict));
  const worst = items.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
  return createLine("shape", {
    ...gateProvenance(gates, "shape_min"),
    verdict,
    ...(worst?.reason === undefined ? {} : { reason: worst.reason }),
    value: worst?.value ?? null,
    op: ">=",
    limit: gates.section.shape_min,
    unit: "ratio",
    subjects: [...subjectsOf(facts), ...proposal.parkIds.map((id) => `parks/${id}`)],
    details: worst?.details ?? {},
    figures: {
      compactness: createFigure({
        value: worst?.value ?? null,
        unit: "ratio",
        formula: "4 * pi * area / perimeter^2 of the new total",
        inputs: [
          measuredInput("area", Number(worst?.details?.areaM2 ?? Number.NaN), "m2", worst?.subjects[0] ?? ""),
          measuredInput("perimeter", Number(worst?.details?.perimeterM ?? Number.NaN), "m", worst?.subjects[0] ?? ""),
          gateInput(gates, "shape_min", "ratio"),
        ],
      }),
    },
    items,
  });
}

/** The park without what is taken out, then each addition. */
function findParts({ proposal, world }: ImpactFacts, parkId: string): readonly PlanShape[] {
  const { measured, engine } = world.sources;
  const park = measured.parks.byId.get(parkId);
  const isHere = (land: { readonly parkId: string | null; readonly shape: PlanShape }): boolean =>
    land.parkId === parkId && land.shape.areaM2 > 0;
  const removed = proposal.removals.filter(isHere).map(({ shape }) => shape);
  const left =
    park === undefined
      ? []
      : removed.length === 0
        ? [park]
        : engine.differencePieces(park, removed).map(({ polygons }) => createPlanShape(parkId, polygons));
  return [...left, ...proposal.additions.filter(isHere).map(({ shape }) => shape)];
}

function measurePerimeterM(parts: readonly PlanShape[], toleranceM: number): number {
  let perimeterM = 0;
  for (const [index, part] of parts.entries()) {
    perimeterM += polygonsPerimeterM(part.polygons);
    for (const other of parts.slice(0, index)) perimeterM -= 2 * measureSharedBoundaryM(part, other, toleranceM);
  }
  return perimeterM;
}
