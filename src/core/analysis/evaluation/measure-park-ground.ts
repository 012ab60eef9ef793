import type { OverlayPiece, PlanShape } from "../../geometry/overlay-engine.ts";
import { createPlanShape } from "../../geometry/plan-shape.ts";
import type { Tolerances } from "../../model/rule-pack.ts";
import type { FactSources } from "../assemble-facts.ts";
import { arithmeticNoiseM2, judgePieces } from "../judge-pieces.ts";
import { areSame } from "../judging-memory.ts";
import { findNearby } from "../measured-layers.ts";
import { type Ground, joinPieces, measureGround } from "./measure-ground.ts";

/** Ground of a park on which no parcel lies: a functional zone, or what no zone covers. */
export interface OpenGround {
  /** Null: no zone covers it. */
  readonly zoneId: string | null;
  readonly areaM2: number;
  /** A strip the drawing left over, too narrow or too small to be land. */
  readonly isSliver: boolean;
  readonly ground: Ground;
}

export interface ParkGround {
  /** The park with all parks inside it, each square meter once, m². */
  readonly totalM2: number;
  /** The part of the park that belongs to none of the parks inside it. */
  readonly own: PlanShape;
  /** Its area, m²; 0 where it is no land. */
  readonly ownM2: number;
  /** Ground without parcel in that part, zones in id order, then what no zone covers. */
  readonly open: readonly OpenGround[];
  /** Pieces of that part that no zone covers, with what is open of each. */
  readonly gaps: readonly GapGround[];
}

interface GapGround {
  readonly shape: PlanShape;
  readonly open: readonly OpenGround[];
}

/** What was measured before a change, and what the change touches. */
export interface KeptGround {
  readonly ground: ParkGround;
  /** Is the part of the park that counts what it was? */
  readonly isSameLand: boolean;
  readonly isSameZone: (zoneId: string) => boolean;
  readonly areSameZones: boolean;
  /** Did a parcel, control area or patch of the survey change here? */
  readonly isTouched: (shape: PlanShape) => boolean;
}

/**
 * The ground of a park outside all parcels: its zones less the parcels on them, and what neither covers. A park that consists
 * of others (一区多园) has only what none of them holds. Zones that overlap each other outside parcels count each: the land
 * accounts then do not add up, and say so.
 *
 * Cost: one overlay a zone with the parcels near it, and one for the gaps between zones.
 */
export function* measureParkGround(
  park: PlanShape,
  inner: readonly PlanShape[],
  sources: FactSources,
  tolerances: Tolerances,
  kept?: KeptGround,
): Generator<number, ParkGround, void> {
  const { engine, measured } = sources;
  const before = kept?.isSameLand === true ? kept : undefined;
  const totalM2 = before?.ground.totalM2 ?? (inner.length === 0 ? park.areaM2 : engine.unionAreaM2([park, ...inner]));
  const own =
    before?.ground.own ?? (inner.length === 0 ? park : joinPieces(park.id, engine.differencePieces(park, inner)));
  const open: OpenGround[] = [];
  if (own.areaM2 <= arithmeticNoiseM2) return before?.ground ?? { totalM2, own, ownM2: 0, open, gaps: [] };
  const zones = findNearby(measured.zones, own);
  for (const zone of zones) {
    if (before?.isSameZone(zone.id) === true && !before.isTouched(zone)) {
      open.push(...before.ground.open.filter(({ zoneId }) => zoneId === zone.id));
      continue;
    }
    open.push(...measureZoneGround(zone, own, sources, tolerances));
    yield open.length;
  }
  const pieces =
    before?.areSameZones === true
      ? before.ground.gaps
      : engine.differencePieces(own, zones).map(({ polygons }) => ({ shape: createPlanShape(park.id, polygons) }));
  const gaps: GapGround[] = [];
  for (const piece of pieces) {
    const { shape } = piece;
    const isKept = before !== undefined && "open" in piece && !before.isTouched(shape);
    const bare = isKept ? [] : engine.differencePieces(shape, findNearby(measured.parcels, shape));
    gaps.push({ shape, open: isKept ? piece.open : toOpenGround(null, bare, sources, tolerances) });
    yield open.length;
  }
  const all = [...open, ...gaps.flatMap((gap) => gap.open)];
  const isKept = before?.areSameZones === true && areSame(before.ground.open, all);
  return isKept ? before.ground : { totalM2, own, ownM2: own.areaM2, open: all, gaps };
}

/** What of a zone lies in the park and under no parcel. */
function measureZoneGround(
  zone: PlanShape,
  own: PlanShape,
  sources: FactSources,
  tolerances: Tolerances,
): readonly OpenGround[] {
  const { engine, measured } = sources;
  const insideM2 = engine.intersectionAreaM2(zone, own);
  if (insideM2 <= arithmeticNoiseM2) return [];
  const pieces = engine.differencePieces(zone, findNearby(measured.parcels, zone));
  const isWhole = insideM2 >= zone.areaM2 * (1 - 1e-12);
  const bare = isWhole ? pieces : engine.intersectionPieces(joinPieces(zone.id, pieces), own);
  return toOpenGround(zone.id, bare, sources, tolerances);
}

/** Land and the strips left over beside it. */
function toOpenGround(
  zoneId: string | null,
  pieces: readonly OverlayPiece[],
  sources: FactSources,
  tolerances: Tolerances,
): readonly OpenGround[] {
  const { real, sliverM2 } = judgePieces(pieces, tolerances);
  const open: OpenGround[] = [];
  if (real.length > 0) {
    const shape = joinPieces(zoneId ?? "gap", real);
    open.push({ zoneId, areaM2: shape.areaM2, isSliver: false, ground: measureGround(shape, sources, tolerances) });
  }
  if (sliverM2 > 0) {
    const ground: Ground = { parts: [{ areaM2: sliverM2, survey: null, controls: [] }], uncovered: [] };
    open.push({ zoneId, areaM2: sliverM2, isSliver: true, ground });
  }
  return open;
}
