import { type GridPolygon, gridAreaM2, toGridPolygons } from "../geometry/operations/grid-shape.ts";
import { subtractShape } from "../geometry/operations/subtract-shape.ts";
import { uniteShapes } from "../geometry/operations/unite-shapes.ts";
import { weldShapes } from "../geometry/operations/weld-shapes.ts";
import { isAreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { recordsOf } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import type { ReshapeToFit } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { refuse } from "./refuse.ts";
import { type OpenedArea, openArea, tellArea, toGeometryLike } from "./reshaped-area.ts";
import { findMates } from "./topology/join-neighbors.ts";

/** Corners of drawn features this near are one, m: the step of the grid. */
const joinM = 1e-4;
/** Pieces were measured on the measuring plane, where a straight side of a kilometer runs up to half a millimeter beside the grid's, m. */
const pieceJoinM = 1e-3;
/** Less land than this is not worth a change, m². */
const leastM2 = 1e-3;

/**
 * Mends a conflict. `stay-off`: the feature gives up what lies over the other one and has its corners along it; `take-up`: a sliver
 * or gap beside it is joined on; `give-up`: a sliver or overlap is left to the others. Pieces take the corners of the features
 * around, so that nothing stays unjoined. What comes apart stays one feature of several polygons.
 *
 * Refusals: `not-found`; `not-an-area`, also where the other one is a line; `nothing-to-do` where there is nothing to give up or take
 * up; `not-touching` for a piece that has no edge in common with the feature; `nothing-left`; `shape-lost`.
 */
export function reshapeToFit(
  dataset: ParkDataset,
  command: ReshapeToFit,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  const reshaped =
    command.how === "stay-off" ? stayOff(dataset, command, opened.value) : fitPiece(command, opened.value);
  if (!reshaped.ok) return reshaped;
  const { draft, geometry, polygons } = opened.value;
  if (reshaped.value.length === 0) return refuse("nothing-left", { refs: [ref] });
  draft.reshape(ref, toGeometryLike(geometry, reshaped.value));
  return finishCommand(draft, tools, { select: [ref], notes: [tellArea(ref, polygons, reshaped.value, tools)] });
}

function stayOff(
  dataset: ParkDataset,
  { ref, other }: ReshapeToFit,
  { table, polygons }: OpenedArea,
): Result<readonly GridPolygon[], Refusal> {
  const stays = other === null ? undefined : recordsOf(dataset, other.kind)?.get(other.id);
  if (other === null || stays === undefined) return refuse("not-found", { refs: other === null ? [ref] : [other] });
  if (!isAreaGeometry(stays.geometry)) return refuse("not-an-area", { refs: [other] });
  return giveUp(ref, subtractShape(polygons, toGridPolygons(stays.geometry, table), table, joinM));
}

function fitPiece({ ref, how, piece }: ReshapeToFit, opened: OpenedArea): Result<readonly GridPolygon[], Refusal> {
  const { table, polygons } = opened;
  if (piece === null) return refuse("nothing-to-do", { refs: [ref] });
  const fitted = fitToNeighbors(toGridPolygons(piece, table), ref, opened);
  if (gridAreaM2(fitted) < leastM2) return refuse("nothing-to-do", { refs: [ref] });
  if (how === "give-up") return giveUp(ref, subtractShape(polygons, fitted, table, pieceJoinM));
  const united = uniteShapes([polygons, fitted], table, pieceJoinM);
  if (united === undefined) return refuse("shape-lost", { refs: [ref] });
  if (united.groups.length > 1) return refuse("not-touching", { refs: [ref], place: piece });
  const gainedM2 = gridAreaM2(united.polygons) - gridAreaM2(polygons);
  return gainedM2 < leastM2 ? refuse("nothing-to-do", { refs: [ref] }) : succeed(united.polygons);
}

/** A piece with the corners of the feature and of its neighbors where it touches them. */
function fitToNeighbors(
  drawn: readonly GridPolygon[],
  ref: ReshapeToFit["ref"],
  { draft, table, polygons }: OpenedArea,
): readonly GridPolygon[] {
  const positions = drawn.flat(2).map(({ at }) => at);
  const around = findMates(draft, ref, positions).flatMap((mate) => {
    const geometry = draft.find(mate)?.geometry;
    const isOther = mate.id !== ref.id && geometry !== undefined && isAreaGeometry(geometry);
    return isOther ? [toGridPolygons(geometry, table)] : [];
  });
  return weldShapes([polygons, ...around, drawn], pieceJoinM).at(-1) ?? [];
}

function giveUp(
  ref: ReshapeToFit["ref"],
  rest: ReturnType<typeof subtractShape>,
): Result<readonly GridPolygon[], Refusal> {
  if (rest === undefined) return refuse("shape-lost", { refs: [ref] });
  if (rest.takenM2 < leastM2) return refuse("nothing-to-do", { refs: [ref] });
  return succeed(rest.polygons);
}
