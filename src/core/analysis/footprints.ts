import type { OverlayEngine, OverlayPiece, PlanShape } from "../geometry/overlay-engine.ts";
import { toOverlayPieces } from "../geometry/overlay-pieces.ts";
import { compareIds } from "../model/ids.ts";
import type { Building, Structure } from "../model/records.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { judgePieces } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import type { BuildingOnParcel, StructureOnParcel } from "./parcel-facts.ts";

/** Where one building stands: its footprint by parcel, m². Slivers over a parcel line are drafting noise and left out. */
export interface BuildingPlace {
  readonly shape: PlanShape;
  /** Largest part first. */
  readonly onParcels: readonly BuildingPart[];
  /** Parcels it reaches with a sliver only, in id order: not built on, but named in the log. */
  readonly sliversOn: readonly BuildingPart[];
}

interface BuildingPart {
  readonly parcelId: string;
  readonly areaM2: number;
  /** The connected pieces above the sliver limits; the whole footprint where all of it stands on this parcel. */
  readonly pieces: readonly OverlayPiece[];
}

/**
 * Finds the parcels each building stands on. One building on two parcels is dealt out by area (domain §3.1); a portion
 * that is only a sliver does not make a neighbour built-on, the topology issues name it instead.
 */
export function* placeBuildings(
  buildings: Pick<MeasuredLayer, "shapes">,
  parcels: MeasuredLayer,
  engine: OverlayEngine,
  tolerances: Tolerances,
): Generator<number, readonly BuildingPlace[], void> {
  const places: BuildingPlace[] = [];
  for (const shape of buildings.shapes) {
    const onParcels: BuildingPart[] = [];
    const sliversOn: BuildingPart[] = [];
    for (const parcel of findNearby(parcels, shape)) {
      const areaM2 = engine.intersectionAreaM2(shape, parcel);
      if (areaM2 <= 0) continue;
      const isWhole = areaM2 >= shape.areaM2 * (1 - 1e-9);
      const { real: pieces, slivers } = isWhole
        ? { real: toOverlayPieces(shape.polygons), slivers: [] }
        : judgePieces(engine.intersectionPieces(shape, parcel), tolerances);
      if (pieces.length > 0) onParcels.push({ parcelId: parcel.id, areaM2, pieces });
      else if (slivers.length > 0) sliversOn.push({ parcelId: parcel.id, areaM2, pieces: slivers });
    }
    sliversOn.sort((a, b) => compareIds(a.parcelId, b.parcelId));
    onParcels.sort((a, b) => b.areaM2 - a.areaM2 || compareIds(a.parcelId, b.parcelId));
    places.push({ shape, onParcels, sliversOn });
    if (places.length % 200 === 0) yield places.length;
  }
  return places;
}

/** The same the other way round: buildings of each parcel in id order. */
export function groupByParcel(
  places: readonly BuildingPlace[],
  buildings: ReadonlyMap<string, Building>,
): ReadonlyMap<string, readonly BuildingOnParcel[]> {
  const grouped = new Map<string, BuildingOnParcel[]>();
  for (const place of places) {
    const building = buildings.get(place.shape.id);
    if (building === undefined) continue;
    const sumM2 = place.onParcels.reduce((sum, part) => sum + part.areaM2, 0);
    for (const part of place.onParcels) {
      const list = grouped.get(part.parcelId) ?? [];
      list.push({
        building,
        footprintM2: place.shape.areaM2,
        onParcelM2: part.areaM2,
        share: sumM2 > 0 ? part.areaM2 / sumM2 : 0,
      });
      grouped.set(part.parcelId, list);
    }
  }
  for (const list of grouped.values()) list.sort((a, b) => compareIds(a.building.id, b.building.id));
  return grouped;
}

/** Area of shapes on a parcel, overlaps counted once, m². Boxes that nowhere meet need no union. */
export function unionOnParcelM2(shapes: readonly PlanShape[], parcel: PlanShape, engine: OverlayEngine): number {
  if (shapes.length === 0) return 0;
  if (!haveMeetingBoxes(shapes)) {
    return shapes.reduce((sum, shape) => sum + engine.intersectionAreaM2(shape, parcel), 0);
  }
  return engine.unionAreaM2(shapes, parcel);
}

function haveMeetingBoxes(shapes: readonly PlanShape[]): boolean {
  for (let i = 0; i < shapes.length; i++) {
    for (let j = i + 1; j < shapes.length; j++) {
      const a = shapes[i]?.box;
      const b = shapes[j]?.box;
      if (a !== undefined && b !== undefined && a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) return true;
    }
  }
  return false;
}

export interface StructureFacts {
  readonly structures: readonly StructureOnParcel[];
  readonly union: { readonly structureM2: number; readonly yardM2: number; readonly unclearM2: number };
}

/**
 * Production structures and yards on a parcel, m², each square metre once: what lies under a building counts as
 * building, a yard under a structure as structure. Structures recorded as not serving production do not count; where
 * it is not recorded the area is `unclearM2`, which may or may not count.
 */
export function measureStructures(
  parcel: PlanShape,
  layer: MeasuredLayer,
  records: ReadonlyMap<string, Structure>,
  buildings: readonly PlanShape[],
  engine: OverlayEngine,
): StructureFacts {
  const structures: StructureOnParcel[] = [];
  const counted: PlanShape[] = [];
  const yards: PlanShape[] = [];
  const unclear: PlanShape[] = [];
  for (const shape of findNearby(layer, parcel)) {
    const structure = records.get(shape.id);
    if (structure === undefined) continue;
    const onParcelM2 = engine.intersectionAreaM2(shape, parcel);
    if (onParcelM2 <= 0) continue;
    structures.push({ structure, onParcelM2 });
    if (structure.servesProduction === false) continue;
    if (structure.kind === "yard") yards.push(shape);
    else if (structure.servesProduction === null) unclear.push(shape);
    else counted.push(shape);
  }
  if (structures.length === 0) return { structures, union: { structureM2: 0, yardM2: 0, unclearM2: 0 } };
  const builtM2 = unionOnParcelM2(buildings, parcel, engine);
  const covering = [...buildings];
  const coverAlso = (more: readonly PlanShape[], knownM2: number): number => {
    if (more.length === 0) return knownM2;
    covering.push(...more);
    return unionOnParcelM2(covering, parcel, engine);
  };
  const withStructuresM2 = coverAlso(counted, builtM2);
  const withYardsM2 = coverAlso(yards, withStructuresM2);
  const withAllM2 = coverAlso(unclear, withYardsM2);
  structures.sort((a, b) => compareIds(a.structure.id, b.structure.id));
  return {
    structures,
    union: {
      structureM2: Math.max(0, withStructuresM2 - builtM2),
      yardM2: Math.max(0, withYardsM2 - withStructuresM2),
      unclearM2: Math.max(0, withAllM2 - withYardsM2),
    },
  };
}
