import type { HouseOut } from "./built-form.ts";
import { toPlane, toSketch } from "./frame.ts";
import type { ZonePiece } from "./numbering.ts";
import { area, difference, intersection, offset, type Shape, simplify, type XY } from "./plane.ts";
import { farOf, type Plot } from "./plots.ts";
import { createRandom } from "./random.ts";
import type { Site } from "./site.ts";
import { names, streets, tracks } from "./streets.ts";
import { institutions, riverMiddle, villages } from "./surroundings.ts";
import { known, line, multiPolygon, type OutFeature, type Properties, point, polygon } from "./write.ts";

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

const codeOf = (plot: Plot): Properties => {
  if (plot.role === "no_code_system") return { landUse: plot.lot.landUse };
  if (plot.role === "unknown_code") return { landUse: "100109", codeSystem };
  return { landUse: plot.lot.landUse, codeSystem };
};

function servicesOf(plot: Plot, random: ReturnType<typeof createRandom>): Properties {
  if (plot.facts.status !== "unsupplied")
    return {
      road: true,
      water: true,
      drainage: true,
      power: true,
      telecom: true,
      gas: true,
      heat: "not_applicable",
      levelled: true,
    };
  if (plot.role === "unsupplied" && plot.lot.landUse === "01")
    return { road: true, heat: "not_applicable", levelled: false };
  const ready = plot.role !== "unsupplied";
  return known({
    road: true,
    water: true,
    drainage: ready || random.next() < 0.5,
    power: true,
    telecom: ready ? true : undefined,
    gas: random.next() < 0.75,
    heat: "not_applicable",
    levelled: ready,
  });
}

function listingOf(plot: Plot, random: ReturnType<typeof createRandom>): Properties | undefined {
  const contactId = random.pick(["C1", "C2"]);
  const rail = Math.hypot(plot.lot.at[0] - 860, plot.lot.at[1] - 240) * 0.0043;
  const round1 = (n: number): number => Math.round(n * 10) / 10;
  const distancesKm = {
    rail_goods_station: round1(0.4 + rail),
    motorway: round1(4.2 + (plot.lot.at[1] - 100) * 0.0043),
    river_port: round1(11.5 + random.between(0, 1)),
    airport: round1(52 + random.between(0, 3)),
  };
  const verifiedOn = `2026-0${random.whole(1, 3)}-${String(random.whole(8, 28)).padStart(2, "0")}`;
  const shared = {
    verifiedOn,
    verifiedBy: "Investment Office",
    contactId,
    distancesKm,
  };
  if (plot.role === "standard_factory")
    return {
      kind: "factory",
      availableFrom: "2026-04-15",
      powerKva: 1600,
      permittedUses: ["industry"],
      ...shared,
    };
  const offered = plot.facts.status === "unsupplied" && /^(1001|11)/.test(plot.lot.landUse);
  if (!offered) return undefined;
  const storage = plot.lot.landUse.startsWith("11");
  return {
    kind: "land",
    availableFrom: random.pick(["2026-04-01", "2026-06-30", "2026-09-30", "2026-10-31", "2027-03-31"]),
    priceWanPerMu: round1(storage ? 18.4 : 16 + random.between(0, 3.4)),
    termYears: random.next() < 0.2 ? 20 : 50,
    powerKva: random.pick([6300, 10_000, 12_500, 16_000, 20_000]),
    permittedUses: storage ? ["storage_1"] : ["industry"],
    ...shared,
  };
}

export function parcelFeatures(plots: readonly Plot[], shapes: ReadonlyMap<string, Shape>): OutFeature[] {
  return plots.map((plot) => {
    const random = createRandom(5000 + plot.lot.serial * 104729);
    const { facts, lot } = plot;
    const services = servicesOf(plot, random);
    const listing = listingOf(plot, random);
    const enterpriseIds = plot.role === "dangling_enterprise" ? ["E999"] : plot.company ? [plot.company.id] : [];
    return {
      properties: known({
        id: plot.id,
        parkId,
        cadastralNo: `411599001${String(lot.sector).padStart(3, "0")}GB${String(lot.serial).padStart(5, "0")}`,
        deedAreaM2: plot.deedM2,
        ...codeOf(plot),
        ownership: lot.landUse === "01" ? "collective" : "state",
        approval: facts.approval,
        supply: facts.supply,
        contract: facts.contract,
        construction: facts.construction,
        reserve: facts.reserve,
        evidence: [...facts.evidence, ...extraEvidence(plot)],
        enterpriseIds,
        services,
        listing,
        greenAreaM2: plot.greenM2,
        adminLandM2: plot.adminLandM2,
        grossFloorAreaM2: plot.role === "no_buildings_mapped" ? statedFloorM2(plot) : undefined,
        published: facts.status !== "idle" && facts.status !== "unknown",
      }),
      geometry: polygon(shapes.get(plot.id) ?? lot.shape),
    };
  });
}

