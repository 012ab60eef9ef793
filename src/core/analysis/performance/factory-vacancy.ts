import type { FigureKind } from "../../indicators/amount.ts";
import { notApplicable } from "../../indicators/amount.ts";
import { sumOrdered } from "../../indicators/ratio.ts";
import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { Building } from "../../model/records.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { computedInput, openFigure } from "./park-figure.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "vacant_floor_area / floor_area (units of standard factories)",
  source: "standard-factory vacancy (标准厂房空置率), project default",
};

/** Floor area of the units of one building, and how much of it is free; null: one of them is not recorded. */
interface Space {
  readonly id: string;
  readonly areaM2: number | null;
  readonly freeM2: number | null;
  /** Of the building in what is summed up, 0 to 1. */
  readonly share: number;
}

export interface FactoryVacancy {
  readonly buildingId: string;
  readonly vacancy: Figure;
}

/**
 * How much of the standard factories stands empty: free floor area over floor area of their units, sum over sum, for each
 * building and all of them. Stairs and yards that are nobody's are in neither. A building without units on record, or a unit
 * without one of its areas, leaves it open. Space free since a later day than the one judged was let on that day. No standard
 * factory: not applicable.
 */
export function computeFactoryVacancy(
  parcels: readonly JudgedParcel[],
  asOf: string,
): {
  readonly vacancy: Figure;
  readonly buildings: readonly FactoryVacancy[];
} {
  const spaces = parcels.flatMap(({ facts }) =>
    (facts.buildings ?? []).flatMap(({ building, share }) => toSpace(building, share, asOf)),
  );
  const isUnmapped = parcels.some(({ facts }) => facts.buildings === null);
  const byBuilding = new Map<string, Space>();
  for (const space of spaces) byBuilding.set(space.id, { ...space, share: 1 });
  return {
    vacancy: isUnmapped ? openFigure(kind, "layer_missing", ["buildings"]) : divide(spaces),
    buildings: [...byBuilding.values()]
      .sort((a, b) => compareIds(a.id, b.id))
      .map((space) => ({ buildingId: space.id, vacancy: divide([space]) })),
  };
}

function toSpace({ id, standardFactory }: Building, share: number, asOf: string): readonly Space[] {
  if (standardFactory === null) return [];
  const { units } = standardFactory;
  const sum = (areas: readonly (number | null)[]): number | null =>
    areas.length === 0 || areas.includes(null) ? null : sumOrdered(areas.map((area) => area ?? 0));
  return [
    {
      id,
      share,
      areaM2: sum(units.map(({ areaM2 }) => areaM2)),
      freeM2: sum(units.map(({ freeAreaM2, freeSince }) => (freeSince !== null && freeSince > asOf ? 0 : freeAreaM2))),
    },
  ];
}

function divide(spaces: readonly Space[]): Figure {
  if (spaces.length === 0) return notApplicable(kind, "no_standard_factory");
  const total = (key: "areaM2" | "freeM2"): number | null =>
    spaces.some((space) => space[key] === null)
      ? null
      : sumOrdered(spaces.map((space) => (space[key] ?? 0) * space.share));
  const [freeM2, areaM2] = [total("freeM2"), total("areaM2")];
  const from = spaces.length === 1 ? `buildings/${spaces[0]?.id}` : `buildings (${spaces.length})`;
  const inputs = [
    computedInput("vacant_floor_area", freeM2, "m2", from),
    computedInput("floor_area", areaM2, "m2", from),
  ];
  if (freeM2 === null || areaM2 === null) {
    const open = spaces.filter((space) => space.areaM2 === null || space.freeM2 === null);
    const more = open.length > 1 ? ` +${open.length - 1}` : "";
    return openFigure(kind, "missing_input", [`buildings/${open[0]?.id}${more}: standardFactory.units`], inputs);
  }
  if (!(areaM2 > 0) || freeM2 > areaM2) return openFigure(kind, "invalid_floor_area", [], inputs);
  const { unit, formula, source } = kind;
  return { value: freeM2 / areaM2, unit, state: "known", missing: [], inputs, formula, source };
}
