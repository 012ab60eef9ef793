import { computeAdminGfaShare } from "../../indicators/admin-gfa-share.ts";
import { apportionByFloorArea, computeAdminLandShare } from "../../indicators/admin-land-share.ts";
import { computeBuildingCoefficient } from "../../indicators/building-coefficient.ts";
import { computeBuildingDensity } from "../../indicators/building-density.ts";
import { computeFar } from "../../indicators/far.ts";
import { computeGreenRatio } from "../../indicators/green-ratio.ts";
import { computeInvestmentIntensity } from "../../indicators/investment-intensity.ts";
import { computeOutputRate } from "../../indicators/output-rate.ts";
import type { BuildingFact, SiteFacts } from "../../indicators/site-facts.ts";
import { computeTaxPerMu } from "../../indicators/tax-per-mu.ts";
import type { Origin, Verdict } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import { enterpriseSchema, parcelProperties, storeySchema } from "../../model/records.ts";
import { convertUnit } from "../../model/units.ts";
import { aggregateVerdicts, compareWithBounds } from "../../model/verdict.ts";
import type { IndicatorLimit } from "../../rules/indicator-limit.ts";
import { type JudgedLimit, judgeLimits } from "../../rules/limits.ts";
import { findTableValue } from "../../rules/table-limit.ts";
import { readFlag, readNumber, readObjects, readText } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.3: site indicators and limits. */
export const figureAdapters: AdapterTable = {
  "indicator.far": (inputs, context) => {
    const figure = computeFar(
      siteFacts(inputs, { buildings: storeysAsBuilding(inputs) }),
      getSection(context, "floor_area"),
    );
    const uncorrected = figure.inputs.find(({ name }) => name === "far_uncorrected")?.value ?? null;
    const limits = [limitOf(inputs, "far_min", ">="), limitOf(inputs, "far_max", "<=")].flat();
    return {
      far: figure.value,
      far_uncorrected: uncorrected,
      far_lower: figure.lower ?? figure.value,
      far_upper: figure.upper ?? figure.value,
      ...verdictOfFigure(figure, limits),
    };
  },
  "indicator.far_industry_min": (inputs, context) => {
    const tables = tablesOfYear(context, Number(readText(inputs, "table")));
    const code = readText(inputs, "industry_code");
    const { value: farMin, reason } = findTableValue(tables, {
      industryCode: code,
      edition: readText(inputs, "industry_code_version"),
    });
    const far = readNumber(inputs, "far");
    return {
      far_min: farMin,
      verdict: farMin === null ? "unknown" : compareWithBounds(">=", farMin, { value: far }),
      ...(reason === undefined ? {} : { reason }),
    };
  },
  "limit.strictest": (inputs) => {
    const limits = readObjects(inputs, "limits").map((limit) =>
      createLimit(readText(limit, "op"), readNumber(limit, "value"), readText(limit, "origin") as Origin),
    );
    const actual = readNumber(inputs, "actual");
    const judged = judgeLimits({ value: actual }, limits);
    const conflict = judged.some(({ reason }) => reason === "rule_conflict");
    return {
      per_limit: Object.fromEntries(judged.map(({ limit, verdict }) => [limit.origin, verdict])),
      binding: conflict ? null : bindingOrigin(judged, actual),
      verdict: aggregateVerdicts(judged.map(({ verdict }) => verdict)),
      ...(conflict ? { reason: "rule_conflict" } : {}),
    };
  },
  "indicator.building_coefficient": (inputs) => {
    const footprintUnionM2 = readNumber(inputs, "building_footprint_m2");
    const facts = siteFacts(inputs, {
      buildings: footprintUnionM2 === null ? null : [],
      footprintUnionM2,
      structureUnionM2: {
        structureM2: readNumber(inputs, "structure_footprint_m2"),
        yardM2: readNumber(inputs, "yard_area_m2"),
        unclearM2: 0,
      },
    });
    const figure = computeBuildingCoefficient(facts);
    const parts = ["building_footprint_m2", "structure_footprint_m2", "yard_area_m2"];
    return {
      building_coefficient: figure.value,
      building_coefficient_lower: figure.lower ?? figure.value,
      building_coefficient_upper: figure.upper ?? figure.value,
      building_density: computeBuildingDensity(facts).value,
      ...verdictOfFigure(figure, limitOf(inputs, "min", ">=")),
      missing: parts.filter((part) => readNumber(inputs, part) === null),
    };
  },
  "indicator.admin_living_share": judgeAdminLiving,
  "indicator.green_ratio": (inputs) => {
    const figure = computeGreenRatio(siteFacts(inputs, { greenAreaM2: readNumber(inputs, "green_m2") }));
    const limits = readObjects(inputs, "limits").map((limit) =>
      createLimit(readText(limit, "op"), readNumber(limit, "value"), "national"),
    );
    return { green_ratio: figure.value, ...verdictOfFigure(figure, limits), missing: rename(figure.missing) };
  },
  "indicator.investment_intensity": (inputs) => {
    const figure = computeInvestmentIntensity(investmentFacts(inputs));
    const { value } = figure;
    return {
      wan_per_ha: value,
      wan_per_mu: value === null ? null : (convertUnit(value, "wan_per_ha", "wan_per_mu") ?? null),
      ...verdictOfFigure(figure, []),
      missing: rename(figure.missing),
    };
  },
  "indicator.tax_per_mu": (inputs) => {
    const { landMu, wanPerMu } = computeTaxPerMu({
      taxPaidWan: readNumber(inputs, "tax_paid_wan"),
      ownLandMu: readNumber(inputs, "own_land_mu"),
      leasedInMu: readNumber(inputs, "leased_in_mu"),
      leasedOutMu: readNumber(inputs, "leased_out_mu"),
    });
    return { land_mu: landMu, wan_per_mu: wanPerMu };
  },
  "indicator.output_per_ha": (inputs) => {
    const { wanPerMu, wanPerHa } = computeOutputRate(readNumber(inputs, "revenue_wan"), readNumber(inputs, "land_mu"));
    return { wan_per_mu: wanPerMu, wan_per_ha: wanPerHa };
  },
};

