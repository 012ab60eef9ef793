import { divideRecorded, type Ratio } from "../indicators/ratio.ts";
import type { Verdict } from "../model/check.ts";
import type { RulePack } from "../model/rule-pack.ts";
import { aggregateVerdicts, compareWithBounds } from "../model/verdict.ts";
import { findLimitByUse } from "./limit-by-use.ts";

export interface BaunvoFacts {
  /** GE, GI. */
  readonly zone: string | null;
  readonly siteM2: number | null;
  readonly groundM2: number | null;
  readonly floorM2: number | null;
  readonly volumeM3: number | null;
}

type BaunvoKey = "grz" | "gfz" | "bmz";
type ByKey<T> = Readonly<Record<BaunvoKey, T>>;

export interface BaunvoDensity {
  readonly values: ByKey<Ratio>;
  readonly limits: ByKey<number | null>;
  readonly items: ByKey<Verdict>;
  readonly verdict: Verdict;
  readonly reason?: "site_area_missing" | "invalid_site_area" | "zone_not_in_table";
}

const keys: readonly BaunvoKey[] = ["grz", "gfz", "bmz"];

/**
 * Does a site in a German commercial or industrial area keep to BauNVO? Ground covered (GRZ), floor area of full storeys (GFZ),
 * both m² per m² of site, and building mass (BMZ, m³ per m²), each against its orientation value; equality keeps to it.
 *
 * A zone the pack does not list, or something not recorded: that item is unknown. No site, or one that is not positive: all.
 *
 * Source: BauNVO § 17 (V), domain §6.6; values in `de-baunvo`.
 */
export function judgeBaunvo(facts: BaunvoFacts, pack: Pick<RulePack, "limits">): BaunvoDensity {
  const { zone, siteM2 } = facts;
  const parts = { grz: facts.groundM2, gfz: facts.floorM2, bmz: facts.volumeM3 };
  const values = byKey((key) => siteRatio(parts[key], siteM2));
  const limits = byKey((key) => (zone === null ? null : (findLimitByUse(pack, key, zone)?.value ?? null)));
  const items = byKey((key): Verdict => {
    const limit = limits[key];
    return limit === null ? "unknown" : compareWithBounds("<=", limit, { value: values[key].value });
  });
  const reason = reasonOf(siteM2, Object.values(limits).includes(null));
  return {
    values,
    limits,
    items,
    verdict: aggregateVerdicts(Object.values(items)),
    ...(reason === undefined ? {} : { reason }),
  };
}

function byKey<T>(make: (key: BaunvoKey) => T): ByKey<T> {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<BaunvoKey, T>;
}

/** A site without land is wrong data, not something that does not exist. */
function siteRatio(part: number | null, siteM2: number | null): Ratio {
  const ratio = divideRecorded({ part, siteM2 });
  return ratio.state === "not_applicable" ? { ...ratio, state: "unknown" } : ratio;
}

function reasonOf(siteM2: number | null, isUnlisted: boolean): BaunvoDensity["reason"] {
  if (siteM2 === null) return "site_area_missing";
  if (!(siteM2 > 0)) return "invalid_site_area";
  return isUnlisted ? "zone_not_in_table" : undefined;
}
