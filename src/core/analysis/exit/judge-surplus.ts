import { computeCoveredLand } from "../../indicators/building-coefficient.ts";
import { computeParcelFloorArea } from "../../indicators/far.ts";
import { computeSurplusFigure, type DensityMinimum, noSurplusLand } from "../../indicators/surplus-land.ts";
import type { Check } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import type { LoadedRulePack, ProjectDefaults } from "../../model/rule-pack.ts";
import type { ParcelStage } from "../../rules/parcel-stage.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { builtLandMissing, findBuiltLand, isLandOfUse } from "./built-land.ts";
import { findMinimum } from "./find-minimum.ts";

interface SurplusContext {
  readonly asOf: string;
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
}

/**
 * Land a built parcel has to spare, m²: at the minima of its contract, else at those of its industry, newer ones included,
 * since this is an estimate for talks and no finding. Land that is not built: not applicable. A minimum nobody sets leaves the
 * figure open, unless the other one needs the whole site already. Domain §5.6 (D).
 */
export function judgeSurplus(
  facts: ParcelFacts,
  stage: ParcelStage,
  limitChecks: readonly Check[],
  { asOf, packs, defaults }: SurplusContext,
): Figure {
  const { built, reason } = findBuiltLand(facts, stage, asOf);
  if (built !== "yes") {
    return noSurplusLand(reason ?? "not_built_yet", built === "open", built === "open" ? builtLandMissing : []);
  }
  if (!isLandOfUse(facts, packs)) return noSurplusLand("use_not_concerned", false, []);
  const rule = packs.find(({ pack }) => pack.floor_area !== undefined)?.pack.floor_area ?? defaults.floor_area;
  return computeSurplusFigure({
    siteArea: facts.siteArea,
    floorArea: computeParcelFloorArea(facts, rule).countable,
    coveredLand: computeCoveredLand(facts),
    farMin: toDensityMinimum(facts, limitChecks, "far", "contract.farMin"),
    coefficientMin: toDensityMinimum(facts, limitChecks, "building_coefficient", "contract.buildingCoefficientMin"),
  });
}

function toDensityMinimum(
  { parcel }: ParcelFacts,
  limitChecks: readonly Check[],
  key: "far" | "building_coefficient",
  property: string,
): DensityMinimum {
  const found = findMinimum(limitChecks, key);
  const check = found?.check;
  const value = check?.reason === "rule_conflict" ? null : (found?.value ?? null);
  const isAgreed = check === undefined || check.origin === "contract";
  return {
    value,
    input: {
      name: isAgreed ? property : `${key}_min`,
      value,
      unit: key === "far" ? "ratio" : "fraction",
      from: isAgreed ? `parcels/${parcel.id}` : (check.source ?? ""),
      date: null,
    },
    missing: value === null ? [property, ...(check?.missing ?? [])] : [],
    reason: value === null ? (found?.standing === "open" ? (check?.reason ?? "no_limit") : "no_limit") : undefined,
  };
}
