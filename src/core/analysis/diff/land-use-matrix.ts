import { type BoxIndex, createBoxIndex } from "../../geometry/box-index.ts";
import { createMeasuringPlane, type MeasuringPlane } from "../../geometry/measuring-plane.ts";
import type { OverlayEngine, OverlayPiece, PlanShape } from "../../geometry/overlay-engine.ts";
import { sumPieceAreasM2 } from "../../geometry/overlay-pieces.ts";
import { createPlanShape, toAreaGeometry, toPlanShape } from "../../geometry/plan-shape.ts";
import type { AreaGeometry, LngLatBox } from "../../model/coordinates.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import { compareIds } from "../../model/ids.ts";
import { createSum } from "../compensated-sum.ts";
import { arithmeticNoiseM2 } from "../judge-pieces.ts";
import { findDatasetBox } from "../measured-layers.ts";

/** A class in its code system; a code without one stands alone. */
interface LandClass {
  readonly landUse: string;
  readonly codeSystem: string | null;
}

/** Land that was of one class and is of another; null: land no zone of that state covers. */
export interface LandUseChange {
  readonly from: string | null;
  readonly fromSystem: string | null;
  readonly to: string | null;
  readonly toSystem: string | null;
  readonly areaM2: number;
}

/** A zone's class and the land it has to itself. */
interface ZonePart {
  readonly land: LandClass;
  readonly shape: PlanShape;
}

interface ZoneParts {
  readonly parts: readonly ZonePart[];
  readonly index: BoxIndex;
}

/**
 * From–to matrix of land use: zones of one state laid over those of another on one measuring plane, m². The sums of a row and of
 * a column are the areas of that class in its state; land that only one state covers stands under null. Where zones of one state
 * overlap each other the first in id order counts, so that no land is counted twice. Undefined where a state has no zones layer.
 * Rows in plain string order, null last. Cost: overlays of zones with meeting boxes.
 */
export function computeLandUseMatrix(
  a: ParkDataset,
  b: ParkDataset,
  engine: OverlayEngine,
): readonly LandUseChange[] | undefined {
  if (a.layers.zones === undefined || b.layers.zones === undefined) return undefined;
  const cells = createCells();
  walkOverlay(a, b, createCommonPlane(a, b), engine, {
    common: (from, to) => cells.add(from.land, to.land, engine.intersectionAreaM2(from.shape, to.shape)),
    rest: (from, to, pieces) => cells.add(from, to, sumPieceAreasM2(pieces)),
  });
  return cells.list();
}

/** Land that is of one class in one state and of another in the other, in one piece. */
export interface LandUseCell extends Omit<LandUseChange, "areaM2"> {
  readonly areaM2: number;
  /** Degrees. */
  readonly place: AreaGeometry;
}

/**
 * The polygons behind the cells of `computeLandUseMatrix`: the areas of all pieces with the same classes are those of their cell.
 * Undefined where a state has no zones layer. Cost: the overlays of the matrix, as shapes.
 */
export function findLandUseCells(
  a: ParkDataset,
  b: ParkDataset,
  engine: OverlayEngine,
): readonly LandUseCell[] | undefined {
  if (a.layers.zones === undefined || b.layers.zones === undefined) return undefined;
  const cells: LandUseCell[] = [];
  const plane = createCommonPlane(a, b);
  walkOverlay(a, b, plane, engine, {
    common: (from, to) => add(from.land, to.land, engine.intersectionPieces(from.shape, to.shape)),
    rest: add,
  });
  return cells;

  function add(from: LandClass | null, to: LandClass | null, pieces: readonly OverlayPiece[]): void {
    for (const { polygons, areaM2 } of pieces) {
      if (areaM2 <= arithmeticNoiseM2) continue;
      cells.push({ ...nameClasses(from, to), areaM2, place: toAreaGeometry(polygons, plane) });
    }
  }
}

/** What is done with each pair of zones that meet, and with what no zone of the other state covers. */
interface OverlayVisitor {
  readonly common: (from: ZonePart, to: ZonePart) => void;
  readonly rest: (from: LandClass | null, to: LandClass | null, pieces: readonly OverlayPiece[]) => void;
}

