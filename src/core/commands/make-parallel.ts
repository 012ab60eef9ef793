import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { type FeatureRef, recordsOf } from "../model/record-kinds.ts";
import type { Result } from "../model/result.ts";
import type { EdgePath, MakeParallel } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { moveCorners } from "./move-corners.ts";
import { refuse } from "./refuse.ts";
import { openArea, withAreaNote } from "./reshaped-area.ts";
import { forEachEdge, runsOf } from "./topology/corner-runs.ts";

type Meters = readonly [number, number];
type Line = readonly [Meters, Meters];

/**
 * Turns an edge about its middle, by less than a quarter turn, until it is parallel to another one, of any feature with edges, in the
 * park's grid. The edge keeps its length; neighbors move along at shared corners. Refusals: `not-found`, `no-such-corner` for an edge that
 * is not there; `nothing-to-do` where they are parallel to 0.1 mm, or the same; what moving corners may meet.
 */
export function makeParallel(
  dataset: ParkDataset,
  command: MakeParallel,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, to } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  if (recordsOf(dataset, to.ref.kind)?.get(to.ref.id) === undefined) return refuse("not-found", { refs: [to.ref] });
  const edge = edgeAt(dataset, ref, command.edge);
  const model = edgeAt(dataset, to.ref, to.edge);
  if (edge === undefined) return refuse("no-such-corner", { refs: [ref] });
  if (model === undefined) return refuse("no-such-corner", { refs: [to.ref] });
  const [a, b] = edge.map(tools.grid.toGrid) as unknown as Line; // two corners, two places
  const turn = nearestTurn(angleOf([a, b]), angleOf(model.map(tools.grid.toGrid) as unknown as Line));
  const [[ax, ay], [bx, by]] = [a, b];
  const [middleX, middleY] = [(ax + bx) / 2, (ay + by) / 2];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const moves = edge.map((from) => {
    const [x, y] = tools.grid.toGrid(from);
    const [dx, dy] = [x - middleX, y - middleY];
    const turned: Meters = [middleX + cos * dx - sin * dy, middleY + sin * dx + cos * dy];
    return { from, to: tools.grid.toLngLat(turned), farM: Math.hypot(turned[0] - x, turned[1] - y) };
  });
  if (moves.every(({ farM }) => farM <= leastMoveM)) return refuse("nothing-to-do", { refs: [ref] });
  const moved = moveCorners(dataset, { type: "move-corners", ref, moves, shared: true }, tools);
  return withAreaNote(moved, ref, opened.value, tools);
}

/** An edge whose ends would move less than this is parallel, m: the step of the grid. */
const leastMoveM = 1e-4;

function edgeAt(dataset: ParkDataset, { kind, id }: FeatureRef, path: EdgePath): readonly [LngLat, LngLat] | undefined {
  const geometry = recordsOf(dataset, kind)?.get(id)?.geometry;
  if (geometry === undefined) return undefined;
  let found: readonly [LngLat, LngLat] | undefined;
  for (const run of runsOf(geometry)) {
    if (run.polygon !== path.polygon || run.ring !== path.ring) continue;
    forEachEdge(run, (a, b, index) => {
      if (index === path.corner) found = [a, b];
    });
  }
  return found;
}

function angleOf([a, b]: Line): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0]);
}

/** The smallest turn from one direction to another, either way along it: within a quarter turn. */
function nearestTurn(from: number, to: number): number {
  const turn = to - from;
  return turn - Math.PI * Math.round(turn / Math.PI);
}
