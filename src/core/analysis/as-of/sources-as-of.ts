import type { Building } from "../../model/records.ts";
import type { FactSources } from "../assemble-facts.ts";

/** Did a building stand on a day? By its year of completion, as far as that is recorded; one without a year stood always. */
function stoodOn({ year }: Pick<Building, "year">, asOf: string): boolean {
  return year === null || year <= Number(asOf.slice(0, 4));
}

function hasLater(buildings: Iterable<Building>, asOf: string): boolean {
  for (const building of buildings) if (!stoodOn(building, asOf)) return true;
  return false;
}

/**
 * What a dataset holds, as it stood on a day: without the buildings whose year of completion had not come. The sources themselves
 * where every building stood. For what looks beyond one parcel; the facts of a parcel are in facts-as-of.ts.
 */
export function seeSourcesOn(sources: FactSources, asOf: string): FactSources {
  const { dataset, buildingsByParcel } = sources;
  if (!hasLater(dataset.layers.buildings?.values() ?? [], asOf)) return sources;
  const standing = [...(dataset.layers.buildings ?? [])].filter(([, building]) => stoodOn(building, asOf));
  return {
    ...sources,
    dataset: { ...dataset, layers: { ...dataset.layers, buildings: new Map(standing) } },
    buildingsByParcel: new Map(
      [...buildingsByParcel].map(([id, list]) => [id, list.filter(({ building }) => stoodOn(building, asOf))]),
    ),
  };
}
