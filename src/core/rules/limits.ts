import type { Check, Verdict } from "../model/check.ts";
import type { Figure } from "../model/figure.ts";
import { compareWithBounds, computeGap, isAbove } from "../model/verdict.ts";
import type { IndicatorLimit } from "./indicator-limit.ts";

/**
 * Is what a minimum asks for due? `yes` for built parcels and for those of which nothing about supply is recorded, `not_yet`
 * before they are built, `open` where it is not recorded whether anything was built.
 */
export type BuildingDue = "yes" | "not_yet" | "open";

interface LimitVerdict {
  readonly verdict: Verdict;
  readonly reason?: string;
}

export interface JudgedLimit extends LimitVerdict {
  readonly limit: IndicatorLimit;
  readonly binding: boolean;
}

type Number = Pick<Figure, "value" | "lower" | "upper"> & {
  readonly state?: Figure["state"];
  readonly reason?: string;
};

/**
 * One number against all limits set on it, whoever set them (rule limit.strictest).
 *
 * Each limit gets its own verdict; the strictest of each direction is marked as binding. A strictest minimum above the
 * strictest maximum contradict each other: every limit is then unknown, `rule_conflict`. Limits newer than the project
 * stay out of both. Equality passes. Domain §0.2, §6.5.
 */
export function judgeLimits(
  number: Number,
  limits: readonly IndicatorLimit[],
  due: BuildingDue = "yes",
): readonly JudgedLimit[] {
  const judged = limits.map((limit) => ({ limit, ...judgeLimit(number, limit, due) }));
  const speaking = judged.filter(({ limit }) => limit.inForce === "yes" || limit.inForce === "open");
  const lowest = findStrictest(speaking, ">=");
  const highest = findStrictest(speaking, "<=");
  const isConflict =
    lowest?.limit.value != null && highest?.limit.value != null && isAbove(lowest.limit.value, highest.limit.value);
  return judged.map((one) => {
    const binding = one === lowest || one === highest;
    if (isConflict && speaking.includes(one)) {
      return { limit: one.limit, verdict: "unknown", reason: "rule_conflict", binding };
    }
    return { ...one, binding };
  });
}

function findStrictest<T extends { readonly limit: IndicatorLimit }>(
  judged: readonly T[],
  op: ">=" | "<=",
): T | undefined {
  let strictest: T | undefined;
  for (const one of judged) {
    const { value } = one.limit;
    if (one.limit.op !== op || value === null) continue;
    const best = strictest?.limit.value ?? null;
    if (best === null || (op === ">=" ? value > best : value < best)) strictest = one;
  }
  return strictest;
}

/** One number against one limit. The order of the steps is the order in which one reason outweighs another. */
function judgeLimit(number: Number, limit: IndicatorLimit, due: BuildingDue = "yes"): LimitVerdict {
  if (limit.inForce === "newer") return { verdict: "not_applicable", reason: "benchmark_only" };
  if (limit.inForce === "superseded") return { verdict: "not_applicable", reason: "superseded" };
  if (limit.op === ">=" && due === "not_yet") return { verdict: "not_applicable", reason: "not_built_yet" };
  if (number.state === "not_applicable") return { verdict: "not_applicable", ...reasonOf(number) };
  if (limit.value === null) return { verdict: "unknown", ...reasonOf(limit) };
  const plain = compareWithBounds(limit.op, limit.value, number);
  if (plain === "unknown") return { verdict: "unknown", ...reasonOf(number) };
  if (plain === "pass" && limit.valueTo !== undefined) {
    const strict = compareWithBounds(limit.op, limit.valueTo, number);
    if (strict !== "pass") return { verdict: "unknown", reason: "limit_within_range" };
  }
  if (plain === "pass") return { verdict: "pass" };
  const relaxed = relax(number, limit);
  if (limit.op === ">=" && due === "open") return { verdict: "unknown", reason: "construction_state_unknown" };
  if (limit.inForce === "open") return { verdict: "unknown", reason: "approval_date_missing" };
  if (limit.origin === "park" && relaxed.verdict === "fail") {
    return { verdict: "conditional", reason: "park_policy_advises" };
  }
  return relaxed;
}

