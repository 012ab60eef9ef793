import "../english-problems.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { LayerKind } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject } from "../../core/model/json-value.ts";
import { type MappingFile, mappingFileSchema, mappingSchemaId } from "../../core/model/mapping.ts";
import { parseJson } from "../geojson/parse-json.ts";
import { compileMapping } from "./compile-mapping.ts";

export interface MappingReading {
  readonly mapping?: MappingFile;
  readonly issues: readonly Issue[];
}

/**
 * A mapping file (contracts §3) or the reasons why not: unknown members, unknown target properties, units that do not fit
 * their target. Each fault is named; with any fault there is no mapping, so that nothing is read half-mapped.
 */
export function parseMapping(file: string, bytes: Uint8Array): MappingReading {
  const parsed = parseJson(file, bytes);
  if (!("value" in parsed)) return { issues: parsed.issues };
  const { value } = parsed;
  if (isJsonObject(value) && typeof value.schema === "string" && isNewer(value.schema, mappingSchemaId)) {
    return {
      issues: [
        createIssue("newer-format", {
          file,
          params: { got: value.schema, expected: mappingSchemaId },
        }),
      ],
    };
  }
  const checked = mappingFileSchema.safeParse(value);
  if (!checked.success) {
    return {
      issues: checked.error.issues.map((problem) => {
        const property = problem.path.join(".") || "the file";
        const params = {
          property,
          got: describeValue(findMember(value, problem.path)),
          expected: problem.message,
        };
        return createIssue("bad-mapping", { file, at: { property }, params });
      }),
    };
  }
  const issues: Issue[] = [];
  for (const [kind, layer] of Object.entries(checked.data.layers)) {
    if (layer === undefined) continue;
    for (const problem of compileMapping(kind as LayerKind, layer).problems) {
      const property = `layers.${kind}.fields.${problem.target}`;
      const params = { property, got: problem.got, expected: problem.expected };
      issues.push(createIssue("bad-mapping", { file, at: { property }, params }));
    }
  }
  return issues.length > 0 ? { issues } : { mapping: checked.data, issues: parsed.issues };
}

/** Is a schema id of the same family (`parkwright.mapping/…`) a later one than this program reads? */
export function isNewer(given: string, known: string): boolean {
  const [family, version] = given.split("/");
  const [knownFamily, knownVersion] = known.split("/");
  return family === knownFamily && Number(version) > Number(knownVersion);
}

function findMember(value: unknown, path: readonly PropertyKey[]): unknown {
  let member = value;
  for (const key of path) {
    if (Array.isArray(member)) member = member[Number(key)];
    else if (isJsonObject(member) && Object.hasOwn(member, key)) member = member[String(key)];
    else return undefined;
  }
  return member;
}
