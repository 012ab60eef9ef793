import {
  createLiveOverlays,
  type LiveOverlays,
  type OverlayLayerName,
} from "../../../../src/core/analysis/live/live-overlays.ts";
import {
  type OverlayColumns,
  type OverlayLayers,
  overlaySteps,
} from "../../../../src/core/analysis/overlay/audit-overlays.ts";
import { type FlatLayer, layOut, projectLayerSteps } from "../../../../src/core/geometry/flat-layer.ts";
import type { LayerPlace, PlanLayer } from "../../../../src/core/geometry/plan-layer.ts";
import { createFittedPlane } from "../../../../src/core/geometry/projection-fit.ts";
import { makeCity } from "../../../bench/city/make-city.ts";
import { finish } from "../../../support/finish.ts";

/** The made city of the benchmark on the measuring plane. */
export function cityLayers(parcels: number): OverlayLayers {
  const city = makeCity(parcels);
  const [lng = 0, lat = 0] = city.parcels.lngLat;
  const plane = createFittedPlane([lng, lat, lng, lat]);
  return {
    parcels: finish(projectLayerSteps(city.parcels, plane)),
    zones: finish(projectLayerSteps(city.zones, plane)),
    buildings: finish(projectLayerSteps(city.buildings, plane)),
    controls: finish(projectLayerSteps(city.controls, plane)),
  };
}

export function liveCity(layers: OverlayLayers): LiveOverlays {
  return createLiveOverlays(layers, finish(overlaySteps(layers)));
}

/** The whole audit of the layers as they lie after the edits. */
export function auditFromScratch(live: LiveOverlays): {
  readonly columns: OverlayColumns;
  readonly layers: OverlayLayers;
} {
  const layers = {
    parcels: joinShapes(live, "parcels"),
    zones: joinShapes(live, "zones"),
    buildings: joinShapes(live, "buildings"),
    controls: joinShapes(live, "controls"),
  };
  return { columns: finish(overlaySteps(layers)), layers };
}

function joinShapes(live: LiveOverlays, name: OverlayLayerName): FlatLayer {
  const shapeStart = [0];
  const polygonStart = [0];
  const ringStart = [0];
  const xy: number[] = [];
  for (let shape = 0; shape < live.countOf(name); shape++) {
    const place = live.placeOf(name, shape);
    if (place !== undefined) {
      for (const polygon of polygonsOf(place)) {
        for (const ring of polygon) {
          for (const value of ring) xy.push(value);
          ringStart.push(xy.length / 2);
        }
        polygonStart.push(ringStart.length - 1);
      }
    }
    shapeStart.push(polygonStart.length - 1);
  }
  const flat = {
    count: shapeStart.length - 1,
    shapeStart: Uint32Array.from(shapeStart),
    polygonStart: Uint32Array.from(polygonStart),
    ringStart: Uint32Array.from(ringStart),
    lngLat: new Float64Array(xy.length),
  };
  return layOut(flat, Float64Array.from(xy));
}

/** Rings of a shape by polygon: x and y of each vertex, the first repeated as last. */
export function polygonsOf({ layer, index }: LayerPlace): readonly (readonly Float64Array[])[] {
  const { shapeStart, polygonStart, ringStart, xy } = layer;
  const polygons: Float64Array[][] = [];
  for (let p = shapeStart[index] ?? 0; p < (shapeStart[index + 1] ?? 0); p++) {
    const rings: Float64Array[] = [];
    for (let r = polygonStart[p] ?? 0; r < (polygonStart[p + 1] ?? 0); r++) {
      rings.push(xy.slice(2 * (ringStart[r] ?? 0), 2 * (ringStart[r + 1] ?? 0)));
    }
    polygons.push(rings);
  }
  return polygons;
}

/** A shape of these rings as a layer of one. */
export function shapeOf(polygons: readonly (readonly Float64Array[])[]): PlanLayer {
  const rings = polygons.flat();
  const polygonStart = [0];
  const ringStart = [0];
  for (const polygon of polygons) polygonStart.push((polygonStart.at(-1) ?? 0) + polygon.length);
  for (const ring of rings) ringStart.push((ringStart.at(-1) ?? 0) + ring.length / 2);
  return layOut(
    {
      count: 1,
      shapeStart: Uint32Array.of(0, polygons.length),
      polygonStart: Uint32Array.from(polygonStart),
      ringStart: Uint32Array.from(ringStart),
    },
    Float64Array.from(rings.flatMap((ring) => [...ring])),
  );
}

/** Do no two edges of a ring meet but in their common end? Asked of the edges at the given vertices only. */
export function isSimpleAt(ring: Float64Array, vertices: readonly number[]): boolean {
  const count = ring.length / 2 - 1;
  const edges = new Set(vertices.flatMap((v) => [((v % count) + count) % count, (((v - 1) % count) + count) % count]));
  for (const i of edges) {
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const isNeighbor = (j + 1) % count === i || (i + 1) % count === j;
      if (isNeighbor ? foldsBack(ring, i, j, count) : edgesMeet(ring, i, j)) return false;
    }
  }
  return true;
}

function turn(ring: Float64Array, a: number, b: number, c: number): number {
  const [ax, ay, bx, by, cx, cy] = [a, b, c].flatMap((v) => [ring[2 * v] ?? 0, ring[2 * v + 1] ?? 0]) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function edgesMeet(ring: Float64Array, i: number, j: number): boolean {
  const sides = [
    turn(ring, i, i + 1, j) * turn(ring, i, i + 1, j + 1),
    turn(ring, j, j + 1, i) * turn(ring, j, j + 1, i + 1),
  ];
  return sides.every((side) => side <= 0);
}

/** Two edges at one vertex that lie on top of each other. */
function foldsBack(ring: Float64Array, i: number, j: number, count: number): boolean {
  const middle = (i + 1) % count === j ? j : i;
  const before = (middle - 1 + count) % count;
  return Math.abs(turn(ring, before, middle, middle + 1)) < 1e-3;
}
