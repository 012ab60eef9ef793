import type { FigureKind } from "../../indicators/amount.ts";
import type { Figure } from "../../model/figure.ts";
import { computedInput, openFigure, shareFigure } from "./park-figure.ts";
import type { ParkFirms } from "./park-firms.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "supply_pairs_inside / supply_pairs",
  source: "local supply links: recorded pairs of supplier and customer",
};

/**
 * Share of the recorded supplier pairs of a park's firms of which both ends stand in the park. A pair that both firms record
 * counts once. No pair on record: unknown, since nobody buys from nobody.
 */
export function computeLocalSupply(park: ParkFirms): Figure {
  const inside = new Set([...park.firms.map(({ id }) => id), ...park.unlisted]);
  const pairs = new Map<string, boolean>();
  for (const { id, enterprise } of park.firms) {
    for (const partner of enterprise.partners) {
      const [supplier, customer] = partner.role === "supplier" ? [partner.id, id] : [id, partner.id];
      pairs.set(JSON.stringify([supplier, customer]), inside.has(partner.id));
    }
  }
  if (park.lacking.length > 0) return openFigure(kind, "layer_missing", park.lacking);
  if (pairs.size === 0) return openFigure(kind, "no_pairs_recorded", ["partners"]);
  const part = [...pairs.values()].filter((isInside) => isInside).length;
  return shareFigure(
    kind,
    { part, open: 0, whole: pairs.size },
    [],
    [computedInput("supply_pairs_inside", part, "count"), computedInput("supply_pairs", pairs.size, "count")],
  );
}
