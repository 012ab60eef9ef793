import type { EdgePath, SplitBy, SplitFeature } from "../../../core/commands/command.ts";
import type { FeatureRef } from "../../../core/model/record-kinds.ts";
import { readContext } from "../../operations/read-context.ts";
import { findFeature } from "../../tools/edit-ground.ts";
import { measureEdge } from "../../tools/grid-path.ts";
import { cornersOf, edgesOfGeometry } from "../../tools/handles.ts";

/** An edge a strip may be cut along, named by its corners. */
export interface SplitEdge {
  readonly path: EdgePath;
  readonly from: number;
  readonly to: number;
  readonly lengthM: number;
}

/** Edges of a feature around the hand, in the order of its corners. */
export function listSplitEdges(ref: FeatureRef): readonly SplitEdge[] {
  const { ground } = readContext();
  const feature = ground === null ? undefined : findFeature(ground, ref);
  if (ground === null || feature === undefined) return [];
  const numbers = new Map(cornersOf(feature.geometry).map(({ at, number }) => [at.join(), number]));
  return edgesOfGeometry(feature.geometry).map(({ path, from, to }) => ({
    path,
    from: numbers.get(from.join()) ?? 0,
    to: numbers.get(to.join()) ?? 0,
    lengthM: measureEdge(ground.tools.grid, from, to).lengthM,
  }));
}

/** Most parts one split gives. */
const mostParts = 50;

/** The split a number asks for; null where it asks for none. `amount`: m², m or a count. */
export function readSplit(
  ref: FeatureRef,
  way: Exclude<SplitBy["kind"], "line">,
  amount: number | null,
  edge: EdgePath,
): SplitFeature | null {
  const by = toSplitBy(way, amount, edge);
  if (by === null) return null;
  const { freeIds } = readContext();
  const parts = by.kind === "parts" ? by.count : 2;
  // A strip may fall apart where the area is notched: some ids are held ready.
  return { type: "split-feature", ref, by, newIds: freeIds(ref.kind, ref.id, parts + spareIds) };
}

const spareIds = 6;

function toSplitBy(way: Exclude<SplitBy["kind"], "line">, amount: number | null, edge: EdgePath): SplitBy | null {
  if (amount === null || !(amount > 0)) return null;
  if (way === "area") return { kind: "area", areaM2: amount, edge };
  if (way === "distance") return { kind: "distance", distanceM: amount, edge };
  return Number.isInteger(amount) && amount >= 2 && amount <= mostParts ? { kind: "parts", count: amount, edge } : null;
}
