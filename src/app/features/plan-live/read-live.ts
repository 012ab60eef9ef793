import type { ParcelAudit } from "../../../core/analysis/audit-report.ts";
import type { FeatureRef } from "../../../core/model/record-kinds.ts";
import type { FeatureFacts, PlanFacts } from "../../../worker/plan/plan-facts.ts";
import type { LiveFigures } from "../../../worker/plan/plan-messages.ts";

/** One feature as the panel tells of it: as the hand has it while it moves, else as it stands beside the current state. */
export interface LiveFeature {
  readonly ref: FeatureRef;
  readonly facts: FeatureFacts | null;
  readonly areaM2: number | null;
  readonly beforeM2: number | null;
  readonly audit: ParcelAudit | null;
  readonly before: ParcelAudit | null;
  /** Does it follow the hand now? Else figures before are those of the current state. */
  readonly isLive: boolean;
}

/** Puts together what the worker said of a feature last. */
export function readLive(ref: FeatureRef, facts: PlanFacts | null, live: LiveFigures | null): LiveFeature {
  const isIt = (other: { readonly ref: FeatureRef }) => other.ref.kind === ref.kind && other.ref.id === ref.id;
  const known = facts?.features.find(isIt) ?? null;
  const moving = live?.features.find(isIt);
  const isParcel = ref.kind === "parcels";
  const judged = isParcel ? live?.parcels.find(({ id }) => id === ref.id) : undefined;
  if (moving === undefined && judged === undefined) {
    const { areaM2 = null, baseAreaM2 = null, audit = null, baseAudit = null } = known ?? {};
    return { ref, facts: known, areaM2, beforeM2: baseAreaM2, audit, before: baseAudit, isLive: false };
  }
  return {
    ref,
    facts: known,
    areaM2: moving === undefined ? (known?.areaM2 ?? null) : moving.afterM2,
    beforeM2: moving === undefined ? (known?.areaM2 ?? null) : moving.beforeM2,
    audit: judged ?? known?.audit ?? null,
    before: (isParcel ? live?.before.find(({ id }) => id === ref.id) : undefined) ?? known?.audit ?? null,
    isLive: true,
  };
}
