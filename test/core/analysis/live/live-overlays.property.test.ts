import { expect, test } from "vitest";
import type {
  LiveEdit,
  LiveOverlays,
  OverlayLayerName,
  ShapeEdit,
  VertexMove,
} from "../../../../src/core/analysis/live/live-overlays.ts";
import type { PairTable } from "../../../../src/core/analysis/overlay/pair-table.ts";
import { createRandom } from "../../geometry/random-shapes.ts";
import { auditFromScratch, cityLayers, isSimpleAt, liveCity, polygonsOf, shapeOf } from "./edited-city.ts";

const kinds: readonly OverlayLayerName[] = ["parcels", "zones", "buildings", "controls"];
const pairKinds = ["zones", "buildings", "neighbors", "controls"] as const;

interface Vertex {
  readonly layer: OverlayLayerName;
  readonly shape: number;
  /** Counted through the rings. */
  readonly vertex: number;
  readonly ring: Float64Array;
  readonly at: number;
}

/** A vertex of a random shape of a layer; of a zone with those of other zones in the very same place. */
function pickVertices(live: LiveOverlays, layer: OverlayLayerName, random: () => number): readonly Vertex[] {
  const shape = Math.floor(random() * live.countOf(layer));
  const all = verticesOf(live, layer, shape);
  const picked = all[Math.floor(random() * all.length)];
  if (picked === undefined) return [];
  const [x, y] = [picked.ring[2 * picked.at] ?? 0, picked.ring[2 * picked.at + 1] ?? 0];
  if (layer !== "zones") return [picked];
  const shared: Vertex[] = [];
  for (let other = 0; other < live.countOf(layer); other++) {
    for (const vertex of verticesOf(live, layer, other)) {
      const isSame = vertex.ring[2 * vertex.at] === x && vertex.ring[2 * vertex.at + 1] === y;
      if (isSame && !shared.some(({ shape: known }) => known === other)) shared.push(vertex);
    }
  }
  return shared;
}

function verticesOf(live: LiveOverlays, layer: OverlayLayerName, shape: number): readonly Vertex[] {
  const place = live.placeOf(layer, shape);
  if (place === undefined) return [];
  let before = 0;
  const vertices: Vertex[] = [];
  for (const ring of polygonsOf(place).flat()) {
    for (let at = 0; at < ring.length / 2 - 1; at++) vertices.push({ layer, shape, vertex: before + at, ring, at });
    before += ring.length / 2;
  }
  return vertices;
}

function isAllowed({ ring, at }: Vertex, x: number, y: number): boolean {
  const moved = ring.slice();
  const last = ring.length / 2 - 1;
  for (const v of at === 0 ? [0, last] : [at]) {
    moved[2 * v] = x;
    moved[2 * v + 1] = y;
  }
  return isSimpleAt(moved, [at]);
}

/** Drags a vertex over a few places, each a step of its own. */
function drag(live: LiveOverlays, layer: OverlayLayerName, random: () => number): boolean {
  const vertices = pickVertices(live, layer, random);
  const [first] = vertices;
  if (first === undefined) return false;
  const [x0, y0] = [first.ring[2 * first.at] ?? 0, first.ring[2 * first.at + 1] ?? 0];
  const steps = Array.from({ length: 4 }, () => [x0 + 16 * (random() - 0.5), y0 + 16 * (random() - 0.5)] as const);
  const [endX, endY] = steps.at(-1) ?? [x0, y0];
  if (!vertices.every((vertex) => isAllowed(vertex, endX, endY))) return false;
  for (const [x, y] of steps) {
    live.move(vertices.map(({ layer: of, shape, vertex }): VertexMove => ({ layer: of, shape, vertex, x, y })));
  }
  return true;
}

/** Puts a vertex into an edge, or takes one out. */
function changeCount(live: LiveOverlays, layer: OverlayLayerName, random: () => number): boolean {
  const [picked] = pickVertices(live, layer, random);
  const place = picked === undefined ? undefined : live.placeOf(layer, picked.shape);
  if (picked === undefined || place === undefined) return false;
  const { ring, at } = picked;
  const isInsert = random() < 0.5 || ring.length < 12;
  const points: number[] = [];
  for (let v = 0; v < ring.length / 2 - 1; v++) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = ring.subarray(2 * v, 2 * v + 4);
    if (isInsert || v !== at) points.push(x, y);
    if (isInsert && v === at) {
      points.push((x + nextX) / 2 + 4 * (random() - 0.5), (y + nextY) / 2 + 4 * (random() - 0.5));
    }
  }
  const [x0 = 0, y0 = 0] = points;
  const fresh = Float64Array.from([...points, x0, y0]);
  if (!isSimpleAt(fresh, isInsert ? [at + 1] : [at])) return false;
  const polygons = polygonsOf(place).map((rings) => rings.map((one) => (isSame(one, ring) ? fresh : one)));
  live.edit([{ layer, shape: picked.shape, to: shapeOf(polygons) }]);
  return true;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Moves a whole shape, takes one away, or adds a copy of one somewhere near. */
function changeWhole(live: LiveOverlays, layer: OverlayLayerName, random: () => number): boolean {
  const shape = Math.floor(random() * live.countOf(layer));
  const place = live.placeOf(layer, shape);
  if (place === undefined) return false;
  const choice = random();
  const [byX, byY] = [120 * (random() - 0.5), 120 * (random() - 0.5)];
  const moved = polygonsOf(place).map((rings) =>
    rings.map((ring) => ring.map((value, index) => value + (index % 2 === 0 ? byX : byY))),
  );
  if (choice < 0.6) live.edit([{ layer, shape, to: shapeOf(moved) }]);
  else if (choice < 0.8) live.edit([{ layer, shape: live.countOf(layer), to: shapeOf(moved) }]);
  else live.edit([{ layer, shape, to: undefined }]);
  return true;
}

