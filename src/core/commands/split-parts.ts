import { cutPolygon, type NoCut } from "../geometry/operations/cut-polygon.ts";
import { type AreaMeasure, cutEqualParts, cutStrip, cutStripOfArea } from "../geometry/operations/cut-strip.ts";
import {
  type CornerTable,
  type GridCorner,
  type GridPolygon,
  toGridPolygons,
} from "../geometry/operations/grid-shape.ts";
import { edgesOf, footOnSegment } from "../geometry/operations/segment-contact.ts";
import type { AreaGeometry, LngLat } from "../model/coordinates.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import type { SplitBy } from "./command.ts";
import type { Refusal } from "./command-outcome.ts";
import { findEdge } from "./find-edge.ts";
import { refuse } from "./refuse.ts";

/** The polygons each part consists of. */
export type Parts = readonly (readonly GridPolygon[])[];

/** A corner this near the line is one of the cut, m: the step of the grid. */
const joinM = 1e-4;
/** An end of a line this near the border is meant to be on it, m. */
const reachM = 0.02;
/** More parts than this at once are a slip of the keyboard. */
const mostParts = 1000;

/**
 * The parts a geometry falls into. Polygons of a multipolygon that are not cut stay together with the largest part, which is
 * not done here: they come as `whole`. Lines: every face is a part. Along an edge: the strip first, then each polygon left over.
 * Parts of equal area may consist of several polygons.
 */
export function cutParts(
  ref: FeatureRef,
  geometry: AreaGeometry,
  by: SplitBy,
  table: CornerTable,
  measure: AreaMeasure,
): Result<{ readonly parts: Parts; readonly whole: readonly GridPolygon[] }, Refusal> {
  const polygons = toGridPolygons(geometry, table);
  if (by.kind === "line") return cutByLine(ref, polygons, by.line, table);
  const found = findEdge(geometry, polygons, by.edge, table);
  if (found === undefined) return refuse("no-such-corner", { refs: [ref] });
  const { edge, owner } = found;
  const whole = polygons.filter((polygon) => polygon !== owner);
  switch (by.kind) {
    case "distance": {
      if (!(by.distanceM > 0)) return refuse("nothing-to-do", { refs: [ref] });
      const cut = cutStrip(owner, edge, by.distanceM, table);
      if (cut === undefined) return refuse("too-large-a-piece", { refs: [ref], params: { distanceM: by.distanceM } });
      return succeed({ parts: [cut.strip, ...cut.rest.map((polygon) => [polygon])], whole });
    }
    case "area": {
      if (!(by.areaM2 > 0)) return refuse("nothing-to-do", { refs: [ref] });
      const cut = cutStripOfArea(owner, edge, by.areaM2, measure, table);
      if ("atMostM2" in cut) {
        const params = { areaM2: by.areaM2, atMostM2: Math.floor(10 * cut.atMostM2) / 10 };
        return refuse("too-large-a-piece", { refs: [ref], params });
      }
      return succeed({ parts: [cut.strip, ...cut.rest.map((polygon) => [polygon])], whole });
    }
    case "parts": {
      const { count } = by;
      if (!(Number.isInteger(count) && count > 1 && count <= mostParts))
        return refuse("nothing-to-do", { refs: [ref] });
      return succeed({ parts: cutEqualParts(polygons, edge, count, measure, table), whole: [] });
    }
  }
}

function cutByLine(
  ref: FeatureRef,
  polygons: readonly GridPolygon[],
  positions: readonly LngLat[],
  table: CornerTable,
): Result<{ readonly parts: Parts; readonly whole: readonly GridPolygon[] }, Refusal> {
  const known = new Set(polygons.flat(2));
  const line = positions.map((position) => {
    const corner = table.cornerAt(position);
    return known.has(corner) ? corner : table.cornerAt(table.grid.round(position));
  });
  const far = line.find(({ x, y }) => !(Number.isFinite(x) && Number.isFinite(y)));
  if (far !== undefined) return refuse("out-of-range", { refs: [ref], place: far.at });
  if (new Set(line).size < 2) return refuse("too-few-corners", { refs: [ref], place: positions[0] ?? null });
  const cuts = polygons.map((polygon) => ({ polygon, result: cutPolygon(polygon, [line], table, joinM, reachM) }));
  const parts = cuts.flatMap(({ result }) => (result.kind === "cut" ? result.faces.map((face) => [face]) : []));
  const reasons = cuts.flatMap(({ result }) => (result.kind === "cut" ? [] : [result]));
  const broken = reasons.find(({ kind }) => kind === "crosses-itself" || kind === "ends-inside");
  if (broken !== undefined || parts.length === 0) {
    return refuseLine(ref, broken ?? reasons.find(({ kind }) => kind === "grazes"), polygons, line, table);
  }
  return succeed({ parts, whole: cuts.flatMap(({ polygon, result }) => (result.kind === "cut" ? [] : [polygon])) });
}

function refuseLine(
  ref: FeatureRef,
  reason: NoCut | undefined,
  polygons: readonly GridPolygon[],
  line: readonly GridCorner[],
  table: CornerTable,
): ReturnType<typeof refuse> {
  const refs = [ref];
  switch (reason?.kind) {
    case "crosses-itself":
      return refuse("crosses-itself", { refs, place: reason.place.at });
    case "ends-inside":
      return refuse("line-ends-inside", { refs, place: reason.place.at });
    case "grazes":
      return refuse("line-grazes", { refs, place: reason.place.at });
    default: {
      const { x, y, offM } = findNearest(polygons, line);
      return refuse("line-misses", {
        refs,
        place: table.grid.toLngLat([x, y]),
        params: { distanceM: Math.round(offM * 1e3) / 1e3 },
      });
    }
  }
}

/** The place of the border a line comes nearest to. Lines that do not cross come nearest at a corner of one of both. */
function findNearest(
  polygons: readonly GridPolygon[],
  line: readonly GridCorner[],
): { readonly x: number; readonly y: number; readonly offM: number } {
  let nearest = { x: Number.NaN, y: Number.NaN, offM: Number.POSITIVE_INFINITY };
  for (const { a, b } of polygons.flatMap(edgesOf)) {
    line.forEach((corner, index) => {
      const before = line[index - 1];
      const foot = footOnSegment(corner, a, b);
      if (foot.offM < nearest.offM) nearest = foot;
      if (before === undefined) return;
      const { offM } = footOnSegment(a, before, corner);
      if (offM < nearest.offM) nearest = { x: a.x, y: a.y, offM };
    });
  }
  return nearest;
}
