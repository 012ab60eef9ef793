import type { PlanShape } from "../../geometry/overlay-engine.ts";
import type { FactSources } from "../assemble-facts.ts";
import { measureStructures, unionOnParcelM2 } from "../footprints.ts";
import type { MeasuredParcel } from "../measured-park.ts";
import type { BuildingOnParcel, ParcelFacts } from "../parcel-facts.ts";
import { measureSetbacks } from "../setback-facts.ts";
import { seeParcelOn } from "./parcel-as-of.ts";

/**
 * The facts of a parcel as they were on a day: its record (parcel-as-of.ts) and the buildings whose year of completion had come;
 * one without a year stood always. Measured again only where a building is left out. The facts themselves where nothing differs.
 */
export function seeFactsOn({ facts, shape }: MeasuredParcel, asOf: string, sources: FactSources): ParcelFacts {
  const parcel = seeParcelOn(facts.parcel, asOf);
  const seen = parcel === facts.parcel ? facts : { ...facts, parcel };
  const year = Number(asOf.slice(0, 4));
  const standing = facts.buildings?.filter(({ building }) => building.year === null || building.year <= year);
  if (standing === undefined || standing.length === facts.buildings?.length) return seen;
  return { ...seen, ...measureStanding(facts, standing, shape, sources) };
}

function measureStanding(
  facts: ParcelFacts,
  buildings: readonly BuildingOnParcel[],
  shape: PlanShape,
  { dataset, measured, engine, controls }: FactSources,
): Pick<ParcelFacts, "buildings" | "footprintUnionM2" | "structures" | "structureUnionM2" | "controls" | "setbacks"> {
  const shapes = buildings.flatMap(({ building }) => measured.buildings.byId.get(building.id) ?? []);
  const ids = new Set(buildings.map(({ building }) => building.id));
  const { structures: records } = dataset.layers;
  const structures =
    records === undefined ? null : measureStructures(shape, measured.structures, records, shapes, engine);
  const zoneIds = new Set(facts.setbacks?.map(({ zoneId }) => zoneId));
  const setbackZones = [...zoneIds].flatMap((id) => facts.zonesById.get(id) ?? []);
  return {
    buildings,
    ...(setbackZones.length === 0
      ? {}
      : { setbacks: measureSetbacks(shape, setbackZones, shapes, measured, controls) }),
    footprintUnionM2: unionOnParcelM2(shapes, shape, engine),
    structures: structures?.structures ?? null,
    structureUnionM2: structures?.union ?? null,
    controls: facts.controls.map((control) => ({
      ...control,
      buildings: control.buildings.filter(({ id }) => ids.has(id)),
    })),
  };
}
