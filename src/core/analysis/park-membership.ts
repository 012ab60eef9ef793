import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import type { Park } from "../model/records.ts";
import type { PlaceClasses } from "../rules/pack-limits.ts";
import type { FactSources } from "./assemble-facts.ts";
import { arithmeticNoiseM2 } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";

/** Ids of rows that other rows name as their parent: development zones that consist of parks. */
export function findParentIds(parks: Iterable<Park>): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const park of parks) if (park.parentId !== null) parents.add(park.parentId);
  return parents;
}

/**
 * The park a zone or parcel belongs to: the one it names, else the one most of it lies in (contracts §2). A development
 * zone is only answered where none of its parks holds any of the shape. Undefined without parks, or outside all of them.
 */
export function findPark(
  shape: PlanShape,
  named: string | null,
  parks: MeasuredLayer,
  parents: ReadonlySet<string>,
  engine: OverlayEngine,
): string | undefined {
  if (named !== null && parks.byId.has(named)) return named;
  const candidates = findNearby(parks, shape);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined && engine.intersectionAreaM2(shape, only) > arithmeticNoiseM2)
    return only.id;
  let best: { id: string; areaM2: number; isParent: boolean } | undefined;
  for (const park of candidates) {
    const areaM2 = engine.intersectionAreaM2(shape, park);
    if (areaM2 <= arithmeticNoiseM2) continue;
    const isParent = parents.has(park.id);
    const isBetter =
      best === undefined ||
      (best.isParent && !isParent) ||
      (best.isParent === isParent && areaM2 > best.areaM2 + arithmeticNoiseM2);
    if (isBetter) best = { id: park.id, areaM2, isParent };
  }
  return best?.id;
}

/**
 * Every park with the rows it is counted in: itself, the development zone it names as its parent, and so on. Figures of a
 * development zone are sums over the parcels of its parks too. Rows that name each other in a circle end at the first repeat.
 */
export function findLineages(parks: ReadonlyMap<string, Park>): ReadonlyMap<string, readonly string[]> {
  const lineages = new Map<string, readonly string[]>();
  for (const start of parks.keys()) {
    const line = new Set<string>();
    let at: Park | undefined = parks.get(start);
    while (at !== undefined && !line.has(at.id)) {
      line.add(at.id);
      at = at.parentId === null ? undefined : parks.get(at.parentId);
    }
    lineages.set(start, [...line]);
  }
  return lineages;
}

/** Classes on record for a place: of its park, else of the next one that one is part of. */
function findPlaceClasses(parkIds: readonly string[], parks: ReadonlyMap<string, Park> | undefined): PlaceClasses {
  const lineage = parkIds.flatMap((id) => parks?.get(id) ?? []);
  return {
    landClass: lineage.find((park) => park.landClass !== null)?.landClass ?? null,
    parkClass: lineage.find((park) => park.parkClass !== null)?.parkClass ?? null,
  };
}

/** Where a parcel or zone belongs: its park and those that one is part of, nearest first, with their classes. */
export interface Placing {
  readonly parkIds: readonly string[];
  readonly place: PlaceClasses;
}

/** Places shapes in the parks of a dataset, by the park their record names, if it does. */
export function createPlacing({
  dataset,
  measured,
  engine,
}: Pick<FactSources, "dataset" | "measured" | "engine">): (shape: PlanShape, named: string | null) => Placing {
  const { parks } = dataset.layers;
  const parents = findParentIds(parks?.values() ?? []);
  const lineages = findLineages(parks ?? new Map());
  return (shape, named) => {
    const parkId = findPark(shape, named, measured.parks, parents, engine);
    const parkIds = parkId === undefined ? [] : (lineages.get(parkId) ?? [parkId]);
    return { parkIds, place: findPlaceClasses(parkIds, parks) };
  };
}
