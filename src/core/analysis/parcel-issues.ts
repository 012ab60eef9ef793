import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine } from "../geometry/overlay-engine.ts";
import { toAreaGeometry } from "../geometry/plan-shape.ts";
import { createIssue } from "../model/create-issue.ts";
import type { Issue } from "../model/issue.ts";
import type { Building } from "../model/records.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import type { Areas, ZoneShare } from "./audit-report.ts";
import type { BuildingPlace } from "./footprints.ts";
import { judgePieces } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import { shownM2 } from "./piece-issues.ts";

/** Deed against drawn area (domain §6.3): a warning above `area_warn`, an error above `area_fail`, of the deed area. */
export function findAreaMismatch(id: string, areas: Areas, tolerances: Tolerances): Issue | undefined {
  const { deed, ellipsoidal } = areas;
  if (deed === null || deed <= 0) return undefined;
  const difference = Math.abs(ellipsoidal - deed) / deed;
  if (difference <= tolerances.area_warn) return undefined;
  return createIssue("area-mismatch", {
    severity: difference > tolerances.area_fail ? "error" : "warning",
    layer: "parcels",
    ids: [id],
    measured: difference,
    allowed: tolerances.area_warn,
    unit: "fraction",
    params: {
      deed: shownM2(deed),
      drawn: shownM2(ellipsoidal),
      percent: Math.round(((ellipsoidal - deed) / deed) * 10_000) / 100,
      allowed: tolerances.area_warn * 100,
    },
  });
}

/** Shares that are kept: a portion is dropped only if it is a sliver and a small share of the parcel (domain §6.3). */
export function keptShares(shares: readonly ZoneShare[], tolerances: Tolerances): readonly ZoneShare[] {
  return shares.filter((share) => {
    const isThin = share.meanWidthM <= tolerances.sliver_width_m || share.areaM2 <= tolerances.sliver_area_m2;
    return !(isThin && share.share <= tolerances.sliver_share);
  });
}

export function findStraddling(id: string, shares: readonly ZoneShare[], tolerances: Tolerances): Issue | undefined {
  const kept = keptShares(shares, tolerances);
  if (kept.length < 2) return undefined;
  const words = kept.map((share) => `${share.zoneId} ${Math.round(share.share * 1000) / 10} %`).join(", ");
  return createIssue("straddles-zones", {
    layer: "parcels",
    ids: [id],
    measured: 1 - (kept[0]?.share ?? 1),
    allowed: tolerances.sliver_share,
    unit: "fraction",
    params: { count: kept.length, shares: words },
  });
}

/** Buildings over a parcel line onto a neighbour, and buildings that stand outside the parcel they name. */
export function findBuildingIssues(
  places: readonly BuildingPlace[],
  buildings: ReadonlyMap<string, Building>,
  parcels: MeasuredLayer,
  engine: OverlayEngine,
  tolerances: Tolerances,
  plane: MeasuringPlane,
): Issue[] {
  return places.flatMap(({ shape, onParcels }) => {
    const named = buildings.get(shape.id)?.parcelId ?? null;
    const own = named !== null && parcels.byId.has(named) ? named : onParcels[0]?.parcelId;
    if (own === undefined) return [];
    const issues: Issue[] = [];
    for (const neighbor of onParcels) {
      const parcel = parcels.byId.get(neighbor.parcelId);
      if (neighbor.parcelId === own || parcel === undefined) continue;
      const { real } = judgePieces(engine.intersectionPieces(shape, parcel), tolerances);
      issues.push(
        createIssue("building-crosses-parcel", {
          layer: "buildings",
          ids: [shape.id, own, neighbor.parcelId],
          measured: neighbor.areaM2,
          allowed: tolerances.sliver_area_m2,
          unit: "m2",
          place: toAreaGeometry(
            real.flatMap((piece) => piece.polygons),
            plane,
          ),
          params: { building: shape.id, id: own, neighbor: neighbor.parcelId, measured: shownM2(neighbor.areaM2) },
        }),
      );
    }
    const outside =
      named === null ? [] : judgePieces(engine.differencePieces(shape, findNearby(parcels, shape)), tolerances).real;
    if (outside.length > 0) {
      const areaM2 = outside.reduce((sum, piece) => sum + piece.areaM2, 0);
      issues.push(
        createIssue("building-outside-parcel", {
          layer: "buildings",
          ids: [shape.id, own],
          measured: areaM2,
          allowed: tolerances.sliver_area_m2,
          unit: "m2",
          place: toAreaGeometry(
            outside.flatMap((piece) => piece.polygons),
            plane,
          ),
          params: { building: shape.id, id: own, measured: shownM2(areaM2) },
        }),
      );
    }
    return issues;
  });
}
