import type { Feature, FeatureCollection, Geometry } from "geojson";
import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { AnyGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { RowLookup } from "../state/row-lookup.ts";

export interface ShownIssue {
  readonly features: FeatureCollection | null;
  /** Parcels outlined in red where the issue has no place of its own. */
  readonly parcelIds: readonly string[];
  readonly box: LngLatBox | null;
}

/** Where an issue is on the map: its place with a cross in the middle, else the parcels it names. */
export function showIssueAt(issue: Issue | null, rowsById: RowLookup): ShownIssue {
  if (issue === null) return { features: null, parcelIds: [], box: null };
  if (issue.place !== undefined) {
    const box = extendBox(undefined, issue.place);
    const middle: [number, number] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const shape = issue.place.type === "Point" ? [] : [toFeature(issue.place)];
    const mark = toFeature({ type: "Point", coordinates: middle });
    return { features: { type: "FeatureCollection", features: [...shape, mark] }, parcelIds: [], box };
  }
  const rows = issue.layer === "parcels" ? issue.ids.flatMap((id) => rowsById.get(id) ?? []) : [];
  const features: FeatureCollection | null =
    rows.length === 0
      ? null
      : {
          type: "FeatureCollection",
          features: rows.map((row) => toFeature({ type: "Point", coordinates: row.center })),
        };
  return { features, parcelIds: rows.map((row) => row.id), box: joinBoxes(rows.map((row) => row.box)) };
}

function toFeature(geometry: AnyGeometry): Feature {
  // The model's positions are read-only tuples; GeoJSON's types are mutable arrays of the same shape.
  return { type: "Feature", properties: {}, geometry: geometry as unknown as Geometry };
}

/** Box of the parcels that are there; null where none is. */
export function boxOfParcels(ids: readonly string[], rowsById: RowLookup): LngLatBox | null {
  const boxes: LngLatBox[] = [];
  for (const id of ids) {
    const row = rowsById.get(id);
    if (row !== undefined) boxes.push(row.box);
  }
  return joinBoxes(boxes);
}

export function joinBoxes(boxes: readonly LngLatBox[]): LngLatBox | null {
  const [first, ...rest] = boxes;
  if (first === undefined) return null;
  return rest.reduce<LngLatBox>(
    (box, next) => [
      Math.min(box[0], next[0]),
      Math.min(box[1], next[1]),
      Math.max(box[2], next[2]),
      Math.max(box[3], next[3]),
    ],
    first,
  );
}
