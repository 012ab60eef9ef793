import { findSpan } from "../../geometry/distance.ts";
import { toPlace } from "../../geometry/feature-outline.ts";
import type { Check } from "../../model/check.ts";
import { computeGap } from "../../model/verdict.ts";
import { createPlainCheck, provenanceOf } from "../check-parts.ts";
import { createFeatureIndex, type Feature } from "./find-nearest.ts";
import type { Plant } from "./find-plants.ts";
import { judgePlant, outweighs, type PlantVerdict } from "./judge-plant.ts";
import {
  findPlantsAround,
  findSite,
  measureAround,
  measureBetween,
  type PlantDistance,
  type SeparationLayer,
} from "./separation-layer.ts";

/**
 * Is a plant far enough from homes, schools, hospitals and hotels (domain §6.2)? One check for a parcel with a plant, with the
 * nearest sensitive use as the other subject; none for any other parcel. Edge to edge from its production units.
 */
export function findPlantChecks(parcelId: string, layer: SeparationLayer): readonly Check[] {
  const plant = layer.plants.get(parcelId);
  if (plant === undefined) return [];
  const distance = measureAround(plant, layer);
  const judged = judgePlant(plant, distance, layer.pack);
  if (judged === undefined) return [];
  const other = distance.nearest?.feature.subject;
  const subjects = [`parcels/${parcelId}`, ...(other === undefined ? [] : [other]), ...unitsOf(plant)];
  return [createCheck("sensitive", subjects, plant, distance, judged, layer)];
}

/**
 * The same from the other side: land of a sensitive use in the reach of a plant, be it there or only permitted. The plant that
 * weighs most is the other subject. Nothing where no plant reaches it.
 */
export function findSensitiveChecks(subject: string, layer: SeparationLayer): readonly Check[] {
  const feature = layer.sensitiveBySubject.get(subject);
  if (feature === undefined) return [];
  const worst = findWorstPlant(feature, layer, ({ parcelId }) => subject !== `parcels/${parcelId}`);
  if (worst === undefined) return [];
  const { plant, distance, judged } = worst;
  const subjects = [subject, `parcels/${plant.parcelId}`, ...unitsOf(plant)];
  return [createCheck("plant", subjects, plant, distance, judged, layer)];
}

interface Judged {
  readonly plant: Plant;
  readonly distance: PlantDistance;
  readonly judged: PlantVerdict;
}

/** The plant that weighs most on a place; undefined where none that may ask for anything reaches it. */
export function findWorstPlant(
  feature: Feature,
  layer: SeparationLayer,
  isAsked: (plant: Plant) => boolean,
  speaks?: Parameters<typeof judgePlant>[3],
): Judged | undefined {
  let worst: Judged | undefined;
  const plants = findPlantsAround(feature, layer).filter(isAsked);
  if (plants.length === 0) return undefined;
  const index = createFeatureIndex([feature]);
  for (const plant of plants) {
    const distance = measureBetween(plant, index, layer);
    if (distance === undefined) continue;
    const judged = judgePlant(plant, distance, layer.pack, speaks);
    if (judged === undefined || judged.verdict === "not_applicable") continue;
    if (worst === undefined || outweighs(judged, worst.judged)) worst = { plant, distance, judged };
  }
  return worst;
}

function unitsOf(plant: Plant): readonly string[] {
  return plant.measuredFrom === "site_edge" ? [] : plant.units.map(({ subject }) => subject);
}

function createCheck(
  key: string,
  subjects: readonly string[],
  plant: Plant,
  distance: PlantDistance,
  judged: PlantVerdict,
  layer: SeparationLayer,
): Check {
  const { source, verdict, limitM, reason, missing } = judged;
  const { nearest } = distance;
  const isConcerned = verdict !== "not_applicable";
  const value = isConcerned ? (nearest?.span.distanceM ?? null) : null;
  return createPlainCheck(provenanceOf(judged.provenance, layer.pack.id), {
    rule: "buffer.separation",
    key,
    verdict,
    value,
    op: ">=",
    limit: limitM,
    gap: computeGap(">=", limitM, value),
    unit: "m",
    subjects,
    ...(nearest === undefined || !isConcerned ? {} : { place: toPlace(nearest.span, layer.sources.measured.plane) }),
    ...(reason === undefined ? {} : { reason }),
    missing,
    details: {
      pollutionClass: source.pollutionClass,
      classFrom: source.classFrom,
      enterprise: source.enterpriseId,
      measuredFrom: plant.measuredFrom,
      estimated: plant.measuredFrom !== "production_unit",
      eiaDistanceM: source.eiaDistanceM,
      searchedM: distance.searchedM,
      ...(nearest === undefined || !isConcerned ? {} : detailsOfNearest(plant, distance, nearest, layer)),
      ...(judged.shortByM === null ? {} : { shortByM: judged.shortByM }),
      ...(judged.indicativeVerdict === undefined ? {} : { indicativeVerdict: judged.indicativeVerdict }),
    },
  });
}

/** What is near, and how far the site's own edge is from it: shown, never tested. */
function detailsOfNearest(
  plant: Plant,
  { atMostM }: PlantDistance,
  { feature, span }: NonNullable<PlantDistance["nearest"]>,
  layer: SeparationLayer,
) {
  const site = findSite(plant.parcelId, layer);
  const edge = site === undefined ? undefined : findSpan(site, feature.outline, span.distanceM);
  return {
    sensitive: feature.what,
    siteEdgeM: edge?.distanceM ?? null,
    ...(plant.measuredFrom === "site_edge" ? { atMostM: atMostM ?? null } : {}),
  };
}
