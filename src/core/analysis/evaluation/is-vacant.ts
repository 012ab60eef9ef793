import type { BuildingOnParcel } from "../parcel-facts.ts";

/** Does every building on a parcel stand vacant on a day, so that nobody earns there? None on record: not known to. */
export function isVacant(buildings: readonly BuildingOnParcel[] | null, asOf: string): boolean {
  const list = buildings ?? [];
  return list.length > 0 && list.every(({ building }) => building.vacantSince !== null && building.vacantSince <= asOf);
}
