import type { OverlayEngine, PlanShape } from "../../geometry/overlay-engine.ts";
import { layerPlaceOf, type PlanLayer } from "../../geometry/plan-layer.ts";
import type { OverlayColumns, OverlayLayers } from "./audit-overlays.ts";
import type { PairTable } from "./pair-table.ts";

/**
 * The kernel engine with what is measured already: overlaps of parcels with zones, buildings, control areas and each other, and the land
 * all buildings of a parcel stand on, are looked up in the columns of these layers; every other question is measured as before. Shapes that
 * are not of these layers, edited ones for instance, are never looked up. Cost of a look: the logarithm of what lies on the parcel.
 */
export function knowOverlaps(engine: OverlayEngine, layers: OverlayLayers, columns: OverlayColumns): OverlayEngine {
  const { parcels, buildings } = layers;
  const tables = new Map<PlanLayer, PairTable>([[parcels, columns.neighbors]]);
  for (const kind of ["zones", "buildings", "controls"] as const) {
    const layer = layers[kind];
    if (layer !== undefined) tables.set(layer, columns[kind]);
  }
  return {
    ...engine,
    intersectionAreaM2(a, b) {
      const one = layerPlaceOf(a);
      const other = layerPlaceOf(b);
      const [parcel, partner] = one.layer === parcels ? [one, other] : [other, one];
      const table = parcel.layer === parcels ? tables.get(partner.layer) : undefined;
      const isItself = partner.layer === parcels && partner.index === parcel.index;
      if (table === undefined || isItself) return engine.intersectionAreaM2(a, b);
      const at = findEntry(table, parcel.index, partner.index);
      return at < 0 ? 0 : (table.areaM2[at] as number); // an entry of the table
    },
    unionAreaM2(shapes, within) {
      const place = within === undefined ? undefined : layerPlaceOf(within);
      const known =
        place?.layer === parcels &&
        buildings !== undefined &&
        areAllOf(shapes, buildings, columns.buildings, place.index);
      return known ? (columns.footprintM2[place.index] as number) : engine.unionAreaM2(shapes, within); // a row
    },
  };
}

/** Place of an entry in a table, by halving its row; -1 where the two have no area in common. */
function findEntry({ start, other }: PairTable, row: number, partner: number): number {
  let lo = start[row] as number; // a row of the table
  let hi = start[row + 1] as number; // likewise
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if ((other[middle] as number) < partner) lo = middle + 1;
    else hi = middle;
  }
  return lo < (start[row + 1] as number) && other[lo] === partner ? lo : -1; // likewise
}

/** Are these shapes of the layer all those of a row, others that are not in it aside? */
function areAllOf(shapes: readonly PlanShape[], layer: PlanLayer, table: PairTable, row: number): boolean {
  const found = new Set<number>();
  for (const shape of shapes) {
    const place = layerPlaceOf(shape);
    if (place.layer !== layer) return false;
    if (findEntry(table, row, place.index) >= 0) found.add(place.index);
  }
  return found.size === (table.start[row + 1] as number) - (table.start[row] as number); // a row of the table
}
