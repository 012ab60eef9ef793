import { createFlatGrid } from "../../geometry/flat-grid.ts";
import { shapeAt } from "../../geometry/flat-layer.ts";
import { createKernelEngine } from "../../geometry/kernel-engine.ts";
import { createOverlapKernel } from "../../geometry/overlap-kernel.ts";
import type { OverlayEngine, PlanShape } from "../../geometry/overlay-engine.ts";
import type { PlanLayer } from "../../geometry/plan-layer.ts";
import { measureUnions } from "./footprint-union.ts";
import { type AskInstead, type LayerRange, overlapPairs, overlapPairsWithin } from "./overlap-pairs.ts";
import { emptyPairTable, type PairTable } from "./pair-table.ts";

/** The layers of an audit on one measuring plane; what is not there has no pairs. */
export interface OverlayLayers {
  readonly parcels: PlanLayer;
  readonly zones: PlanLayer | undefined;
  readonly buildings: PlanLayer | undefined;
  readonly controls: PlanLayer | undefined;
}

/** What overlays say about the parcels of a range: one row, or one entry, a parcel. */
export interface OverlayColumns {
  /** Ellipsoidal area, m². */
  readonly areaM2: Float64Array;
  readonly zones: PairTable;
  readonly buildings: PairTable;
  readonly neighbors: PairTable;
  readonly controls: PairTable;
  /** Land buildings stand on, m², what lies under several counted once. */
  readonly footprintM2: Float64Array;
}

export interface OverlayOptions {
  /** Only these parcels: another worker takes the others. */
  readonly range?: LayerRange;
  /** Measures the rare pair the kernel has no answer for, and unions of three. */
  readonly engine?: OverlayEngine;
  /** The shapes that engine is asked about; made here where left out. */
  readonly shapeOf?: (layer: PlanLayer, index: number) => PlanShape;
}

/**
 * Areas, portions of zones, buildings and control areas, overlaps of neighbors and footprints of all parcels, or of a range of them, in
 * columns. The columns of two ranges one after the other are those of both, byte for byte. Cost: linear in the vertices, plus the
 * pairs whose boxes meet. Yields how much is done, 0 to 1, so that progress is told and a cancel is heard.
 */
export function* overlaySteps(
  { parcels, zones, buildings, controls }: OverlayLayers,
  {
    range = { from: 0, to: parcels.count },
    engine = createKernelEngine(),
    shapeOf = unnamedShape,
  }: OverlayOptions = {},
): Generator<number, OverlayColumns, void> {
  const rows = range.to - range.from;
  const askAbout =
    (layer: PlanLayer): AskInstead =>
    (i, j) =>
      engine.intersectionAreaM2(shapeOf(parcels, i), shapeOf(layer, j));
  const portionsOf = function* (layer: PlanLayer | undefined, share: number): Generator<number, PairTable, void> {
    if (layer === undefined || layer.count === 0) return emptyPairTable(rows);
    const steps = overlapPairs(parcels, layer, createFlatGrid(layer.box), range, askAbout(layer));
    return yield* tell(steps, range, share);
  };
  const neighborSteps = overlapPairsWithin(parcels, createFlatGrid(parcels.box), range, askAbout(parcels));
  const neighbors = yield* tell(neighborSteps, range, 0);
  const zonePortions = yield* portionsOf(zones, 1);
  const buildingPortions = yield* portionsOf(buildings, 2);
  const controlPortions = yield* portionsOf(controls, 3);
  const footprintM2 =
    buildings === undefined
      ? new Float64Array(rows)
      : measureUnions(range, buildings, buildingPortions, createOverlapKernel(buildings, buildings), (i, others) =>
          engine.unionAreaM2(
            others.map((j) => shapeOf(buildings, j)),
            shapeOf(parcels, i),
          ),
        );
  return {
    areaM2: parcels.areaM2.slice(range.from, range.to),
    zones: zonePortions,
    buildings: buildingPortions,
    neighbors,
    controls: controlPortions,
    footprintM2,
  };
}

/** Layers measured one after the other. */
const parts = 4;

function* tell<T>(
  steps: Generator<number, T, void>,
  { from, to }: LayerRange,
  part: number,
): Generator<number, T, void> {
  let step = steps.next();
  while (!step.done) {
    yield (part + (step.value - from) / (to - from)) / parts;
    step = steps.next();
  }
  return step.value;
}

function unnamedShape(layer: PlanLayer, index: number): PlanShape {
  return shapeAt(layer, index, `shape ${index}`);
}
