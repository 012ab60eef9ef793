import type { Check, Verdict } from "../../model/check.ts";
import { pairAudits } from "../audit-list.ts";
import type { AuditReport, ParcelAudit } from "../audit-report.ts";

interface Turned<T> {
  readonly from: T;
  readonly to: T;
}

/** A check whose verdict turned; null on a side where there is no such check. */
export interface CheckFlip {
  readonly rule: string;
  readonly key: string;
  readonly ruleSet: string | null;
  readonly value: number | null;
  readonly unit: string;
  readonly limit: Turned<number | null>;
  readonly verdict: Turned<Verdict | null>;
}

/** A parcel of which something turned. */
export interface ParcelFlip {
  readonly id: string;
  /** Of the whole parcel; equal on both sides where only parts of it turned. */
  readonly verdict: Turned<Verdict>;
  readonly status: Turned<ParcelAudit["status"]>;
  readonly tags: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly checks: readonly CheckFlip[];
}

export interface Flips {
  /** In id order. */
  readonly parcels: readonly ParcelFlip[];
  /** Parcels by how their own verdict turned, `fail -> pass`; those of which only a part turned are under `same verdict`. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Which parcels turn between two audits of the same dataset: verdict, status, tags and every check whose verdict changed.
 * Numbers that change without turning anything are no flip. A parcel that only one of them has is none either: that is a
 * comparison of two states, not of two rules. Cost: linear in the checks.
 */
export function findFlips(before: AuditReport, after: AuditReport): Flips {
  const parcels: ParcelFlip[] = [];
  const counts: Record<string, number> = {};
  for (const pair of pairAudits(before.parcels, after.parcels)) {
    const flip =
      pair.before === undefined || pair.after === undefined ? undefined : compareParcels(pair.before, pair.after);
    if (flip === undefined) continue;
    parcels.push(flip);
    const { from, to } = flip.verdict;
    const turn = from === to ? "same verdict" : `${from} -> ${to}`;
    counts[turn] = (counts[turn] ?? 0) + 1;
  }
  return { parcels, counts };
}

function compareParcels(before: ParcelAudit, after: ParcelAudit): ParcelFlip | undefined {
  const checks = compareChecks(before.checks, after.checks);
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  const isSame = before.verdict === after.verdict && before.status === after.status;
  if (isSame && checks.length + added.length + removed.length === 0) return undefined;
  return {
    id: before.id,
    verdict: { from: before.verdict, to: after.verdict },
    status: { from: before.status, to: after.status },
    tags: { added, removed },
    checks,
  };
}

function compareChecks(before: readonly Check[], after: readonly Check[]): readonly CheckFlip[] {
  const [earlier, later] = [keyChecks(before), keyChecks(after)];
  const keys = new Set([...earlier.keys(), ...later.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [earlier.get(key), later.get(key)];
    const shown = is ?? was;
    if (shown === undefined || was?.verdict === is?.verdict) return [];
    return [
      {
        rule: shown.rule,
        key: shown.key,
        ruleSet: shown.ruleSet,
        value: shown.value,
        unit: shown.unit,
        limit: { from: was?.limit ?? null, to: is?.limit ?? null },
        verdict: { from: was?.verdict ?? null, to: is?.verdict ?? null },
      },
    ];
  });
}

/** Checks by what they are about; of several alike the order tells them apart. */
function keyChecks(checks: readonly Check[]): ReadonlyMap<string, Check> {
  const keyed = new Map<string, Check>();
  const seen = new Map<string, number>();
  for (const check of checks) {
    const { rule, key, ruleSet, op, origin, source } = check;
    const name = JSON.stringify([rule, key, ruleSet, op, origin, source]);
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    keyed.set(`${name} ${index}`, check);
  }
  return keyed;
}
