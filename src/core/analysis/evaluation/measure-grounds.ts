import { compareIds } from "../../model/ids.ts";
import type { Park } from "../../model/records.ts";
import type { Tolerances } from "../../model/rule-pack.ts";
import type { FactSources } from "../assemble-facts.ts";
import type { MeasuredParcel } from "../measured-park.ts";
import { findLineages } from "../park-membership.ts";
import { type Ground, measureGround } from "./measure-ground.ts";
import { type KeptGround, measureParkGround, type ParkGround } from "./measure-park-ground.ts";

/**
 * The ground of every park outside its parcels, in id order. `keptOf`: what is known of a park from before a change, and what
 * that touches, its parks within given.
 */
export function* measureGrounds(
  sources: FactSources,
  tolerances: Tolerances,
  keptOf?: (parkId: string, innerIds: readonly string[]) => KeptGround | undefined,
): Generator<number, ReadonlyMap<string, ParkGround>, void> {
  const { dataset, measured } = sources;
  const grounds = new Map<string, ParkGround>();
  const inner = findInnerParks(dataset.layers.parks ?? new Map());
  for (const park of measured.parks.shapes.toSorted((a, b) => compareIds(a.id, b.id))) {
    const innerIds = inner.get(park.id) ?? [];
    const shapes = innerIds.flatMap((id) => measured.parks.byId.get(id) ?? []);
    const kept = keptOf?.(park.id, innerIds);
    grounds.set(park.id, yield* measureParkGround(park, shapes, sources, tolerances, kept));
  }
  return grounds;
}

/** Parks inside each park, at any depth, in id order. */
export function findInnerParks(parks: ReadonlyMap<string, Park>): ReadonlyMap<string, readonly string[]> {
  const inner = new Map<string, string[]>();
  for (const [id, lineage] of findLineages(parks)) {
    for (const outer of lineage.slice(1)) {
      const list = inner.get(outer) ?? [];
      list.push(id);
      inner.set(outer, list);
    }
  }
  for (const list of inner.values()) list.sort(compareIds);
  return inner;
}

/**
 * What lies under parcels that have no supply document, or lost their land again. A survey says nothing about what was on a
 * parcel before its supply, so those that are supplied are not measured.
 */
export function* measureParcelGrounds(
  parcels: readonly MeasuredParcel[],
  sources: FactSources,
  tolerances: Tolerances,
): Generator<number, ReadonlyMap<string, Ground>, void> {
  const grounds = new Map<string, Ground>();
  for (const { facts, shape } of parcels) {
    if (facts.parcel.supply?.document == null) grounds.set(facts.parcel.id, measureGround(shape, sources, tolerances));
    if (grounds.size % 50 === 49) yield grounds.size;
  }
  return grounds;
}
