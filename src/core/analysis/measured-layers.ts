import { type BoxIndex, createBoxIndex } from "../geometry/box-index.ts";
import { FlatGeometryBuilder, projectLayerSteps, shapeAt } from "../geometry/flat-layer.ts";
import { type FlatRecords, hasFlatRecords } from "../geometry/flat-records.ts";
import { createMeasuringPlane, type MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { PlanShape } from "../geometry/overlay-engine.ts";
import { layOutShapes, type PlanLayer } from "../geometry/plan-layer.ts";
import { toPlanShape } from "../geometry/plan-shape.ts";
import { createFittedPlane } from "../geometry/projection-fit.ts";
import { type AnyGeometry, type AreaGeometry, isAreaGeometry, type LngLatBox } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import { boxOfPositions, extendBox } from "./lng-lat-box.ts";

type Layer = ReadonlyMap<string, { readonly geometry: AnyGeometry }>;

/**
 * One layer's shapes on the measuring plane with their index; positions in `shapes` are what the index answers. Shapes are
 * in id order, so that nothing measured from them depends on the order of records in a file.
 */
export interface MeasuredLayer {
  readonly shapes: readonly PlanShape[];
  /** The same shapes in flat arrays, by the same positions; undefined where some were changed since. */
  readonly flat?: PlanLayer;
  readonly byId: ReadonlyMap<string, PlanShape>;
  readonly index: Pick<BoxIndex, "search">;
}

export interface MeasuredLayers {
  readonly plane: MeasuringPlane;
  readonly parks: MeasuredLayer;
  readonly zones: MeasuredLayer;
  readonly parcels: MeasuredLayer;
  /** Only buildings that count: status existing. */
  readonly buildings: MeasuredLayer;
  readonly structures: MeasuredLayer;
  /** Control areas; open lines are not shapes. */
  readonly controls: MeasuredLayer;
  /** Patches of the land survey. */
  readonly survey: MeasuredLayer;
}

/** Box of what is judged (parks, zones, parcels), degrees. The plane is centred on it. */
export function findDatasetBox(dataset: ParkDataset): LngLatBox | undefined {
  const { parks, zones, parcels } = dataset.layers;
  return boxOfLayers([parks, zones, parcels]) ?? boxOfLayers(Object.values(dataset.layers));
}

function boxOfLayers(layers: readonly (Layer | undefined)[]): LngLatBox | undefined {
  let box: LngLatBox | undefined;
  for (const layer of layers) {
    // A large layer's box comes from its arrays: no record has to be made for it.
    if (hasFlatRecords(layer)) {
      const { lngLat } = layer.flat;
      if (lngLat.length > 0) box = boxOfPositions(lngLat, 0, lngLat.length, box);
    } else for (const { geometry } of layer?.values() ?? []) box = extendBox(box, geometry);
  }
  return box;
}

/** Above so many records a dataset is projected by polynomials instead of the formula: five times faster, 1e-9 m apart. */
const manyRecords = 5000;

/** Is a dataset large enough to be projected by polynomials? */
export function isProjectedByFits({ layers }: Pick<ParkDataset, "layers">): boolean {
  let records = 0;
  for (const layer of Object.values(layers)) records += layer?.size ?? 0;
  return records > manyRecords;
}

/** The plane on which a dataset is measured, around its box. */
function createDatasetPlane(dataset: ParkDataset): MeasuringPlane {
  const box = findDatasetBox(dataset) ?? [0, 0, 0, 0];
  return isProjectedByFits(dataset) ? createFittedPlane(box) : createMeasuringPlane(box);
}

/** All area layers on one equal-area plane. Yields between portions, since projecting is the longest single piece of work. */
export function* measureLayers(dataset: ParkDataset): Generator<number, MeasuredLayers, void> {
  const plane = createDatasetPlane(dataset);
  const { layers } = dataset;
  const existing = [...(layers.buildings?.values() ?? [])].filter((building) => building.status === "existing");
  const measured = {
    plane,
    parks: yield* measureRecords(layers.parks, plane),
    zones: yield* measureRecords(layers.zones, plane),
    parcels: yield* measureRecords(layers.parcels, plane),
    buildings: yield* measureLayer(existing, plane),
    structures: yield* measureRecords(layers.structures, plane),
    controls: yield* measureRecords(layers.controls, plane),
    survey: yield* measureRecords(layers.survey, plane),
  };
  return measured;
}

const portion = 500;

type DrawnRecord = { readonly id: string; readonly geometry: AnyGeometry };

function measureRecords(
  layer: ReadonlyMap<string, DrawnRecord> | undefined,
  plane: MeasuringPlane,
): Generator<number, MeasuredLayer, void> {
  return hasFlatRecords(layer) ? measureFlatRecords(layer, plane) : measureLayer(layer?.values() ?? [], plane);
}

function* measureLayer(records: Iterable<DrawnRecord>, plane: MeasuringPlane): Generator<number, MeasuredLayer, void> {
  const drawn: PlanShape[] = [];
  for (const record of [...records].sort((a, b) => compareIds(a.id, b.id))) {
    if (!isAreaGeometry(record.geometry)) continue;
    drawn.push(toPlanShape(record.id, record.geometry satisfies AreaGeometry, plane));
    if (drawn.length % portion === 0) yield drawn.length;
  }
  yield drawn.length;
  return indexLayer(
    layOutShapes(drawn),
    drawn.map(({ id }) => id),
  );
}

/** A layer whose shapes lie in flat arrays already: projected there, no shape is made of its own. */
function* measureFlatRecords(records: FlatRecords, plane: MeasuringPlane): Generator<number, MeasuredLayer, void> {
  const { flat, ids } = sortById(records);
  return indexLayer(yield* projectLayerSteps(flat, plane), ids);
}

/** The same records in id order; those that follow each other already are copied together. */
function sortById({ flat, ids }: FlatRecords): FlatRecords {
  const order = Uint32Array.from(ids, (_, place) => place).sort((a, b) => compareIds(ids[a] ?? "", ids[b] ?? ""));
  if (order.every((place, index) => place === index)) return { flat, ids };
  const builder = new FlatGeometryBuilder(flat.lngLat.length / 2);
  for (let at = 0; at < order.length; ) {
    const from = order[at] as number; // in range by the loop
    let to = from;
    while (order[at] === to) {
      to++;
      at++;
    }
    builder.addFrom(flat, from, to);
  }
  return { flat: builder.finish(), ids: Array.from(order, (place) => ids[place] ?? "") };
}

function indexLayer(flat: PlanLayer, ids: readonly string[]): MeasuredLayer {
  const shapes = ids.map((id, index) => shapeAt(flat, index, id));
  return {
    shapes,
    flat,
    byId: new Map(shapes.map((shape) => [shape.id, shape])),
    index: createBoxIndex(shapes.map((shape) => shape.box)),
  };
}

/** Shapes of a layer whose boxes touch the box of `shape`, in id order. */
export function findNearby(layer: MeasuredLayer, shape: Partial<PlanShape> & Pick<PlanShape, "box">): PlanShape[] {
  const shapes: PlanShape[] = [];
  layer.index.search(shape.box, (position) => {
    const near = layer.shapes[position];
    if (near !== undefined) shapes.push(near);
  });
  return shapes;
}
