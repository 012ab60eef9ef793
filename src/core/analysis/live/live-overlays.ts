import { createKernelEngine } from "../../geometry/kernel-engine.ts";
import type { EdgeLoop } from "../../geometry/loop-overlap.ts";
import type { OverlayEngine } from "../../geometry/overlay-engine.ts";
import type { LayerPlace, PlanLayer } from "../../geometry/plan-layer.ts";
import { createSum } from "../compensated-sum.ts";
import { arithmeticNoiseM2 } from "../judge-pieces.ts";
import type { OverlayColumns, OverlayLayers } from "../overlay/audit-overlays.ts";
import { findEdgeLoops } from "./edge-loops.ts";
import { EditedLayer } from "./edited-layer.ts";
import { LiveFootprints } from "./live-footprints.ts";
import { type PlanMove, takeShape, withMovedVertices } from "./move-vertices.ts";
import { type PairArea, PairRows } from "./pair-rows.ts";

export type OverlayLayerName = keyof OverlayLayers;

/** A vertex of a shape that goes elsewhere. */
export interface VertexMove extends PlanMove {
  readonly layer: OverlayLayerName;
  readonly shape: number;
}

/** A shape (a layer of one, on the measuring plane) put in a place of a layer; undefined takes it away, the place after the last adds it. */
export interface ShapeEdit {
  readonly layer: OverlayLayerName;
  readonly shape: number;
  readonly to: PlanLayer | undefined;
}

export interface LiveEdit {
  /** Parcels of which a figure changed, ascending. */
  readonly parcels: readonly number[];
  /** Takes the edit back. */
  readonly inverse: readonly ShapeEdit[];
}

/** Figures of one parcel, m². Shapes that only touch it are not listed. */
interface LiveRow {
  readonly areaM2: number;
  readonly footprintM2: number;
  readonly zones: readonly PairArea[];
  readonly buildings: readonly PairArea[];
  readonly neighbors: readonly PairArea[];
  readonly controls: readonly PairArea[];
}

/** Sums over all parcels, m²; what two neighbors share counts for each of them. */
type LiveTotals = Readonly<Record<keyof LiveRow, number>>;

/**
 * The overlay audit of a dataset, kept up to date while its shapes are edited. An edit costs what its changed edges touch: pairs change by
 * the integrals of the new edges less those of the old ones, whatever the size of the shapes and of the dataset. After the gesture
 * `settle` measures all pairs of the edited shapes in full.
 */
export interface LiveOverlays {
  /** Moves vertices, of several shapes at once where they share them. */
  move(moves: readonly VertexMove[]): LiveEdit;
  /** Replaces, adds and removes whole shapes. */
  edit(edits: readonly ShapeEdit[]): LiveEdit;
  /**
   * Measures what was edited since the last time in full; answers by how much a pair was off at most, m². Outlines may cross themselves
   * during a gesture, when areas count by winding; here they must be valid again.
   */
  settle(): number;
  /** Places given out in a layer so far; the next one adds a shape. */
  countOf(layer: OverlayLayerName): number;
  /** A shape as it lies now; undefined: removed. */
  placeOf(layer: OverlayLayerName, shape: number): LayerPlace | undefined;
  row(parcel: number): LiveRow;
  totals(): LiveTotals;
}

/** Live figures over the columns `auditOverlays` gave for all parcels of these layers. Cost: a grid a layer, once. */
export function createLiveOverlays(
  layers: OverlayLayers,
  columns: OverlayColumns,
  engine: OverlayEngine = createKernelEngine(),
): LiveOverlays {
  return new LiveState(layers, columns, engine);
}

type PairKind = Exclude<keyof LiveRow, "areaM2" | "footprintM2">;

/** Layers whose shapes are paired with parcels. */
const pairedLayers = ["zones", "buildings", "controls"] as const;

const emptyLayer: PlanLayer = {
  count: 0,
  shapeStart: new Uint32Array(1),
  polygonStart: new Uint32Array(1),
  ringStart: new Uint32Array(1),
  xy: new Float64Array(0),
  box: new Float64Array(0),
  areaM2: new Float64Array(0),
};

