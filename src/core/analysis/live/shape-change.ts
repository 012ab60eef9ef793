import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { layerPlaceOf } from "../../geometry/plan-layer.ts";
import { toPlanShape } from "../../geometry/plan-shape.ts";
import { isAreaGeometry, type PlanBox } from "../../model/coordinates.ts";
import type { MeasuredLayers } from "../measured-layers.ts";
import { findEdgeLoops } from "./edge-loops.ts";
import type { RecordChange } from "./record-edit.ts";
import { isSameValue } from "./same-value.ts";

/** Layers that are measured as shapes. */
export const shapeKinds = ["parks", "zones", "parcels", "buildings", "structures", "controls", "survey"] as const;
type ShapeKind = (typeof shapeKinds)[number];

/** A shape that changed, came or went; on the measuring plane. */
export interface ShapeChange {
  readonly kind: ShapeKind;
  readonly id: string;
  readonly before: PlanShape | undefined;
  readonly after: PlanShape | undefined;
  /** Boxes around what differs of the outline: outside them the shape covers what it covered. */
  readonly boxes: readonly PlanBox[];
}

/** The shapes among changed records. A record whose geometry says the same has the same shape. */
export function findShapeChanges(changes: readonly RecordChange[], measured: MeasuredLayers): readonly ShapeChange[] {
  const found: ShapeChange[] = [];
  for (const change of changes) {
    const kind = shapeKinds.find((one) => one === change.kind);
    if (kind === undefined) continue;
    const before = measured[kind].byId.get(change.id);
    const after = shapeAfter(change, before, measured);
    if (before === after) continue;
    const place = (shape: PlanShape | undefined) => (shape === undefined ? undefined : layerPlaceOf(shape));
    const boxes = findEdgeLoops(place(before), place(after)).map(({ box }) => box);
    found.push({ kind, id: change.id, before, after, boxes });
  }
  return found;
}

function shapeAfter(
  { kind, id, from, to }: RecordChange,
  before: PlanShape | undefined,
  { plane }: MeasuredLayers,
): PlanShape | undefined {
  if (to === undefined || !("geometry" in to) || !isAreaGeometry(to.geometry)) return undefined;
  if (kind === "buildings" && to.status !== "existing") return undefined;
  const isSame =
    before !== undefined && from !== undefined && "geometry" in from && isSameValue(from.geometry, to.geometry);
  return isSame ? before : toPlanShape(id, to.geometry, plane);
}

/** Boxes of a shape before and after. */
export function wholeBoxes({ before, after }: ShapeChange): readonly PlanBox[] {
  return [before, after].flatMap((shape) => (shape === undefined ? [] : [shape.box]));
}
