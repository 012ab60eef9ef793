import { compareIds } from "../../model/ids.ts";
import type { Need } from "../../model/need.ts";
import type { AuditReport } from "../audit-report.ts";
import { findGroups, type OfferGroup } from "./find-groups.ts";
import type { Neighbors } from "./find-neighbors.ts";
import { findRelaxations, type Relaxation } from "./find-relaxations.ts";
import { type CriterionResult, findIdleWishes } from "./judge-criteria.ts";
import { type MatchGroup, matchOffer } from "./match-offer.ts";
import type { Offer } from "./offer.ts";

export const matchSchemaId = "parkwright.match/1";

/** A missed wish as the report names it. */
export type Miss = Pick<CriterionResult, "criterion" | "asked" | "has" | "gap" | "unit">;

/** Contracts §7. Lists in id order; every offer in exactly one of the four. */
export interface MatchReport {
  readonly schema: typeof matchSchemaId;
  readonly generatedAt: string;
  readonly engine: string;
  readonly asOf: string;
  readonly dataset: AuditReport["dataset"];
  readonly ruleSets: AuditReport["ruleSets"];
  readonly need: Need;
  readonly fits: readonly { readonly id: string; readonly met: number; readonly of: number }[];
  /** `unknown`: wishes by name; `missing`: what to record to settle them. */
  readonly toCheck: readonly {
    readonly id: string;
    readonly unknown: readonly string[];
    readonly missing: readonly string[];
  }[];
  readonly nearly: readonly { readonly id: string; readonly relax: Miss }[];
  readonly excluded: readonly {
    readonly id: string;
    readonly failed: readonly Miss[];
    readonly unknown: readonly string[];
  }[];
  readonly groups: readonly OfferGroup[];
  /** False where more groups exist than were looked for. */
  readonly groupsComplete: boolean;
  readonly relaxations: readonly Relaxation[];
  /** Wishes that mean nothing for this kind and were not judged. */
  readonly notJudged: readonly string[];
}

interface MatchContext {
  readonly report: Pick<AuditReport, "generatedAt" | "engine" | "asOf" | "dataset" | "ruleSets">;
  readonly neighbors: Neighbors;
}

/** Offers against a need: which fit, which need a look, which miss by one wish and how much, why each other one is out. */
export function matchListings(offers: readonly Offer[], need: Need, { report, neighbors }: MatchContext): MatchReport {
  const matches = offers.map((offer) => matchOffer(offer, need)).sort((a, b) => compareIds(a.offer.id, b.offer.id));
  const by = (group: MatchGroup) => matches.filter((match) => match.group === group);
  const namesOf = (results: readonly CriterionResult[]) =>
    results.filter(({ met }) => met === null).map(({ criterion }) => criterion);
  const { groups, complete } = findGroups(matches, need, neighbors);
  const { generatedAt, engine, asOf, dataset, ruleSets } = report;
  return {
    schema: matchSchemaId,
    generatedAt,
    engine,
    asOf,
    dataset,
    ruleSets,
    need,
    fits: by("fits").map(({ offer, results }) => ({ id: offer.id, met: results.length, of: results.length })),
    toCheck: by("toCheck").map(({ offer, results }) => ({
      id: offer.id,
      unknown: namesOf(results),
      missing: [...new Set(results.flatMap(({ missing }) => missing))],
    })),
    nearly: by("nearly").flatMap(({ offer, results }) => missesOf(results).map((relax) => ({ id: offer.id, relax }))),
    excluded: by("excluded").map(({ offer, results }) => ({
      id: offer.id,
      failed: missesOf(results),
      unknown: namesOf(results),
    })),
    groups,
    groupsComplete: complete,
    relaxations: findRelaxations(matches),
    notJudged: findIdleWishes(need),
  };
}

function missesOf(results: readonly CriterionResult[]): readonly Miss[] {
  return results
    .filter(({ met }) => met === false)
    .map(({ criterion, asked, has, gap, unit }) => ({ criterion, asked, has, gap, unit }));
}
