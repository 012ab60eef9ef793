import { parkId } from "./plan-layers.ts";
import { names } from "./streets.ts";
import type { Properties } from "./write.ts";

const edition = "GB/T 4754-2017";

/** `projects.json`: who wants to come, how far that is, and how much land is asked for. */
export function projectRecords(): Properties[] {
  return [
    project("PR01", "signed", "3982", 1, 42_000, 12_600, 210, "2025-11-18", [
      "Circuit board plant",
      "电路板项目",
      "電路板項目",
    ]),
    project("PR02", "signed", "3670", 2, 65_000, 19_500, 320, "2025-12-22", [
      "Vehicle seats",
      "汽车座椅项目",
      "汽車座椅項目",
    ]),
    project("PR03", "approved", "4014", 1, 23_000, 8_100, 140, "2026-01-15", [
      "Flow meters",
      "流量仪表项目",
      "流量儀表項目",
    ]),
    project("PR04", "lead", "2761", 2, 90_000, 31_000, 260, undefined, ["Biologics", "生物制品项目", "生物製品項目"]),
    project("PR05", "under_way", "3969", 1, 21_000, 7_300, 160, "2024-06-30", [
      "Wearables",
      "智能穿戴项目",
      "智慧穿戴項目",
    ]),
    project("PR06", "signed", "5990", 1, 38_000, 7_600, 60, "2026-02-27", [
      "Cold store",
      "冷链仓储项目",
      "冷鏈倉儲項目",
    ]),
  ];
}

function project(
  id: string,
  stage: string,
  industryCode: string,
  pollutionClass: number,
  landDemandM2: number,
  investmentWan: number,
  jobs: number,
  signedOn: string | undefined,
  [en, hans, hant]: readonly [string, string, string],
): Properties {
  return {
    id,
    name: names(en, hans, hant),
    stage,
    // The lead came with the number of a park that is not here.
    parkId: id === "PR04" ? "P9" : parkId,
    industryCode,
    industryCodeVersion: edition,
    pollutionClass,
    use: industryCode.startsWith("59") ? "storage_1" : "industry",
    landDemandM2,
    investmentWan,
    jobs,
    services: ["road", "water", "power", "drainage"],
    ...(signedOn === undefined ? {} : { signedOn, document: `LH-${signedOn.slice(0, 4)}-${id.slice(2)}` }),
    published: false,
  };
}

/** `quotas.json`: what may be converted and what has to be balanced, by year. */
export function quotaRecords(): Properties[] {
  const quota = (
    id: string,
    year: number,
    kind: string,
    grantedM2: number,
    usedM2: number,
    document: string,
  ): Properties => ({
    id,
    parkId,
    year,
    level: "province",
    kind,
    grantedM2,
    usedM2,
    source: "made example",
    document,
  });
  return [
    quota("Q2025-1", 2025, "conversion", 200_000, 186_000, "豫自然资计〔2025〕12号 (invented)"),
    quota("Q2026-1", 2026, "conversion", 300_000, 40_000, "豫自然资计〔2026〕8号 (invented)"),
    quota("Q2026-2", 2026, "cultivated_balance", 180_000, 20_000, "占补平衡库 2026-08 (invented)"),
  ];
}
