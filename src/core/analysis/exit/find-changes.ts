import type { IdleResult } from "../../rules/idle-land.ts";
import type { ThreeCirclesClass } from "../../rules/three-circles.ts";
import { findTermState } from "../parcel-tags.ts";
import { listChangeDates } from "./change-dates.ts";
import { type ChangeTopic, changeTopics, type ParcelChange } from "./exit-audit.ts";
import { judgeLand, type LandContext, type LandFacts, type LandJudgment } from "./land-judgment.ts";

/**
 * What changes about a parcel by itself, soonest first, if nothing is recorded from now on: it becomes late, idle, recoverable,
 * overdue, vacant for long, its term runs out. Worked out by judging the parcel again on every day that could bring a change,
 * so it says what an audit of that day will say. Cost: a judgment for each such day after the one judged; built parcels have
 * one or two.
 */
export function findChanges(land: LandFacts, now: LandJudgment, context: LandContext): readonly ParcelChange[] {
  const changes: ParcelChange[] = [];
  let before = now;
  const { days, termOnly } = listChangeDates(land.facts, context);
  for (const on of days) {
    const after = termOnly.has(on) ? letTermRun(land, before, on, context) : judgeLand(land, { ...context, asOf: on });
    for (const about of changeTopics) changes.push(...compareOn(on, about, before, after));
    before = after;
  }
  return changes;
}

function letTermRun({ facts }: LandFacts, before: LandJudgment, on: string, { defaults }: LandContext): LandJudgment {
  return { ...before, term: findTermState(facts.parcel, before.stage, on, defaults.term_expiring_months) };
}

function compareOn(on: string, about: ChangeTopic, before: LandJudgment, after: LandJudgment): readonly ParcelChange[] {
  const [from, to] = [classOf(about, before), classOf(about, after)];
  const measure = about === "idle" ? after.idle.measure : null;
  const isSame = from === to && (about !== "idle" || before.idle.measure === after.idle.measure);
  return isSame ? [] : [{ on, about, from, to, ...(measure === null ? {} : { measure }) }];
}

function classOf(about: ChangeTopic, judgment: LandJudgment): string {
  switch (about) {
    case "idle":
      return judgment.idle.class;
    case "exit":
      return judgment.exit.class;
    case "term":
      return judgment.term;
    case "low_use":
      return judgment.lowUse.class;
  }
}

interface ClassesOf {
  readonly idle: IdleResult["class"];
  readonly exit: ThreeCirclesClass;
}

/** The day on which a class changes next, and into what: what its clock shows. */
export function findNext<Topic extends keyof ClassesOf>(
  changes: readonly ParcelChange[],
  topic: Topic,
): { readonly nextDate: string | null; readonly nextClass: ClassesOf[Topic] | null } {
  const next = changes.find(({ about, from, to }) => about === topic && from !== to);
  if (next === undefined) return { nextDate: null, nextClass: null };
  // A change about a topic goes from one of its classes to another: classOf made both.
  return { nextDate: next.on, nextClass: next.to as ClassesOf[Topic] };
}
