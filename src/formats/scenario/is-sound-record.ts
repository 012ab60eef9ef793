import { findDifference } from "../../core/history/find-difference.ts";
import { createFeatureRecord, takesOnlyAreas } from "../../core/model/new-record.ts";
import type { AllRecords, FeatureKind } from "../../core/model/record-kinds.ts";
import { toFeature } from "../dataset/format-dataset.ts";
import { readGeometry } from "../geojson/read-geometry.ts";
import type { SourceGeometry } from "../geojson/source-feature.ts";

/**
 * Is a value from a file a whole record of its kind, as reading a layer would give it? Properties of the right types and no others
 * but in `extra`, a shape without anything to repair.
 */
export function isSoundRecord(kind: FeatureKind, value: unknown): value is AllRecords[FeatureKind] {
  if (!isMember(value) || typeof value.id !== "string" || !isMember(value.geometry) || !isMember(value.extra))
    return false;
  const { id, geometry, extra, ...known } = value;
  const { properties } = toFeature({ ...known, id, extra });
  const created = createFeatureRecord(kind, id, properties);
  if (!created.ok || findDifference({ ...created.value, geometry }, value) !== undefined) return false;
  const wanted = takesOnlyAreas(kind) ? "area" : "any";
  const read = readGeometry(geometry as unknown as SourceGeometry, wanted, {
    layer: kind,
    file: "",
    row: 0,
    id,
  });
  return read.issues.length === 0 && !read.isRepaired && findDifference(read.geometry, geometry) === undefined;
}

function isMember(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
