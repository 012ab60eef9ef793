import type { Verdict } from "../model/check.ts";
import type { IdleResult } from "../rules/idle-land.ts";
import type { ParcelStage, ParcelTag } from "../rules/parcel-stage.ts";
import type { ParcelAudit } from "./audit-report.ts";
import type { ReadinessAudit } from "./parcel-services.ts";

/** What a zone that governs a parcel says about its uses, by one pack. */
interface ZoneUse {
  readonly zoneId: string;
  readonly ruleSet: string | null;
  readonly verdict: Verdict;
}

/**
 * What parks, zones, firms and lists ask about a parcel once it is judged: the part of its audit that is small enough to be
 * kept for every parcel. Most parcels say the same few things, so equal briefs are one object.
 */
export interface ParcelBrief extends Pick<ParcelAudit, "status"> {
  readonly stage: ParcelStage;
  readonly tags: readonly ParcelTag[];
  readonly idle: Pick<IdleResult, "class" | "missing">;
  readonly readiness: Pick<ReadinessAudit, "ready_for_supply" | "missing">;
  /** In the order of the checks. */
  readonly zoneUses: readonly ZoneUse[];
  /** Verdicts of all checks, sorted: totals count them. */
  readonly checks: readonly { readonly verdict: Verdict }[];
}

/** Makes briefs of audits; equal ones are given out as the same object. Cost: linear in what a brief says. */
export function createBriefs(): (audit: ParcelAudit) => ParcelBrief {
  const known = new Map<string, ParcelBrief>();
  return (audit) => {
    const brief = toBrief(audit);
    const key = JSON.stringify(brief);
    const same = known.get(key);
    if (same !== undefined) return same;
    known.set(key, brief);
    return brief;
  };
}

function toBrief({ stage, status, tags, idle, readiness, checks }: ParcelAudit): ParcelBrief {
  const zoneUses: ZoneUse[] = [];
  for (const { rule, key, ruleSet, verdict } of checks) {
    if (rule === "zoning.use") zoneUses.push({ zoneId: key, ruleSet, verdict });
  }
  return {
    stage,
    status,
    tags,
    idle: { class: idle.class, missing: idle.missing },
    readiness: { ready_for_supply: readiness.ready_for_supply, missing: readiness.missing },
    zoneUses,
    checks: checks
      .map(({ verdict }) => verdict)
      .sort()
      .map((verdict) => ({ verdict })),
  };
}
