import type { OverlayEngine, PlanShape } from "../../geometry/overlay-engine.ts";
import { createPlanShape } from "../../geometry/plan-shape.ts";
import { compareIds } from "../../model/ids.ts";
import type { ControlKind } from "../../model/records.ts";
import type { Tolerances } from "../../model/rule-pack.ts";
import type { FactSources } from "../assemble-facts.ts";
import { createSum } from "../compensated-sum.ts";
import { measureControls } from "../control-facts.ts";
import { arithmeticNoiseM2, judgePieces } from "../judge-pieces.ts";
import { findNearby } from "../measured-layers.ts";

/** A class of the land survey. */
interface SurveyedClass {
  readonly code: string;
  readonly codeSystem: string | null;
}

/** Ground of one surveyed class inside the same control lines. */
export interface GroundPart {
  readonly areaM2: number;
  /** Null: no survey, or its patches leave this ground out. */
  readonly survey: SurveyedClass | null;
  /** Kinds of control line it lies in. */
  readonly controls: readonly ControlKind[];
}

export interface Ground {
  /** They add up to the ground that was measured. */
  readonly parts: readonly GroundPart[];
  /** Kinds of control line that are not loaded here: whether it lies in one is not known. */
  readonly uncovered: readonly ControlKind[];
}

/** Lines that may keep land from being built on; which of them do is for the rule pack to say. */
const groundControls = [
  "permanent_basic_farmland",
  "ecological_redline",
  "blue_line",
  "river",
  "hazard",
] as const satisfies readonly ControlKind[];

/**
 * What lies under a shape: surveyed classes and control lines, m², each square meter once. Patches of the survey that overlap
 * each other share what they cover in proportion, and so do those that leave slivers between them: the parts always add up to
 * the shape.
 *
 * Cost: one overlay a patch and line that is near; shapes no line touches are not cut.
 */
export function measureGround(shape: PlanShape, sources: FactSources, tolerances: Tolerances): Ground {
  const { measured, engine, controls: layer } = sources;
  const facts = measureControls(shape, [], layer, measured.plane, engine);
  const uncovered: ControlKind[] = [];
  let pieces: readonly ControlledShape[] = [{ shape, controls: [] }];
  for (const kind of groundControls) {
    const fact = facts.find((candidate) => candidate.kind === kind);
    if (fact === undefined || !fact.layerLoaded || !fact.layerCovers) uncovered.push(kind);
    if (fact === undefined || fact.overlapM2 <= arithmeticNoiseM2) continue;
    const areas = fact.controls.flatMap(({ id }) => layer.areas.byId.get(id) ?? []);
    pieces = pieces.flatMap((piece) => splitBy(piece, kind, areas, engine));
  }
  return { parts: pieces.flatMap((piece) => surveyPiece(piece, sources, tolerances)), uncovered };
}

interface ControlledShape {
  readonly shape: PlanShape;
  readonly controls: readonly ControlKind[];
}

function splitBy(
  { shape, controls }: ControlledShape,
  kind: ControlKind,
  areas: readonly PlanShape[],
  engine: OverlayEngine,
): readonly ControlledShape[] {
  const outside = joinPieces(shape.id, engine.differencePieces(shape, areas));
  if (outside.areaM2 <= arithmeticNoiseM2) return [{ shape, controls: [...controls, kind] }];
  const inside = joinPieces(shape.id, engine.differencePieces(shape, [outside]));
  if (inside.areaM2 <= arithmeticNoiseM2) return [{ shape, controls }];
  return [
    { shape: inside, controls: [...controls, kind] },
    { shape: outside, controls },
  ];
}

/** Pieces of an overlay as one shape. */
export function joinPieces(id: string, pieces: readonly { readonly polygons: PlanShape["polygons"] }[]): PlanShape {
  return createPlanShape(
    id,
    pieces.flatMap((piece) => piece.polygons),
  );
}

function surveyPiece(
  { shape, controls }: ControlledShape,
  sources: FactSources,
  tolerances: Tolerances,
): readonly GroundPart[] {
  const { dataset, measured, engine } = sources;
  const records = dataset.layers.survey;
  if (records === undefined) return [{ areaM2: shape.areaM2, survey: null, controls }];
  const byClass = new Map<string, { readonly survey: SurveyedClass; readonly sum: ReturnType<typeof createSum> }>();
  const covered = createSum();
  const patches = findNearby(measured.survey, shape);
  for (const patch of patches) {
    const record = records.get(patch.id);
    const areaM2 = engine.intersectionAreaM2(shape, patch);
    if (record === undefined || areaM2 <= 0) continue;
    const { code, codeSystem } = record;
    const key = `${codeSystem ?? ""} ${code}`;
    const entry = byClass.get(key) ?? { survey: { code, codeSystem }, sum: createSum() };
    entry.sum.add(areaM2);
    covered.add(areaM2);
    byClass.set(key, entry);
  }
  const bareM2 = measureBare(shape, patches, covered.value(), engine, tolerances);
  const scale = (shape.areaM2 - bareM2) / covered.value();
  const parts = [...byClass]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([, { survey, sum }]): GroundPart => ({ areaM2: sum.value() * scale, survey, controls }));
  return bareM2 > 0 ? [...parts, { areaM2: bareM2, survey: null, controls }] : parts;
}

/** Ground the survey leaves out, m². Slivers between patches are drawing noise and belong to what lies beside them. */
function measureBare(
  shape: PlanShape,
  patches: readonly PlanShape[],
  coveredM2: number,
  engine: OverlayEngine,
  tolerances: Tolerances,
): number {
  if (coveredM2 <= arithmeticNoiseM2) return shape.areaM2;
  if (coveredM2 >= shape.areaM2) return 0;
  const { real } = judgePieces(engine.differencePieces(shape, patches), tolerances);
  return real.reduce((sum, piece) => sum + piece.areaM2, 0);
}
