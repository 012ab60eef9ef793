import { type BoxIndex, createBoxIndex } from "../../geometry/box-index.ts";
import { farthestM, findSpan, type Outline } from "../../geometry/distance.ts";
import { outlineOfShape, toOutline } from "../../geometry/feature-outline.ts";
import type { PlanBox } from "../../model/coordinates.ts";
import type { LandUseTables } from "../../model/land-use.ts";
import type { LoadedRulePack, RulePack } from "../../model/rule-pack.ts";
import type { FactSources } from "../assemble-facts.ts";
import { isAreaCoverage } from "../control-facts.ts";
import { type JudgingMemory, noMemory } from "../judging-memory.ts";
import {
  createFeatureIndex,
  type Feature,
  type FeatureIndex,
  findNearest,
  growBox,
  type Nearest,
} from "./find-nearest.ts";
import { findPlants, type Plant, type PlantSource } from "./find-plants.ts";
import { findSensitiveFeatures, findShorelines } from "./sensitive-features.ts";

/** Plants and what they keep their distance from, prepared once for a whole audit. */
export interface SeparationLayer {
  /** The first pack that has buffers; packs are never merged. */
  readonly pack: RulePack;
  readonly sources: FactSources;
  readonly sensitive: FeatureIndex;
  readonly sensitiveBySubject: ReadonlyMap<string, Feature>;
  /** Undefined without a layer of sensitive uses. */
  readonly shorelines: FeatureIndex | undefined;
  /** Where the layer is stated to be complete; undefined: nothing stated, null: stated, but no polygon. */
  readonly coverage: Outline | null | undefined;
  readonly plants: ReadonlyMap<string, Plant>;
  readonly plantList: readonly Plant[];
  /** Boxes of `plantList`, each grown by how far the plant reaches. */
  readonly plantIndex: BoxIndex;
}

/** What is known of the distance of a plant to the nearest sensitive use, or to one of them. */
export interface PlantDistance {
  /** Null: nothing within reach, or the unit is not known. */
  readonly valueM: number | null;
  readonly atLeastM: number | undefined;
  readonly atMostM: number | undefined;
  readonly nearest: Nearest | undefined;
  /** How far was searched. */
  readonly searchedM: number;
  /** Why what was not found may be there all the same. */
  readonly layerReason: "layer_missing" | "layer_does_not_cover" | undefined;
}

/** Undefined where no pack has buffers. */
export function prepareSeparation(
  sources: FactSources,
  packs: readonly LoadedRulePack[],
  tables: LandUseTables,
  memory: JudgingMemory = noMemory,
): SeparationLayer | undefined {
  const pack = packs.find(({ pack: one }) => one.buffers !== undefined)?.pack;
  if (pack === undefined) return undefined;
  const rule = pack.separation ?? { sensitive_uses: [], sensitive_building_uses: [] };
  const features = findSensitiveFeatures(sources, rule, pack.code_system, tables, memory);
  const shorelines = findShorelines(sources, memory);
  const plants = findPlants(sources, pack, tables, memory);
  return {
    pack,
    sources,
    ...memory.recall("sensitive", features, () => ({
      sensitive: createFeatureIndex(features),
      sensitiveBySubject: new Map(features.map((feature) => [feature.subject, feature])),
    })),
    shorelines:
      shorelines === undefined
        ? undefined
        : memory.recall("shoreline index", shorelines, () => createFeatureIndex(shorelines)),
    coverage: readCoverage(sources),
    ...memory.recall("plants", plants, () => ({
      plants: new Map(plants.map((plant) => [plant.parcelId, plant])),
      plantList: plants,
      plantIndex: createBoxIndex(plants.map((plant) => reachBoxOf(plant, pack))),
    })),
  };
}

/** Where a plant matters. */
export function reachBoxOf(plant: Plant, pack: RulePack): PlanBox {
  const reachM = reachOf(plant, pack);
  return plant.units.map(({ outline }) => growBox(outline.box, reachM)).reduce((a, b) => joinBoxes(a, b));
}

function joinBoxes(a: PlanBox, b: PlanBox): PlanBox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function readCoverage({ dataset, measured }: FactSources): Outline | null | undefined {
  const stated = dataset.meta.sources.sensitive?.coverage;
  if (stated == null) return undefined;
  return isAreaCoverage(stated) ? (toOutline(stated, measured.plane) ?? null) : null;
}

