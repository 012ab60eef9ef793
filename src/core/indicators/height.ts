import type { Figure, FigureInput } from "../model/figure.ts";
import { createFigure, type FigureKind, notApplicable } from "./amount.ts";
import { mappedBuildings, type SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "m",
  formula: "height of the highest building",
  source: "domain §6.5: building height (建筑高度)",
};

/**
 * Height of the highest building of a parcel, m. No building: not applicable. A height not recorded leaves the figure
 * unknown, at least as high as the highest that is recorded, so a cap already broken stays broken.
 */
export function computeHeight(facts: Pick<SiteFacts, "parcel" | "buildings">): Figure {
  const buildings = mappedBuildings(facts);
  const inputs: readonly FigureInput[] = (buildings ?? []).map(({ building }) => {
    return {
      name: "heightM",
      value: building.heightM,
      unit: "m",
      from: `buildings/${building.id}`,
      date: null,
    };
  });
  if (buildings === null) {
    const reason = facts.buildings === null ? "layer_missing" : "buildings_not_mapped";
    return createFigure(
      {
        value: null,
        lower: 0,
        estimated: false,
        missing: ["buildings"],
        inputs,
        reason,
      },
      kind,
    );
  }
  if (buildings.length === 0) return notApplicable(kind, "no_building");
  const highest = Math.max(0, ...buildings.map(({ building }) => building.heightM ?? 0));
  const isKnown = buildings.every(({ building }) => building.heightM !== null);
  return createFigure(
    isKnown
      ? {
          value: highest,
          lower: highest,
          upper: highest,
          estimated: false,
          missing: [],
          inputs,
        }
      : {
          value: null,
          lower: highest,
          estimated: false,
          missing: ["heightM"],
          inputs,
        },
    kind,
  );
}
