import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

export interface TileFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly type: VectorTileFeature["type"];
  /** Rings or points in tile units, rings closed. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** A tile as the map's own reader understands it. */
export function readTile(bytes: Uint8Array, name: string): readonly TileFeature[] {
  const layer = new VectorTile(new PbfReader(bytes)).layers[name];
  if (layer === undefined) return [];
  return Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    const rings = feature.loadGeometry().map((ring) => ring.map(({ x, y }) => [x, y] as const));
    return { properties: feature.properties, type: feature.type, rings };
  });
}

/** Shoelace with y downwards: positive for a shell as the format wants it. */
export function twiceArea(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  }
  return twice;
}
