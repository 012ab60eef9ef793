import type { ExpressionSpecification } from "maplibre-gl";
import type { ParcelFilter } from "../state/session.ts";

/** The filter of lists and totals as an expression over the properties of a drawn parcel; null where nothing is filtered. */
export function toFilterExpression(filter: ParcelFilter): ExpressionSpecification | null {
  const tests: ExpressionSpecification[] = [];
  if (filter.statuses.length > 0) tests.push(["in", ["get", "status"], ["literal", [...filter.statuses]]]);
  if (filter.useKeys.length > 0) tests.push(["in", ["get", "useKey"], ["literal", [...filter.useKeys]]]);
  if (filter.minAreaM2 !== null) tests.push([">=", ["get", "areaM2"], filter.minAreaM2]);
  if (filter.maxAreaM2 !== null) tests.push(["<=", ["get", "areaM2"], filter.maxAreaM2]);
  if (filter.verdict !== null) tests.push(["==", ["get", "verdict"], filter.verdict]);
  return tests.length === 0 ? null : ["all", ...tests];
}
