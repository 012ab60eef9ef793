import type { CrsTable } from "../../core/geometry/crs-table.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { type Proposal, type ProposalFeature, proposalProperties } from "../../core/model/proposal.ts";
import { createRecordReader } from "../../core/model/record-reader.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { assignIds } from "../dataset/assign-ids.ts";
import { cleanProperties } from "../geojson/clean-properties.ts";
import { parseJson } from "../geojson/parse-json.ts";
import { readFeatures } from "../geojson/read-features.ts";
import { readGeometry } from "../geojson/read-geometry.ts";

const layer = "proposal";

export interface ProposalReading {
  readonly proposal: Proposal;
  /** Repairs and values that could not be used. */
  readonly issues: readonly Issue[];
}

/**
 * The proposal of an expansion or adjustment: a GeoJSON FeatureCollection of areas with what they are meant for. A proposal is
 * judged whole or not at all: one feature without an area, with a shape nobody can mend, outside longitude and latitude, or
 * with an action that is neither add nor remove refuses it, and every such feature is named.
 */
export function readProposal(
  file: string,
  bytes: Uint8Array,
  { crsTable }: { readonly crsTable: CrsTable },
): Result<ProposalReading, readonly Issue[]> {
  const parsed = parseJson(file, bytes);
  if (!("value" in parsed)) return fail(parsed.issues);
  const reading = readFeatures(file, parsed.value, { crsTable, crs: null });
  const issues: Issue[] = [...parsed.issues, ...reading.issues];
  if (reading.refused) return fail(issues);
  if (reading.features.length === 0) {
    return fail(reading.read === 0 ? [...issues, createIssue("no-features", { layer, file })] : issues);
  }
  const readRecord = createRecordReader(proposalProperties);
  const properties = reading.features.map((feature) =>
    cleanProperties(feature.properties, parsed.hints, { file, row: feature.row }, issues),
  );
  const ids = assignIds(
    layer,
    file,
    reading.features.map(({ row, featureId }, index) => ({ row, given: properties[index]?.id ?? featureId })),
    issues,
  );
  const features: ProposalFeature[] = [];
  for (const [index, { row, geometry }] of reading.features.entries()) {
    const place = { layer, file, row, id: ids[index]?.id ?? "" };
    if (geometry === null) {
      issues.push(createIssue("null-geometry", { layer, ids: [place.id], file, row, at: { feature: row } }));
      continue;
    }
    const shape = readGeometry(geometry, "area", place);
    issues.push(...shape.issues);
    const record = readRecord(properties[index] ?? {}, place, issues);
    if (shape.geometry === undefined || record === undefined) continue;
    // The record reader made it from the schema, and an area was asked for.
    features.push({ ...record, geometry: shape.geometry } as unknown as ProposalFeature);
  }
  const isWhole = features.length === reading.read;
  const isClear = !issues.some(({ code, at }) => code === "bad-value" && at?.property === "action");
  return isWhole && isClear ? succeed({ proposal: { file, features }, issues }) : fail(issues);
}
