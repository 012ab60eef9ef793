import { findAudit, pairAudits } from "../../core/analysis/audit-list.ts";
import type { AuditReport, ParcelAudit, ZoneAudit } from "../../core/analysis/audit-report.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { findBroken } from "../../core/analysis/live/compare-checks.ts";
import { compareIssues } from "../../core/analysis/live/compare-issues.ts";
import type { Check } from "../../core/model/check.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { LocalizedText } from "../../core/model/localized-text.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { FindUseKey } from "../open-park.ts";
import type { JudgedState } from "./judge-state.ts";
import { measureRecord, readMeter } from "./live-figures.ts";
import type { LiveFigures } from "./plan-messages.ts";
import { findRecord } from "./plan-states.ts";

/** One feature as it stands in the shown state and in the current one. */
export interface FeatureFacts {
  readonly ref: FeatureRef;
  readonly name: LocalizedText | null;
  readonly landUse: string | null;
  /** Row of the palette; null for an unknown code. */
  readonly useKey: string | null;
  /** Drawn area, m², of the dataset's basis; null: not there, or no area. */
  readonly areaM2: number | null;
  readonly baseAreaM2: number | null;
  readonly audit: ParcelAudit | null;
  readonly baseAudit: ParcelAudit | null;
  readonly zone: ZoneAudit | null;
}

/** Something wrong: a broken limit of a parcel, or what the data says of a shape. */
export type PlanProblem =
  | { readonly kind: "check"; readonly parcelId: string; readonly check: Check; readonly isNew: boolean }
  | { readonly kind: "issue"; readonly issue: Issue; readonly isNew: boolean };

/** What the panel says of a selection, or of the whole park where nothing is selected. */
export interface PlanFacts {
  readonly features: readonly FeatureFacts[];
  readonly meter: LiveFigures["meter"];
  /** New ones first; no more than asked for. */
  readonly problems: readonly PlanProblem[];
  readonly newCount: number;
  /** Already there in the current state. */
  readonly oldCount: number;
}

/** Facts of features in the shown state beside the current one. Without refs problems are those of the whole park. */
export function describeFacts(
  shown: JudgedState,
  base: JudgedState,
  refs: readonly FeatureRef[],
  findUseKey: FindUseKey,
  limit: number,
): PlanFacts {
  const features = refs.map((ref) => describeFeature(shown, base, ref, findUseKey));
  const problems =
    refs.length === 0 ? listAll(shown.judged.report, base.judged.report) : listOf(shown.judged, base.judged, features);
  const ordered = [...problems.filter(({ isNew }) => isNew), ...problems.filter(({ isNew }) => !isNew)];
  const newCount = problems.filter(({ isNew }) => isNew).length;
  const { report } = shown.judged;
  const parkId = features.flatMap(({ audit, zone }) => audit?.parkId ?? zone?.parkId ?? [])[0] ?? report.parks[0]?.id;
  return {
    features,
    meter: readMeter(shown.judged, parkId),
    problems: ordered.slice(0, limit),
    newCount,
    oldCount: problems.length - newCount,
  };
}

function describeFeature(shown: JudgedState, base: JudgedState, ref: FeatureRef, findUseKey: FindUseKey): FeatureFacts {
  const { kind, id } = ref;
  const record = findRecord(shown.state.dataset, kind, id);
  const stood = findRecord(base.state.dataset, kind, id);
  const told = (record ?? stood ?? {}) as {
    readonly name?: LocalizedText | null;
    readonly landUse?: string | null;
    readonly codeSystem?: string | null;
  }; // kinds without these members have none of them
  const landUse = told.landUse ?? null;
  const isParcel = kind === "parcels";
  return {
    ref,
    name: typeof told.name === "object" ? told.name : null,
    landUse,
    useKey: landUse === null ? null : (findUseKey(landUse, told.codeSystem ?? null) ?? null),
    areaM2: measureRecord(shown.judged, record),
    baseAreaM2: measureRecord(base.judged, stood),
    audit: isParcel ? (findAudit(shown.judged.report.parcels, id) ?? null) : null,
    baseAudit: isParcel ? (findAudit(base.judged.report.parcels, id) ?? null) : null,
    zone: kind === "zones" ? (shown.judged.report.zones.find((zone) => zone.id === id) ?? null) : null,
  };
}

function listOf(shown: JudgedPark, base: JudgedPark, features: readonly FeatureFacts[]): readonly PlanProblem[] {
  const names = new Set(features.map(({ ref }) => `${ref.kind}/${ref.id}`));
  const concerns = ({ layer, ids }: Issue) => ids.some((id) => names.has(`${layer}/${id}`));
  return [
    ...features.flatMap(({ audit, baseAudit }) => (audit === null ? [] : listChecks(audit, baseAudit))),
    ...listIssues(base.report.issues.filter(concerns), shown.report.issues.filter(concerns)),
  ];
}

/** Everything wrong in one state, and whether it was so in the other. Cost: checks of all parcels, and all issues. */
export function listAll(shown: AuditReport, base: AuditReport): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  for (const { before, after } of pairAudits(base.parcels, shown.parcels)) {
    if (after !== undefined) problems.push(...listChecks(after, before ?? null));
  }
  return [...problems, ...listIssues(base.issues, shown.issues)];
}

function listChecks(audit: ParcelAudit, before: ParcelAudit | null): readonly PlanProblem[] {
  if (audit.verdict !== "fail") return [];
  const broken = findBroken(before?.checks ?? [], audit.checks);
  return broken.map((found) => ({ kind: "check" as const, parcelId: audit.id, ...found }));
}

function listIssues(before: readonly Issue[], after: readonly Issue[]): readonly PlanProblem[] {
  const { appearing } = compareIssues(before, after);
  const fresh = new Set(appearing);
  return after
    .filter(({ severity }) => severity !== "info")
    .map((issue) => ({ kind: "issue" as const, issue, isNew: fresh.has(issue) }));
}
