import type { AreaGeometry, LngLat } from "../../core/model/coordinates.ts";
import { toLngLat, type WorldGeometry } from "./world-geometry.ts";

/** Shape `index` in degrees, good to a centimetre: to draw and to place labels, never to measure. */
export function readShape(layer: WorldGeometry, index: number): AreaGeometry {
  const { shapeStart, polygonStart, ringStart, world } = layer;
  const polygons: LngLat[][][] = [];
  for (let p = shapeStart[index] ?? 0; p < (shapeStart[index + 1] ?? 0); p++) {
    const rings: LngLat[][] = [];
    for (let r = polygonStart[p] ?? 0; r < (polygonStart[p + 1] ?? 0); r++) {
      const ring: LngLat[] = [];
      for (let v = ringStart[r] ?? 0; v < (ringStart[r + 1] ?? 0); v++) {
        ring.push(toLngLat(world[2 * v] as number, world[2 * v + 1] as number)); // in range by the loop
      }
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return { type: "MultiPolygon", coordinates: polygons };
}
