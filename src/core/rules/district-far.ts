import { divideRecorded, type Ratio } from "../indicators/ratio.ts";
import type { Verdict } from "../model/check.ts";
import type { RulePack } from "../model/rule-pack.ts";
import { compareWithBounds } from "../model/verdict.ts";

export interface DistrictFar {
  readonly far: Ratio;
  readonly max: number | null;
  readonly verdict: Verdict;
  readonly reason?: "site_area_missing" | "invalid_site_area" | "district_not_in_table";
}

/**
 * Does a building keep to the largest floor area ratio of its New York manufacturing district? Zoning floor area over lot area,
 * both in the same unit; equality keeps to it. A district is looked up by its whole name, since M1-2 and M1-2A differ; one that
 * is not in the table is unknown, and so is a lot without area.
 *
 * Source: NYC Zoning Resolution 43-12 (values K+) and the suffix-A table (V), domain §6.6; table in `us-nyc`.
 */
export function judgeDistrictFar(
  facts: { readonly district: string | null; readonly lot: number | null; readonly floorArea: number | null },
  pack: Pick<RulePack, "limits" | "tables">,
): DistrictFar {
  const { district, lot, floorArea } = facts;
  const far = divideRecorded({ floorArea, lot });
  const max = findDistrictMax(district, pack);
  const reason = reasonOf(lot, max);
  return {
    far: far.state === "not_applicable" ? { ...far, state: "unknown" } : far,
    max,
    verdict: max === null ? "unknown" : compareWithBounds("<=", max, { value: far.value }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function findDistrictMax(district: string | null, pack: Pick<RulePack, "limits" | "tables">): number | null {
  const table = pack.limits.find(({ key, by }) => key === "far" && by === "district")?.table;
  const rows = pack.tables[table ?? ""]?.rows ?? {};
  const row = district !== null && Object.hasOwn(rows, district) ? rows[district] : undefined;
  return typeof row === "number" ? row : null;
}

function reasonOf(lot: number | null, max: number | null): DistrictFar["reason"] {
  if (lot === null) return "site_area_missing";
  if (!(lot > 0)) return "invalid_site_area";
  return max === null ? "district_not_in_table" : undefined;
}
