import { isFaultless } from "../geometry/operations/clip-shapes.ts";
import { type GridPolygon, gridAreaM2, signedAreaM2 } from "../geometry/operations/grid-shape.ts";
import { subtractShape } from "../geometry/operations/subtract-shape.ts";
import { weldShapes } from "../geometry/operations/weld-shapes.ts";
import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import { checkShape } from "./check-shape.ts";
import type { CutHole } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { refuse } from "./refuse.ts";
import { openArea, tellArea, toGeometryLike } from "./reshaped-area.ts";
import { closeRing } from "./topology/corner-runs.ts";

/** Corners this near are one, m: the step of the grid. */
const joinM = 1e-4;
/** More of a hole than this outside is not noise, m². */
const outsideM2 = 0.01;

/**
 * Cuts a hole. Its corners are rounded; where it lies over or along other holes they become one. Refusals: `not-found`,
 * `not-an-area`; what check-shape says of the ring itself; `hole-outside` with a corner where part of it lies outside the
 * feature; `nothing-left` where it covers all of it.
 */
export function cutHole(dataset: ParkDataset, command: CutHole, tools: CommandTools): Result<CommandOutcome, Refusal> {
  const { ref, ring } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  const { draft, geometry, table, polygons } = opened.value;
  const known = new Set(polygons.flat(2).map(({ at }) => String(at)));
  const rounded = ring.map((position): LngLat => (known.has(String(position)) ? position : tools.grid.round(position)));
  const checked = checkShape({ type: "Polygon", coordinates: [closeRing(dropClosing(rounded))] });
  if (!checked.ok) return refuse(checked.failure.code, { refs: [ref], place: checked.failure.place });
  const hole = dropClosing(checked.value.coordinates[0] as readonly LngLat[]).map((at) => table.cornerAt(at)); // a polygon was given

  const solid = polygons.map(([shell = []]): GridPolygon => [shell]);
  const outside = subtractShape([[hole]], solid, table, joinM);
  if (outside === undefined) return refuse("shape-lost", { refs: [ref] });
  if (gridAreaM2(outside.polygons) > outsideM2) {
    return refuse("hole-outside", { refs: [ref], place: outside.polygons[0]?.[0]?.[0]?.at ?? null });
  }
  const reshaped = addHole(polygons, hole) ?? subtractShape(polygons, [[hole]], table, joinM)?.polygons;
  if (reshaped === undefined) return refuse("shape-lost", { refs: [ref] });
  if (reshaped.length === 0) return refuse("nothing-left", { refs: [ref] });
  draft.reshape(ref, toGeometryLike(geometry, reshaped));
  return finishCommand(draft, tools, { select: [ref], notes: [tellArea(ref, polygons, reshaped, tools)] });
}

/** The plain case, every corner as it was: the hole lies free in one of the polygons. */
function addHole(polygons: readonly GridPolygon[], hole: GridPolygon[number]): readonly GridPolygon[] | undefined {
  const [welded = [], weldedHole = []] = weldShapes([polygons, [[hole]]], joinM);
  const border = new Set(welded.flat(2));
  // What touches the border is cut like any other shape.
  if (weldedHole.flat(2).some((corner) => border.has(corner))) return undefined;
  const clockwise = signedAreaM2(hole) > 0 ? hole.toReversed() : hole;
  for (const [place, polygon] of polygons.entries()) {
    const added = polygons.with(place, [...polygon, clockwise]);
    if (isFaultless(added)) return added;
  }
  return undefined;
}

function dropClosing(ring: readonly LngLat[]): readonly LngLat[] {
  const [first] = ring;
  const last = ring.at(-1);
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1] && ring.length > 1
    ? ring.slice(0, -1)
    : ring;
}