/** Buffer of the pack between a plant of this class and sensitive uses. */
export function findBuffer(source: PlantSource, pack: RulePack) {
  return pack.buffers?.find(({ from, to }) => from === `industry_${source.pollutionClass}` && to === "sensitive");
}

/** How far around a plant matters: what has to be kept, and further where that is not known; 0 where nothing has to be. */
function reachOf({ sources }: Plant, pack: RulePack): number {
  const lookAroundM = pack.separation?.look_around_m ?? 0;
  return Math.max(
    ...sources.map((source) => {
      const buffer = findBuffer(source, pack);
      if (source.pollutionClass === null) return lookAroundM;
      if (buffer === undefined) return 0;
      const isOpen = buffer.needs === "eia_distance_m" && source.healthDistanceM === null;
      return Math.max(buffer.min_m, source.healthDistanceM ?? 0, isOpen ? lookAroundM : 0);
    }),
  );
}

/** From a plant to the nearest sensitive use around it, its own parcel left out. */
export function measureAround(plant: Plant, layer: SeparationLayer): PlantDistance {
  const reachM = reachOf(plant, layer.pack);
  const own = `parcels/${plant.parcelId}`;
  const outlines = plant.units.map(({ outline }) => outline);
  const nearest = findNearest(outlines, layer.sensitive, reachM, ({ subject }) => subject !== own);
  return describeDistance(plant, nearest, reachM, findGap(outlines, reachM, layer));
}

/** From a plant to the one sensitive use of an index; undefined where that is out of the plant's reach. */
export function measureBetween(plant: Plant, index: FeatureIndex, layer: SeparationLayer): PlantDistance | undefined {
  const reachM = reachOf(plant, layer.pack);
  const outlines = plant.units.map(({ outline }) => outline);
  const nearest = findNearest(outlines, index, reachM);
  return nearest === undefined ? undefined : describeDistance(plant, nearest, reachM, undefined);
}

/** Plants in whose reach a feature may lie, in id order; its own parcel's is among them. */
export function findPlantsAround({ outline }: Feature, layer: SeparationLayer): readonly Plant[] {
  const plants: Plant[] = [];
  layer.plantIndex.search(outline.box, (position) => {
    const plant = layer.plantList[position];
    if (plant !== undefined) plants.push(plant);
  });
  return plants;
}

function describeDistance(
  plant: Plant,
  nearest: Nearest | undefined,
  searchedM: number,
  layerReason: PlantDistance["layerReason"],
): PlantDistance {
  const base = { nearest, searchedM, layerReason };
  const nearestM = nearest?.span.distanceM ?? null;
  const isComplete = layerReason === undefined;
  if (plant.measuredFrom !== "site_edge") {
    return {
      ...base,
      valueM: isComplete ? nearestM : null,
      atLeastM: isComplete ? (nearestM ?? searchedM) : undefined,
      atMostM: nearestM ?? undefined,
    };
  }
  // Wherever on the site the unit will stand, it is nearer than the farthest corner and no nearer than the edge.
  const [site] = plant.units;
  const atMostM = nearest === undefined || site === undefined ? undefined : farthestM(site.outline, nearest.span.to);
  return { ...base, valueM: null, atLeastM: isComplete ? (nearestM ?? searchedM) : undefined, atMostM };
}

/** Is the layer of sensitive uses there, and complete as far as `reachM` around these outlines? */
export function findGap(
  outlines: readonly Outline[],
  reachM: number,
  { sources, coverage }: SeparationLayer,
): PlantDistance["layerReason"] {
  if (sources.dataset.layers.sensitive === undefined) return "layer_missing";
  if (coverage === undefined) return undefined;
  return coverage !== null && outlines.every((outline) => coversReach(coverage, outline, reachM))
    ? undefined
    : "layer_does_not_cover";
}

function coversReach(coverage: Outline, outline: Outline, reachM: number): boolean {
  if (findSpan(outline, coverage, 0) === undefined) return false;
  const rim = findSpan(outline, { ...coverage, isArea: false }, reachM);
  return rim === undefined || rim.distanceM >= reachM;
}

/** The site of a parcel, for what is measured from its boundary. */
export function findSite(parcelId: string, { sources }: SeparationLayer): Outline | undefined {
  const shape = sources.measured.parcels.byId.get(parcelId);
  return shape === undefined ? undefined : outlineOfShape(shape);
}
