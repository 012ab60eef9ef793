import { compareIds } from "../../model/ids.ts";
import type { AuditContext } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { EnterpriseAudit } from "../enterprises/enterprise-audit.ts";
import { industryOf } from "../exit/industry-means.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import type { MeasuredParcel, MeasuredPark } from "../measured-park.ts";
import type { SeparationLayer } from "../separation/separation-layer.ts";
import { isSameValue } from "./same-value.ts";
import { findNearChanges } from "./separation-change.ts";

/** What a parcel is judged by besides its facts. */
interface JudgedBy {
  readonly measured: MeasuredPark;
  readonly context: AuditContext;
  readonly enterprises: ReadonlyMap<string, EnterpriseAudit>;
  readonly separation: SeparationLayer | undefined;
}

/**
 * Which parcels of an earlier judgment still hold: those whose facts are the very same, judged by the same packs on the same day,
 * while nothing was found anew about their firms, the industries of these, or plants and homes within their reach. To be asked in
 * id order. Undefined where nothing can hold.
 */
export function keepJudged(
  before: AuditWorld,
  after: JudgedBy,
): ((parcel: MeasuredParcel) => JudgedParcel | undefined) | undefined {
  if (!isSameContext(before.context, after.context)) return undefined;
  const near = findNearChanges(before, after);
  if (near === undefined) return undefined;
  const firms = findFirmChanges(before, after);
  const concerns = ({ facts: { parcel } }: MeasuredParcel): boolean =>
    near.has(parcel.id) || parcel.enterpriseIds.some((id) => firms.has(id));
  let at = 0;
  return (parcel) => {
    const { measured, parcels } = before;
    const isBefore = (other: MeasuredParcel | undefined): boolean =>
      other !== undefined && compareIds(other.shape.id, parcel.shape.id) < 0;
    while (isBefore(measured.parcels[at])) at++;
    return measured.parcels[at] === parcel && !concerns(parcel) ? parcels[at] : undefined;
  };
}

/** Judged by the same packs on the same day? */
export function isSameContext(before: AuditContext, after: AuditContext): boolean {
  return (
    before.asOf === after.asOf &&
    before.defaults === after.defaults &&
    before.landUseTables === after.landUseTables &&
    before.rulePacks.length === after.rulePacks.length &&
    before.rulePacks.every(({ pack }, index) => pack === after.rulePacks[index]?.pack)
  );
}

/** Firms of which something else is said now, and all of an industry whose mean may be another one. */
function findFirmChanges(before: AuditWorld, after: JudgedBy): ReadonlySet<string> {
  const changed = new Set<string>();
  if (before.enterprises === after.enterprises) return changed;
  const [old, fresh] = [before.sources.dataset.enterprises, after.measured.sources.dataset.enterprises];
  const industries = new Set<string | undefined>();
  let isRecorded = false;
  for (const id of new Set([...before.enterprises.keys(), ...after.enterprises.keys()])) {
    const [was, is] = [before.enterprises.get(id), after.enterprises.get(id)];
    const isSameRecord = old?.get(id) === fresh?.get(id);
    if (isSameRecord && isSameValue(was, is)) continue;
    changed.add(id);
    isRecorded ||= !isSameRecord;
    for (const record of [old?.get(id), fresh?.get(id)]) {
      if (record !== undefined) industries.add(industryOf(record));
    }
  }
  // A record also decides of which year taxes are compared, in every industry.
  for (const [id, record] of fresh ?? []) {
    if (changed.size > 0 && (isRecorded || industries.has(industryOf(record)))) changed.add(id);
  }
  return changed;
}
