import { answersFor } from "./answers.ts";
import { buildingFeatures, structureFeatures } from "./building-layers.ts";
import { chainRecords } from "./chains.ts";
import { infrastructureFeatures, sensitiveFeatures, surveyFeatures } from "./context-layers.ts";
import { controlFeatures } from "./controls.ts";
import { asOf } from "./dates.ts";
import { enterpriseRecords } from "./enterprise-records.ts";
import { gridCrs, toPlane } from "./frame.ts";
import { findJoints, jointCorners } from "./joints.ts";
import { numberSite } from "./numbering.ts";
import { parcelFeatures } from "./parcel-layer.ts";
import { parkFeatures, parkName, phaseFeatures, zoneFeatures } from "./plan-layers.ts";
import { plant } from "./planted.ts";
import { makePlots } from "./plots.ts";
import { projectRecords, quotaRecords } from "./projects.ts";
import { buildSite, merge } from "./site.ts";
import { names } from "./streets.ts";
import { collection, polygon, rawPolygon, recordList } from "./write.ts";

/** The files of the demo park: name -> text. The same on every run. */
export function makeDemo(): Record<string, string> {
  const joints = findJoints(buildSite());
  const site = buildSite(jointCorners(joints));
  const numbered = numberSite(site);
  const { lots, zones } = numbered;
  const plots = makePlots(lots);
  const planted = plant(site, joints, numbered, plots);
  const source = (title: string, date: string, accuracyM: number, coverage?: object): object => ({
    title,
    date,
    licence: "CC0-1.0 (invented data)",
    accuracyM,
    ...(coverage ? { coverage } : {}),
  });
  const wholeMap = polygon([[toPlane([78, 838]), toPlane([1240, 838]), toPlane([1240, -96]), toPlane([78, -96])]]);
  const park = {
    schema: "parkwright.dataset/1",
    id: "pingqiao-demo",
    name: parkName,
    languages: ["en", "zh-Hans", "zh-Hant"],
    asOf,
    ruleSets: ["cn-national-2023"],
    areaBasis: "deed",
    gridCrs,
    sources: {
      parks: source("Park boundary, made example", "2024-02-20", 0.1),
      zones: source("Regulatory plan, made example", "2024-02-20", 0.1),
      parcels: source("Cadastre and land-use ledger, made example", "2026-03-31", 0.05),
      buildings: source("Building survey, made example", "2025-12-15", 0.2),
      structures: source("Yards and structures, made example", "2025-12-15", 0.5),
      controls: source("Control lines, made example", "2025-09-30", 0.5, wholeMap),
      survey: source("Land survey by class, made example", "2024-12-31", 1, wholeMap),
      infrastructure: source("Streets, tracks and mains, made example", "2025-06-30", 1),
      sensitive: source("Homes, school, hospital, made example", "2025-06-30", 5),
      phases: source("Development phases, made example", "2024-02-20", 0.1),
    },
    region: {
      name: names("Linhe county (invented)", "临河县（虚构）", "臨河縣（虛構）"),
      year: 2025,
      measure: "jobs",
      total: 186_000,
      byIndustry: {
        "38": 9_600,
        "39": 11_200,
        "40": 3_100,
        "33": 6_400,
        "35": 5_800,
        "36": 7_900,
        "17": 4_900,
        "18": 8_800,
      },
    },
    contacts: [
      {
        id: "C1",
        name: names("Ms Chen (invented)", "陈女士（虚构）", "陳女士（虛構）"),
        role: names("Investment Office", "招商局", "招商局"),
        phone: "+86 376 000 0000",
        email: "invest@linhe.example",
      },
      {
        id: "C2",
        name: names("Mr Li (invented)", "李先生（虚构）", "李先生（虛構）"),
        role: names("Investment Office", "招商局", "招商局"),
        phone: "+86 376 000 0001",
        email: "land@linhe.example",
      },
    ],
  };
  const buildings = buildingFeatures(plots, planted.extraHouses);
  const structures = structureFeatures(plots);
  const enterprises = enterpriseRecords(plots);
  return {
    "park.json": `${JSON.stringify(park, null, 1)}\n`,
    "parks.geojson": collection(parkFeatures(site)),
    "zones.geojson": collection(zoneFeatures(zones, planted.zoneShapes, plots)),
    "parcels.geojson": collection(parcelFeatures(plots, planted.parcelShapes)),
    "buildings.geojson": collection(buildings),
    "structures.geojson": collection(structures),
    "controls.geojson": collection(controlFeatures(site, plots, planted)),
    "survey.geojson": collection([
      ...surveyFeatures(site, plots, (each) => merge(site.net, each)),
      {
        properties: { id: "D9001", code: "0101", codeSystem: "cn-survey" },
        geometry: rawPolygon(planted.crossedPatch),
      },
    ]),
    "infrastructure.geojson": collection(infrastructureFeatures()),
    "sensitive.geojson": collection(sensitiveFeatures(plots)),
    "phases.geojson": collection(phaseFeatures(site)),
    "enterprises.json": recordList(enterprises),
    "projects.json": recordList(projectRecords()),
    "quotas.json": recordList(quotaRecords()),
    "chains.json": recordList(chainRecords()),
    "answers.json": answersFor({
      plots,
      zones,
      planted,
      parkM2: site.park.areaM2,
      buildings: buildings.length,
      structures: structures.length,
      enterprises: enterprises.length,
    }),
  };
}
