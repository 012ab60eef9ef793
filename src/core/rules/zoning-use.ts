import type { Verdict } from "../model/check.ts";
import { findLongestKey, hasPrefix } from "../model/land-use.ts";
import type { Zone } from "../model/records.ts";
import type { UseMatrix } from "../model/rule-pack.ts";
import { isAbove } from "../model/verdict.ts";

/** A use that stands or is meant to stand on a parcel, in the words of the matrix. */
export interface UseOnParcel {
  /** `industry`, or a use of the matrix: `storage_1`, `office`, `dormitory` … */
  readonly use: string;
  /** For industry: 1, 2 or 3; null = not recorded. */
  readonly pollutionClass?: 1 | 2 | 3 | null;
  /** Shares of the parcel this use takes, 0 to 1, where they are known. */
  readonly landShare?: number | null;
  readonly gfaShare?: number | null;
}

/** Caps of administration and living services, as shares; null: none loaded. */
export interface AdminLivingCaps {
  readonly land: number | null;
  readonly gfa: number | null;
}

export interface UseVerdict {
  readonly verdict: Verdict;
  readonly condition?: "admin_living_caps" | "plan_compatibility";
  readonly reason?:
    | "reserved_land_use_undecided"
    | "zone_not_in_matrix"
    | "use_not_in_matrix"
    | "over_admin_living_cap"
    | "over_plan_share";
  readonly missing: readonly string[];
}

/**
 * May this use stand in a zone of this code? The row of the longest matching code prefix decides: permitted passes, prohibited
 * fails, conditional names its condition: inside the caps of administration and living (a known share over its cap fails), or
 * inside the plan's compatibility list. A use the zone's own list names goes by that list. Industry without its pollution
 * class is unknown, and so is land whose use is not decided.
 *
 * Source: domain §6.1; the matrix stands in the rule pack (`use_matrix`).
 */
export function judgeUse(
  matrix: UseMatrix,
  zoneCode: string,
  use: UseOnParcel,
  caps: AdminLivingCaps,
  compatibleUses: Zone["compatibleUses"] = [],
): UseVerdict {
  const listed = judgeByPlan(use, compatibleUses);
  if (listed !== undefined) return listed;
  const isUndecided = hasPrefix(zoneCode, matrix.undecided);
  const row = matrix.rows[findLongestKey(zoneCode, matrix.rows) ?? ""];
  if (row === undefined) {
    return {
      verdict: "unknown",
      reason: isUndecided ? "reserved_land_use_undecided" : "zone_not_in_matrix",
      missing: [],
    };
  }
  const key = matrixKey(use);
  const cell = key === undefined ? undefined : row[key];
  if (cell === undefined && isUndecided) {
    return { verdict: "unknown", reason: "reserved_land_use_undecided", missing: [] };
  }
  if (key === undefined) return { verdict: "unknown", missing: ["pollutionClass"] };
  switch (cell) {
    case "P":
      return { verdict: "pass", missing: [] };
    case "X":
      return { verdict: "fail", missing: [] };
    case "C":
      return judgeConditional(matrix, zoneCode, use, caps);
    case undefined:
      return { verdict: "unknown", reason: "use_not_in_matrix", missing: [] };
  }
}

function matrixKey({ use, pollutionClass }: UseOnParcel): string | undefined {
  if (use !== "industry") return use;
  return pollutionClass == null ? undefined : `industry_${pollutionClass}`;
}

/** A plan's own list goes before the matrix: without a share it permits, with one up to that share. */
function judgeByPlan(use: UseOnParcel, compatibleUses: Zone["compatibleUses"]): UseVerdict | undefined {
  const names = [use.use, matrixKey(use)];
  const listed = compatibleUses.find((candidate) => names.includes(candidate.use));
  if (listed === undefined) return undefined;
  if (listed.maxShare === null) return { verdict: "pass", condition: "plan_compatibility", missing: [] };
  const share = use.gfaShare ?? null;
  if (share !== null && isAbove(share, listed.maxShare)) {
    return { verdict: "fail", condition: "plan_compatibility", reason: "over_plan_share", missing: [] };
  }
  return { verdict: "conditional", condition: "plan_compatibility", missing: [] };
}

function judgeConditional(
  matrix: UseMatrix,
  zoneCode: string,
  { use, landShare, gfaShare }: UseOnParcel,
  caps: AdminLivingCaps,
): UseVerdict {
  if (!matrix.admin_living_uses.includes(use) || !hasPrefix(zoneCode, matrix.admin_living_zones)) {
    return { verdict: "conditional", condition: "plan_compatibility", missing: [] };
  }
  const isOver =
    (landShare != null && caps.land !== null && isAbove(landShare, caps.land)) ||
    (gfaShare != null && caps.gfa !== null && isAbove(gfaShare, caps.gfa));
  return isOver
    ? { verdict: "fail", condition: "admin_living_caps", reason: "over_admin_living_cap", missing: [] }
    : { verdict: "conditional", condition: "admin_living_caps", missing: [] };
}
