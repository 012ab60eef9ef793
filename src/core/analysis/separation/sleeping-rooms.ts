import { outlineOfShape } from "../../geometry/feature-outline.ts";
import type { Check } from "../../model/check.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { outweighs, type PlantVerdict } from "./judge-plant.ts";
import { findWorstPlant } from "./separation-checks.ts";
import type { SeparationLayer } from "./separation-layer.ts";

/** The class whose protective distance nobody may sleep in (domain §6.1, C*). */
const guardedClass = 3;

type RoomVerdict = Pick<Check, "verdict" | "missing"> & { readonly reason?: string };

/**
 * Does anybody sleep inside the protective distance of a plant of class 3, the own one or a neighbour's? Looks at the buildings
 * of this use on the parcel. Inside: fails. A distance or a unit not known: open. Far enough, or no such plant in reach: nothing
 * to add to the matrix. Source: domain §6.1, C* of zone 100103 (D).
 */
export function judgeSleepingRooms(
  { buildings }: Pick<ParcelFacts, "buildings">,
  use: string,
  layer: SeparationLayer,
): RoomVerdict | undefined {
  let worst: PlantVerdict | undefined;
  for (const { building } of buildings ?? []) {
    const shape = building.use === use ? layer.sources.measured.buildings.byId.get(building.id) : undefined;
    const outline = shape === undefined ? undefined : outlineOfShape(shape);
    if (outline === undefined) continue;
    const feature = { subject: `buildings/${building.id}`, what: use, outline };
    const found = findWorstPlant(
      feature,
      layer,
      () => true,
      ({ pollutionClass }) => pollutionClass === guardedClass,
    )?.judged;
    if (found !== undefined && (worst === undefined || outweighs(found, worst))) worst = found;
  }
  switch (worst?.verdict) {
    case "fail":
      return { verdict: "fail", reason: "sleeping_room_in_protective_distance", missing: [] };
    case "unknown":
      return { verdict: "unknown", reason: worst.reason ?? "protective_distance_unknown", missing: worst.missing };
    case "conditional":
      return {
        verdict: "conditional",
        missing: worst.missing,
        ...(worst.reason === undefined ? {} : { reason: worst.reason }),
      };
    default:
      return undefined;
  }
}
