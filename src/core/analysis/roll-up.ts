import type { Figure } from "../model/figure.ts";
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
  readonly openParcels: string[];
  readonly missing: Set<string>;
}

export interface RollUp {
  /** Adds a parcel, or the share of it that belongs here (0 to 1). */
  add(parcelId: string, amounts: ParcelAmounts, share: number): void;
  /**
   * Gross indicators of a zone or park: sums over the parcels divided by its own drawn area, roads and green included;
   * ratios are never averaged (domain §4.2). One parcel that is open leaves the figure open between its bounds.
   */
  figures(grossAreaM2: number | null, from: string): Readonly<Record<RollupIndicatorKey, Figure>>;
}

export function createRollUp(): RollUp {
  const sums = new Map<RollupIndicatorKey, Gathered>();
  let parcels = 0;
  for (const key of rollupIndicatorKeys) {
    sums.set(key, {
      lower: createSum(),
      upper: createSum(),
      value: createSum(),
      hasUpper: true,
      isEstimated: false,
      openParcels: [],
      missing: new Set(),
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
          sum.openParcels.push(parcelId);
          for (const name of amount.missing) sum.missing.add(name);
        } else sum.value.add(amount.value * share);
        sum.isEstimated ||= amount.isEstimated;
      }
    },
    figures(grossAreaM2, from) {
      const entries = [...sums].map(([key, sum]) => [key, createFigure(key, sum, parcels, grossAreaM2, from)]);
      return Object.fromEntries(entries) as Record<RollupIndicatorKey, Figure>;
    },
  };
}

function createFigure(
  key: RollupIndicatorKey,
  sum: Gathered,
  parcels: number,
  grossM2: number | null,
  from: string,
): Figure {
  const { unit, formula, perHa } = kinds[key];
  const isOpen = sum.openParcels.length > 0;
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
  if (grossM2 === null || !(grossM2 > 0)) {
    return { ...base, value: null, state: "unknown", reason: "invalid_site_area", missing: ["geometry"] };
  }
  const divisor = perHa ? grossM2 / 10_000 : grossM2;
  if (!isOpen) {
    const state = sum.isEstimated ? "estimated" : "known";
    return { ...base, value: sum.value.value() / divisor, state, missing: [] };
  }
  const [first = "", ...more] = sum.openParcels;
  return {
    ...base,
    value: null,
    lower: sum.lower.value() / divisor,
    ...(sum.hasUpper ? { upper: sum.upper.value() / divisor } : {}),
    state: "unknown",
    reason: "parcels_unknown",
    missing: [...sum.missing]
      .sort()
      .map((name) => `parcels/${first}${more.length > 0 ? ` +${more.length}` : ""}: ${name}`),
  };
}