/** Property paths of the dataset -> input names of vectors. */
const inputNames: Readonly<Record<string, string>> = {
  deedAreaM2: "site_area_m2",
  greenAreaM2: "green_m2",
  adminLandM2: "admin_land_m2",
  fixedAssetInvestmentWan: "fixed_asset_investment_wan",
  investmentIncludesLandPrice: "includes_land_price",
  "contract.priceWan": "land_price_wan",
};

function rename(missing: readonly string[]): readonly string[] {
  return missing.flatMap((path) => inputNames[path] ?? []);
}

interface FactParts extends Partial<Pick<SiteFacts, "buildings" | "footprintUnionM2" | "structureUnionM2">> {
  readonly greenAreaM2?: number | null;
  readonly adminLandM2?: number | null;
}

function siteFacts(inputs: Inputs, parts: FactParts): SiteFacts {
  const { greenAreaM2 = null, adminLandM2 = null, ...rest } = parts;
  return {
    parcel: parcelProperties.parse({ id: "vector", greenAreaM2, adminLandM2 }),
    siteArea: {
      valueM2: readNumber(inputs, "site_area_m2"),
      name: "deedAreaM2",
      from: "parcels/vector",
      date: null,
    },
    buildings: null,
    footprintUnionM2: null,
    structureUnionM2: null,
    enterprises: null,
    parcelCountByEnterprise: new Map(),
    ...rest,
  };
}

function building(id: string, use: string | null, storeys: readonly Inputs[]): BuildingFact {
  return {
    building: {
      id,
      use,
      storeys: storeys.map((storey) =>
        storeySchema.parse({
          areaM2: readNumber(storey, "area_m2"),
          heightM: readNumber(storey, "storey_height_m"),
          belowGrade: readFlag(storey, "below_grade") ?? false,
          count: readNumber(storey, "count") ?? 1,
        }),
      ),
      storeyCount: null,
      heightM: null,
      grossFloorAreaM2: null,
    },
    footprintM2: 0,
    share: 1,
  };
}

function storeysAsBuilding(inputs: Inputs): readonly BuildingFact[] | null {
  if (inputs.storeys === undefined || inputs.storeys === null) return null;
  const storeys = readObjects(inputs, "storeys");
  return storeys.length === 0 ? [] : [building("vector", null, storeys)];
}

function createLimit(op: string | null, value: number | null, origin: Origin, key = "vector"): IndicatorLimit {
  if (op !== ">=" && op !== "<=") throw new TypeError(`op is ${op}, expected >= or <=`);
  return {
    key,
    op,
    value,
    origin,
    ruleSet: null,
    source: "vector",
    article: null,
    year: null,
    certainty: null,
    subjects: [],
    inForce: "yes",
    missing: [],
  };
}

/** A limit that may be left out: then its test is left out. */
function limitOf(inputs: Inputs, key: string, op: ">=" | "<="): readonly IndicatorLimit[] {
  const value = readNumber(inputs, key);
  return value === null ? [] : [createLimit(op, value, "national")];
}

/** Without a limit the verdict says whether the figure is known at all. */
function verdictOfFigure(
  figure: Figure,
  limits: readonly IndicatorLimit[],
): { verdict: Verdict; reason: readonly string[] } {
  const judged = judgeLimits(figure, limits);
  const reasons = new Set(judged.flatMap(({ reason }) => reason ?? []));
  if (figure.state === "unknown" && figure.reason !== undefined) reasons.add(figure.reason);
  const isKnown = figure.value !== null;
  return {
    verdict:
      limits.length === 0 ? (isKnown ? "pass" : "unknown") : aggregateVerdicts(judged.map(({ verdict }) => verdict)),
    reason: [...reasons],
  };
}

