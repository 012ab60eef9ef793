import { countFullMonths } from "../../model/calendar.ts";
import type { Enterprise } from "../../model/records.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { screenZombie } from "../../rules/zombie-screen.ts";
import { findSection } from "../audit-context.ts";
import { provenanceOf } from "../check-parts.ts";
import type { ZombieAudit } from "./enterprise-audit.ts";

/**
 * The zombie screen of a firm on one day, by the first pack that has one. Years are the full ones before the day, the last of
 * them included even where nothing is recorded of it: profits of earlier years do not stand in for it. Later years are not
 * looked at. Without a pack: unknown, `no_rule_pack`.
 */
export function judgeZombie(enterprise: Enterprise, packs: readonly LoadedRulePack[], asOf: string): ZombieAudit {
  const found = findSection(packs, "zombie");
  if (found === undefined) {
    const none = { ruleSet: null, source: "no rule pack is named", article: null, year: null, certainty: null };
    return { class: "unknown", signals: [], missing: [], reason: "no_rule_pack", ...none };
  }
  const facts = {
    netProfitWan: keepFullYears(enterprise.netProfitWan ?? {}, asOf),
    totalAssetsWan: enterprise.totalAssetsWan,
    totalDebtWan: enterprise.totalDebtWan,
    productionStoppedMonths: countStoppedMonths(enterprise, asOf),
    taxPaid12mWan: enterprise.taxPaid12mWan,
    electricityRatio12m: enterprise.electricityRatio12m,
    subsidyWan: enterprise.subsidyWan,
    rolloverWan: enterprise.rolloverWan,
  };
  return { ...screenZombie(facts, found.section), ...provenanceOf(found.section.provenance, found.packId) };
}

/** The last calendar year that is over on a day. */
export function lastFullYear(asOf: string): number {
  return Number(asOf.slice(0, 4)) - 1;
}

/** Full months a firm has stood still or half still: since the date on record, else as many as somebody recorded. */
export function countStoppedMonths(
  { stoppedSince, productionStoppedMonths }: Pick<Enterprise, "stoppedSince" | "productionStoppedMonths">,
  asOf: string,
): number | null {
  return stoppedSince === null ? productionStoppedMonths : countFullMonths(stoppedSince, asOf);
}

function keepFullYears(
  profits: Readonly<Record<string, number | null>>,
  asOf: string,
): Readonly<Record<string, number | null>> {
  const last = lastFullYear(asOf);
  const kept = Object.entries(profits).filter(([year]) => Number(year) <= last);
  return { [last]: null, ...Object.fromEntries(kept) };
}
