import type { GridPolygon, GridRing } from "../geometry/operations/grid-shape.ts";
import { offsetPolygons } from "../geometry/operations/offset-polygons.ts";
import type { AreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { createFeatureRecord } from "../model/new-record.ts";
import { type Result, succeed } from "../model/result.ts";
import type { OffsetFeature } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { findEdge } from "./find-edge.ts";
import { finishCommand } from "./finish-command.ts";
import type { AnyFeature } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { type OpenedArea, openArea, tellArea, toGeometryLike } from "./reshaped-area.ts";

/** What a feature made by an offset has in common with the one it was made of: what its land is for, and where. */
const commonValues = ["parkId", "landUse", "codeSystem", "phaseId", "planVersion", "action", "kind", "order", "code"];

/**
 * Sets the boundary, or the edges named, off by a distance in the park's grid: outward where positive, inward where negative
 * (setback lines). Neighbors stay: what overlaps or gapes then is to be seen. With `newId` the feature stays and the result is a new
 * one of its kind, of the same use and park; nothing else is known of it.
 *
 * Refusals: `not-found`, `not-an-area`, `no-such-corner` for an edge that is not there, `nothing-to-do` for a distance of 0 or no
 * edge, `nothing-left` where it vanishes, `id-taken`, `shape-lost` where the result cannot be had exactly.
 */
export function offsetFeature(
  dataset: ParkDataset,
  command: OffsetFeature,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, distanceM, newId } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  const { draft, record, geometry, table, polygons } = opened.value;
  const chosen = findEdges(opened.value, command);
  if (!chosen.ok) return chosen;
  if (!(Math.abs(distanceM) > 0) || chosen.value?.size === 0) return refuse("nothing-to-do", { refs: [ref] });
  const isChosen = (ring: GridRing, place: number): boolean =>
    chosen.value === undefined || chosen.value.has(nameEdge(ring, place));
  const reshaped = offsetPolygons(polygons, (ring, place) => (isChosen(ring, place) ? distanceM : 0), table);
  if (reshaped === undefined) return refuse("shape-lost", { refs: [ref] });
  if (reshaped.length === 0) return refuse("nothing-left", { refs: [ref], params: { distanceM } });
  const made = toGeometryLike(geometry, reshaped);
  const notes = [tellArea(ref, polygons, reshaped, tools)];
  if (newId === null) {
    draft.reshape(ref, made);
    return finishCommand(draft, tools, { select: [ref], notes });
  }
  const created = { kind: ref.kind, id: newId };
  if (draft.find(created) !== undefined) return refuse("id-taken", { refs: [created], params: { id: newId } });
  const values = createLike(record, created.kind, newId, made);
  if (!values.ok) return values;
  draft.put(created.kind, values.value);
  return finishCommand(draft, tools, { select: [created], notes });
}

/** Names of the edges chosen; undefined for all. */
function findEdges(
  { geometry, polygons, table }: OpenedArea,
  { ref, edges }: OffsetFeature,
): Result<ReadonlySet<string> | undefined, Refusal> {
  if (edges === null) return succeed(undefined);
  const names = new Set<string>();
  for (const path of edges) {
    const found = findEdge(geometry, polygons, path, table);
    const place = found === undefined ? undefined : placeOf(found.owner, found.edge.a, found.edge.b);
    if (place === undefined) return refuse("no-such-corner", { refs: [ref] });
    names.add(place);
  }
  return succeed(names);
}

function placeOf(owner: GridPolygon, a: GridRing[number], b: GridRing[number]): string | undefined {
  for (const ring of owner) {
    const place = ring.findIndex((corner, index) => corner === a && ring[(index + 1) % ring.length] === b);
    if (place >= 0) return nameEdge(ring, place);
  }
  return undefined;
}

function nameEdge(ring: GridRing, place: number): string {
  return `${String(ring[place]?.at)} ${String(ring[(place + 1) % ring.length]?.at)}`;
}

function createLike(
  record: AnyFeature,
  kind: OffsetFeature["ref"]["kind"],
  id: string,
  geometry: AreaGeometry,
): Result<AnyFeature, Refusal> {
  const known = Object.entries(record).filter(([name]) => commonValues.includes(name));
  const created = createFeatureRecord(kind, id, Object.fromEntries(known));
  if (!created.ok) return refuse("bad-value", { refs: [{ kind, id }], params: { ...created.failure } });
  // The reader of this kind made the record.
  return succeed({ ...created.value, geometry } as unknown as AnyFeature);
}
