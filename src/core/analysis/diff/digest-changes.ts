import { compareIds } from "../../model/ids.ts";
import { isSupplied, type ParcelTag } from "../../rules/parcel-stage.ts";
import type { AuditReport, ParcelAudit } from "../audit-report.ts";

export const digestKinds = [
  "added",
  "removed",
  "supplied",
  "started",
  "completed",
  "late_start",
  "suspended",
  "resumed",
  "became_idle",
  "idle_resolved",
  "became_low",
  "low_resolved",
  "reclaimed",
  "term_expired",
  "due",
] as const;
type DigestKind = (typeof digestKinds)[number];

/** What happened to which parcels; a parcel stands under every kind that is true of it. */
export interface DigestEntry {
  readonly kind: DigestKind;
  readonly ids: readonly string[];
}

type Test = (before: ParcelAudit, after: ParcelAudit) => boolean;

const started = ({ stage }: ParcelAudit): boolean => stage === "under_construction" || stage === "built";
const turned =
  (is: (parcel: ParcelAudit) => boolean): Test =>
  (before, after) =>
    !is(before) && is(after);
const ended =
  (is: (parcel: ParcelAudit) => boolean): Test =>
  (before, after) =>
    is(before) && !is(after);
const has =
  (tag: ParcelTag) =>
  ({ tags }: ParcelAudit): boolean =>
    tags.includes(tag);

const tests: Readonly<Partial<Record<DigestKind, Test>>> = {
  supplied: turned(({ stage }) => isSupplied(stage)),
  started: turned(started),
  completed: turned(({ stage }) => stage === "built"),
  late_start: turned(has("late_start")),
  suspended: turned(has("suspended")),
  resumed: (before, after) => has("suspended")(before) && !has("suspended")(after) && started(after),
  became_idle: turned(({ status }) => status === "idle"),
  idle_resolved: ended(({ status }) => status === "idle"),
  became_low: turned(({ status }) => status === "low"),
  low_resolved: ended(({ status }) => status === "low"),
  reclaimed: turned(({ stage }) => stage === "reclaimed"),
  term_expired: turned(has("term_expired")),
};

type Judged = Pick<AuditReport, "asOf" | "parcels">;

/**
 * What happened between two audited states, by kind: `3 started, 1 became idle, 2 due`. `due`: a day the first state said its
 * class would change on has come by the day of the second. Kinds nothing belongs to are left out; ids in plain string order.
 */
export function digestChanges(a: Judged, b: Judged): readonly DigestEntry[] {
  const before = new Map(a.parcels.map((parcel) => [parcel.id, parcel]));
  const after = new Map(b.parcels.map((parcel) => [parcel.id, parcel]));
  return digestKinds.flatMap((kind): DigestEntry[] => {
    const ids = findIds(kind, before, after, b.asOf);
    return ids.length === 0 ? [] : [{ kind, ids: [...ids].sort(compareIds) }];
  });
}

function findIds(
  kind: DigestKind,
  before: ReadonlyMap<string, ParcelAudit>,
  after: ReadonlyMap<string, ParcelAudit>,
  until: string,
): readonly string[] {
  if (kind === "added") return [...after.keys()].filter((id) => !before.has(id));
  if (kind === "removed") return [...before.keys()].filter((id) => !after.has(id));
  if (kind === "due") {
    return [...before.values()]
      .filter(({ id, changes }) => after.has(id) && changes.some(({ on }) => on <= until))
      .map(({ id }) => id);
  }
  const test = tests[kind];
  return [...after.values()]
    .filter((parcel) => {
      const earlier = before.get(parcel.id);
      return earlier !== undefined && test?.(earlier, parcel) === true;
    })
    .map(({ id }) => id);
}
