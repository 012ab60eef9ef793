import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject, type JsonObject } from "../../core/model/json-value.ts";

/** Features of a GeoJSON root, unchecked, and the members beside them. */
export interface FeatureList {
  readonly features: readonly unknown[];
  readonly head: JsonObject;
}

const geometryTypes = [
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
  "GeometryCollection",
];

/** A FeatureCollection, one Feature or one bare geometry; anything else is refused by saying what it looks like. */
export function findFeatures(file: string, value: unknown): FeatureList | Issue {
  const refuse = (got: string): Issue =>
    createIssue("not-geojson", {
      file,
      params: { got, expected: "a FeatureCollection" },
    });
  if (!isJsonObject(value)) return refuse(`it is ${describeValue(value)}`);
  const { type } = value;
  if (type === "Topology") return createIssue("wrong-content", { file, params: { got: "TopoJSON" } });
  if (type === "FeatureCollection") {
    if (!Array.isArray(value.features)) return refuse(`“features” is ${describeValue(value.features)}`);
    return { features: value.features, head: value };
  }
  if (type === "Feature") return { features: [value], head: value };
  if (typeof type === "string" && geometryTypes.includes(type)) {
    return {
      features: [{ type: "Feature", properties: null, geometry: value }],
      head: value,
    };
  }
  if ("geometryType" in value || "spatialReference" in value) return refuse("it looks like Esri JSON");
  return refuse(type === undefined ? "it has no “type”" : `its type is ${describeValue(type)}`);
}
