import { createOutline, findSpan, type Outline, type Span } from "../geometry/distance.ts";
import { outlineOfShape, toPlace } from "../geometry/feature-outline.ts";
import type { PlanShape } from "../geometry/overlay-engine.ts";
import type { AnyGeometry, PlanXY } from "../model/coordinates.ts";
import type { Setback, Zone } from "../model/records.ts";
import type { ControlLayer } from "./control-facts.ts";
import { findNearby, type MeasuredLayers } from "./measured-layers.ts";

/** A setback a zone's plan asks for, with what the buildings of a parcel keep. */
export interface SetbackFacts {
  readonly zoneId: string;
  readonly setback: Setback;
  /** The smallest distance of a building to what it is kept from, m; null: no building, or nothing to keep it from. */
  readonly distanceM: number | null;
  readonly buildingId: string | null;
  /** Is there a boundary on that side, or such a line in the data, at all? */
  readonly hasEdge: boolean;
  readonly place?: AnyGeometry;
}

/**
 * What buildings keep to the boundary on each side the plan names, or to a control line. Only where a zone of the parcel has
 * setbacks. A building over the boundary keeps 0. Meters on the measuring plane. Cost: buildings × edges of the boundary.
 */
export function measureSetbacks(
  parcel: PlanShape,
  zones: readonly Zone[],
  buildings: readonly PlanShape[],
  { zones: zoneShapes, controls: controlShapes, plane }: MeasuredLayers,
  controls: ControlLayer,
): readonly SetbackFacts[] {
  return zones.flatMap((zone) =>
    zone.setbacks.map((setback): SetbackFacts => {
      const boundary = setback.from === "zone" ? zoneShapes.byId.get(zone.id) : parcel;
      const edges =
        setback.edge === null
          ? sideOf(boundary, setback.side ?? "any")
          : linesOf(setback, buildings, controls, controlShapes);
      const found = findClosest(buildings, edges);
      const isPresent = controls.kinds.some(({ clear }) => clear.kind === setback.edge && clear.layerCovers);
      const base = { zoneId: zone.id, setback, hasEdge: edges.length > 0 || isPresent };
      if (found === undefined) return { ...base, distanceM: null, buildingId: null };
      // What stands outside its own boundary, or over it, keeps nothing.
      const distanceM = setback.edge === null && isOver(found.building, boundary) ? 0 : found.span.distanceM;
      const place = toPlace(distanceM === 0 ? { ...found.span, distanceM } : found.span, plane);
      return { ...base, distanceM, buildingId: found.building.id, place };
    }),
  );
}

function findClosest(
  buildings: readonly PlanShape[],
  edges: readonly Outline[],
): { readonly building: PlanShape; readonly span: Span } | undefined {
  let closest: { readonly building: PlanShape; readonly span: Span } | undefined;
  for (const building of buildings) {
    const outline = outlineOfShape(building);
    if (outline === undefined) continue;
    for (const edge of edges) {
      const span = findSpan(outline, edge, closest?.span.distanceM ?? Number.POSITIVE_INFINITY);
      if (span !== undefined && (closest === undefined || span.distanceM < closest.span.distanceM)) {
        closest = { building, span };
      }
    }
  }
  return closest;
}

function isOver(building: PlanShape, boundary: PlanShape | undefined): boolean {
  const [shape, land] = [outlineOfShape(building), boundary === undefined ? undefined : outlineOfShape(boundary)];
  return shape !== undefined && land !== undefined && findSpan(shape, land, 0) === undefined;
}

/**
 * The edges of a boundary that face one side, as open lines: those whose outward normal is nearer to that direction than to the
 * others. Shells run counterclockwise, so outward lies to the right.
 */
function sideOf(boundary: PlanShape | undefined, side: NonNullable<Setback["side"]>): readonly Outline[] {
  const edges: (readonly PlanXY[])[] = [];
  for (const ring of boundary?.polygons.flat() ?? []) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1];
      const b = ring[i];
      if (a !== undefined && b !== undefined && (side === "any" || facing(a, b) === side)) edges.push([a, b]);
    }
  }
  const outline = createOutline(edges, false);
  return outline === undefined ? [] : [outline];
}

function facing(a: PlanXY, b: PlanXY): "north" | "east" | "south" | "west" {
  const [outX, outY] = [b[1] - a[1], a[0] - b[0]];
  if (Math.abs(outX) > Math.abs(outY)) return outX > 0 ? "east" : "west";
  return outY > 0 ? "north" : "south";
}

/** Control lines of the kind the setback names, areas and open lines, near enough to matter. */
function linesOf(
  { edge, minM }: Setback,
  buildings: readonly PlanShape[],
  controls: ControlLayer,
  areas: MeasuredLayers["controls"],
): readonly Outline[] {
  const outlines: Outline[] = [];
  const reachM = minM ?? 0;
  const near = new Set(buildings.flatMap((building) => findNearby(areas, grow(building, reachM))));
  for (const shape of near) {
    const outline = controls.byId.get(shape.id)?.kind === edge ? outlineOfShape(shape) : undefined;
    if (outline !== undefined) outlines.push(outline);
  }
  for (const { control, line } of controls.openLines) {
    const outline = control.kind === edge ? createOutline([line], false) : undefined;
    if (outline !== undefined) outlines.push(outline);
  }
  return outlines;
}

function grow({ box: [minX, minY, maxX, maxY] }: PlanShape, byM: number): Pick<PlanShape, "box"> {
  return { box: [minX - byM, minY - byM, maxX + byM, maxY + byM] };
}
