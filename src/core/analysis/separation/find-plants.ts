import type { Outline } from "../../geometry/distance.ts";
import { outlineOfShape } from "../../geometry/feature-outline.ts";
import type { PlanShape } from "../../geometry/overlay-engine.ts";
import type { LandUseTables } from "../../model/land-use.ts";
import type { Enterprise, Parcel } from "../../model/records.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { roundHealthDistance } from "../../rules/health-distance.ts";
import { guessPollutionClass, type PollutionClass } from "../../rules/indicative-class.ts";
import type { FactSources } from "../assemble-facts.ts";
import { arithmeticNoiseM2 } from "../judge-pieces.ts";
import { type JudgingMemory, noMemory } from "../judging-memory.ts";
import { findNearby } from "../measured-layers.ts";
import { findClassOfLand, hasIndustryBuilding, isIndustry } from "../uses-on-parcel.ts";

/** One reason a parcel keeps a distance: an enterprise, or the class its land is meant for. */
export interface PlantSource {
  readonly enterpriseId: string | null;
  readonly pollutionClass: PollutionClass | null;
  /** `indicative`: guessed from the industry. */
  readonly classFrom: "recorded" | "land_use" | "indicative";
  readonly eiaDistanceM: number | null;
  /** The same rounded up by the steps of the standard: what is to be kept. */
  readonly healthDistanceM: number | null;
}

/** A parcel with a plant on it, or land meant for one. */
export interface Plant {
  readonly parcelId: string;
  readonly sources: readonly PlantSource[];
  /** What distances are measured from; `site_edge` where no unit stands, or none is known. */
  readonly measuredFrom: "production_unit" | "industry_building" | "site_edge";
  /** Units by `layer/id`; the site itself where none is known. */
  readonly units: readonly { readonly subject: string; readonly outline: Outline }[];
}

/**
 * The plants of a dataset by parcel (domain §6.2): parcels with an enterprise that is industry, and land whose recorded class
 * permits industry of class 2 or 3 while no enterprise is named. Class: the recorded one; else that of the land, or the guess by
 * industry where that is the higher. Distances run from what is marked as a production unit; where nothing is marked from the
 * parcel's industry buildings (and those whose use is not known), which is an estimate; where none stands from the site.
 */
export function findPlants(
  sources: FactSources,
  pack: RulePack,
  tables: LandUseTables,
  memory: JudgingMemory = noMemory,
): readonly Plant[] {
  const { dataset, measured } = sources;
  const marked = placeMarkedStructures(sources);
  return measured.parcels.shapes.flatMap((shape) => {
    const parcel = dataset.layers.parcels?.get(shape.id);
    if (parcel === undefined) return [];
    const units = marked.get(shape.id) ?? [];
    const buildings = sources.buildingsByParcel.get(shape.id) ?? [];
    const inputs: unknown[] = [parcel, shape, ...units];
    for (const { building } of buildings) inputs.push(building, measured.buildings.byId.get(building.id));
    for (const id of parcel.enterpriseIds) inputs.push(dataset.enterprises?.get(id));
    const plant = memory.recall(`plant ${shape.id}`, inputs, () => {
      const found = findSources(parcel, sources, pack, tables);
      return found.length === 0 ? undefined : createPlant(shape, found, units, sources);
    });
    return plant === undefined ? [] : [plant];
  });
}

function findSources(
  parcel: Parcel,
  { dataset, buildingsByParcel }: FactSources,
  pack: RulePack,
  tables: LandUseTables,
): readonly PlantSource[] {
  const ofLand = findClassOfLand(parcel, pack, tables);
  const industries = [...new Set(parcel.enterpriseIds)]
    .flatMap((id) => dataset.enterprises?.get(id) ?? [])
    .filter((enterprise) => isIndustry(enterprise, pack.use_matrix));
  if (industries.length > 0) return industries.map((enterprise) => sourceOf(enterprise, ofLand, pack));
  const isBuilt = hasIndustryBuilding(buildingsByParcel.get(parcel.id) ?? []);
  if (ofLand === null ? !isBuilt : ofLand === 1) return [];
  return [
    { enterpriseId: null, pollutionClass: ofLand, classFrom: "land_use", eiaDistanceM: null, healthDistanceM: null },
  ];
}

function sourceOf(enterprise: Enterprise, ofLand: PollutionClass | null, pack: RulePack): PlantSource {
  const { id, eiaDistanceM, pollutionClass } = enterprise;
  const healthDistanceM =
    pack.separation === undefined ? eiaDistanceM : roundHealthDistance(eiaDistanceM, pack.separation);
  const base = { enterpriseId: id, eiaDistanceM, healthDistanceM };
  if (pollutionClass !== null) return { ...base, pollutionClass, classFrom: "recorded" };
  const guess = guessPollutionClass(enterprise, pack);
  return guess !== null && guess > (ofLand ?? 0)
    ? { ...base, pollutionClass: guess, classFrom: "indicative" }
    : { ...base, pollutionClass: ofLand, classFrom: "land_use" };
}

function createPlant(
  site: PlanShape,
  sources: readonly PlantSource[],
  structures: readonly PlanShape[],
  { measured, buildingsByParcel }: FactSources,
): Plant {
  const buildings = buildingsByParcel.get(site.id) ?? [];
  const shapesOf = (isUnit: (building: (typeof buildings)[number]["building"]) => boolean): readonly Named[] =>
    buildings.flatMap(({ building }) => {
      const shape = isUnit(building) ? measured.buildings.byId.get(building.id) : undefined;
      return shape === undefined ? [] : [{ layer: "buildings", shape }];
    });
  const units = [
    ...shapesOf(({ productionUnit }) => productionUnit === true),
    ...structures.map((shape) => ({ layer: "structures", shape })),
  ];
  if (units.length > 0) return { parcelId: site.id, sources, measuredFrom: "production_unit", units: outlines(units) };
  const standing = shapesOf(
    ({ use, productionUnit }) => productionUnit !== false && (use === "industry" || use === null),
  );
  return standing.length > 0
    ? { parcelId: site.id, sources, measuredFrom: "industry_building", units: outlines(standing) }
    : { parcelId: site.id, sources, measuredFrom: "site_edge", units: outlines([{ layer: "parcels", shape: site }]) };
}

interface Named {
  readonly layer: string;
  readonly shape: PlanShape;
}

function outlines(units: readonly Named[]): Plant["units"] {
  return units.flatMap(({ layer, shape }) => {
    const outline = outlineOfShape(shape);
    return outline === undefined ? [] : [{ subject: `${layer}/${shape.id}`, outline }];
  });
}

/** Structures marked as production units, by the parcels they stand on. */
function placeMarkedStructures({ dataset, measured, engine }: FactSources): ReadonlyMap<string, readonly PlanShape[]> {
  const byParcel = new Map<string, PlanShape[]>();
  for (const shape of measured.structures.shapes) {
    if (dataset.layers.structures?.get(shape.id)?.productionUnit !== true) continue;
    for (const parcel of findNearby(measured.parcels, shape)) {
      if (engine.intersectionAreaM2(shape, parcel) <= arithmeticNoiseM2) continue;
      const list = byParcel.get(parcel.id) ?? [];
      list.push(shape);
      byParcel.set(parcel.id, list);
    }
  }
  return byParcel;
}
