import { asOf } from "./dates.ts";
import { gridCrs, toPlane } from "./frame.ts";
import {
  buildingFeatures,
  enterpriseRecords,
  infrastructureFeatures,
  parcelFeatures,
  parkFeatures,
  parkName,
  phaseFeatures,
  sensitiveFeatures,
  structureFeatures,
  surveyFeatures,
  zoneFeatures,
} from "./layers.ts";
import { numberSite } from "./numbering.ts";
import type { Shape } from "./plane.ts";
import { makePlots } from "./plots.ts";
import { buildSite, merge } from "./site.ts";
import { names } from "./streets.ts";
import { collection, polygon, recordList } from "./write.ts";

/** The files of the demo park: name -> text. The same on every run. */
export function makeDemo(): Record<string, string> {
  const site = buildSite();
  const { lots, zones } = numberSite(site);
  const plots = makePlots(lots);
  const shapes = new Map<string, Shape>();
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
  return {
    "park.json": `${JSON.stringify(park, null, 1)}\n`,
    "parks.geojson": collection(parkFeatures(site)),
    "zones.geojson": collection(zoneFeatures(zones, shapes, plots)),
    "parcels.geojson": collection(parcelFeatures(plots, shapes)),
    "buildings.geojson": collection(buildingFeatures(plots)),
    "structures.geojson": collection(structureFeatures(plots)),
    "survey.geojson": collection(surveyFeatures(site, plots, (each) => merge(site.net, each))),
    "infrastructure.geojson": collection(infrastructureFeatures()),
    "sensitive.geojson": collection(sensitiveFeatures(plots)),
    "phases.geojson": collection(phaseFeatures(site)),
    "enterprises.json": recordList(enterpriseRecords(plots)),
  };
}
