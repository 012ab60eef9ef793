import type { Outline } from "../../geometry/distance.ts";
import type { PlanBox } from "../../model/coordinates.ts";
import type { AuditWorld } from "../audit-world.ts";
import { areSame } from "../judging-memory.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { type Feature, growBox } from "../separation/find-nearest.ts";
import type { Plant } from "../separation/find-plants.ts";
import { reachBoxOf, type SeparationLayer } from "../separation/separation-layer.ts";
import { isSameValue } from "./same-value.ts";
import { forEachNear } from "./touched-parcels.ts";

/**
 * Parcels near plants, homes and shores that changed: as near as any distance that is asked for. Undefined where the layers cannot be
 * compared, so that every parcel may be concerned.
 */
export function findNearChanges(
  before: Pick<AuditWorld, "separation" | "measured">,
  after: { readonly separation: SeparationLayer | undefined; readonly measured: MeasuredPark },
): ReadonlySet<string> | undefined {
  const ids = new Set<string>();
  const [old, fresh] = [before.separation, after.separation];
  if (old === fresh) return ids;
  if (old === undefined || fresh === undefined || !isComparable(old, fresh)) return undefined;
  const { pack } = fresh;
  const features = changedOf(old.sensitive.features, fresh.sensitive.features, ({ subject }) => subject, isSameFeature);
  const shores = changedOf(
    old.shorelines?.features ?? [],
    fresh.shorelines?.features ?? [],
    ({ subject }) => subject,
    isSameFeature,
  );
  // What is said of a plant's neighbor also names the distance from the edge of its site.
  const isSameSite = ({ parcelId }: Plant): boolean =>
    old.sources.measured.parcels.byId.get(parcelId) === fresh.sources.measured.parcels.byId.get(parcelId);
  const plants = changedOf(
    old.plantList,
    fresh.plantList,
    ({ parcelId }) => parcelId,
    (a, b) => isSameSite(a) && isSamePlant(a, b),
  );
  const airM = largestAirDistanceM(after.measured);
  for (const { subject, outline } of features) {
    if (subject.startsWith("parcels/")) ids.add(subject.slice("parcels/".length));
    addNear(after.measured, growBox(outline.box, airM), ids);
    for (const layer of [old, fresh]) {
      layer.plantIndex.search(outline.box, (position) => {
        const plant = layer.plantList[position];
        if (plant !== undefined) ids.add(plant.parcelId);
      });
    }
  }
  for (const { outline } of shores) {
    addNear(after.measured, growBox(outline.box, pack.separation?.shoreline_m ?? 0), ids);
  }
  for (const plant of plants) {
    ids.add(plant.parcelId);
    addNear(after.measured, reachBoxOf(plant, pack), ids);
  }
  return ids;
}

/** The same pack, and the same said of what is complete. */
function isComparable(old: SeparationLayer, fresh: SeparationLayer): boolean {
  return (
    old.pack === fresh.pack &&
    (old.shorelines === undefined) === (fresh.shorelines === undefined) &&
    // Without any shoreline in the data each parcel's distance to one is open.
    (old.shorelines?.features.length === 0) === (fresh.shorelines?.features.length === 0) &&
    old.sources.measured.plane === fresh.sources.measured.plane &&
    isSameValue(old.sources.dataset.meta.sources, fresh.sources.dataset.meta.sources)
  );
}

/** Parcels in a box, and those of buildings that stand in it. */
function addNear({ sources, places }: MeasuredPark, box: PlanBox, ids: Set<string>): void {
  forEachNear(sources.measured.parcels, [box], (id) => ids.add(id));
  forEachNear(sources.measured.buildings, [box], (id) => {
    for (const { parcelId } of places.get(id)?.onParcels ?? []) ids.add(parcelId);
  });
}

/** The farthest any firm is asked to keep from homes by the boundary of its site, m. */
function largestAirDistanceM({ sources }: MeasuredPark): number {
  let mostM = 0;
  for (const { airDistanceM } of sources.dataset.enterprises?.values() ?? [])
    mostM = Math.max(mostM, airDistanceM ?? 0);
  return mostM;
}

/** Members that came, went or changed, as they were and as they are. */
function changedOf<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (member: T) => string,
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  if (areSame(before, after)) return [];
  const stayed = new Set(before);
  for (const member of after) if (!stayed.delete(member)) stayed.add(member);
  // Left are members that are on one side only: the very same object is the same.
  const old = new Map(before.filter((member) => stayed.has(member)).map((member) => [keyOf(member), member]));
  const changed: T[] = [];
  for (const member of after) {
    if (!stayed.has(member)) continue;
    const known = old.get(keyOf(member));
    old.delete(keyOf(member));
    if (known !== undefined && isSame(known, member)) continue;
    changed.push(member);
    if (known !== undefined) changed.push(known);
  }
  return [...changed, ...old.values()];
}

function isSameFeature(a: Feature, b: Feature): boolean {
  return a.what === b.what && isSameOutline(a.outline, b.outline);
}

function isSamePlant(a: Plant, b: Plant): boolean {
  return (
    a.measuredFrom === b.measuredFrom &&
    isSameValue(a.sources, b.sources) &&
    a.units.length === b.units.length &&
    a.units.every(({ subject, outline }, index) => {
      const other = b.units[index];
      return other !== undefined && other.subject === subject && isSameOutline(outline, other.outline);
    })
  );
}

/** Outlines of the same shape share its rings. */
function isSameOutline(a: Outline, b: Outline): boolean {
  return (
    a.isArea === b.isArea &&
    a.paths.length === b.paths.length &&
    a.paths.every((path, i) => isSameValue(path, b.paths[i]))
  );
}
