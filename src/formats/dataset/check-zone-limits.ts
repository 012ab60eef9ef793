import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { fractionLimitKeys, type Zone, type ZoneLimit } from "../../core/model/records.ts";

export interface CheckedZones {
  readonly zones: ReadonlyMap<string, Zone>;
  readonly issues: readonly Issue[];
}

/**
 * Limits of zones that ask for nothing: below 0, or above 1 where the indicator is a fraction and the unit is not percent (20 for 20 %). Each is named
 * and left out; kept, a greatest green ratio of 20 would let every lawn pass.
 */
export function checkZoneLimits(
  zones: ReadonlyMap<string, Zone>,
  findPlace: (id: string) => { readonly file: string; readonly row: number },
): CheckedZones {
  const issues: Issue[] = [];
  const checked = new Map<string, Zone>();
  for (const [id, zone] of zones) {
    const limits = zone.limits.filter((limit, index) => {
      const expected = findExpected(limit);
      if (expected === undefined) return true;
      const place = findPlace(id);
      const property = `limits[${index}].value`;
      const params = { property, got: String(limit.value), expected };
      issues.push(
        createIssue("bad-value", { layer: "zones", ids: [id], ...place, at: { feature: place.row, property }, params }),
      );
      return false;
    });
    checked.set(id, limits.length === zone.limits.length ? zone : { ...zone, limits });
  }
  return { zones: issues.length === 0 ? zones : checked, issues };
}

function findExpected({ key, value, unit }: ZoneLimit): string | undefined {
  const isFraction = fractionLimitKeys.some((one) => one === key);
  if (value >= 0 && (!isFraction || value <= (unit === "percent" ? 100 : 1))) return undefined;
  return isFraction ? `a fraction from 0 to 1 (20 % is 0.2) for ${key}` : `a number of 0 or more for ${key}`;
}
