import type { OverlayEngine } from "../../geometry/overlay-engine.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import { compareIds } from "../../model/ids.ts";
import type { Building } from "../../model/records.ts";
import type { Tolerances } from "../../model/rule-pack.ts";
import { type BuildingPlace, groupByParcel, placeBuildings } from "../footprints.ts";
import { findNearby, type MeasuredLayers } from "../measured-layers.ts";
import type { MeasuredPark } from "../measured-park.ts";
import type { BuildingOnParcel } from "../parcel-facts.ts";
import { PatchedMap } from "./patched-map.ts";
import type { RecordChange } from "./record-edit.ts";
import type { ShapeChange } from "./shape-change.ts";

export interface PatchedPlaces {
  readonly places: ReadonlyMap<string, BuildingPlace>;
  readonly buildingsByParcel: ReadonlyMap<string, readonly BuildingOnParcel[]>;
  /** Buildings that were placed again, came or went. */
  readonly buildingIds: ReadonlySet<string>;
  /** Parcels whose list of buildings changed; `measure`: something stands elsewhere, `read`: only records or shares differ. */
  readonly measure: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

/** Where buildings stand after a change: those that changed and those on or beside parcels that did are placed again. */
export function patchPlaces(
  before: MeasuredPark,
  dataset: ParkDataset,
  measured: MeasuredLayers,
  changes: readonly RecordChange[],
  shapeChanges: readonly ShapeChange[],
): PatchedPlaces {
  const { engine, buildingsByParcel } = before.sources;
  const moved = new Set(shapeChanges.filter(({ kind }) => kind === "buildings").map(({ id }) => id));
  const beside = findBeside(before, measured, shapeChanges);
  const recorded = changes.filter(({ kind }) => kind === "buildings").map(({ id }) => id);
  const again = new Set([...moved, ...beside]);
  const fresh = new Map(place(again, measured, engine, before.tolerances).map((one) => [one.shape.id, one]));
  const places = PatchedMap.of(
    before.places,
    [...again].map((id) => [id, fresh.get(id)] as const),
  );
  const touched = new Set([...again, ...recorded]);
  const partsOf = (all: ReadonlyMap<string, BuildingPlace>, id: string) => all.get(id)?.onParcels ?? [];
  const measure = new Set<string>();
  const read = new Set<string>();
  for (const id of touched) {
    for (const { parcelId } of [...partsOf(before.places, id), ...partsOf(places, id)]) {
      (moved.has(id) ? measure : read).add(parcelId);
    }
  }
  const records = dataset.layers.buildings ?? new Map<string, Building>();
  const touchedPlaces = [...touched].flatMap((id) => places.get(id) ?? []);
  const entries = groupByParcel(touchedPlaces, records);
  const lists = [...measure, ...read].map((parcelId) => {
    const kept = (buildingsByParcel.get(parcelId) ?? []).filter(({ building }) => !touched.has(building.id));
    const list = [...kept, ...(entries.get(parcelId) ?? [])].sort((a, b) => compareIds(a.building.id, b.building.id));
    return [parcelId, list.length === 0 ? undefined : list] as const;
  });
  return { places, buildingsByParcel: PatchedMap.of(buildingsByParcel, lists), buildingIds: touched, measure, read };
}

/** Buildings whose boxes touch a parcel that changed, as it was or as it is. */
function findBeside(before: MeasuredPark, measured: MeasuredLayers, shapeChanges: readonly ShapeChange[]): Set<string> {
  const ids = new Set<string>();
  for (const change of shapeChanges) {
    if (change.kind !== "parcels") continue;
    for (const shape of [change.before, change.after]) {
      if (shape === undefined) continue;
      for (const layer of [before.sources.measured.buildings, measured.buildings]) {
        for (const { id } of findNearby(layer, shape)) ids.add(id);
      }
    }
  }
  return ids;
}

function place(
  ids: ReadonlySet<string>,
  { buildings, parcels }: MeasuredLayers,
  engine: OverlayEngine,
  tolerances: Tolerances,
): readonly BuildingPlace[] {
  const shapes = [...ids].flatMap((id) => buildings.byId.get(id) ?? []);
  const steps = placeBuildings({ shapes }, parcels, engine, tolerances);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