/** The strictest limit; of a minimum and a maximum the one that is broken, else the nearer. */
function bindingOrigin(judged: readonly JudgedLimit[], actual: number | null): Origin | null {
  const binding = judged.filter((one) => one.binding);
  const broken = binding.find(({ verdict }) => verdict !== "pass" && verdict !== "unknown");
  if (broken !== undefined) return broken.limit.origin;
  const distance = ({ limit }: JudgedLimit): number => Math.abs((limit.value ?? 0) - (actual ?? 0));
  return binding.toSorted((a, b) => distance(a) - distance(b))[0]?.limit.origin ?? null;
}

function tablesOfYear({ packs }: VectorContext, year: number) {
  return packs.flatMap(({ pack }) =>
    pack.limits
      .filter((limit) => limit.key === "far" && limit.year === year && limit.table !== undefined)
      .flatMap((limit) => pack.tables[limit.table ?? ""] ?? []),
  );
}

function judgeAdminLiving(inputs: Inputs, context: VectorContext) {
  const rule = { floorArea: getSection(context, "floor_area"), adminLivingUses: ["office"] };
  const buildings = adminBuildings(inputs);
  const facts = siteFacts(inputs, { buildings, adminLandM2: readNumber(inputs, "admin_land_m2") });
  const gfaShare = computeAdminGfaShare(facts, rule);
  const landShare =
    facts.parcel.adminLandM2 === null
      ? apportionByFloorArea(gfaShare, facts.siteArea)
      : computeAdminLandShare(facts, rule);
  const approved = readFlag(inputs, "relaxation_approved") ?? false;
  const land = verdictOfFigure(landShare, capOf(inputs, "land_cap", "relaxed_land_cap", approved));
  const gfaCap = capOf(inputs, "gfa_cap", "relaxed_gfa_cap", approved);
  const gfa = gfaCap.length === 0 ? undefined : verdictOfFigure(gfaShare, gfaCap);
  const basis = landShare.inputs.find(({ name }) => name === "basis")?.value ?? null;
  const site = facts.siteArea.valueM2;
  const isApportioned = basis === "apportioned_by_gfa" && landShare.value !== null && site !== null;
  return {
    land_share: landShare.value,
    basis: landShare.value === null ? null : basis,
    ...(isApportioned ? { apportioned_land_m2: (landShare.value ?? 0) * site } : {}),
    gfa_share: gfaShare.value,
    verdict: aggregateVerdicts([land.verdict, ...(gfa === undefined ? [] : [gfa.verdict])]),
    reason: [...land.reason, ...(gfa?.reason ?? [])],
    missing: adminMissing(inputs, landShare.value === null, gfa !== undefined && gfaShare.value === null),
  };
}

/** The two floor areas as two buildings; not mapped where either is not recorded. */
function adminBuildings(inputs: Inputs): readonly BuildingFact[] | null {
  const [admin, total] = [readNumber(inputs, "admin_gfa_m2"), readNumber(inputs, "total_gfa_m2")];
  if (admin === null || total === null) return null;
  return [
    building("admin", "office", [{ area_m2: admin, storey_height_m: 0 }]),
    building("other", "industry", [{ area_m2: total - admin, storey_height_m: 0 }]),
  ];
}

function capOf(inputs: Inputs, cap: string, relaxedCap: string, approved: boolean): readonly IndicatorLimit[] {
  const relaxed = readNumber(inputs, relaxedCap);
  return limitOf(inputs, cap, "<=").map((limit) =>
    relaxed === null ? limit : { ...limit, relaxed: { value: relaxed, approved } },
  );
}

function adminMissing(inputs: Inputs, landOpen: boolean, gfaOpen: boolean): readonly string[] {
  const names = ["admin_gfa_m2", "total_gfa_m2"].filter((name) => readNumber(inputs, name) === null);
  const site = readNumber(inputs, "site_area_m2") === null ? ["site_area_m2"] : [];
  if (landOpen) return ["admin_land_m2", ...names, ...site].filter((name) => readNumber(inputs, name) === null);
  return gfaOpen ? names : [];
}

function investmentFacts(inputs: Inputs): SiteFacts {
  const facts = siteFacts(inputs, {});
  const enterprise = enterpriseSchema.parse({
    id: "vector",
    name: "vector",
    fixedAssetInvestmentWan: readNumber(inputs, "fixed_asset_investment_wan"),
    investmentIncludesLandPrice: readFlag(inputs, "includes_land_price"),
  });
  return {
    ...facts,
    parcel: parcelProperties.parse({
      id: "vector",
      enterpriseIds: ["vector"],
      supply: { priceWan: null },
      contract: { priceWan: readNumber(inputs, "land_price_wan") },
    }),
    enterprises: [{ ...enterprise, extra: {} }],
  };
}
