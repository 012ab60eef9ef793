import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine } from "../geometry/overlay-engine.ts";
import { toAreaGeometry } from "../geometry/plan-shape.ts";
import { createIssue } from "../model/create-issue.ts";
import type { Issue } from "../model/issue.ts";
import type { Building } from "../model/records.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { checkArea } from "../rules/area-check.ts";
import { judgeStraddle } from "../rules/zoning-straddle.ts";
import type { Areas, ZoneShare } from "./audit-report.ts";
import type { BuildingPlace } from "./footprints.ts";
import { judgePieces } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import { issuesOfPieces, shownM, shownM2 } from "./piece-issues.ts";

/** Deed against drawn area (domain §6.3): a warning above `area_warn`, an error above `area_fail`, of the deed area. */
export function findAreaMismatch(id: string, areas: Areas, tolerances: Tolerances): Issue | undefined {
  const { deed, ellipsoidal } = areas;
  const checked = checkArea(deed, ellipsoidal, tolerances);
  if (deed === null || checked.relativeDifference === null || checked.class === "ok") return undefined;
  return createIssue("area-mismatch", {
    severity: checked.class === "fail" ? "error" : "warning",
    layer: "parcels",
    ids: [id],
    measured: checked.relativeDifference,
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

/** A parcel that several zones govern: by the same reading of slivers as the check `zoning.straddle`. */
export function findStraddling(
  id: string,
  parcelM2: number,
  shares: readonly ZoneShare[],
  tolerances: Tolerances,
): Issue | undefined {
  const portions = shares.map(({ zoneId, areaM2, meanWidthM }) => ({ zone: zoneId, areaM2, meanWidthM, farMax: null }));
  const { governing } = judgeStraddle(parcelM2, portions, tolerances);
  if (governing.length < 2) return undefined;
  const shareOf = (areaM2: number): number => Math.round((areaM2 / parcelM2) * 1000) / 10;
  return createIssue("straddles-zones", {
    layer: "parcels",
    ids: [id],
    measured: 1 - (governing[0]?.areaM2 ?? parcelM2) / parcelM2,
    allowed: tolerances.sliver_share,
    unit: "fraction",
    params: {
      count: governing.length,
      shares: governing.map(({ zone, areaM2 }) => `${zone} ${shareOf(areaM2)} %`).join(", "),
    },
  });
}

/** Portions of a parcel in other zones that are too narrow and too small to govern: left out, but counted in the log. */
export function findStraddleSlivers(
  id: string,
  parcelM2: number,
  shares: readonly ZoneShare[],
  tolerances: Tolerances,
): readonly Issue[] {
  const portions = shares.map(({ zoneId, areaM2, meanWidthM }) => ({ zone: zoneId, areaM2, meanWidthM, farMax: null }));
  return judgeStraddle(parcelM2, portions, tolerances).ignoredSlivers.map(({ zone, areaM2, meanWidthM }) =>
    createIssue("sliver", {
      layer: "parcels",
      ids: [id, zone],
      measured: areaM2,
      allowed: tolerances.sliver_area_m2,
      unit: "m2",
      params: {
        what: "straddles-zones",
        a: id,
        b: zone,
        count: 1,
        measured: shownM2(areaM2),
        width: shownM(meanWidthM),
      },
    }),
  );
}

/**
 * Buildings over a parcel line onto a neighbour, and buildings that name a parcel but stand on none, in whole or in part.
 * Without parcels there is nothing to stand on and nothing is said.
 */
export function* findBuildingIssues(
  places: readonly BuildingPlace[],
  buildings: ReadonlyMap<string, Building>,
  parcels: MeasuredLayer,
  engine: OverlayEngine,
  tolerances: Tolerances,
  plane: MeasuringPlane,
): Generator<number, readonly Issue[], void> {
  const issues: Issue[] = [];
  let done = 0;
  for (const { shape, onParcels, sliversOn } of places) {
    done++;
    if (done % 200 === 0) yield done;
    const named = buildings.get(shape.id)?.parcelId ?? null;
    const own = named !== null && parcels.byId.has(named) ? named : (onParcels[0]?.parcelId ?? named);
    if (own === null || parcels.shapes.length === 0) continue;
    for (const neighbor of onParcels) {
      if (neighbor.parcelId === own) continue;
      issues.push(
        createIssue("building-crosses-parcel", {
          layer: "buildings",
          ids: [shape.id, own, neighbor.parcelId],
          measured: neighbor.areaM2,
          allowed: tolerances.sliver_area_m2,
          unit: "m2",
          place: toAreaGeometry(
            neighbor.pieces.flatMap((piece) => piece.polygons),
            plane,
          ),
          params: { building: shape.id, id: own, neighbor: neighbor.parcelId, measured: shownM2(neighbor.areaM2) },
        }),
      );
    }
    for (const { parcelId, pieces } of sliversOn) {
      if (parcelId === own) continue;
      const subject = {
        code: "building-crosses-parcel",
        layer: "buildings",
        ids: [shape.id, own, parcelId],
        params: {},
        between: [shape.id, parcelId],
      } as const;
      issues.push(...issuesOfPieces(pieces, subject, tolerances, plane));
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
  }
  return issues;
}