function listRow({ start, other, areaM2 }: PairTable, row: number): readonly { other: number; areaM2: number }[] {
  const pairs = [];
  for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
    if ((areaM2[at] ?? 0) > 1e-6) pairs.push({ other: other[at] ?? -1, areaM2: areaM2[at] ?? 0 });
  }
  return pairs.sort((a, b) => a.other - b.other);
}

/** Largest difference of any figure of any parcel, and of the totals, from an audit of the layers as they lie now. */
function largestDifferenceM2(live: LiveOverlays): {
  readonly figuresM2: number;
  readonly totalsM2: number;
  readonly pairs: string[];
} {
  const { columns } = auditFromScratch(live);
  const different: string[] = [];
  let figuresM2 = 0;
  const sums = { areaM2: 0, footprintM2: 0, zones: 0, buildings: 0, neighbors: 0, controls: 0 };
  for (let parcel = 0; parcel < live.countOf("parcels"); parcel++) {
    const row = live.row(parcel);
    figuresM2 = Math.max(figuresM2, Math.abs(row.areaM2 - (columns.areaM2[parcel] ?? 0)));
    figuresM2 = Math.max(figuresM2, Math.abs(row.footprintM2 - (columns.footprintM2[parcel] ?? 0)));
    sums.areaM2 += columns.areaM2[parcel] ?? 0;
    sums.footprintM2 += columns.footprintM2[parcel] ?? 0;
    for (const kind of pairKinds) {
      const pairs = listRow(columns[kind], parcel);
      const shown = row[kind];
      if (pairs.map(({ other }) => other).join() !== shown.map(({ other }) => other).join())
        different.push(`${kind} of ${parcel}`);
      pairs.forEach(({ areaM2 }, index) => {
        figuresM2 = Math.max(figuresM2, Math.abs(areaM2 - (shown[index]?.areaM2 ?? 0)));
        sums[kind] += areaM2;
      });
    }
  }
  const totals = live.totals();
  const totalsM2 = Object.entries(sums).map(([key, sum]) => Math.abs(sum - totals[key as keyof typeof sums]));
  return { figuresM2, totalsM2: Math.max(...totalsM2), pairs: different };
}

function bindAll(live: LiveOverlays): LiveOverlays {
  return {
    move: (moves) => live.move(moves),
    edit: (edits) => live.edit(edits),
    settle: () => live.settle(),
    countOf: (layer) => live.countOf(layer),
    placeOf: (layer, shape) => live.placeOf(layer, shape),
    row: (parcel) => live.row(parcel),
    totals: () => live.totals(),
  };
}

test("after 300 random edits of a city of 10,000 parcels every figure is that of an audit from scratch (P6)", () => {
  const random = createRandom(41);
  const live = liveCity(cityLayers(10_000));
  let edits = 0;
  let offM2 = 0;
  while (edits < 300) {
    const layer = kinds[Math.floor(random() * kinds.length)] ?? "zones";
    const choice = random();
    const edit = choice < 0.5 ? drag : choice < 0.75 ? changeCount : changeWhole;
    if (!edit(live, layer, random)) continue;
    edits++;
    offM2 = Math.max(offM2, live.settle());
  }
  const difference = largestDifferenceM2(live);
  expect(difference.pairs).toEqual([]);
  expect(difference.figuresM2).toBeLessThan(1e-6);
  expect(difference.totalsM2).toBeLessThan(1e-6);
  // What is shown while dragging is what is measured after release.
  expect(offM2).toBeLessThan(1e-6);
});

test("edits taken back one by one leave every figure as it was", () => {
  const random = createRandom(23);
  const live = liveCity(cityLayers(800));
  const before = live.totals();
  const inverses: (readonly ShapeEdit[])[] = [];
  const recording: LiveOverlays = {
    ...bindAll(live),
    move: (moves) => record(live.move(moves)),
    edit: (edits) => record(live.edit(edits)),
  };
  function record(edit: LiveEdit): LiveEdit {
    inverses.push(edit.inverse);
    return edit;
  }
  for (let edits = 0; edits < 100; edits++) {
    (random() < 0.6 ? drag : changeWhole)(recording, kinds[Math.floor(random() * 3)] ?? "zones", random);
  }
  expect(live.totals().zones).not.toBeCloseTo(before.zones, 3);
  for (const inverse of inverses.reverse()) live.edit(inverse);
  live.settle();
  for (const [key, value] of Object.entries(live.totals())) {
    expect(Math.abs(value - before[key as keyof typeof before])).toBeLessThan(1e-6);
  }
});

test("figures by difference alone, never settled, stay what an audit from scratch gives", () => {
  const random = createRandom(7);
  const live = liveCity(cityLayers(800));
  let edits = 0;
  while (edits < 200) {
    const layer = kinds[Math.floor(random() * 3)] ?? "zones";
    if ((random() < 0.6 ? drag : changeWhole)(live, layer, random)) edits++;
  }
  const difference = largestDifferenceM2(live);
  expect(difference.pairs).toEqual([]);
  expect(difference.figuresM2).toBeLessThan(1e-6);
  expect(difference.totalsM2).toBeLessThan(1e-6);
});
