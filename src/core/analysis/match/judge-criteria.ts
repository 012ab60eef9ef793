import { daysBetween } from "../../model/calendar.ts";
import { compareIds } from "../../model/ids.ts";
import type { Need, WantedService } from "../../model/need.ts";
import { computeGap, type Ternary } from "../../model/verdict.ts";
import { parseColumnGrid } from "./column-grid.ts";
import { judgeIndustry, judgePollutionClass, judgeUseWish } from "./judge-use-wish.ts";
import type { Offer } from "./offer.ts";

/** One wish of a need against one offer. */
export interface CriterionResult {
  /** Path of the wish in the need: `areaM2.min`, `services.gas`, `distancesKmMax.motorway`. */
  readonly criterion: string;
  /** Null: the offer does not say. */
  readonly met: Ternary;
  readonly asked: number | string | boolean;
  readonly has: number | string | boolean | null;
  /** How far off, negative where it is missed; null for what has no distance. Dates: days. */
  readonly gap: number | null;
  readonly unit: string;
  /** Property paths that keep the answer open. */
  readonly missing: readonly string[];
}

/**
 * Every wish of a need, judged on its own: met, missed, or not known. In the order of the need's members. Wishes that the kind
 * cannot have (the crane of a plot of land) are not judged; `findIdleWishes` names them.
 */
export function judgeCriteria(offer: Offer, need: Need): readonly CriterionResult[] {
  const at = offer.kind === "land" ? "listing" : "standardFactory.units";
  const results: (CriterionResult | undefined)[] = [
    compare("areaM2.min", ">=", need.areaM2?.min, offer.areaM2, "m2", areaPath(offer)),
    compare("areaM2.max", "<=", need.areaM2?.max, offer.areaM2, "m2", areaPath(offer)),
    need.use === undefined ? undefined : { ...judgeUseWish(offer, need.use, need.useCodeSystem), ...noDistance("use") },
    need.industryCode === undefined
      ? undefined
      : { ...judgeIndustry(offer, need.industryCode), ...noDistance("industryCode") },
    need.pollutionClass === undefined
      ? undefined
      : { ...judgePollutionClass(offer, need.pollutionClass), ...noDistance("pollutionClass") },
    ...[...new Set(need.services)].sort(compareIds).map((service) => judgeService(offer, service)),
    compare("powerKvaMin", ">=", need.powerKvaMin, offer.powerKva, "kva", `${at}.powerKva`),
    ...(offer.kind === "factory" ? judgeUnit(offer, need) : []),
    need.availableBy === undefined ? undefined : judgeDate(offer, need.availableBy),
    offer.kind === "land"
      ? compare(
          "priceMaxWanPerMu",
          "<=",
          need.priceMaxWanPerMu,
          offer.priceWanPerMu,
          "wan_per_mu",
          `${at}.priceWanPerMu`,
        )
      : undefined,
    ...Object.entries(need.distancesKmMax ?? {})
      .sort(([a], [b]) => compareIds(a, b))
      .map(([place, limit]) => judgeDistance(offer, place, limit)),
  ];
  return results.filter((result) => result !== undefined);
}

const unitWishes = [
  "floorLoadTPerM2Min",
  "clearHeightMMin",
  "craneTMin",
  "liftTMin",
  "columnGridM",
  "rentMaxPerM2Month",
] as const;

/** Wishes of a need that mean nothing for its kind and are therefore judged by nobody. */
export function findIdleWishes(need: Need): readonly string[] {
  const idle: readonly (keyof Need)[] = need.kind === "land" ? unitWishes : ["priceMaxWanPerMu"];
  return idle.filter((wish) => need[wish] !== undefined);
}

function judgeUnit(offer: Offer, need: Need): readonly (CriterionResult | undefined)[] {
  const at = "standardFactory.units";
  return [
    compare(
      "floorLoadTPerM2Min",
      ">=",
      need.floorLoadTPerM2Min,
      offer.floorLoadTPerM2,
      "t_per_m2",
      `${at}.floorLoadTPerM2`,
    ),
    compare("clearHeightMMin", ">=", need.clearHeightMMin, offer.clearHeightM, "m", `${at}.clearHeightM`),
    compare("craneTMin", ">=", need.craneTMin, offer.craneT, "t", `${at}.craneT`),
    compare("liftTMin", ">=", need.liftTMin, offer.liftT, "t", `${at}.liftT`),
    need.columnGridM === undefined ? undefined : judgeGrid(offer, need.columnGridM),
    compare(
      "rentMaxPerM2Month",
      "<=",
      need.rentMaxPerM2Month,
      offer.rentPerM2Month,
      "cny_per_m2_month",
      `${at}.rentPerM2Month`,
    ),
  ];
}

function compare(
  criterion: string,
  op: ">=" | "<=",
  asked: number | undefined,
  has: number | null,
  unit: string,
  path: string,
): CriterionResult | undefined {
  if (asked === undefined) return undefined;
  const gap = computeGap(op, asked, has);
  return { criterion, met: gap === null ? null : gap >= 0, asked, has, gap, unit, missing: has === null ? [path] : [] };
}

function noDistance(criterion: string) {
  return { criterion, gap: null, unit: "none" } as const;
}

function areaPath({ kind }: Offer): string {
  return kind === "land" ? "deedAreaM2" : "standardFactory.units.freeAreaM2";
}

/** A service that does not apply where the offer lies is not there. */
function judgeService(offer: Offer, service: WantedService): CriterionResult {
  const has = offer.services?.[service] ?? null;
  const met = has === "not_applicable" ? false : has;
  return {
    ...noDistance(`services.${service}`),
    met,
    asked: true,
    has,
    missing: met === null ? [`services.${service}`] : [],
  };
}

function judgeDate(offer: Offer, by: string): CriterionResult {
  const has = offer.availableFrom;
  const gap = has === null ? null : daysBetween(has, by);
  return {
    criterion: "availableBy",
    met: gap === null ? null : gap >= 0,
    asked: by,
    has,
    gap,
    unit: "days",
    missing: has === null ? [offer.kind === "land" ? "listing.availableFrom" : "standardFactory.units.freeSince"] : [],
  };
}

/** Columns stand far enough apart in both directions; the narrower span against the narrower one asked for. */
function judgeGrid(offer: Offer, asked: number | string): CriterionResult {
  const has = parseColumnGrid(offer.columnGridM);
  const wanted = parseColumnGrid(asked);
  const gap =
    has === undefined || wanted === undefined
      ? null
      : Math.min(computeGap(">=", wanted[0], has[0]) ?? 0, computeGap(">=", wanted[1], has[1]) ?? 0);
  return {
    criterion: "columnGridM",
    met: gap === null ? null : gap >= 0,
    asked,
    has: offer.columnGridM,
    gap,
    unit: "m",
    missing: gap === null ? ["standardFactory.units.columnGridM"] : [],
  };
}

function judgeDistance(offer: Offer, place: string, limit: number): CriterionResult {
  const distances = offer.distancesKm;
  const has = distances !== null && Object.hasOwn(distances, place) ? (distances[place] ?? null) : null;
  const gap = computeGap("<=", limit, has);
  return {
    criterion: `distancesKmMax.${place}`,
    met: gap === null ? null : gap >= 0,
    asked: limit,
    has,
    gap,
    unit: "km",
    missing: has === null ? [`listing.distancesKm.${place}`] : [],
  };
}
