import type { Figure } from "../model/figure.ts";
import { compareIds } from "../model/ids.ts";
import { isNearlyEqual } from "../model/verdict.ts";
import { createSum } from "./compensated-sum.ts";
import type { ParcelAmounts, RollupIndicatorKey } from "./parcel-amounts.ts";
import { rollupIndicatorKeys } from "./parcel-amounts.ts";

const kinds: Readonly<
  Record<RollupIndicatorKey, { readonly unit: string; readonly formula: string; readonly perHa?: true }>
> = {
  far: { unit: "ratio", formula: "sum(countable_floor_area) / gross_area" },
  building_coefficient: {
    unit: "fraction",
    formula: "sum(building_footprints + production_structures + yards) / gross_area",
  },
  building_density: { unit: "fraction", formula: "sum(building_footprints) / gross_area" },
  green_ratio: { unit: "fraction", formula: "sum(green_area) / gross_area" },
  investment_intensity: { unit: "wan_per_ha", formula: "sum(fixed_asset_investment) / gross_area", perHa: true },
};

interface Gathered {
  readonly lower: ReturnType<typeof createSum>;
  readonly upper: ReturnType<typeof createSum>;
  readonly value: ReturnType<typeof createSum>;
  hasUpper: boolean;
  isEstimated: boolean;
  isOpen: boolean;
  /** Property not recorded -> the first parcel without it and how many there are. */
  readonly missing: Map<string, { readonly first: string; parcels: number }>;
}

export interface RollUp {
  /** Adds a parcel, or the share of it that belongs here (0 to 1). */
  add(parcelId: string, amounts: ParcelAmounts, share: number): void;
  /**
   * Gross indicators of a zone or park: sums over the parcels divided by its own drawn area, roads and green included;
   * ratios are never averaged (domain §4.2). One parcel that is open leaves the figure open between its bounds. Without a
   * parcels layer it is unknown, where no parcel lies it does not apply: never 0. Where parcels overlap the sum counts
   * `overlapM2` more than once: an estimate, which names that area.
   */
  figures(grossAreaM2: number | null, from: string, overlapM2?: number): Readonly<Record<RollupIndicatorKey, Figure>>;
}

/** `hasParcels`: is there a parcels layer at all? */
export function createRollUp(hasParcels: boolean): RollUp {
  const sums = new Map<RollupIndicatorKey, Gathered>();
  let parcels = 0;
  for (const key of rollupIndicatorKeys) {
    sums.set(key, {
      lower: createSum(),
      upper: createSum(),
      value: createSum(),
      hasUpper: true,
      isEstimated: false,
      isOpen: false,
      missing: new Map(),
    });
  }
  return {
    add(parcelId, amounts, share) {
      parcels++;
      for (const [key, sum] of sums) {
        const amount = amounts[key];
        sum.lower.add(amount.lower * share);
        if (amount.upper === undefined) sum.hasUpper = false;
        else sum.upper.add(amount.upper * share);
        if (amount.value === null) {
          sum.isOpen = true;
          for (const name of new Set(amount.missing)) {
            const known = sum.missing.get(name);
            if (known === undefined) sum.missing.set(name, { first: parcelId, parcels: 1 });
            else known.parcels++;
          }
        } else sum.value.add(amount.value * share);
        sum.isEstimated ||= amount.isEstimated;
      }
    },
    figures(grossAreaM2, from, overlapM2 = 0) {
      const entries = [...sums].map(([key, sum]) => [
        key,
        markOverlap(createFigure(key, sum, { parcels, hasParcels }, grossAreaM2, from), overlapM2),
      ]);
      return Object.fromEntries(entries) as Record<RollupIndicatorKey, Figure>;
    },
  };
}

/** Until the surveys are corrected nobody can say which parcel the common land belongs to (domain §6.3). */
function markOverlap(figure: Figure, overlapM2: number): Figure {
  if (overlapM2 === 0 || figure.state === "not_applicable") return figure;
  const overlap = { name: "parcel_overlap", value: overlapM2, unit: "m2", from: "parcels", date: null };
  const inputs = [...figure.inputs, overlap];
  return figure.state === "unknown"
    ? { ...figure, inputs }
    : { ...figure, inputs, state: "estimated", reason: "parcels_overlap" };
}

function createFigure(
  key: RollupIndicatorKey,
  sum: Gathered,
  { parcels, hasParcels }: { readonly parcels: number; readonly hasParcels: boolean },
  grossM2: number | null,
  from: string,
): Figure {
  const { unit, formula, perHa } = kinds[key];
  const isOpen = sum.isOpen || parcels === 0;
  const base = {
    unit,
    formula,
    source: "domain: sums over sums, denominator the drawn area",
    inputs: [
      {
        name: "sum",
        value: isOpen ? null : sum.value.value(),
        unit: perHa ? "wan" : "m2",
        from: `parcels (${parcels})`,
        date: null,
      },
      { name: "geometry", value: grossM2, unit: "m2", from, date: null },
    ],
  };
  if (!hasParcels) {
    return { ...base, value: null, state: "unknown", reason: "layer_missing", missing: ["parcels"] };
  }
  if (parcels === 0) return { ...base, value: null, state: "not_applicable", reason: "no_parcels", missing: [] };
  if (grossM2 === null || !(grossM2 > 0)) {
    const reason = grossM2 === null ? "site_area_missing" : "invalid_site_area";
    return { ...base, value: null, state: "unknown", reason, missing: [grossM2 === null ? "gridCrs" : "geometry"] };
  }
  const divisor = perHa ? grossM2 / 10_000 : grossM2;
  const lower = sum.lower.value() / divisor;
  const upper = sum.hasUpper ? sum.upper.value() / divisor : undefined;
  if (!isOpen) {
    const isExact = upper !== undefined && isNearlyEqual(lower, upper);
    return {
      ...base,
      value: sum.value.value() / divisor,
      ...(isExact ? {} : { lower, ...(upper === undefined ? {} : { upper }) }),
      state: sum.isEstimated ? "estimated" : "known",
      missing: [],
    };
  }
  return {
    ...base,
    value: null,
    lower,
    ...(upper === undefined ? {} : { upper }),
    state: "unknown",
    reason: "parcels_unknown",
    missing: [...sum.missing]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([name, { first, parcels: count }]) => `parcels/${first}${count > 1 ? ` +${count - 1}` : ""}: ${name}`),
  };
}
