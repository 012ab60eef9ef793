import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { AnyGeometry, LngLat } from "../../core/model/coordinates.ts";
import { findPaletteKey, type Palette } from "../../core/model/land-use.ts";
import type { Draft, DraftShape } from "../tools/draft.ts";

/** Edges shorter than this bear no length: a row of numbers would hide the shape, m. */
const shortestNamedM = 4;

/** A draft as features of the map's little source; `part` says what each is; classes are named by the palette. */
export function toDraftFeatures(draft: Draft, palette: Palette): FeatureCollection {
  const features: Feature[] = [];
  const add = (part: string, geometry: AnyGeometry, properties: Readonly<Record<string, unknown>> = {}) => {
    // Positions are only read: the engine's types ask for lists that may be written.
    features.push({ type: "Feature", properties: { part, ...properties }, geometry: geometry as unknown as Geometry });
  };
  const point = (at: LngLat): AnyGeometry => ({ type: "Point", coordinates: at });
  for (const shape of draft.shapes) {
    add("shape", shape.record.geometry, { useKey: findUseKey(shape, palette), kind: shape.ref.kind });
    if (shape.role !== "neighbor") add("selected", shape.record.geometry);
  }
  for (const geometry of draft.before) add("before", geometry);
  for (const geometry of draft.neighbors) add("neighbor", geometry);
  for (const geometry of draft.selected) add("selected", geometry);
  for (const geometry of draft.conflicts) add("conflict", geometry);
  for (const geometry of draft.broken) add("broken", geometry);
  addSketch(draft, add);
  add("middle", { type: "MultiPoint", coordinates: draft.middles });
  addCorners(draft, add);
  for (const { from, to, lengthM } of draft.lengths) {
    if (lengthM < shortestNamedM) continue;
    add("length", { type: "LineString", coordinates: [from, to] }, { text: `${lengthM.toFixed(1)} m` });
  }
  if (draft.snap !== null) {
    const { at, kind, guide } = draft.snap;
    if (guide !== null) add("guide", { type: "LineString", coordinates: guide });
    add("snap", point(at), { kind });
  }
  for (const geometry of draft.faults) add("fault", geometry);
  return { type: "FeatureCollection", features };
}

/** More corners than this come as one feature and without numbers, which nobody could read anyway. */
const mostNumbered = 120;

function addCorners(
  { corners }: Draft,
  add: (part: string, geometry: AnyGeometry, properties: Readonly<Record<string, unknown>>) => void,
): void {
  const isCrowded = corners.length > mostNumbered;
  if (isCrowded) {
    const at = corners.filter(({ isActive }) => !isActive).map((corner) => corner.at);
    add("corner", { type: "MultiPoint", coordinates: at }, { active: false });
  }
  for (const { at, number, isActive } of corners) {
    if (isActive || !isCrowded) add("corner", { type: "Point", coordinates: at }, { number, active: isActive });
  }
}

function addSketch({ sketch }: Draft, add: (part: string, geometry: AnyGeometry) => void): void {
  if (sketch === null) return;
  const [first] = sketch.points;
  if (first === undefined) return;
  const ring = [...sketch.points, first];
  if (sketch.isClosed) add("sketch-area", { type: "Polygon", coordinates: [ring] });
  if (sketch.points.length > 1) {
    add("sketch-line", { type: "LineString", coordinates: sketch.isClosed ? ring : sketch.points });
  }
}

function findUseKey({ record }: DraftShape, palette: Palette): string {
  if (!("landUse" in record) || record.landUse === null) return "?";
  return findPaletteKey(record.landUse, record.codeSystem, palette) ?? "?";
}
