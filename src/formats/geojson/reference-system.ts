import type { CrsTable } from "../../core/geometry/crs-table.ts";
import { type CrsTransform, createTransform } from "../../core/geometry/find-crs.ts";
import { findEastingZone } from "../../core/geometry/gauss-kruger-zones.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject, type JsonObject } from "../../core/model/json-value.ts";
import type { CoordinateSurvey } from "./examine-coordinates.ts";

export interface CrsReport {
  readonly declared: string | null;
  readonly detected: string | null;
  readonly used: string | null;
  readonly confidence: "stated" | "assumed" | "none";
}

/** Which system a file is in, and how to get to degrees. `transform` is missing where the file is in degrees already. */
export interface ReferenceSystem {
  readonly declared: string | null;
  readonly transform: CrsTransform | undefined;
  readonly issues: readonly Issue[];
  readonly refused: boolean;
}

const degreeCodes = new Set(["EPSG:4326", "EPSG:4490", "OGC:CRS84", "EPSG:4979"]);

/**
 * Reads the old-style `crs` member. Degrees of the same datum: an info. A known plane: its transform. An unknown code or a
 * link: refused (a link is never followed). `stated` is what a person or a mapping says; it is used where the file says nothing.
 */
export function readReferenceSystem(
  file: string,
  head: JsonObject,
  stated: string | null,
  table: CrsTable,
): ReferenceSystem {
  const declared = findDeclaredName(head.crs);
  if (declared?.link !== undefined) {
    const params = {
      got: `a link (${declared.link}), which is never followed`,
    };
    return refuse(null, createIssue("unknown-crs", { file, params }));
  }
  const name = declared?.name ?? stated;
  if (name === null) return { declared: null, transform: undefined, issues: [], refused: false };
  const transform = createTransform(name, table);
  if (!transform.ok) return refuse(name, createIssue("unknown-crs", { file, params: { got: name } }));
  const { crs } = transform.value;
  if (degreeCodes.has(crs.name)) {
    const issues = declared?.name === undefined ? [] : [createIssue("crs-member", { file, params: { got: crs.name } })];
    return { declared: name, transform: undefined, issues, refused: false };
  }
  const issues: Issue[] = [];
  if (crs.entry?.datumNote !== undefined) {
    issues.push(
      createIssue("datum-shift", {
        file,
        params: { got: crs.name, note: crs.entry.datumNote },
      }),
    );
  }
  return { declared: name, transform: transform.value, issues, refused: false };
}

/** The system to propose for plane coordinates that say nothing: eight digits carry their zone, six do not. */
export function suggestCrs(survey: CoordinateSurvey): string {
  const zone = findEastingZone(survey.minX);
  if (zone.epsg !== null) return `EPSG:${zone.epsg}`;
  const swapped = findEastingZone(survey.minY);
  if (swapped.epsg !== null) return `EPSG:${swapped.epsg}`;
  return "EPSG:4534 … 4554 (3° zones 25 to 45 without zone prefix; ask which)";
}

function refuse(declared: string | null, issue: Issue): ReferenceSystem {
  return { declared, transform: undefined, issues: [issue], refused: true };
}

function findDeclaredName(member: unknown): { readonly name?: string; readonly link?: string } | undefined {
  if (member === undefined || member === null) return undefined;
  if (typeof member === "string") return { name: member };
  if (!isJsonObject(member)) return { name: describeValue(member) };
  const properties = isJsonObject(member.properties) ? member.properties : {};
  if (member.type === "link") return { link: describeValue(properties.href) };
  if (typeof properties.name === "string") return { name: properties.name };
  if (typeof properties.code === "number" || typeof properties.code === "string") {
    return { name: `EPSG:${properties.code}` };
  }
  return { name: describeValue(properties.name) };
}
