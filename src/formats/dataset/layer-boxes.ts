import { boxOfPositions } from "../../core/analysis/lng-lat-box.ts";
import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import { hasFlatRecords } from "../../core/geometry/flat-records.ts";
import type { AnyGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import { examineCoordinates } from "../geojson/examine-coordinates.ts";

type Layer = ReadonlyMap<string, { readonly geometry: AnyGeometry }>;

/** Box of each record of a layer, degrees, in file order; from the flat arrays where there are some, so that no record is made. */
export function* layerBoxes(layer: Layer | undefined): Generator<readonly [id: string, box: LngLatBox], void, void> {
  if (layer === undefined) return;
  if (!hasFlatRecords(layer)) {
    for (const [id, { geometry }] of layer) {
      const { minX, minY, maxX, maxY } = examineCoordinates(geometry.coordinates);
      yield [id, [minX, minY, maxX, maxY]];
    }
    return;
  }
  const { ids, flat } = layer;
  for (const [index, id] of ids.entries()) yield [id, boxOfShape(flat, index)];
}

function boxOfShape({ shapeStart, polygonStart, ringStart, lngLat }: FlatGeometry, index: number): LngLatBox {
  const firstOf = (shape: number): number => 2 * (ringStart[polygonStart[shapeStart[shape] ?? 0] ?? 0] ?? 0);
  return boxOfPositions(lngLat, firstOf(index), firstOf(index + 1));
}