/** Floor area as stated where no building is mapped: 0.84 of the deed area, in full tens. */
export const statedFloorM2 = (plot: Plot): number => Math.round((plot.deedM2 ?? plot.gridM2) * 0.084) * 10;

function extraEvidence(plot: Plot): Properties[] {
  const out: Properties[] = [];
  if (plot.greenM2 !== undefined)
    out.push({
      about: "greenAreaM2",
      on: "2025-10-17",
      by: "Park committee, yearly survey",
      document: "临园测〔2025〕006号",
    });
  if (plot.role === "admin_relaxed")
    out.push({
      about: "contract.adminLandShareMax",
      on: "2022-03-18",
      by: "City government",
      document: "信政函〔2022〕41号（示例）",
    });
  return out;
}

export function buildingFeatures(
  plots: readonly Plot[],
  extra: ReadonlyMap<string, readonly HouseOut[]>,
): OutFeature[] {
  const out: OutFeature[] = [];
  for (const plot of plots) {
    if (plot.role === "no_buildings_mapped") continue;
    const going = plot.facts.status === "building" || plot.facts.status === "idle";
    [...plot.form.houses, ...(extra.get(plot.id) ?? [])].forEach((house, i) => {
      const id = `${plot.id}-${i + 1}`;
      const units =
        plot.role === "standard_factory" && house.use === "industry"
          ? unitsOf(plot, id, i, house.areaM2, house.storeys)
          : undefined;
      out.push({
        properties: known({
          id,
          parcelId: plot.id,
          name: nameOf(house.use, i),
          status:
            going && !(plot.facts.status === "building" && i === 0 && plot.role === "building")
              ? "under_construction"
              : "existing",
          use: house.use,
          storeys: house.storeys,
          year: plot.facts.completedYear,
          standardFactory: units ? { units } : undefined,
          published: true,
        }),
        geometry: polygon([house.ring]),
      });
    });
  }
  return out;
}

function nameOf(use: string, i: number): Properties | undefined {
  const n = i + 1;
  if (use === "industry") return names(`Workshop ${n}`, `${n}号车间`, `${n}號車間`);
  if (use === "storage_1") return names(`Warehouse ${n}`, `${n}号库`, `${n}號庫`);
  if (use === "office") return names("Office building", "办公楼", "辦公樓");
  if (use === "dormitory") return names(`House ${n}`, `${n}号楼`, `${n}號樓`);
  if (use === "research") return names(`Research building ${n}`, `研发${n}号楼`, `研發${n}號樓`);
  return undefined;
}

function unitsOf(
  plot: Plot,
  id: string,
  index: number,
  footprintM2: number,
  storeys: readonly { readonly heightM?: number; readonly count?: number }[],
): Properties[] {
  const random = createRandom(plot.lot.serial * 31 + index);
  const count = storeys.reduce((sum, s) => sum + (s.count ?? 1), 0);
  return Array.from({ length: count }, (_, k) => {
    const areaM2 = Math.round(footprintM2 * 0.92);
    const free = random.next() < 0.3 ? areaM2 : random.next() < 0.25 ? Math.round(areaM2 * 0.4) : 0;
    return {
      id: `${id}-F${k + 1}`,
      floor: k + 1,
      areaM2,
      freeAreaM2: free,
      clearHeightM: k === 0 ? 5.4 : 4.2,
      floorLoadTPerM2: k === 0 ? 2 : 1,
      craneT: k === 0 ? 5 : 0,
      liftT: 3,
      powerKva: k === 0 ? 800 : 400,
      columnGridM: "9 x 9",
      rentPerM2Month: k === 0 ? 16 : 13,
    };
  });
}

export function structureFeatures(plots: readonly Plot[]): OutFeature[] {
  return plots.flatMap((plot) =>
    plot.role === "no_buildings_mapped"
      ? []
      : plot.form.yards.map((yard, i) => ({
          properties: known({
            id: `${plot.id}-S${i + 1}`,
            kind: yard.kind,
            parcelId: plot.id,
            servesProduction: plot.role === "coefficient_unknown" ? undefined : yard.servesProduction,
            published: true,
          }),
          geometry: polygon([yard.ring]),
        })),
  );
}

