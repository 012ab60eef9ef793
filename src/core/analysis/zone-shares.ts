import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { meanWidthM, polygonsPerimeterM } from "../geometry/plan-shape.ts";
import { compareIds } from "../model/ids.ts";
import type { ZoneShare } from "./audit-report.ts";
import { arithmeticNoiseM2 } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";

/**
 * How a parcel is shared between zones: area m², share of the parcel's drawn area, and the mean width of the portion
 * (2 × area / perimeter), largest first. Touching zones do not appear. A parcel wholly in one zone costs one overlay.
 */
export function measureZoneShares(parcel: PlanShape, zones: MeasuredLayer, engine: OverlayEngine): ZoneShare[] {
  const portions: { zone: PlanShape; areaM2: number }[] = [];
  for (const zone of findNearby(zones, parcel)) {
    const areaM2 = engine.intersectionAreaM2(parcel, zone);
    if (areaM2 > arithmeticNoiseM2) portions.push({ zone, areaM2 });
  }
  const shares = portions.map(({ zone, areaM2 }): ZoneShare => {
    const isWhole = portions.length === 1 && areaM2 >= parcel.areaM2 * (1 - 1e-12);
    const pieces = isWhole ? [] : engine.intersectionPieces(parcel, zone);
    const perimeterM = pieces.reduce((sum, piece) => sum + piece.perimeterM, 0);
    return {
      zoneId: zone.id,
      areaM2,
      share: parcel.areaM2 > 0 ? areaM2 / parcel.areaM2 : 0,
      meanWidthM: isWhole ? wholeWidthM(parcel) : meanWidthM(areaM2, perimeterM),
    };
  });
  return shares.sort((a, b) => b.areaM2 - a.areaM2 || compareIds(a.zoneId, b.zoneId));
}

function wholeWidthM(parcel: PlanShape): number {
  return meanWidthM(parcel.areaM2, polygonsPerimeterM(parcel.polygons));
}
