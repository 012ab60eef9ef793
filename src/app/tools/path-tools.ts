import type { Command } from "../../core/commands/command.ts";
import type { AnyGeometry, LngLat, PolygonGeometry } from "../../core/model/coordinates.ts";
import { isAreaGeometry } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import { findFeature } from "./edit-ground.ts";
import type { PathToolName } from "./edit-state.ts";
import { measureEdge, shiftPosition, sideOf } from "./grid-path.ts";
import { edgesOfGeometry } from "./handles.ts";
import type { ToolContext } from "./tool-context.ts";

/** A tool that collects points and makes one command of them. */
export interface PathTool {
  /** Points it needs, and where it ends by itself. */
  readonly least: number;
  readonly most: number | null;
  /** Does the sketch enclose an area? */
  readonly isClosed: boolean;
  /** What must be selected. */
  readonly needs: "nothing" | "one-area" | "features";
  /** Corners of what is being drawn; the last point is the pointer's. */
  readonly outline: (points: readonly LngLat[], context: ToolContext) => readonly LngLat[];
  /** What the points ask for; null where they ask for nothing that changes the plan. */
  readonly toCommand: (points: readonly LngLat[], context: ToolContext) => Command | null;
}

const asDrawn = (points: readonly LngLat[]) => points;

function toRing(points: readonly LngLat[]): readonly LngLat[] {
  const [first] = points;
  return first === undefined ? [] : [...points, first];
}

/** An area with these corners. */
export function toPolygon(points: readonly LngLat[]): PolygonGeometry {
  return { type: "Polygon", coordinates: [toRing(points)] };
}

const areaTool: PathTool = {
  least: 3,
  most: null,
  isClosed: true,
  needs: "nothing",
  outline: asDrawn,
  toCommand: (points, context) => createArea(toPolygon(points), context),
};

/** Draws a zone, parcel or phase of the class chosen in the options. */
function createArea(geometry: AnyGeometry, { options, freeIds }: ToolContext): Command {
  const { areaKind, landUse, codeSystem } = options;
  const [id = ""] = freeIds(areaKind, null, 1);
  const properties = areaKind === "phases" ? { order: 1 } : { landUse, codeSystem };
  return { type: "create-feature", kind: areaKind, id, geometry, properties };
}

/** Corners of a rectangle over an edge: the third point says how far to the side. */
function rectangleOutline(points: readonly LngLat[], { ground }: ToolContext): readonly LngLat[] {
  const [a, b, c] = points;
  if (a === undefined || b === undefined || c === undefined) return points;
  const { grid } = ground.tools;
  const { leftM, left } = sideOf(grid, a, b, c);
  const aside = (corner: LngLat) => shiftPosition(grid, corner, left[0] * leftM, left[1] * leftM);
  return [a, b, aside(b), aside(a)];
}

function createLine(points: readonly LngLat[], { options, freeIds }: ToolContext): Command {
  const geometry: AnyGeometry = { type: "LineString", coordinates: points };
  if (options.lineKind === "road") {
    const [id = ""] = freeIds("infrastructure", null, 1);
    const properties = { service: "road", kind: "line", status: "planned" };
    return { type: "create-feature", kind: "infrastructure", id, geometry, properties };
  }
  const [id = ""] = freeIds("controls", null, 1);
  return { type: "create-feature", kind: "controls", id, geometry, properties: { kind: options.lineKind } };
}

function createPoint([at]: readonly LngLat[], { options, freeIds }: ToolContext): Command | null {
  if (at === undefined) return null;
  const [id = ""] = freeIds("infrastructure", null, 1);
  return {
    type: "create-feature",
    kind: "infrastructure",
    id,
    geometry: { type: "Point", coordinates: at },
    properties: { service: options.pointService, kind: "node", status: "planned" },
  };
}

function createExpansion(points: readonly LngLat[], { freeIds }: ToolContext): Command {
  const [id = ""] = freeIds("proposals", null, 1);
  return { type: "create-feature", kind: "proposals", id, geometry: toPolygon(points), properties: { action: "add" } };
}

/** More parts than this one line does not cut off. */
const mostParts = 12;

function splitByLine(line: readonly LngLat[], { selection, freeIds }: ToolContext): Command | null {
  const [ref] = selection;
  if (ref === undefined) return null;
  return { type: "split-feature", ref, by: { kind: "line", line }, newIds: freeIds(ref.kind, ref.id, mostParts - 1) };
}