/** Survey class (DLBM) of what is on a parcel today. */
function surveyCode(plot: Plot): string {
  const use = plot.lot.landUse;
  if (
    plot.facts.status === "unsupplied" ||
    plot.facts.status === "notstarted" ||
    (plot.facts.status === "idle" && plot.form.houses.length === 0)
  )
    return use === "01" ? "0101" : plot.role === "reserved" ? "1201" : "0103";
  if (use.startsWith("1001")) return "0601";
  if (use.startsWith("11")) return "0508";
  if (use.startsWith("09")) return "05H1";
  if (use.startsWith("08")) return "08H2";
  if (use.startsWith("07")) return "0701";
  if (use.startsWith("13")) return "0809";
  if (use.startsWith("14")) return "0810";
  return "0103";
}

export function surveyFeatures(
  site: Site,
  plots: readonly Plot[],
  join: (lots: readonly Plot["lot"][]) => readonly { shape: Shape }[],
): OutFeature[] {
  const out: OutFeature[] = [];
  const put = (code: string, shape: Shape): void => {
    out.push({
      properties: {
        id: `D${String(out.length + 1).padStart(4, "0")}`,
        code,
        codeSystem: "cn-survey",
      },
      geometry: polygon(shape),
    });
  };
  for (const code of [...new Set(plots.map(surveyCode))].sort())
    for (const each of join(plots.filter((p) => surveyCode(p) === code).map((p) => p.lot))) put(code, each.shape);
  for (const road of site.roads) put("1004", road.shape);
  for (const water of site.water) put("1101", water.shape);
  for (const rail of site.rail) put("1001", rail.shape);
  for (const outer of site.outside) put(outer.patch.code, outer.shape);
  return out;
}

export function infrastructureFeatures(): OutFeature[] {
  const out: OutFeature[] = [];
  const clip = (points: readonly XY[]): XY[] => points.filter((p) => within(toSketch(p)));
  for (const s of streets)
    out.push({
      properties: {
        id: s.id,
        service: "road",
        kind: "line",
        name: s.name,
        status: "built",
        class: s.kind,
        widthM: s.widthM,
        published: true,
      },
      geometry: line(clip(s.line)),
    });
  for (const t of tracks)
    out.push({
      properties: {
        id: t.id,
        service: "rail",
        kind: "line",
        name: t.name,
        status: "built",
        published: true,
      },
      geometry: line(clip(t.line)),
    });
  const mains: readonly (readonly [string, number, string, readonly string[]])[] = [
    ["water", 9, "DN400", ["R01", "R02", "R03", "R04", "R05", "R06", "R07"]],
    ["drainage", -9, "DN800", ["R01", "R02", "R03", "R04", "R05", "R06", "R07"]],
    ["power", 11, "10 kV", ["R01", "R02", "R03", "R04", "R05", "R06"]],
    ["telecom", -11, "fibre", ["R01", "R02", "R03", "R04", "R05", "R06", "R07"]],
    ["gas", 7, "DN200", ["R01", "R02", "R04", "R05", "R06"]],
    ["sewage", -6, "DN600", ["R01", "R02", "R05", "R06"]],
  ];
  for (const [service, byM, capacity, ids] of mains)
    for (const id of ids) {
      const s = streets.find((each) => each.id === id)!;
      const points = clip(s.line).filter((p) => insideBox(toSketch(p)));
      out.push({
        properties: {
          id: `${service.slice(0, 2).toUpperCase()}-${id}`,
          service,
          kind: "line",
          status: "built",
          capacity,
          published: true,
        },
        geometry: line(simplify(offset(points, byM), 2.5)),
      });
    }
  const nodes: readonly (readonly [string, string, string, XY, ReturnType<typeof names>, string])[] = [
    ["N01", "power", "plant", [494, 277], names("Substation 110 kV", "110千伏变电站", "110千伏變電站"), "2 x 50 MVA"],
    ["N02", "water", "plant", [928, 533], names("Water works", "供水厂", "供水廠"), "30 000 m³/d"],
    ["N03", "sewage", "plant", [1016, 548], names("Sewage plant", "污水处理厂", "污水處理廠"), "20 000 m³/d"],
    ["N04", "gas", "node", [533, 352], names("Gas regulating station", "燃气调压站", "燃氣調壓站"), "5 000 m³/h"],
    ["N05", "rail", "node", [858, 246], names("Rail yard", "铁路货场", "鐵路貨場"), "0.8 Mt/a"],
    ["N06", "telecom", "node", [622, 352], names("Data room", "通信机房", "通信機房"), "10 Gbit/s"],
    ["N07", "post", "node", [662, 312], names("Post office", "邮政所", "郵政所"), "1"],
    ["N08", "garbage", "node", [988, 470], names("Waste transfer station", "垃圾转运站", "垃圾轉運站"), "60 t/d"],
  ];
  for (const [id, service, kind, at, name, capacity] of nodes)
    out.push({
      properties: {
        id,
        service,
        kind,
        name,
        status: "built",
        capacity,
        published: true,
      },
      geometry: point(toPlane(at)),
    });
  return out;
}
const within = (p: XY): boolean => p[0] > 70 && p[0] < 1245 && p[1] > -100 && p[1] < 842;
const insideBox = (p: XY): boolean => p[0] > 296 && p[0] < 1020 && p[1] > 92 && p[1] < 630;

