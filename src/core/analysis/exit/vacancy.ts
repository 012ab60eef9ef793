import { computeFloorArea } from "../../indicators/floor-area.ts";
import { mappedBuildings } from "../../indicators/site-facts.ts";
import { countFullMonths } from "../../model/calendar.ts";
import type { FloorAreaRule } from "../../model/rule-pack.ts";
import type { Bounded } from "../../model/verdict.ts";
import type { BuildingOnParcel, ParcelFacts } from "../parcel-facts.ts";

/** Floor space that has stood vacant for a given time, as a share of all on the parcel. */
export interface Vacancy extends Bounded {
  readonly missing: readonly string[];
  readonly reason?: "no_building" | "layer_missing" | "buildings_not_mapped";
}

/** A part of the floor space: how much there is, and which share of it is vacant for long. */
interface Space {
  /** Null: not recorded. */
  readonly areaM2: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly missing: readonly string[];
}

/**
 * Share of the floor space of a parcel that has been vacant for so many full months, 0 to 1 with bounds.
 *
 * Units of standard factories by free area over area and `freeSince`; other buildings, and what a building has beside its
 * units, as a whole by `vacantSince`. Nothing recorded about vacancy is not known, unless the parcel's evidence about
 * `vacantSince` says that somebody looked and no building is recorded as vacant. A part without area leaves the share between
 * the lowest and the highest of all parts. Floor area without multiplier; a building on several parcels counts by its share.
 *
 * Source: domain §5.4, §3.1 (D).
 */
export function computeVacancy(
  facts: Pick<ParcelFacts, "parcel" | "buildings">,
  months: number,
  floorArea: FloorAreaRule,
  asOf: string,
): Vacancy {
  const { buildings } = facts;
  if (mappedBuildings(facts) === null || buildings === null) {
    const reason = buildings === null ? "layer_missing" : "buildings_not_mapped";
    return { value: null, lower: 0, upper: 1, missing: ["buildings"], reason };
  }
  if (buildings.length === 0) return { value: null, missing: [], reason: "no_building" };
  const isInspected = facts.parcel.evidence.some(
    ({ about, on }) => about === "vacantSince" && on !== null && on <= asOf,
  );
  const isLong = (since: string): boolean => countFullMonths(since, asOf) >= months;
  const spaces = buildings.flatMap((one) => spacesOf(one, isLong, isInspected, floorArea));
  return shareOf(spaces);
}

function spacesOf(
  one: BuildingOnParcel,
  isLong: (since: string) => boolean,
  isInspected: boolean,
  floorArea: FloorAreaRule,
): readonly Space[] {
  const { building, share } = one;
  const { vacantSince, standardFactory } = building;
  const units = standardFactory?.units ?? [];
  if (units.length > 0) {
    return units.map(({ areaM2, freeAreaM2, freeSince }) => {
      const free = shareFree(areaM2, freeAreaM2);
      return { areaM2: areaM2 === null ? null : areaM2 * share, ...longShare(free, freeSince ?? vacantSince, isLong) };
    });
  }
  const areaM2 = computeFloorArea(one, floorArea).uncorrected.value;
  if (vacantSince !== null) return [{ areaM2, ...longShare(1, vacantSince, isLong) }];
  if (isInspected) return [{ areaM2, lower: 0, upper: 0, missing: [] }];
  return [{ areaM2, lower: 0, upper: 1, missing: ["vacantSince"] }];
}

function shareFree(areaM2: number | null, freeAreaM2: number | null): number | null {
  if (freeAreaM2 === null) return null;
  if (freeAreaM2 === 0) return 0;
  return areaM2 === null || !(areaM2 > 0) ? null : Math.min(1, freeAreaM2 / areaM2);
}

/** How much of a space is vacant for long: nothing where nothing is free, all that is free since long ago. */
function longShare(
  free: number | null,
  since: string | null,
  isLong: (since: string) => boolean,
): Omit<Space, "areaM2"> {
  if (free === 0) return { lower: 0, upper: 0, missing: [] };
  if (since === null) {
    return { lower: 0, upper: free ?? 1, missing: [...(free === null ? ["freeAreaM2"] : []), "freeSince"] };
  }
  if (!isLong(since)) return { lower: 0, upper: 0, missing: [] };
  return free === null ? { lower: 0, upper: 1, missing: ["freeAreaM2"] } : { lower: free, upper: free, missing: [] };
}

function shareOf(spaces: readonly Space[]): Vacancy {
  const missing = [...new Set(spaces.flatMap((space) => space.missing))];
  const totalM2 = spaces.reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0);
  const isMeasured = totalM2 > 0 && spaces.every(({ areaM2 }) => areaM2 !== null);
  const [lower, upper] = isMeasured
    ? (["lower", "upper"] as const).map(
        (bound) => spaces.reduce((sum, space) => sum + (space.areaM2 ?? 0) * space[bound], 0) / totalM2,
      )
    : [Math.min(...spaces.map((space) => space.lower)), Math.max(...spaces.map((space) => space.upper))];
  const isKnown = lower !== undefined && lower === upper;
  const unmeasured = isMeasured || isKnown ? [] : ["areaM2", "storeys"];
  return { value: isKnown ? lower : null, lower, upper, missing: isKnown ? [] : [...missing, ...unmeasured] };
}
