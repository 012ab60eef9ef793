import { mappedBuildings } from "../indicators/site-facts.ts";
import type { Check } from "../model/check.ts";
import { compareWithBounds, computeGap } from "../model/verdict.ts";
import { plainCheck } from "./check-parts.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import type { SetbackFacts } from "./setback-facts.ts";

/**
 * Do the buildings of a parcel keep the setbacks its plan draws (退界)? One check a setback of a governing zone, the smallest
 * distance of any building against it; just that far is enough. Buildings not mapped: unknown. No building, or no boundary on
 * that side: not applicable. A line of which none is in the data: unknown. Domain §6.5.
 */
export function findSetbackChecks(facts: ParcelFacts, governing: ReadonlySet<string>): readonly Check[] {
  return (facts.setbacks ?? []).filter(({ zoneId }) => governing.has(zoneId)).map((one) => createCheck(one, facts));
}

function createCheck(measured: SetbackFacts, facts: ParcelFacts): Check {
  const { zoneId, setback, distanceM, buildingId, place } = measured;
  const { minM, source } = setback;
  const plan = facts.zonesById.get(zoneId)?.planVersion ?? `plan of zones/${zoneId}`;
  return {
    ...plainCheck,
    rule: "setback",
    key: setback.edge ?? setback.side ?? "any",
    ...judge(measured, facts),
    value: distanceM,
    op: ">=",
    limit: minM,
    gap: computeGap(">=", minM, distanceM),
    unit: "m",
    origin: "plan",
    source: source ?? plan,
    subjects: [
      `parcels/${facts.parcel.id}`,
      `zones/${zoneId}`,
      ...(buildingId === null ? [] : [`buildings/${buildingId}`]),
    ],
    ...(place === undefined ? {} : { place }),
    details: { side: setback.side, edge: setback.edge, from: setback.from ?? "parcel" },
  };
}

function judge(
  { setback, distanceM, hasEdge }: SetbackFacts,
  facts: ParcelFacts,
): Pick<Check, "verdict" | "missing"> & { readonly reason?: string } {
  const buildings = mappedBuildings(facts);
  if (buildings === null) {
    const reason = facts.buildings === null ? "layer_missing" : "buildings_not_mapped";
    return { verdict: "unknown", reason, missing: ["buildings"] };
  }
  if (buildings.length === 0) return { verdict: "not_applicable", reason: "no_building", missing: [] };
  if (setback.minM === null) return { verdict: "unknown", reason: "missing_input", missing: ["setbacks.minM"] };
  if (!hasEdge && setback.edge !== null) return { verdict: "unknown", reason: "layer_missing", missing: ["controls"] };
  if (!hasEdge) return { verdict: "not_applicable", reason: "no_such_side", missing: [] };
  // A line that is in the data but was not found near is farther than what is asked.
  return { verdict: compareWithBounds(">=", setback.minM, { value: distanceM ?? setback.minM }), missing: [] };
}
