import { compareIds } from "../model/ids.ts";
import type { ParcelAudit } from "./audit-report.ts";
import { type JudgedParcel, keptAudits } from "./judged-parcel.ts";

/**
 * The audits of judged parcels as the list of a report: a plain array where all are kept. In a larger park each is asked for
 * only when the list is read there, so the list costs nothing until somebody goes through it, and no more than a few audits are
 * in memory meanwhile. It is read like any array (`for`, `map`, `JSON.stringify`) and cannot be changed; a second pass over it
 * judges again.
 */
export function listAudits(parcels: readonly JudgedParcel[], most = keptAudits): readonly ParcelAudit[] {
  if (parcels.length <= most) return parcels.map(({ audit }) => audit);
  const at = (key: string | symbol): JudgedParcel | undefined =>
    typeof key === "string" && /^\d+$/.test(key) ? parcels[Number(key)] : undefined;
  const list = new Proxy<readonly ParcelAudit[]>([], {
    get(target, key) {
      if (key === "length") return parcels.length;
      return at(key)?.audit ?? Reflect.get(target, key);
    },
    has: (target, key) => at(key) !== undefined || Reflect.has(target, key),
    set: () => false,
  });
  sources.set(list, parcels);
  return list;
}

/** Where the audits of a list come from, if they are made when asked for. */
const sources = new WeakMap<readonly ParcelAudit[], readonly JudgedParcel[]>();

/** The audit of one parcel in the list of a report, which is in id order. Cost: logarithmic; no other parcel is judged on the way. */
export function findAudit(audits: readonly ParcelAudit[], id: string): ParcelAudit | undefined {
  const parcels = sources.get(audits);
  if (parcels !== undefined) return findInOrder(parcels, id, ({ facts }) => facts.parcel.id)?.audit;
  return findInOrder(audits, id, (audit) => audit.id);
}

function findInOrder<T>(list: readonly T[], id: string, idOf: (item: T) => string): T | undefined {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = list[middle] as T; // in range by the loop
    const order = compareIds(idOf(item), id);
    if (order === 0) return item;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return undefined;
}

/** What two reports say about one parcel; missing on the side that has no such parcel. */
export interface AuditPair {
  readonly id: string;
  readonly before: ParcelAudit | undefined;
  readonly after: ParcelAudit | undefined;
}

/** Every parcel of two reports in id order, side by side. Goes through both lists once, a pair at a time. */
export function* pairAudits(a: readonly ParcelAudit[], b: readonly ParcelAudit[]): Generator<AuditPair, void, void> {
  let here = 0;
  let there = 0;
  while (here < a.length || there < b.length) {
    const before = a[here];
    const after = b[there];
    const order = before === undefined ? 1 : after === undefined ? -1 : compareIds(before.id, after.id);
    if (order <= 0) here++;
    if (order >= 0) there++;
    const id = (order <= 0 ? before?.id : after?.id) ?? "";
    yield { id, before: order <= 0 ? before : undefined, after: order >= 0 ? after : undefined };
  }
}
