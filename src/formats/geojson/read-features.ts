import type { CrsTable } from "../../core/geometry/crs-table.ts";
import type { CrsTransform } from "../../core/geometry/find-crs.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject, type JsonObject } from "../../core/model/json-value.ts";
import { type StopSignal, throwIfStopped } from "../input-file.ts";
import { limits } from "../limits.ts";
import { findFeatures } from "./find-features.ts";
import { placeCoordinates } from "./place-coordinates.ts";
import { type CrsReport, readReferenceSystem } from "./reference-system.ts";
import type { SourceFeature } from "./source-feature.ts";
import {
  createSurvey,
  findMixedUnits,
  findWrongUnits,
  isDegrees,
  refuseFeatureCount,
  type Surveyed,
} from "./survey-features.ts";

export interface FeatureReading {
  readonly features: readonly SourceFeature[];
  /** Entries in the file, good and bad. */
  readonly read: number;
  readonly refused: boolean;
  readonly head: JsonObject;
  readonly crs: CrsReport;
  readonly issues: readonly Issue[];
}

export interface FeatureOptions {
  readonly crsTable: CrsTable;
  /** What a person or a mapping says the file is in; used where the file itself says nothing. */
  readonly crs: string | null;
  readonly signal?: StopSignal | undefined;
}

/**
 * GeoJSON value to features in degrees. Refused as a whole: no GeoJSON, over a limit, another or an unknown reference
 * system, swapped axes, mixed units. Single entries that are no features or have unusable numbers are left out and named.
 */
export function readFeatures(file: string, value: unknown, options: FeatureOptions): FeatureReading {
  const issues: Issue[] = [];
  const found = findFeatures(file, value);
  if ("code" in found) return refuseReading(0, {}, null, [found]);
  const { features: entries, head } = found;
  if (entries.length > limits.features) {
    return refuseReading(entries.length, head, null, [refuseFeatureCount(file, entries.length)]);
  }
  const system = readReferenceSystem(file, head, options.crs, options.crsTable);
  issues.push(...system.issues);
  if (system.refused) return refuseReading(entries.length, head, system.declared, issues);

  const survey = createSurvey(file);
  for (const [index, entry] of entries.entries()) {
    if (index % 1000 === 0) throwIfStopped(options.signal);
    if (survey.addEntry(index + 1, entry)) continue;
    return refuseReading(entries.length, head, system.declared, [...issues, ...survey.issues]);
  }
  issues.push(...survey.issues);
  const { surveyed } = survey;

  const needed = surveyed.some((feature) => !isDegrees(feature.survey)) ? system.transform : undefined;
  const wrong = needed === undefined ? findWrongUnits(file, surveyed) : findMixedUnits(file, surveyed);
  if (wrong !== undefined) return refuseReading(entries.length, head, system.declared, [...issues, wrong]);
  if (needed !== undefined) {
    const fix = { name: "convert-crs", applied: true };
    issues.push(
      createIssue("declared-crs", {
        file,
        params: { got: needed.crs.name },
        fix,
      }),
    );
  }
  const features = surveyed.flatMap((feature) => toSource(file, feature, needed, issues));
  const crs: CrsReport = {
    declared: system.declared,
    detected: needed === undefined ? "OGC:CRS84" : needed.crs.name,
    used: needed?.crs.name ?? "OGC:CRS84",
    confidence: system.declared === null ? "assumed" : "stated",
  };
  return { features, read: entries.length, refused: false, head, crs, issues };
}

/** A file that is refused as a whole. */
export function refuseReading(
  read: number,
  head: JsonObject,
  declared: string | null,
  issues: readonly Issue[],
): FeatureReading {
  const crs: CrsReport = {
    declared,
    detected: null,
    used: null,
    confidence: "none",
  };
  return { features: [], read, refused: true, head, crs, issues };
}

/** A surveyed feature in degrees; none where its coordinates lie outside the system. */
export function toSource(
  file: string,
  { row, entry, geometry, survey }: Surveyed,
  transform: CrsTransform | undefined,
  issues: Issue[],
): SourceFeature[] {
  const properties = readProperties(file, row, entry, issues);
  const base = { row, featureId: entry.id, properties };
  if (geometry === null || survey === undefined) return [{ ...base, geometry: null, repairs: [] }];
  const placed = placeCoordinates(geometry, survey, transform);
  if (placed.geometry === undefined) {
    const params = {
      got: `its coordinates lie outside ${transform?.crs.name ?? "the system"}`,
      expected: "places in it",
    };
    issues.push(
      createIssue("invalid-geometry", {
        file,
        row,
        at: { feature: row },
        params,
      }),
    );
    return [];
  }
  return [{ ...base, geometry: placed.geometry, repairs: placed.repairs }];
}

function readProperties(file: string, row: number, entry: JsonObject, issues: Issue[]): JsonObject {
  const { properties } = entry;
  if (isJsonObject(properties)) return properties;
  if (properties !== null && properties !== undefined) {
    const params = { got: describeValue(properties) };
    issues.push(
      createIssue("bad-properties", {
        file,
        row,
        at: { feature: row },
        params,
      }),
    );
  }
  return {};
}
