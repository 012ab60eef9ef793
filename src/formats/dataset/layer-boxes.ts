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
  const vertexOf = (shape: number): number => ringStart[polygonStart[shapeStart[shape] ?? 0] ?? 0] ?? 0;
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let at = 2 * vertexOf(index); at < 2 * vertexOf(index + 1); at += 2) {
    const x = lngLat[at] as number; // in range by the loop
    const y = lngLat[at + 1] as number; // in range by the loop
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}