function walkOverlay(
  a: ParkDataset,
  b: ParkDataset,
  plane: MeasuringPlane,
  engine: OverlayEngine,
  { common, rest }: OverlayVisitor,
): void {
  const before = cutZones(a, plane, engine);
  const after = a.layers.zones === b.layers.zones ? before : cutZones(b, plane, engine);
  for (const part of before.parts) {
    const near = findNear(after, part.shape);
    for (const other of near) common(part, other);
    rest(part.land, null, restOf(part, near, engine));
  }
  for (const part of after.parts) rest(null, part.land, restOf(part, findNear(before, part.shape), engine));
}

function createCommonPlane(a: ParkDataset, b: ParkDataset): MeasuringPlane {
  return createMeasuringPlane(joinBoxes(findDatasetBox(a), findDatasetBox(b)));
}

function createCells() {
  const cells = new Map<
    string,
    { readonly from: LandClass | null; readonly to: LandClass | null; readonly sum: Sum }
  >();
  return {
    add(from: LandClass | null, to: LandClass | null, areaM2: number): void {
      if (areaM2 <= arithmeticNoiseM2) return;
      const key = JSON.stringify([from?.landUse, from?.codeSystem, to?.landUse, to?.codeSystem]);
      const cell = cells.get(key) ?? { from, to, sum: createSum() };
      cell.sum.add(areaM2);
      cells.set(key, cell);
    },
    list(): readonly LandUseChange[] {
      return [...cells.values()]
        .sort((x, y) => compareClasses(x.from, y.from) || compareClasses(x.to, y.to))
        .map(({ from, to, sum }) => ({
          ...nameClasses(from, to),
          areaM2: sum.value(),
        }));
    },
  };
}

type Sum = ReturnType<typeof createSum>;

function nameClasses(from: LandClass | null, to: LandClass | null): Omit<LandUseChange, "areaM2"> {
  return {
    from: from?.landUse ?? null,
    fromSystem: from?.codeSystem ?? null,
    to: to?.landUse ?? null,
    toSystem: to?.codeSystem ?? null,
  };
}

function restOf({ shape }: ZonePart, others: readonly ZonePart[], engine: OverlayEngine): readonly OverlayPiece[] {
  return engine.differencePieces(
    shape,
    others.map((other) => other.shape),
  );
}

function findNear({ parts, index }: ZoneParts, shape: PlanShape): readonly ZonePart[] {
  const near: ZonePart[] = [];
  index.search(shape.box, (position) => {
    const part = parts[position];
    if (part !== undefined) near.push(part);
  });
  return near;
}

/** Zones in id order, each without what an earlier one covers already. */
function cutZones(dataset: ParkDataset, plane: MeasuringPlane, engine: OverlayEngine): ZoneParts {
  const zones = [...(dataset.layers.zones?.values() ?? [])].sort((x, y) => compareIds(x.id, y.id));
  const shapes = zones.map((zone) => toPlanShape(zone.id, zone.geometry, plane));
  const index = createBoxIndex(shapes.map(({ box }) => box));
  const parts = zones.flatMap((zone, position): ZonePart[] => {
    const shape = shapes[position];
    if (shape === undefined) return [];
    const earlier: PlanShape[] = [];
    index.search(shape.box, (other) => {
      const near = shapes[other];
      if (other < position && near !== undefined && engine.intersectionAreaM2(shape, near) > arithmeticNoiseM2) {
        earlier.push(near);
      }
    });
    const rest = earlier.length === 0 ? shape : cut(shape, earlier, engine);
    return [{ land: zone, shape: rest }];
  });
  return { parts, index: createBoxIndex(parts.map(({ shape }) => shape.box)) };
}

function cut(shape: PlanShape, earlier: readonly PlanShape[], engine: OverlayEngine): PlanShape {
  return createPlanShape(
    shape.id,
    engine.differencePieces(shape, earlier).flatMap(({ polygons }) => polygons),
  );
}

/** By code, then by system; null last. */
function compareClasses(a: LandClass | null, b: LandClass | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareIds(a.landUse, b.landUse) || compareIds(a.codeSystem ?? "", b.codeSystem ?? "");
}

function joinBoxes(a: LngLatBox | undefined, b: LngLatBox | undefined): LngLatBox {
  const [first, second] = [a ?? b ?? [0, 0, 0, 0], b ?? a ?? [0, 0, 0, 0]];
  return [
    Math.min(first[0], second[0]),
    Math.min(first[1], second[1]),
    Math.max(first[2], second[2]),
    Math.max(first[3], second[3]),
  ];
}