class LiveState implements LiveOverlays {
  readonly #layers: Readonly<Record<OverlayLayerName, EditedLayer>>;
  readonly #pairs: Readonly<Record<PairKind, PairRows>>;
  readonly #footprints: LiveFootprints;
  readonly #engine: OverlayEngine;
  readonly #area = createSum();
  /** Shapes edited since the last settling, with the parcels whose pair with them changed. */
  readonly #unsettled: Readonly<Record<OverlayLayerName, Map<number, Set<number>>>> = {
    parcels: new Map(),
    zones: new Map(),
    buildings: new Map(),
    controls: new Map(),
  };

  constructor(layers: OverlayLayers, columns: OverlayColumns, engine: OverlayEngine) {
    this.#engine = engine;
    this.#layers = {
      parcels: new EditedLayer(layers.parcels),
      zones: new EditedLayer(layers.zones ?? emptyLayer),
      buildings: new EditedLayer(layers.buildings ?? emptyLayer),
      controls: new EditedLayer(layers.controls ?? emptyLayer),
    };
    this.#pairs = {
      zones: new PairRows(columns.zones),
      buildings: new PairRows(columns.buildings),
      neighbors: new PairRows(columns.neighbors),
      controls: new PairRows(columns.controls),
    };
    const { parcels, buildings } = this.#layers;
    this.#footprints = new LiveFootprints(columns.footprintM2, this.#pairs.buildings, parcels, buildings, engine);
    for (const areaM2 of columns.areaM2) this.#area.add(areaM2);
  }

  move(moves: readonly VertexMove[]): LiveEdit {
    const edits: ShapeEdit[] = [];
    for (const { layer, shape } of moves) {
      if (edits.some((edit) => edit.layer === layer && edit.shape === shape)) continue;
      const place = this.#layers[layer].placeOf(shape);
      if (place === undefined) continue;
      const own = moves.filter((move) => move.layer === layer && move.shape === shape);
      edits.push({ layer, shape, to: withMovedVertices(place, own) });
    }
    return this.edit(edits);
  }

  edit(edits: readonly ShapeEdit[]): LiveEdit {
    const touched = new Set<number>();
    const inverse: ShapeEdit[] = [];
    for (const { layer, shape, to } of edits) {
      const before = this.#layers[layer].placeOf(shape);
      inverse.push({ layer, shape, to: before === undefined ? undefined : takeShape(before) });
      this.#apply({ layer, shape, to }, before, touched);
    }
    return { parcels: [...touched].sort((a, b) => a - b), inverse: inverse.reverse() };
  }

  settle(): number {
    let offM2 = 0;
    for (const layer of pairedLayers) {
      for (const [shape, parcels] of this.#unsettled[layer]) {
        const place = this.#layers[layer].placeOf(shape);
        for (const parcel of this.#withNear("parcels", place, parcels)) {
          offM2 = Math.max(offM2, this.#measure(layer, parcel, layer, shape));
        }
      }
    }
    for (const parcel of this.#unsettled.parcels.keys()) {
      const place = this.#layers.parcels.placeOf(parcel);
      for (const layer of pairedLayers) {
        for (const shape of this.#withNear(layer, place, this.#pairs[layer].others(parcel))) {
          offM2 = Math.max(offM2, this.#measure(layer, parcel, layer, shape));
        }
      }
      for (const other of this.#withNear("parcels", place, this.#pairs.neighbors.others(parcel))) {
        if (other === parcel) continue;
        offM2 = Math.max(offM2, this.#measure("neighbors", parcel, "parcels", other));
        this.#pairs.neighbors.set(other, parcel, this.#pairs.neighbors.areaM2(parcel, other));
      }
    }
    for (const shapes of Object.values(this.#unsettled)) shapes.clear();
    return offM2;
  }

  countOf(layer: OverlayLayerName): number {
    return this.#layers[layer].count;
  }

  placeOf(layer: OverlayLayerName, shape: number): LayerPlace | undefined {
    return this.#layers[layer].placeOf(shape);
  }

  row(parcel: number): LiveRow {
    const { zones, buildings, neighbors, controls } = this.#pairs;
    return {
      areaM2: this.#layers.parcels.areaM2(parcel),
      footprintM2: this.#footprints.areaM2(parcel),
      zones: zones.row(parcel, arithmeticNoiseM2),
      buildings: buildings.row(parcel, arithmeticNoiseM2),
      neighbors: neighbors.row(parcel, arithmeticNoiseM2),
      controls: controls.row(parcel, arithmeticNoiseM2),
    };
  }

  totals(): LiveTotals {
    const { zones, buildings, neighbors, controls } = this.#pairs;
    return {
      areaM2: this.#area.value(),
      footprintM2: this.#footprints.sumM2(),
      zones: zones.sumM2,
      buildings: buildings.sumM2,
      neighbors: neighbors.sumM2,
      controls: controls.sumM2,
    };
  }

  #apply({ layer, shape, to }: ShapeEdit, before: LayerPlace | undefined, touched: Set<number>): void {
    const after = to === undefined ? undefined : { layer: to, index: 0 };
    const parcels = this.#unsettled[layer].get(shape) ?? new Set<number>();
    this.#unsettled[layer].set(shape, parcels);
    for (const loop of findEdgeLoops(before, after)) {
      if (layer === "parcels") this.#changeParcel(shape, loop, touched);
      else this.#changeShape(layer, shape, loop, parcels);
    }
    const grownM2 = (to?.areaM2[0] ?? 0) - this.#layers[layer].areaM2(shape);
    this.#layers[layer].put(shape, to);
    for (const parcel of parcels) touched.add(parcel);
    if (layer === "buildings") for (const parcel of parcels) this.#footprints.forget(parcel);
    if (layer !== "parcels") return;
    this.#area.add(grownM2);
    this.#footprints.forget(shape);
    touched.add(shape);
  }

  /** A shape other than a parcel changes along a loop: its pairs with the parcels there. */
  #changeShape(layer: (typeof pairedLayers)[number], shape: number, loop: EdgeLoop, parcels: Set<number>): void {
    const near = this.#layers.parcels.query(...loop.box);
    for (let n = 0; n < near; n++) {
      const parcel = this.#layers.parcels.found[n] as number; // in range by the loop
      const byM2 = this.#layers.parcels.changeM2(parcel, loop);
      if (byM2 === 0) continue;
      this.#add(layer, parcel, shape, byM2);
      parcels.add(parcel);
    }
  }

  /** A parcel changes along a loop: its pairs with whatever lies there. */
  #changeParcel(parcel: number, loop: EdgeLoop, touched: Set<number>): void {
    for (const layer of pairedLayers) {
      const shapes = this.#layers[layer];
      const near = shapes.query(...loop.box);
      for (let n = 0; n < near; n++) {
        const shape = shapes.found[n] as number; // in range by the loop
        this.#add(layer, parcel, shape, shapes.changeM2(shape, loop));
      }
    }
    const { parcels } = this.#layers;
    const near = parcels.query(...loop.box);
    for (let n = 0; n < near; n++) {
      const other = parcels.found[n] as number; // in range by the loop
      const byM2 = other === parcel ? 0 : parcels.changeM2(other, loop);
      if (byM2 === 0) continue;
      this.#add("neighbors", parcel, other, byM2);
      this.#add("neighbors", other, parcel, byM2);
      touched.add(other);
    }
  }

  #add(kind: PairKind, row: number, other: number, byM2: number): void {
    if (byM2 !== 0) this.#pairs[kind].set(row, other, this.#pairs[kind].areaM2(row, other) + byM2);
  }

  /** Sets a pair to what it is, measured in full; answers how far off it was. */
  #measure(kind: PairKind, parcel: number, layer: OverlayLayerName, shape: number): number {
    const shapes = this.#layers[layer];
    const areaM2 = this.#layers.parcels.overlapM2(parcel, shapes.placeOf(shape));
    const { parcels } = this.#layers;
    const known = Number.isNaN(areaM2)
      ? this.#engine.intersectionAreaM2(parcels.shapeAt(parcel), shapes.shapeAt(shape))
      : areaM2;
    return Math.abs(this.#pairs[kind].set(parcel, shape, known));
  }

  /** Places on a list, and those whose boxes touch a shape's. */
  #withNear(layer: OverlayLayerName, place: LayerPlace | undefined, listed: Iterable<number>): ReadonlySet<number> {
    const all = new Set(listed);
    const near = place === undefined ? 0 : this.#layers[layer].queryNear(place);
    for (let n = 0; n < near; n++) all.add(this.#layers[layer].found[n] as number); // in range by the loop
    return all;
  }
}
