import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject, type JsonObject } from "../../core/model/json-value.ts";
import { limits } from "../limits.ts";
import { type CoordinateSurvey, examineCoordinates } from "./examine-coordinates.ts";
import { findTooLarge } from "./feature-limits.ts";
import { suggestCrs } from "./reference-system.ts";
import type { SourceGeometry } from "./source-feature.ts";

/** An entry that is a feature, and what its numbers look like. */
export interface Surveyed {
  readonly row: number;
  readonly entry: JsonObject;
  readonly geometry: SourceGeometry | null;
  readonly survey: CoordinateSurvey | undefined;
}

/** First look at the entries of a file in row order. A refusal ends it: the file is over a limit. */
export interface Survey {
  readonly surveyed: readonly Surveyed[];
  /** What was left out so far, and the refusal. */
  readonly issues: readonly Issue[];
  /** Looks at one entry of unknown content; false: the file is refused. */
  addEntry(row: number, entry: unknown): boolean;
  /** Counts the vertices of a feature that needs no look; false: the file is refused. */
  addVertices(row: number, vertices: number): boolean;
}

export function createSurvey(file: string): Survey {
  const issues: Issue[] = [];
  const surveyed: Surveyed[] = [];
  let total = 0;

  function addVertices(row: number, vertices: number): boolean {
    total += vertices;
    const isOne = vertices > limits.verticesPerFeature;
    if (!isOne && total <= limits.verticesPerFile) return true;
    const measured = isOne ? vertices : total;
    const allowed = isOne ? limits.verticesPerFeature : limits.verticesPerFile;
    const params = { what: isOne ? `vertices in feature ${row}` : "vertices" };
    issues.push(createIssue("too-large", { file, row, at: { feature: row }, measured, allowed, params }));
    return false;
  }

  return {
    surveyed,
    issues,
    addVertices,
    addEntry(row, entry) {
      const tooLarge = findTooLarge(file, row, entry);
      if (tooLarge !== undefined) {
        issues.push(tooLarge);
        return false;
      }
      const feature = surveyEntry(file, row, entry, issues);
      if (feature === undefined) return true;
      if (!addVertices(row, feature.survey?.vertices ?? 0)) return false;
      surveyed.push(feature);
      return true;
    },
  };
}

/** More features than a file may have. */
export function refuseFeatureCount(file: string, measured: number): Issue {
  const params = { what: "features" };
  return createIssue("too-large", { file, measured, allowed: limits.features, unit: "features", params });
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
export function isDegrees(survey: CoordinateSurvey | undefined): boolean {
  if (survey === undefined || survey.vertices === 0) return true;
  return survey.minX >= -540 && survey.maxX <= 540 && survey.minY >= -90 && survey.maxY <= 90;
}

/** Without a system stated: the first feature that does not lie in degrees. */
export function findWrongUnits(file: string, surveyed: readonly Surveyed[]): Issue | undefined {
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
export function findMixedUnits(file: string, surveyed: readonly Surveyed[]): Issue | undefined {
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
