import type { OverlayEngine, OverlayPiece, PlanShape } from "../../geometry/overlay-engine.ts";
import { toAreaGeometry } from "../../geometry/plan-shape.ts";
import type { AreaGeometry } from "../../model/coordinates.ts";
import { compareIds } from "../../model/ids.ts";
import { findLegalGroup, type LandUseTables, type LegalGroup } from "../../model/land-use.ts";
import type { SurveyPatch } from "../../model/records.ts";
import { createSum } from "../compensated-sum.ts";
import { arithmeticNoiseM2 } from "../judge-pieces.ts";
import { findNearby, type MeasuredLayer, type MeasuredLayers } from "../measured-layers.ts";

/** Existing land of one class. All null: no survey patch says what it is. */
export interface TakenClass {
  readonly landUse: string | null;
  readonly codeSystem: string | null;
  /** Legal group for conversion; null: not covered, or the class has none that is known. */
  readonly group: LegalGroup | null;
  readonly areaM2: number;
}

export interface TakenLand {
  /** Agricultural, construction, unused, not known; by code within. They add to the land unless patches overlap. */
  readonly classes: readonly TakenClass[];
  readonly areaM2: number;
  /** Land no patch covers, m², and where it is. */
  readonly uncoveredM2: number;
  readonly uncovered: AreaGeometry | null;
  /** Land several patches claim, counted in each, m². */
  readonly doubleM2: number;
}

/** The survey layer on the measuring plane; undefined: there is none. */
export interface MeasuredSurvey {
  readonly layer: MeasuredLayer;
  readonly patches: ReadonlyMap<string, SurveyPatch>;
}

const groupOrder: readonly (LegalGroup | null)[] = ["agricultural", "construction", "unused", null];

/**
 * What is on a piece of land today, class by class of the survey, with its legal group? Areas are intersections on the measuring
 * plane. Land outside every patch is listed without a class, so that nothing is lost. Without a survey all of it is.
 */
export function measureTakenLand(
  shapes: readonly PlanShape[],
  survey: MeasuredSurvey | undefined,
  tables: LandUseTables,
  engine: OverlayEngine,
  plane: MeasuredLayers["plane"],
): TakenLand {
  const sums = new Map<string, { readonly patch: SurveyPatch; readonly sum: ReturnType<typeof createSum> }>();
  const uncovered: OverlayPiece[] = [];
  let areaM2 = 0;
  for (const shape of shapes) {
    areaM2 += shape.areaM2;
    const near = survey === undefined ? [] : findNearby(survey.layer, shape);
    for (const { id } of near) addPatch(sums, shape, survey, id, engine);
    uncovered.push(...engine.differencePieces(shape, near));
  }
  const classes = [...sums.values()].map(
    ({ patch, sum }): TakenClass => ({
      landUse: patch.code,
      codeSystem: patch.codeSystem,
      group: findGroup(patch, tables),
      areaM2: sum.value(),
    }),
  );
  const coveredM2 = classes.reduce((sum, one) => sum + one.areaM2, 0);
  const uncoveredM2 = uncovered.reduce((sum, piece) => sum + piece.areaM2, 0);
  if (uncoveredM2 > arithmeticNoiseM2)
    classes.push({ landUse: null, codeSystem: null, group: null, areaM2: uncoveredM2 });
  return {
    classes: classes.sort(compareClasses),
    areaM2,
    uncoveredM2,
    uncovered:
      uncoveredM2 <= arithmeticNoiseM2
        ? null
        : toAreaGeometry(
            uncovered.flatMap(({ polygons }) => polygons),
            plane,
          ),
    doubleM2: Math.max(0, coveredM2 + uncoveredM2 - areaM2),
  };
}

function addPatch(
  sums: Map<string, { readonly patch: SurveyPatch; readonly sum: ReturnType<typeof createSum> }>,
  shape: PlanShape,
  survey: MeasuredSurvey | undefined,
  id: string,
  engine: OverlayEngine,
): void {
  const [patch, patchShape] = [survey?.patches.get(id), survey?.layer.byId.get(id)];
  if (patch === undefined || patchShape === undefined) return;
  const commonM2 = engine.intersectionAreaM2(shape, patchShape);
  if (commonM2 === 0) return;
  const key = JSON.stringify([patch.codeSystem, patch.code]);
  const entry = sums.get(key) ?? { patch, sum: createSum() };
  entry.sum.add(commonM2);
  sums.set(key, entry);
}

function findGroup({ code, codeSystem }: SurveyPatch, tables: LandUseTables): LegalGroup | null {
  const group = findLegalGroup(code, codeSystem, tables);
  return group === undefined || group === "ask" ? null : group;
}

function compareClasses(a: TakenClass, b: TakenClass): number {
  return (
    groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) ||
    Number(a.landUse === null) - Number(b.landUse === null) ||
    compareIds(a.landUse ?? "", b.landUse ?? "") ||
    compareIds(a.codeSystem ?? "", b.codeSystem ?? "")
  );
}
