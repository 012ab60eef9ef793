import type { z } from "zod/mini";
import { createIssue } from "./create-issue.ts";
import type { Issue } from "./issue.ts";
import { describeValue, type JsonObject } from "./json-value.ts";
import { createValueReader, findDefault, findLeafType, type ReportValue } from "./value-reader.ts";

/** Where a record stands, for its issues. */
interface RecordPlace {
  readonly layer: string;
  readonly file: string;
  readonly row: number;
  readonly id: string;
}

/** A record without its geometry: known properties and `extra`. Undefined: it means nothing without a required property. */
export type RecordReader = (
  properties: JsonObject,
  place: RecordPlace,
  issues: Issue[],
) => Record<string, unknown> | undefined;

/**
 * Reader for the records of one zod shape. Property by property: one bad value costs that value and is named; what the
 * shape does not know stays in `extra` under its own name; a missing required text reads as "" (a park's name as its id)
 * and is named; a missing required kind leaves the record out.
 */
export function createRecordReader(shape: z.ZodMiniObject): RecordReader {
  const fields = Object.entries(shape.shape)
    .filter(([name]) => name !== "id")
    .map(([name, schema]) => ({
      name,
      read: createValueReader(schema as z.core.$ZodType),
      absent: findDefault(schema as z.core.$ZodType),
      leaf: findLeafType(schema as z.core.$ZodType),
      choices: describeEntries(schema as z.core.$ZodType),
    }));
  const known = new Set(["id", ...fields.map((field) => field.name)]);

  return (properties, place, issues) => {
    const record: Record<string, unknown> = { id: place.id };
    const report = reportInto(issues, place);
    for (const { name, read, absent, leaf, choices } of fields) {
      const given = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (absent !== undefined) {
        record[name] = given === undefined ? read(undefined, name, report) : read(given, name, report);
        continue;
      }
      const isGiven = given !== undefined && given !== null && given !== "";
      if (leaf === "enum") {
        const value = isGiven && choices.includes(String(given)) ? given : undefined;
        if (value === undefined) {
          issues.push(
            createRowIssue("missing-kind", place, name, {
              got: describeValue(given),
              expected: choices.join(", "),
            }),
          );
          return undefined;
        }
        record[name] = value;
        continue;
      }
      const value = isGiven ? read(given, name, report) : undefined;
      if (!isGiven) issues.push(createRowIssue("missing-property", place, name, {}));
      record[name] = value ?? (leaf === "number" ? place.row : name === "name" ? place.id : "");
    }
    record.extra = collectExtra(properties, known);
    return record;
  };
}

function createRowIssue(
  code: "missing-kind" | "missing-property" | "bad-value" | "invalid-date",
  place: RecordPlace,
  property: string,
  params: Readonly<Record<string, string>>,
): Issue {
  const { layer, file, row, id } = place;
  return createIssue(code, {
    layer,
    ids: [id],
    file,
    row,
    at: { feature: row, property },
    params,
  });
}

function reportInto(issues: Issue[], place: RecordPlace): ReportValue {
  return (path, got, expected, isDate) => {
    issues.push(
      createRowIssue(isDate ? "invalid-date" : "bad-value", place, path, {
        got,
        expected,
      }),
    );
  };
}

/** A null prototype, so that names such as `__proto__` and `toString` are plain data. */
function collectExtra(properties: JsonObject, known: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const extra: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(properties)) {
    if (!known.has(name)) extra[name] = properties[name];
  }
  return extra;
}

function describeEntries(schema: z.core.$ZodType): readonly string[] {
  const { def } = (schema as z.ZodMiniType)._zod as unknown as {
    readonly def: { readonly entries?: Record<string, string> };
  };
  return Object.values(def.entries ?? {});
}
