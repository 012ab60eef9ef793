import type { CrsTable } from "../../core/geometry/crs-table.ts";
import type { CrsTransform } from "../../core/geometry/find-crs.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { type StopSignal, throwIfStopped } from "../input-file.ts";
import { limits } from "../limits.ts";
import { type CoordinateSurvey, examineCoordinates } from "./examine-coordinates.ts";
import { findTooLarge } from "./feature-limits.ts";
import { describeValue, findFeatures, isJsonObject, type JsonObject } from "./find-features.ts";
import { placeCoordinates } from "./place-coordinates.ts";
import { type CrsReport, readReferenceSystem, suggestCrs } from "./reference-system.ts";
import type { SourceFeature, SourceGeometry } from "./source-feature.ts";

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
  if ("code" in found) return refused(0, {}, null, [found]);
  const { features: entries, head } = found;
  if (entries.length > limits.features) {
    const params = { what: "features" };
    const measured = entries.length;
    return refused(measured, head, null, [
      createIssue("too-large", {
        file,
        measured,
        allowed: limits.features,
        unit: "features",
        params,
      }),
    ]);
  }
  const system = readReferenceSystem(file, head, options.crs, options.crsTable);
  issues.push(...system.issues);
  if (system.refused) return refused(entries.length, head, system.declared, issues);

  const surveyed: Surveyed[] = [];
  let vertices = 0;
  for (const [index, entry] of entries.entries()) {
    if (index % 1000 === 0) throwIfStopped(options.signal);
    const row = index + 1;
    const tooLarge = findTooLarge(file, row, entry);
    if (tooLarge !== undefined) return refused(entries.length, head, system.declared, [...issues, tooLarge]);
    const feature = surveyEntry(file, row, entry, issues);
    if (feature === undefined) continue;
    vertices += feature.survey?.vertices ?? 0;
    const most = Math.max(feature.survey?.vertices ?? 0, 0);
    if (most > limits.verticesPerFeature || vertices > limits.verticesPerFile) {
      const one = most > limits.verticesPerFeature;
      const measured = one ? most : vertices;
      const allowed = one ? limits.verticesPerFeature : limits.verticesPerFile;
      const params = { what: one ? `vertices in feature ${row}` : "vertices" };
      issues.push(
        createIssue("too-large", {
          file,
          row,
          at: { feature: row },
          measured,
          allowed,
          params,
        }),
      );
      return refused(entries.length, head, system.declared, issues);
    }
    surveyed.push(feature);
  }

  const needed = surveyed.some((feature) => !isDegrees(feature.survey)) ? system.transform : undefined;
  const wrong = needed === undefined ? findWrongUnits(file, surveyed) : findMixedUnits(file, surveyed);
  if (wrong !== undefined) return refused(entries.length, head, system.declared, [...issues, wrong]);
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

interface Surveyed {
  readonly row: number;
  readonly entry: JsonObject;
  readonly geometry: SourceGeometry | null;
  readonly survey: CoordinateSurvey | undefined;
}

function refused(read: number, head: JsonObject, declared: string | null, issues: readonly Issue[]): FeatureReading {
  const crs: CrsReport = {
    declared,
    detected: null,
    used: null,
    confidence: "none",
  };
  return { features: [], read, refused: true, head, crs, issues };
}

function surveyEntry(file: string, row: number, entry: unknown, issues: Issue[]): Surveyed | undefined {
  const at = { feature: row };
  if (!isJsonObject(entry) || entry.type !== "Feature") {
    const got = isJsonObject(entry) ? `of type ${describeValue(entry.type)}` : describeValue(entry);
    issues.push(createIssue("not-a-feature", { file, row, at, params: { got } }));
    return undefined;
  }
  const geometry = entry.geometry ?? null;
  if (geometry === null) return { row, entry, geometry: null, survey: undefined };
  const leaveOut = (got: string, expected: string): undefined => {
    issues.push(
      createIssue("invalid-geometry", {
        file,
        row,
        at,
        params: { got, expected },
      }),
    );
    return undefined;
  };
  if (!isJsonObject(geometry) || typeof geometry.type !== "string") {
    const got = isJsonObject(geometry) ? geometry.type : geometry;
    return leaveOut(`its geometry is ${describeValue(got)}`, "a GeoJSON geometry");
  }
  const shape = geometry as JsonObject & { readonly type: string };
  const survey = examineCoordinates(
    shape.type === "GeometryCollection" ? collectCoordinates(shape, 1) : shape.coordinates,
  );
  if (survey.badPosition !== undefined) {
    return leaveOut(`its position ${survey.badPosition} is no place`, "finite longitude and latitude");
  }
  if (Math.max(Math.abs(survey.minX), Math.abs(survey.maxX), Math.abs(survey.minY), Math.abs(survey.maxY)) > 1e9) {
    if (survey.vertices > 0) return leaveOut(`its coordinates reach ${survey.maxX}, ${survey.maxY}`, "degrees");
  }
  return { row, entry, geometry: shape as SourceGeometry, survey };
}

/** Coordinates of all members of a collection, down to the depth that is allowed. */
function collectCoordinates(collection: JsonObject, depth: number): unknown[] {
  if (!Array.isArray(collection.geometries)) return [];
  return collection.geometries.flatMap((member): unknown[] => {
    if (!isJsonObject(member)) return [];
    if (member.type !== "GeometryCollection") return [member.coordinates];
    return depth < limits.collectionDepth ? collectCoordinates(member, depth + 1) : [];
  });
}

/** Longitudes may be counted on past 180°, once or twice around. */
function isDegrees(survey: CoordinateSurvey | undefined): boolean {
  if (survey === undefined || survey.vertices === 0) return true;
  return survey.minX >= -540 && survey.maxX <= 540 && survey.minY >= -90 && survey.maxY <= 90;
}

function findWrongUnits(file: string, surveyed: readonly Surveyed[]): Issue | undefined {
  const wrong = surveyed.find((feature) => !isDegrees(feature.survey));
  if (wrong?.survey === undefined) return undefined;
  const { row, survey } = wrong;
  const at = { feature: row };
  const isSwapped = survey.maxX <= 90 && survey.minX >= -90 && survey.maxY <= 180 && survey.minY >= -180;
  if (isSwapped)
    return createIssue("swapped-axes", {
      file,
      row,
      at,
      params: { got: survey.minX },
    });
  const params = {
    got: `${survey.minX}, ${survey.minY}`,
    suggestion: suggestCrs(survey),
  };
  return createIssue("suspicious-crs", { file, row, at, params });
}

/** With a plane system stated: a feature that lies in degrees is of another system than the rest. */
function findMixedUnits(file: string, surveyed: readonly Surveyed[]): Issue | undefined {
  const odd = surveyed.find(({ survey }) => survey !== undefined && survey.vertices > 0 && isDegrees(survey));
  if (odd?.survey === undefined) return undefined;
  const params = { got: `${odd.survey.minX}, ${odd.survey.minY}` };
  return createIssue("mixed-crs", {
    file,
    row: odd.row,
    at: { feature: odd.row },
    params,
  });
}

function toSource(
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
