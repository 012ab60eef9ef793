import type { OpenedPark, ParcelRow } from "../../worker/messages.ts";
import { drawnM2 } from "./drawn-area.ts";
import { roundToSum } from "./largest-remainder.ts";

export type LegendScope = "all" | "filtered" | "view";

interface LegendRow {
  /** Palette key, or `?` for codes the palette does not know. */
  readonly key: string;
  /** Parcels of the class; 0 = none (roads, water). */
  readonly parcels: number;
  readonly areaM2: number;
  /** Of the sum, 0 to 1. */
  readonly share: number;
}

export interface Legend {
  readonly rows: readonly LegendRow[];
  readonly parcels: number;
  readonly areaM2: number;
  /** `zones`: areas are those of zones and the sum is compared with the park. `parcels`: only parcels are summed. */
  readonly from: "zones" | "parcels";
  readonly parkAreaM2: number;
  readonly gapM2: number | null;
  readonly overlapM2: number | null;
}

/** Key under which a class that the palette does not know is counted. */
const unknownUse = "?";

/** Parcels and drawn area by class of a set of rows. */
function countByUse(rows: readonly ParcelRow[], basis: OpenedPark["areaBasis"]) {
  const counts = new Map<string, { parcels: number; areaM2: number }>();
  for (const row of rows) {
    const key = row.useKey ?? unknownUse;
    const entry = counts.get(key) ?? { parcels: 0, areaM2: 0 };
    entry.parcels += 1;
    entry.areaM2 += drawnM2(row, basis);
    counts.set(key, entry);
  }
  return counts;
}

/**
 * The legend: a row a class that has land, in palette order. Over the whole park the areas are those of its zones
 * (clipped to the park, so that roads and water count and the sum can be held against the park); a part of the park is
 * counted from its parcels, since only they are filtered.
 */
export function buildLegend(
  park: OpenedPark,
  rows: readonly ParcelRow[],
  scope: LegendScope,
  keyOrder: readonly string[],
): Legend {
  const counts = countByUse(rows, park.areaBasis);
  const parkAreaM2 = sum(park.parks.map((row) => row.areaM2.ellipsoidal));
  const hasBalance = park.parks.some((row) => row.balance.length > 0);
  const from = scope === "all" && hasBalance ? "zones" : "parcels";
  const areas =
    from === "zones" ? zoneAreasByUse(park) : new Map([...counts].map(([key, { areaM2 }]) => [key, areaM2]));
  const keys = [...new Set([...areas.keys(), ...counts.keys()])].sort((a, b) => rank(a, keyOrder) - rank(b, keyOrder));
  const areaM2 = sum([...areas.values()]);
  return {
    rows: keys.map((key) => {
      const area = areas.get(key) ?? 0;
      return { key, parcels: counts.get(key)?.parcels ?? 0, areaM2: area, share: areaM2 > 0 ? area / areaM2 : 0 };
    }),
    parcels: rows.length,
    areaM2,
    from,
    parkAreaM2,
    gapM2: sumKnown(park.parks.map((row) => row.balanceGapM2)),
    overlapM2: sumKnown(park.parks.map((row) => row.balanceOverlapM2)),
  };
}

/** Areas and shares as shown: fitted so that the rows add up to the last row. */
export function roundLegend(legend: Legend, unitM2: number, decimals: number) {
  const areas = roundToSum(
    legend.rows.map((row) => row.areaM2 / unitM2),
    decimals,
  );
  const shares = roundToSum(
    legend.rows.map((row) => row.share * 100),
    1,
  );
  return { areas, shares };
}

function zoneAreasByUse(park: OpenedPark): ReadonlyMap<string, number> {
  const keyOf = new Map(park.zones.map((zone) => [zone.landUse, zone.useKey]));
  const areas = new Map<string, number>();
  for (const row of park.parks) {
    for (const part of row.balance) {
      const key = keyOf.get(part.landUse) ?? unknownUse;
      areas.set(key, (areas.get(key) ?? 0) + part.areaM2);
    }
  }
  return areas;
}

function rank(key: string, order: readonly string[]): number {
  const index = order.indexOf(key);
  return index === -1 ? order.length : index;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sum(known);
}

/** What the filter becomes when a class is switched: all on is no filter at all. */
export function toggleUse(current: readonly string[], key: string, present: readonly string[]): readonly string[] {
  const on = current.length === 0 ? present : current;
  const next = on.includes(key) ? on.filter((candidate) => candidate !== key) : [...on, key];
  if (next.length === 0) return [];
  return present.every((candidate) => next.includes(candidate)) ? [] : next;
}

/** Alt-click: only this class, or all again when it already stands alone. */
export function isolateUse(current: readonly string[], key: string): readonly string[] {
  return current.length === 1 && current[0] === key ? [] : [key];
}
