import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { sumAmounts } from "../../indicators/amount.ts";
import { computeFloorArea } from "../../indicators/floor-area.ts";
import { createIssue } from "../../model/create-issue.ts";
import { compareIds } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import { findFloorArea, findTolerances } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import { judgePieces } from "../judge-pieces.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { findNearby, type MeasuredLayer } from "../measured-layers.ts";
import { shownM2 } from "../piece-issues.ts";
import { createFigure } from "./impact-line.ts";
import type { RemovedLand, RemovedParcel } from "./impact-report.ts";
import type { PreparedProposal } from "./prepare-proposal.ts";
import { measureTakenLand } from "./taken-land.ts";

/**
 * What is on the land a boundary adjustment takes out of a park, and who is affected: parcels with the part of them that goes,
 * firms, buildings and their floor area, and what the land is by its survey. A parcel counts as whole where only slivers of it
 * stay; one that is cut is named, since nobody has split it yet.
 */
export function describeRemovedLand(
  proposal: PreparedProposal,
  world: AuditWorld,
): { readonly removed: RemovedLand; readonly issues: readonly Issue[] } {
  const { dataset, measured, engine } = world.sources;
  const lands = proposal.removals.filter(({ shape }) => shape.areaM2 > 0);
  const shapes = lands.map(({ shape }) => shape);
  const byId = new Map(world.parcels.map((parcel) => [parcel.facts.parcel.id, parcel]));
  const issues: Issue[] = [];
  const parcels: RemovedParcel[] = [];
  for (const shape of findTouched(measured.parcels, shapes)) {
    const parcel = byId.get(shape.id);
    if (parcel === undefined) continue;
    const found = cutParcel(parcel, shapes, world);
    if (found === undefined) continue;
    parcels.push(found);
    if (found.isWhole) continue;
    for (const land of shapes) {
      const commonM2 = engine.intersectionAreaM2(land, shape);
      if (commonM2 === 0) continue;
      issues.push(
        createIssue("proposal-cuts-parcel", {
          layer: "proposal",
          ids: [land.id],
          file: proposal.file,
          measured: commonM2,
          unit: "m2",
          params: { other: shape.id, measured: shownM2(commonM2) },
        }),
      );
    }
  }
  const buildings = findTouched(measured.buildings, shapes)
    .map((shape) => ({ shape, footprintM2: engine.unionAreaM2(shapes, shape) }))
    .filter(({ shape, footprintM2 }) => footprintM2 > shape.areaM2 / 2);
  const rule = findFloorArea(world.context);
  const floorAreas = buildings.flatMap(({ shape, footprintM2 }) => {
    const building = dataset.layers.buildings?.get(shape.id);
    return building === undefined
      ? []
      : [
          computeFloorArea({ building, footprintM2: shape.areaM2, share: footprintM2 / shape.areaM2 }, rule)
            .uncorrected,
        ];
  });
  const floorArea = sumAmounts(floorAreas);
  const firmIds = [...new Set(parcels.flatMap(({ enterpriseIds }) => enterpriseIds))].sort(compareIds);
  const land = measureTakenLand(
    shapes,
    dataset.layers.survey === undefined ? undefined : { layer: measured.survey, patches: dataset.layers.survey },
    world.context.landUseTables,
    engine,
    measured.plane,
  );
  const hasBuildings = dataset.layers.buildings !== undefined;
  return {
    removed: {
      areaM2: proposal.removedM2,
      classes: land.classes,
      parcels,
      buildings: buildings.map(({ shape, footprintM2 }) => ({ id: shape.id, footprintM2 })),
      enterprises: firmIds.flatMap((id) => {
        const firm = dataset.enterprises?.get(id);
        return firm === undefined ? [] : [{ id, name: firm.name, jobs: firm.jobs }];
      }),
      floorArea: createFigure({
        value: hasBuildings ? floorArea.value : null,
        ...(hasBuildings ? { lower: floorArea.lower } : {}),
        ...(hasBuildings && floorArea.upper !== undefined ? { upper: floorArea.upper } : {}),
        unit: "m2",
        formula: "sum of the floor area of buildings on the land",
        inputs: floorArea.inputs,
        missing: hasBuildings ? floorArea.missing : ["buildings"],
        ...(hasBuildings ? {} : { reason: "layer_missing" }),
      }),
    },
    issues,
  };
}

function findTouched(layer: MeasuredLayer, lands: readonly PlanShape[]): readonly PlanShape[] {
  const touched = new Map(lands.flatMap((land) => findNearby(layer, land)).map((shape) => [shape.id, shape]));
  return [...touched.values()].sort((a, b) => compareIds(a.id, b.id));
}

function cutParcel(
  { brief, facts, shape }: JudgedParcel,
  lands: readonly PlanShape[],
  { sources, context }: AuditWorld,
): RemovedParcel | undefined {
  const areaM2 = sources.engine.unionAreaM2(lands, shape);
  const tolerances = findTolerances(context);
  const cut = lands.flatMap((land) => sources.engine.intersectionPieces(shape, land));
  if (judgePieces(cut, tolerances).real.length === 0) return undefined;
  const left = judgePieces(sources.engine.differencePieces(shape, lands), tolerances);
  return {
    id: facts.parcel.id,
    stage: brief.stage,
    areaM2,
    share: areaM2 / shape.areaM2,
    isWhole: left.real.length === 0,
    enterpriseIds: facts.parcel.enterpriseIds,
  };
}