/** The boundary set off to where the pointer is: outward where it lies outside. */
function offsetTo([at]: readonly LngLat[], context: ToolContext): Command | null {
  const [ref] = context.selection;
  const distanceM = at === undefined || ref === undefined ? null : signedDistanceM(ref, at, context);
  if (ref === undefined || distanceM === null || distanceM === 0) return null;
  return { type: "offset-feature", ref, distanceM: Math.round(distanceM * 10) / 10, edges: null, newId: null };
}

/** Distance of a position from the boundary of a feature, m of the grid: negative inside. */
function signedDistanceM(ref: FeatureRef, at: LngLat, { ground, pick }: ToolContext): number | null {
  const feature = findFeature(ground, ref);
  if (feature === undefined || !isAreaGeometry(feature.geometry)) return null;
  const { grid } = ground.tools;
  const [x, y] = grid.toGrid(at);
  let least = Number.POSITIVE_INFINITY;
  for (const { from, to } of edgesOfGeometry(feature.geometry)) {
    const [ax, ay] = grid.toGrid(from);
    const [bx, by] = grid.toGrid(to);
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length2 > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2)) : 0;
    least = Math.min(least, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
  }
  const isInside = pick(at).some(({ kind, id }) => kind === ref.kind && id === ref.id);
  return isInside ? -least : least;
}

function moveTo([from, to]: readonly LngLat[], { ground, selection }: ToolContext): Command | null {
  if (from === undefined || to === undefined) return null;
  const { grid } = ground.tools;
  const [x0, y0] = grid.toGrid(from);
  const [x1, y1] = grid.toGrid(to);
  return {
    type: "transform-features",
    refs: selection,
    eastM: x1 - x0,
    northM: y1 - y0,
    turnDeg: 0,
    center: null,
  };
}

/** About the first point, by the angle between the second and the third seen from it, clockwise. */
function rotateTo([center, from, to]: readonly LngLat[], { ground, selection }: ToolContext): Command | null {
  if (center === undefined || from === undefined || to === undefined) return null;
  const { grid } = ground.tools;
  const turnDeg = measureEdge(grid, center, to).bearingDeg - measureEdge(grid, center, from).bearingDeg;
  return { type: "transform-features", refs: selection, eastM: 0, northM: 0, turnDeg, center };
}

function cutHole(points: readonly LngLat[], { selection }: ToolContext): Command | null {
  const [ref] = selection;
  return ref === undefined ? null : { type: "cut-hole", ref, ring: toRing(points) };
}

/** Kinds that have a land use. */
const paintable = ["parcels", "zones", "proposals"];

function paintAt([at]: readonly LngLat[], { options, pick }: ToolContext): Command | null {
  const ref = at === undefined ? undefined : pick(at).find(({ kind }) => paintable.includes(kind));
  if (ref === undefined) return null;
  return { type: "paint-use", refs: [ref], landUse: options.landUse, codeSystem: options.codeSystem };
}

export const pathTools: Readonly<Record<PathToolName, PathTool>> = {
  area: areaTool,
  trace: areaTool,
  rectangle: {
    ...areaTool,
    most: 3,
    outline: rectangleOutline,
    toCommand: (points, context) => createArea(toPolygon(rectangleOutline(points, context)), context),
  },
  line: { least: 2, most: null, isClosed: false, needs: "nothing", outline: asDrawn, toCommand: createLine },
  point: { least: 1, most: 1, isClosed: false, needs: "nothing", outline: asDrawn, toCommand: createPoint },
  expansion: { ...areaTool, toCommand: createExpansion },
  split: { least: 2, most: null, isClosed: false, needs: "one-area", outline: asDrawn, toCommand: splitByLine },
  offset: { least: 1, most: 1, isClosed: false, needs: "one-area", outline: () => [], toCommand: offsetTo },
  move: { least: 2, most: 2, isClosed: false, needs: "features", outline: asDrawn, toCommand: moveTo },
  rotate: { least: 3, most: 3, isClosed: false, needs: "features", outline: asDrawn, toCommand: rotateTo },
  hole: { ...areaTool, needs: "one-area", toCommand: cutHole },
  lasso: { ...areaTool, toCommand: () => null },
  measure: { least: 2, most: null, isClosed: false, needs: "nothing", outline: asDrawn, toCommand: () => null },
  paint: { least: 1, most: 1, isClosed: false, needs: "nothing", outline: () => [], toCommand: paintAt },
};