export function sensitiveFeatures(plots: readonly Plot[]): OutFeature[] {
  const out: OutFeature[] = [];
  const put = (kind: string, name: Properties, geometry: OutFeature["geometry"]): void => {
    out.push({
      properties: {
        id: `S${String(out.length + 1).padStart(2, "0")}`,
        kind,
        name,
        published: true,
      },
      geometry,
    });
  };
  for (const place of villages) put("residential", place.name, polygon([place.ring.map(toPlane)]));
  for (const place of institutions) put(place.kind, place.name, polygon([place.ring.map(toPlane)]));
  for (const plot of plots.filter((p) => p.lot.landUse.startsWith("07")))
    put(
      "residential",
      names(`Staff housing ${plot.id}`, `职工宿舍 ${plot.id}`, `職工宿舍 ${plot.id}`),
      polygon(plot.lot.shape),
    );
  put("shoreline", names("Linhe River shoreline", "临河岸线", "臨河岸線"), line(riverMiddle));
  return out;
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

export function enterpriseRecords(plots: readonly Plot[]): Properties[] {
  return plots.flatMap((plot): Properties[] => {
    if (!plot.company) return [];
    const random = createRandom(9000 + plot.lot.serial * 15485863);
    const { company, facts } = plot;
    const ha = (plot.deedM2 ?? plot.gridM2) / 10_000;
    const running = facts.status === "built";
    const perHa = (facts.contract?.investmentIntensityMinWanPerHa as number | undefined) ?? 2800;
    const factor = plot.role === "investment_low" ? 0.68 : random.between(1.03, 1.38);
    const includesLand = random.next() < 0.75 || plot.role === "investment_low";
    const investment = Math.round(ha * perHa * factor);
    const firstYear = Math.max(2021, (facts.completedYear ?? 2026) + 1);
    const years = running ? [2021, 2022, 2023, 2024, 2025].filter((y) => y >= firstYear) : [];
    const revenue0 = ha * perHa * random.between(1.25, 2.3);
    const growth = random.between(0.98, 1.12);
    const taxShare = random.between(0.032, 0.062);
    const series = (value: (i: number) => number): Properties | undefined =>
      years.length === 0 ? undefined : Object.fromEntries(years.map((y, i) => [String(y), Math.round(value(i))]));
    const revenue = series((i) => revenue0 * growth ** i * random.between(0.95, 1.05));
    const tax = series((i) => revenue0 * taxShare * growth ** i * random.between(0.93, 1.07));
    return [
      known({
        id: company.id,
        name: company.name,
        creditCode: `91411599DM${String(plot.lot.serial * 7_654_321 + 1_000_003).slice(-7)}X`,
        industryCode: company.code,
        industryCodeVersion: "GB/T 4754-2017",
        pollutionClass: plot.role === "pollution_unknown" ? undefined : company.pollutionClass,
        aboveScale: running ? revenue0 > 2000 : undefined,
        jobs: running ? Math.round(ha * random.between(38, 92)) : undefined,
        fixedAssetInvestmentWan: running ? investment : undefined,
        investmentIncludesLandPrice: running ? includesLand : undefined,
        revenueWan: revenue,
        taxPaidWan: tax,
        eiaDistanceM: company.pollutionClass === 3 ? 100 : undefined,
        status: running ? "operating" : facts.status === "idle" ? "not operating" : "building",
        published: false,
      }),
    ];
  });
}
