import type { Check } from "../../model/check.ts";
import { createIssue } from "../../model/create-issue.ts";
import type { Issue } from "../../model/issue.ts";
import type { IntensiveUseRule } from "../../model/park-rules.ts";
import { checkLandAccounts } from "../../rules/land-accounts.ts";
import type { PackSection } from "../audit-context.ts";
import { plainCheck, provenanceOf } from "../check-parts.ts";
import type { Holding } from "./holding.ts";
import { formatMissing } from "./open-amount.ts";

const m2PerHa = 10_000;

/**
 * Do the land accounts make up the total? Ground counts even where it is open which account it belongs to, so that nothing
 * missing can hide a gap. Land is short where the park holds parcels of another park, and counted twice where parcels overlap
 * or reach out of the park.
 */
export function checkAccounts(
  { accounts, others }: Holding,
  rule: PackSection<"intensive_use"> | undefined,
  parkId: string,
  reason: string | undefined,
): Check {
  const subjects = [`parks/${parkId}`];
  const base = { ...plainCheck, rule: "intensive.accounts", key: "accounts", unit: "ha", subjects };
  if (rule === undefined || reason !== undefined) {
    return { ...base, verdict: "unknown", reason: reason ?? "no_rule_pack" };
  }
  const { section, packId } = rule;
  const { account_tolerance: tolerance } = section;
  const total = accounts.total.value;
  const accounted = total === null ? null : others.accountedHa.value;
  const result = checkLandAccounts(
    { builtUrbanHa: accounted, notBuiltHa: 0, unbuildableHa: 0, totalHa: total },
    section,
  );
  const allowedHa = total === null ? null : tolerance * total;
  return {
    ...base,
    ...provenanceOf(section.clauses.account_tolerance ?? section.provenance, packId),
    verdict: result.verdict,
    value: accounted,
    op: "=",
    limit: total,
    gap: result.gapHa === null || allowedHa === null ? null : allowedHa - Math.abs(result.gapHa),
    missing: accounts.total.missing.map(formatMissing),
    details: { difference_ha: result.gapHa, tolerance },
  };
}

/** A breach as an error of the data. */
export function findAccountIssues(
  { verdict, value, limit }: Check,
  { account_tolerance: tolerance }: Pick<IntensiveUseRule, "account_tolerance">,
  parkId: string,
): readonly Issue[] {
  if (verdict !== "fail" || value === null || limit === null) return [];
  const percent = (100 * (value - limit)) / limit;
  return [
    createIssue("land-accounts-differ", {
      layer: "parks",
      ids: [parkId],
      measured: Math.abs(value - limit) * m2PerHa,
      allowed: tolerance * limit * m2PerHa,
      unit: "m2",
      params: {
        accounts: shown(value),
        total: shown(limit),
        difference: shown(value - limit),
        percent: shown(percent),
        tolerance: tolerance * 100,
      },
    }),
  ];
}

function shown(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