/** A limit that is broken but lies within what may be granted on application. */
function relax(number: Number, { relaxed, op }: IndicatorLimit): LimitVerdict {
  if (relaxed === undefined) return { verdict: "fail" };
  const wide = compareWithBounds(op, relaxed.value, number);
  if (wide === "fail") return { verdict: "fail" };
  if (!relaxed.approved) return { verdict: "fail", reason: "relaxation_not_approved" };
  return wide === "pass" ? { verdict: "conditional", reason: "relaxed_cap_used" } : { verdict: "unknown" };
}

function reasonOf({ reason }: { readonly reason?: string }): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

/**
 * Checks of all limits on the indicators of a parcel. An indicator nobody limits gives no check; a limit on something no
 * figure exists for stays unknown, `no_figure`.
 */
export function checkLimits(
  figureOf: (limit: IndicatorLimit) => Figure | undefined,
  limits: readonly IndicatorLimit[],
  subject: string,
  due: BuildingDue,
): readonly Check[] {
  const byKey = new Map<string, IndicatorLimit[]>();
  for (const limit of limits) {
    const sameKey = byKey.get(limit.key);
    if (sameKey === undefined) byKey.set(limit.key, [limit]);
    else sameKey.push(limit);
  }
  return [...byKey.values()].flatMap((sameKey) => {
    const [first] = sameKey;
    const figure = first === undefined ? undefined : figureOf(first);
    if (figure === undefined) return sameKey.map((limit) => createCheck(noFigure(limit), undefined, subject));
    const judged = judgeLimits(figure, sameKey, due);
    return judged.map((one) => {
      // Packs may count floor area in different ways: their limits are judged by their own figure.
      const own = figureOf(one.limit) ?? figure;
      const again = own === figure || one.reason === "rule_conflict" ? one : { ...one, ...freshVerdict(own, one, due) };
      return createCheck(again, own, subject);
    });
  });
}

function freshVerdict(figure: Figure, { limit, binding }: JudgedLimit, due: BuildingDue): JudgedLimit {
  return { limit, binding, ...judgeLimit(figure, limit, due) };
}

function noFigure(limit: IndicatorLimit): JudgedLimit {
  return { limit, binding: false, verdict: "unknown", reason: "no_figure" };
}

function createCheck(judged: JudgedLimit, figure: Figure | undefined, subject: string): Check {
  const { limit, verdict, reason, binding } = judged;
  const value = figure?.value ?? null;
  const isOpen = verdict === "unknown" && reason !== "rule_conflict";
  // Written out and added to: there are a dozen a parcel, and spreading optional members together costs several times as much.
  const head = {
    rule: `indicator.${limit.key}`,
    key: limit.key,
    ruleSet: limit.ruleSet,
    verdict,
    value,
    op: limit.op,
    limit: limit.value,
    gap: computeGap(limit.op, limit.value, value),
    unit: figure?.unit ?? "",
    origin: limit.origin,
    source: limit.source,
    article: limit.article,
    year: limit.year,
    certainty: limit.certainty,
    subjects: [subject, ...limit.subjects],
  };
  const missing = isOpen ? missingOf(limit, figure, reason) : [];
  const check: { -readonly [Key in keyof Check]: Check[Key] } = Object.assign(
    head,
    reason === undefined ? { missing } : { reason, missing },
  );
  if (binding) check.binding = true;
  if (limit.valueTo !== undefined) check.details = { limitTo: limit.valueTo };
  if (limit.title !== undefined) check.title = limit.title;
  return check;
}

function missingOf(limit: IndicatorLimit, figure: Figure | undefined, reason: string | undefined): readonly string[] {
  if (limit.value === null) return limit.missing;
  if (reason === "approval_date_missing") return ["contract.signedOn", "supply.date"];
  if (reason === "construction_state_unknown") return ["construction.permitIssued", "construction.acceptedOn"];
  return figure?.missing ?? [];
}
