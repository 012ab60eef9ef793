import type { LiveOverlays, OverlayLayerName } from "../../../src/core/analysis/live/live-overlays.ts";
import { isSimpleAt, polygonsOf, shapeOf } from "../../core/analysis/live/edited-city.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";

const kinds = ["parcels", "zones", "buildings", "controls"] as const satisfies readonly OverlayLayerName[];

/** So many edits that leave valid shapes, from a seed: dragged vertices of all layers, shapes moved, copied and taken away. */
export function editRandomly(live: LiveOverlays, count: number, seed = 11): void {
  const random = createRandom(seed);
  for (let done = 0; done < count; ) {
    const layer = kinds[Math.floor(kinds.length * random())] ?? "parcels";
    const shape = Math.floor(random() * live.countOf(layer));
    if (random() < 0.7 ? dragVertex(live, layer, shape, random) : changeShape(live, layer, shape, random)) done++;
  }
}

type Random = () => number;

function dragVertex(live: LiveOverlays, layer: OverlayLayerName, shape: number, random: Random): boolean {
  const place = live.placeOf(layer, shape);
  const ring = place === undefined ? undefined : polygonsOf(place)[0]?.[0];
  if (ring === undefined) return false;
  const last = ring.length / 2 - 1;
  const vertex = Math.floor(random() * last);
  const x = (ring[2 * vertex] ?? 0) + 10 * (random() - 0.5);
  const y = (ring[2 * vertex + 1] ?? 0) + 10 * (random() - 0.5);
  const moved = ring.slice();
  for (const v of vertex === 0 ? [0, last] : [vertex]) moved.set([x, y], 2 * v);
  if (!isSimpleAt(moved, [vertex])) return false;
  const hasHoles = place !== undefined && polygonsOf(place).some((rings) => rings.length > 1);
  // A border dragged over a courtyard would be no valid shape.
  if (hasHoles || (place !== undefined && polygonsOf(place).length > 1)) return false;
  live.move([{ layer, shape, vertex, x, y }]);
  return true;
}

function changeShape(live: LiveOverlays, layer: OverlayLayerName, shape: number, random: Random): boolean {
  const place = live.placeOf(layer, shape);
  if (place === undefined) return false;
  const choice = random();
  const by = [100 * (random() - 0.5), 100 * (random() - 0.5)] as const;
  const moved = polygonsOf(place).map((rings) =>
    rings.map((ring) => ring.map((value, i) => value + by[i % 2 === 0 ? 0 : 1])),
  );
  if (choice < 0.6) live.edit([{ layer, shape, to: shapeOf(moved) }]);
  else if (choice < 0.8) live.edit([{ layer, shape: live.countOf(layer), to: shapeOf(moved) }]);
  else live.edit([{ layer, shape, to: undefined }]);
  return true;
}
