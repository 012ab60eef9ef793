import type { z } from "zod/mini";
import { idSchema } from "./fields.ts";
import type { Issue } from "./issue.ts";
import { describeValue, type JsonObject } from "./json-value.ts";
import { layerShapes } from "./layer-shapes.ts";
import { proposalProperties } from "./proposal.ts";
import { type FeatureKind, proposalKind } from "./record-kinds.ts";
import { createRecordReader } from "./record-reader.ts";
import { fail, type Result, succeed } from "./result.ts";

/** A value that cannot stand where it was to go. */
export interface ValueProblem {
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

/** Schema of the properties of a kind of features. */
export function propertiesOf(kind: FeatureKind): z.ZodMiniObject {
  return kind === proposalKind ? proposalProperties : layerShapes[kind].properties;
}

/** Does a kind only take shapes with an area? */
export function takesOnlyAreas(kind: FeatureKind): boolean {
  return kind === proposalKind || layerShapes[kind].geometry === "area";
}

/** What is wrong with an id, if anything. */
export function checkId(id: string): ValueProblem | undefined {
  if (idSchema.safeParse(id).success) return undefined;
  return { property: "id", got: describeValue(id), expected: "a text of 1 to 256 characters" };
}

/**
 * The record a file with these properties would give, without its geometry: what is not given reads as not known, as an empty list, or, a
 * required text, as "" (the name of a park as its id); what the schema does not know goes to `extra`. Other than in a file one
 * bad value refuses all of it, and so does a kind or an order that has to be told.
 */
export function createFeatureRecord(
  kind: FeatureKind,
  id: string,
  properties: JsonObject,
): Result<Readonly<Record<string, unknown>>, ValueProblem> {
  const badId = checkId(id);
  if (badId !== undefined) return fail(badId);
  const issues: Issue[] = [];
  const record = createRecordReader(propertiesOf(kind))(properties, { layer: kind, file: "", row: 0, id }, issues);
  const bad = issues.find(({ code, at }) => code !== "missing-property" || at?.property === "order");
  if (bad !== undefined || record === undefined) {
    const { got = "missing", expected = "a value" } = bad?.params ?? {};
    return fail({ property: bad?.at?.property ?? "", got: String(got), expected: String(expected) });
  }
  return succeed(record);
}
