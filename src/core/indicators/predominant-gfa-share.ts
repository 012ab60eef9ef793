import type { Figure } from "../model/figure.ts";
import type { FloorAreaRule } from "../model/rule-pack.ts";
import type { FigureKind } from "./amount.ts";
import { computeGfaShareOfUses } from "./gfa-share-of-uses.ts";
import type { SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "predominant_floor_area / total_floor_area (no multiplier)",
  source: "domain §6.6: predominant uses of a zone by floor area",
};

/**
 * Share of the floor area that the predominant uses of a zone take, 0 to 1; the rest is ancillary. Which uses are predominant
 * stands in the rule pack (`predominant_uses`). Used in Singapore: B1 and B2 at least 60 %.
 */
export function computePredominantGfaShare(
  facts: Pick<SiteFacts, "parcel" | "buildings">,
  floorArea: FloorAreaRule,
  predominantUses: readonly string[],
): Figure {
  return computeGfaShareOfUses(facts, floorArea, predominantUses, kind);
}
