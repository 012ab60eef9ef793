import { compareIds } from "../../model/ids.ts";
import { isSupplied, type ParcelTag } from "../../rules/parcel-stage.ts";
import { pairAudits } from "../audit-list.ts";
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
  const found = new Map<DigestKind, string[]>(digestKinds.map((kind) => [kind, []]));
  for (const { id, before, after } of pairAudits(a.parcels, b.parcels)) {
    for (const kind of digestKinds) if (isOf(kind, before, after, b.asOf)) found.get(kind)?.push(id);
  }
  return [...found].filter(([, ids]) => ids.length > 0).map(([kind, ids]) => ({ kind, ids: ids.sort(compareIds) }));
}

function isOf(
  kind: DigestKind,
  before: ParcelAudit | undefined,
  after: ParcelAudit | undefined,
  until: string,
): boolean {
  if (kind === "added") return before === undefined;
  if (kind === "removed") return after === undefined;
  if (before === undefined || after === undefined) return false;
  if (kind === "due") return before.changes.some(({ on }) => on <= until);
  return tests[kind]?.(before, after) === true;
}
