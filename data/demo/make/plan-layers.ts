import { toPlane, toSketch } from "./frame.ts";
import type { ZonePiece } from "./numbering.ts";
import { area, difference, intersection, type Shape, type XY } from "./plane.ts";
import { farOf, type Plot } from "./plots.ts";
import type { Site } from "./site.ts";
import { names } from "./streets.ts";
import { multiPolygon, type OutFeature, type Properties, polygon } from "./write.ts";

export const parkId = "P1";
export const codeSystem = "cn-2023";
export const parkName = names("Linhe Industrial Park (demo)", "临河产业园（示例）", "臨河產業園（示例）");

export function parkFeatures(site: Site): OutFeature[] {
  return [
    {
      properties: {
        id: parkId,
        name: names("Linhe Industrial Park, start-up area", "临河产业园起步区", "臨河產業園起步區"),
        kind: "startup",
        hostJurisdiction: "Linhe (invented)",
        approvedAreaM2: 12_000_000,
        stageYear: 2014,
        parkClass: "A",
        residents: 4_800,
        assessment: {
          year: 2025,
          economic: { actual: 104.2, target: 110 },
          work: { actual: 46, target: 50 },
        },
        leadingIndustries: ["electronics", "machinery", "new materials", "logistics"],
        published: true,
      },
      geometry: polygon(site.park.shape),
    },
  ];
}

/** Floor-area limits of a plan plot: kept by what stands on it, but for the parcel meant to break its maximum. */
function limitsOf(zone: ZonePiece, plots: readonly Plot[]): Properties[] {
  if (!zone.landUse.startsWith("1001")) return [];
  const built = plots.filter(
    (p) => p.lot.zoneId === zone.id && p.facts.status === "built" && p.role !== "no_buildings_mapped",
  );
  const fars = built.filter((p) => p.role !== "far_above_plan").map((p) => farOf(p, p.deedM2 ?? p.gridM2));
  const low = zone.landUse === "100103" ? 0.6 : zone.landUse === "100102" ? 0.7 : 0.8;
  const keeps = Math.min(...fars, low);
  const farMin = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].reduce((best, v) => (v <= keeps ? v : best), 0.3);
  const farMax = Math.max(zone.landUse === "100101" ? 2 : 1.8, ...fars.map((f) => Math.ceil(f * 11) / 10));
  const source = "临河产业园控制性详细规划（2024）";
  return [
    {
      key: "far",
      op: ">=",
      value: farMin,
      unit: "ratio",
      origin: "plan",
      source,
    },
    {
      key: "far",
      op: "<=",
      value: farMax,
      unit: "ratio",
      origin: "plan",
      source,
    },
    {
      key: "green_ratio",
      op: "<=",
      value: 0.2,
      unit: "fraction",
      origin: "plan",
      source,
    },
    {
      key: "height_m",
      op: "<=",
      value: zone.landUse === "100101" ? 36 : 30,
      unit: "m",
      origin: "plan",
      source,
    },
  ];
}

export function zoneFeatures(
  zones: readonly ZonePiece[],
  shapes: ReadonlyMap<string, Shape>,
  plots: readonly Plot[],
): OutFeature[] {
  return zones.map((zone) => ({
    properties: {
      id: zone.id,
      landUse: zone.landUse,
      codeSystem,
      name: zone.name,
      parkId,
      phaseId: toSketch(zone.shape[0]![0]!)[1] > 337 ? "PH1" : "PH2",
      limits: limitsOf(zone, plots),
      planVersion: "2024-02",
      published: true,
    },
    geometry: polygon(shapes.get(zone.id) ?? zone.shape),
  }));
}

export function phaseFeatures(site: Site): OutFeature[] {
  const southHalf: Shape = [
    (
      [
        [250, 337],
        [560, 329],
        [600, 328],
        [660, 335],
        [720, 346],
        [790, 360],
        [860, 366],
        [930, 360],
        [985, 346],
        [1040, 328],
        [1060, 700],
        [250, 700],
      ] as XY[]
    ).map(toPlane),
  ];
  const first = intersection([site.park.shape], [southHalf]);
  const big = (shapes: readonly Shape[]): Shape[] => shapes.filter((s) => area(s) > 1000);
  return [
    {
      properties: {
        id: "PH1",
        order: 1,
        parkId,
        name: names("Phase 1", "一期", "一期"),
        plannedStart: "2014-03-01",
        plannedEnd: "2021-12-31",
        gate: null,
      },
      geometry: multiPolygon(big(first)),
    },
    {
      properties: {
        id: "PH2",
        order: 2,
        parkId,
        name: names("Phase 2", "二期", "二期"),
        plannedStart: "2018-01-01",
        plannedEnd: "2027-12-31",
        gate: { after: "PH1", builtShare: 0.7 },
      },
      geometry: multiPolygon(big(difference([site.park.shape], [southHalf]))),
    },
  ];
}
