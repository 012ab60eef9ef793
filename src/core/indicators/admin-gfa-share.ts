import type { Figure } from "../model/figure.ts";
import type { FloorAreaRule } from "../model/rule-pack.ts";
import type { FigureKind } from "./amount.ts";
import { computeGfaShareOfUses } from "./gfa-share-of-uses.ts";
import type { SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "admin_living_floor_area / total_floor_area (no multiplier)",
  source: "自然资发〔2023〕72号: share of administrative and living floor area",
};

export interface FloorUseRule {
  readonly floorArea: FloorAreaRule;
  /** Building uses that count as administration and living services. */
  readonly adminLivingUses: readonly string[];
}

/**
 * Share of the floor area of a parcel that serves administration and living (offices, dormitories, canteens …), 0 to 1.
 * Which uses count is data; everything else as in computeGfaShareOfUses.
 */
export function computeAdminGfaShare(facts: Pick<SiteFacts, "parcel" | "buildings">, rule: FloorUseRule): Figure {
  return computeGfaShareOfUses(facts, rule.floorArea, rule.adminLivingUses, kind);
}
