import type { Command } from "../../core/commands/command.ts";
import type { CommandOutcome, Refusal } from "../../core/commands/command-outcome.ts";
import { polygonsAreaM2 } from "../../core/geometry/plan-shape.ts";
import { type AnyGeometry, isAreaGeometry, type LngLat } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { Result } from "../../core/model/result.ts";
import type { GestureView, ToolName } from "../state/plan-store.ts";
import type { EditState } from "./edit-state.ts";
import { pointsWith } from "./gesture-command.ts";
import { measureEdge, pathLengthM } from "./grid-path.ts";
import { pathTools, toPolygon } from "./path-tools.ts";
import type { ToolContext } from "./tool-context.ts";

/** A gesture as panels and the box at the cursor tell of it; null while there is none. */
export function describeGesture(
  state: EditState,
  tool: ToolName,
  at: LngLat | null,
  command: Command | null,
  outcome: Result<CommandOutcome, Refusal> | null,
  context: ToolContext,
): GestureView | null {
  if (state.kind === "idle") return null;
  const { grid } = context.ground.tools;
  const points = state.kind === "path" ? pointsWith(state, at) : [];
  const from = state.kind === "path" ? points.at(-2) : state.kind === "corner" ? state.from : undefined;
  const to = state.kind === "path" ? points.at(-1) : at;
  const edge = from === undefined || to == null ? null : measureEdge(grid, from, to);
  const outline = state.kind === "path" ? pathTools[state.tool].outline(points, context) : [];
  const isClosed = state.kind === "path" && (pathTools[state.tool].isClosed || state.tool === "measure");
  return {
    kind: state.kind,
    tool,
    command,
    refusal: outcome === null || outcome.ok ? null : outcome.failure,
    notes: outcome?.ok === true ? outcome.value.notes : [],
    pointCount: state.kind === "path" ? state.points.length : 0,
    lengthM: edge?.lengthM ?? null,
    bearingDeg: edge?.bearingDeg ?? null,
    totalM: points.length > 1 ? pathLengthM(grid, points) : null,
    areaM2: isClosed && outline.length > 2 ? geometryAreaM2(toPolygon(outline), context) : null,
    pieces:
      command?.type === "split-feature" && outcome?.ok === true ? piecesOf(outcome.value, command.ref, context) : [],
    points,
  };
}

/** Areas of the parts a split leaves, the one that keeps the id first. */
function piecesOf({ change }: CommandOutcome, ref: FeatureRef, context: ToolContext): readonly number[] {
  return change
    .filter(({ layer }) => layer === ref.kind)
    .flatMap(({ added, updated }) => [
      ...updated.flatMap(([, after]) => (after.id === ref.id ? [after] : [])),
      ...added,
    ])
    .flatMap((record) => ("geometry" in record ? [geometryAreaM2(record.geometry, context)] : []));
}

/** Drawn area of a geometry, m²; 0 for lines and points. */
function geometryAreaM2(geometry: AnyGeometry, { ground }: ToolContext): number {
  if (!isAreaGeometry(geometry)) return 0;
  const { areaBasis, grid, plane } = ground.tools;
  const toMeters = areaBasis === "grid" ? grid.toGrid : plane.toPlane;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygonsAreaM2(polygons.map((rings) => rings.map((ring) => ring.map((position) => toMeters(position)))));
}
