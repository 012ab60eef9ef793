import { boxesTouch } from "../../geometry/plan-shape.ts";
import type { PlanBox } from "../../model/coordinates.ts";
import { compareIds } from "../../model/ids.ts";
import type { FactSources } from "../assemble-facts.ts";
import { measureGrounds } from "../evaluation/measure-grounds.ts";
import type { ParkGround } from "../evaluation/measure-park-ground.ts";
import type { OverlapPair } from "../find-overlaps.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { measureZoneBalance, type ZoneBalance } from "../park-topology.ts";
import type { RecordChange } from "./record-edit.ts";
import { type ShapeChange, wholeBoxes } from "./shape-change.ts";
import { hasSameKinds, isSameClass } from "./touched-parcels.ts";

/** What the zones of each park add up to after a change: parks no changed zone touches keep what they had. */
export function remeasureBalances(
  before: MeasuredPark,
  { dataset, measured, engine }: FactSources,
  changes: readonly RecordChange[],
  shapeChanges: readonly ShapeChange[],
  zoneOverlaps: readonly OverlapPair[],
): ReadonlyMap<string, ZoneBalance> {
  const { zones } = dataset.layers;
  const isConcerned = changes.some(({ kind }) => kind === "zones" || kind === "parks");
  if (zones === undefined || !isConcerned) return before.balances;
  const boxes = boxesOf(shapeChanges, ["zones"]);
  for (const { kind, id } of changes) {
    const shape = kind === "zones" ? measured.zones.byId.get(id) : undefined;
    if (shape !== undefined) boxes.push(shape.box);
  }
  const balances = new Map<string, ZoneBalance>();
  for (const shape of measured.parks.shapes.toSorted((a, b) => compareIds(a.id, b.id))) {
    const known = before.balances.get(shape.id);
    const isSame = before.sources.measured.parks.byId.get(shape.id) === shape;
    const isKept = known !== undefined && isSame && !boxes.some((box) => boxesTouch(box, shape.box));
    balances.set(
      shape.id,
      isKept ? known : measureZoneBalance(shape, zones, measured, zoneOverlaps, engine, before.tolerances),
    );
  }
  return balances;
}

/** The ground of each park outside its parcels after a change, zone by zone only where something lies elsewhere. */
export function* remeasureGrounds(
  before: MeasuredPark,
  sources: FactSources,
  changes: readonly RecordChange[],
  shapeChanges: readonly ShapeChange[],
): Generator<number, ReadonlyMap<string, ParkGround>, void> {
  const kinds = ["parks", "zones", "parcels", "controls", "survey"] as const;
  if (!changes.some(({ kind }) => (kinds as readonly string[]).includes(kind))) return before.grounds;
  const isRecordOnly = shapeChanges.length === 0 && changes.every(({ kind }) => kind === "parcels" || kind === "zones");
  if (isRecordOnly) return before.grounds;
  const { measured } = sources;
  const boxes = boxesOf(shapeChanges, ["parcels", "controls", "survey"]);
  const changedZones = new Set(shapeChanges.filter(({ kind }) => kind === "zones").map(({ id }) => id));
  // What a survey or a control line says, which parks lie within which, and where lines are known at all, is in every ground.
  const isOtherSource = changes.some((change) => {
    if (change.kind === "parks") return !isSameClass(change);
    if (change.kind !== "survey" && change.kind !== "controls") return false;
    return !shapeChanges.some(({ kind, id }) => kind === change.kind && id === change.id);
  });
  if (isOtherSource || !hasSameKinds(before.sources, sources)) {
    return yield* measureGrounds(sources, before.tolerances);
  }
  return yield* measureGrounds(sources, before.tolerances, (parkId, innerIds) => {
    const ground = before.grounds.get(parkId);
    if (ground === undefined) return undefined;
    const isSame = (id: string): boolean => before.sources.measured.parks.byId.get(id) === measured.parks.byId.get(id);
    return {
      ground,
      isSameLand: [parkId, ...innerIds].every(isSame),
      isSameZone: (id) => !changedZones.has(id),
      areSameZones: changedZones.size === 0,
      isTouched: ({ box }) => boxes.some((one) => boxesTouch(one, box)),
    };
  });
}

function boxesOf(changes: readonly ShapeChange[], kinds: readonly ShapeChange["kind"][]): PlanBox[] {
  return changes.flatMap((change) => (kinds.includes(change.kind) ? [...change.boxes, ...wholeBoxes(change)] : []));
}
