import type { FeatureKind } from "../model/record-kinds.ts";

/**
 * Values that stand for all of a feature's land and are dealt out when it is split and summed when it is merged (docs/editing.md).
 * Ratios, dates, limits and prices a unit are no amounts: they hold for every part.
 */
const amountPaths: Partial<Readonly<Record<FeatureKind, readonly string[]>>> = {
  parcels: [
    "deedAreaM2",
    "supply.priceWan",
    "contract.priceWan",
    "contract.totalInvestmentWan",
    "construction.developedLandM2",
    "construction.dueLandM2",
    "construction.investedWan",
    "construction.totalInvestWan",
    "reserve.costWan",
    "greenAreaM2",
    "adminLandM2",
  ],
};

/** Floor area stated for a whole parcel: dealt out by what stands on the parts. */
export const floorAreaPath = "grossFloorAreaM2";

/** Paths of amounts dealt out by area; floor area is not among them. */
export function amountPathsOf(kind: FeatureKind): readonly string[] {
  return amountPaths[kind] ?? [];
}

/** Paths of everything that is summed when features are merged. */
export function summedPathsOf(kind: FeatureKind): readonly string[] {
  return kind === "parcels" ? [...amountPathsOf(kind), floorAreaPath] : [];
}

const reshapedKinds: readonly FeatureKind[] = [
  "zones",
  "parcels",
  "proposals",
  "phases",
  "controls",
  "survey",
  "structures",
  "sensitive",
];

/** Can features of this kind be split and merged? Parks and buildings hold amounts and parts of their own that nobody can deal out. */
export function canBeSplit(kind: FeatureKind): boolean {
  return reshapedKinds.includes(kind);
}
