import { addDays, addMonths, addYears } from "../../model/calendar.ts";
import type { Enterprise } from "../../model/records.ts";
import type { LoadedRulePack, ProjectDefaults } from "../../model/rule-pack.ts";
import { countExtensionDays } from "../../rules/completion-due.ts";
import { findSection } from "../audit-context.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { findTermEnd } from "../parcel-tags.ts";
import { recordedYears } from "./industry-means.ts";

interface DateContext {
  readonly asOf: string;
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
}

/** Days to judge again, in order; on those of `termOnly` nothing but the term can change. */
export interface ChangeDates {
  readonly days: readonly string[];
  readonly termOnly: ReadonlySet<string>;
}

/**
 * Days after the one judged on which something about a parcel may change without anybody doing anything: each recorded date,
 * the day after it, and the day after every full term that runs from it. More days than needed do no harm, the parcel is
 * judged again on each; one too few would hide a change. In order, each once.
 */
export function listChangeDates(facts: ParcelFacts, context: DateContext): ChangeDates {
  const isToCome = (day: string): boolean => day > context.asOf;
  const general = new Set(
    [
      ...recordedDays(facts),
      ...startDays(facts, context),
      ...completionDays(facts, context),
      ...vacancyDays(facts, context),
      ...(facts.enterprises ?? []).flatMap((enterprise) => firmDays(enterprise, context)),
      ...limitDays(context),
    ].filter(isToCome),
  );
  const termOnly = new Set(termDays(facts, context).filter((day) => isToCome(day) && !general.has(day)));
  return { days: [...general, ...termOnly].sort(), termOnly };
}

function dayAfter(day: string): string {
  return addDays(day, 1);
}

function recordedDays({ parcel: { contract, construction, supply, evidence } }: ParcelFacts): readonly string[] {
  const dates = [
    contract?.deliveredOn,
    contract?.agreedStart,
    contract?.extendedStart,
    contract?.agreedCompletion,
    construction?.permitOn,
    construction?.acceptedOn,
    construction?.suspendedSince,
    construction?.idleFinding?.date,
    construction?.reclaim?.date,
    supply?.date,
    ...evidence.map(({ on }) => on),
  ];
  return dates.flatMap((date) => (date == null ? [] : [date, dayAfter(date)]));
}

/** Late start, a full year, recovery; and the year of a suspension. */
function startDays({ parcel: { contract, construction } }: ParcelFacts, { packs }: DateContext): readonly string[] {
  const rule = findSection(packs, "idle")?.section;
  if (rule === undefined) return [];
  const delivered = contract?.deliveredOn ?? null;
  const starts = [
    contract?.extendedStart,
    contract?.agreedStart,
    delivered === null ? null : addYears(delivered, rule.delivery_to_start_years),
  ];
  const since = construction?.suspendedSince ?? null;
  return [
    ...starts.flatMap((start) =>
      start == null
        ? []
        : [0, rule.not_started_years, rule.recovery_years].map((years) => dayAfter(addYears(start, years))),
    ),
    ...(since === null ? [] : [dayAfter(addYears(since, rule.suspended_years))]),
  ];
}

function completionDays({ parcel: { contract } }: ParcelFacts, { packs }: DateContext): readonly string[] {
  const agreed = contract?.agreedCompletion ?? null;
  if (agreed === null) return [];
  const most = findSection(packs, "contract")?.section.max_extension_years ?? 0;
  return [dayAfter(addDays(agreed, countExtensionDays(contract))), dayAfter(addYears(agreed, most))];
}

function termDays({ parcel }: ParcelFacts, { defaults }: DateContext): readonly string[] {
  const end = findTermEnd(parcel);
  return end === null ? [] : [addMonths(end, -defaults.term_expiring_months), dayAfter(end)];
}

function vacancyDays({ buildings }: ParcelFacts, { packs }: DateContext): readonly string[] {
  const months = findSection(packs, "inefficient")?.section.vacancy?.months;
  if (months === undefined) return [];
  const dates = (buildings ?? []).flatMap(({ building }) => [
    building.vacantSince,
    ...(building.standardFactory?.units ?? []).map(({ freeSince }) => freeSince),
  ]);
  return dates.flatMap((since) => (since === null ? [] : [dayAfter(addMonths(since, months))]));
}

/** Production stopped for long, and years whose classes and taxes count from their end on. */
function firmDays(enterprise: Enterprise, { packs }: DateContext): readonly string[] {
  const rule = findSection(packs, "inefficient")?.section;
  if (rule === undefined) return [];
  const { stoppedSince, perMuClasses } = enterprise;
  const months = rule.stopped_months;
  const years = [...Object.keys(perMuClasses ?? {}).map(Number), ...recordedYears(enterprise).map((year) => year + 1)];
  return [
    ...(stoppedSince === null || months === undefined ? [] : [dayAfter(addMonths(stoppedSince, months))]),
    ...years.filter((year) => year >= 1000 && year <= 9999).map((year) => `${year}-01-01`),
  ];
}

/** Limits that come into force or end: land without a date of approval is judged by those of the day. */
function limitDays({ packs }: DateContext): readonly string[] {
  return packs.flatMap(({ pack }) =>
    pack.limits.flatMap(({ key, effective_from, effective_to }) =>
      key === "far" || key === "building_coefficient"
        ? [
            ...(effective_from === undefined ? [] : [effective_from]),
            ...(effective_to === undefined ? [] : [dayAfter(effective_to)]),
          ]
        : [],
    ),
  );
}
