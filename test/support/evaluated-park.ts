import type { AuditContext } from "../../src/core/analysis/audit-context.ts";
import type { ParkAudit } from "../../src/core/analysis/audit-report.ts";
import type { AreaGeometry } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import type { LandAccountsRule } from "../../src/core/model/evaluation-rules.ts";
import {
  type Building,
  type Enterprise,
  enterpriseSchema,
  type Parcel,
  type Park,
  type SurveyPatch,
  surveyProperties,
  type Zone,
} from "../../src/core/model/records.ts";
import type { RulePack } from "../../src/core/model/rule-pack.ts";
import {
  aDataset,
  aShape,
  audit,
  drawBuilding,
  drawControl,
  drawParcel,
  drawPark,
  drawStructure,
  drawZone,
} from "./metric-park.ts";
import { loaded, national2023 } from "./rule-context.ts";

/*
 * A park of 100 ha (1000 m × 1000 m) with something in every land account. Rectangles are x, y, width, height in m.
 *
 *  y 0–200     P01 A2 10 ha | P02 A1 2 | P03 A4 2 | P04 A52 2 | P05 A6 1 | P06 A32 1 | P07 A51 2
 *  y 200–400   P11 idle, B21 4 | P12 suspected idle, B21 4 | P13 under construction, B21 4 | P14 approved, ready, B21 4 |
 *              P15 in reserve, not levelled, B22 4
 *  y 400–600   P21 not supplied: a village on its west half (B12 2), a works on its east half (B11 2) | P22 works on collective
 *              land (B11 2) | P23 taken back (B22 2) | street (A31 2) | street still to be built (B22 2) | river (C1 4) |
 *              industrial zone without parcels: west half in the ecological red line (C2 2), east half field (B22 2)
 *  y 600–800   green zone, surveyed as green (A51 20)
 *  y 800–1000  no zone: field in permanent basic farmland (C3 5), field (B22 5), surveyed river (C1 10)
 *
 *  A = 2 + 10 + (2 + 1) + 2 + (22 + 2) + 1 = 42; B = (4 + 2) + (16 + 15) = 37; C = 14 + 2 + 5 = 21; together 100.
 *  D = 6 allocated (P04–P07) + 24 in term (P01 P02 P11 P12 P13) + 2 ended (P03) = 32
 *  E = 6 by allocation (P21, street) + 8 industry (P14, P23, zone) + 4 other (P15) = 18; F = the other 50.
 *  G = 4 (P11), suspected 4 (P12), H = 10 (P01).
 */

/**
 * A rectangle with a corner every 50 m, so that neighbors share all of them: an edge that is straight in degrees is not quite
 * straight on the measuring plane, and slivers would lie between a long edge and two short ones.
 */
export function aRectangle(xM: number, yM: number, widthM: number, heightM: number): AreaGeometry {
  const east = steps(xM, widthM);
  const north = steps(yM, heightM);
  return aShape(
    ...east.map((x) => [x, yM] as const),
    ...north.map((y) => [xM + widthM, y] as const),
    ...east.map((_, index) => [xM + widthM - (east[index] ?? 0) + xM, yM + heightM] as const),
    ...north.map((_, index) => [xM, yM + heightM - (north[index] ?? 0) + yM] as const),
  );
}

/** From a corner on, without the next one. */
function steps(fromM: number, lengthM: number): readonly number[] {
  return Array.from({ length: Math.ceil(lengthM / 50) }, (_, index) => fromM + 50 * index);
}

const contract = { signedOn: "2015-03-01", termYears: 50, priceWan: 100 };
const services = { road: true, water: true, power: true, levelled: true };
const paid = (date: string, mode = "listing"): object => ({
  supply: { document: `supply of ${date}`, date, mode },
  contract,
});
const allocated = { supply: { document: "allocation", date: "2012-05-01", mode: "allocation" } };
const built = { construction: { acceptedOn: "2016-10-01" } };
const notStarted = { permitIssued: false };

export function parcels(): readonly Parcel[] {
  return [
    drawParcel("P01", aRectangle(0, 0, 500, 200), {
      ...paid("2015-03-01"),
      ...built,
      landUse: "100102",
      enterpriseIds: ["E1", "E4"],
    }),
    drawParcel("P02", aRectangle(500, 0, 100, 200), {
      ...paid("2012-03-01", "agreement"),
      ...built,
      landUse: "070102",
    }),
    drawParcel("P03", aRectangle(600, 0, 100, 200), {
      ...paid("1996-01-01", "auction"),
      contract: { signedOn: "1996-01-01", termYears: 20, priceWan: 100 },
      ...built,
      landUse: "0901",
      enterpriseIds: ["E2"],
    }),
    drawParcel("P04", aRectangle(700, 0, 100, 200), { ...allocated, ...built, landUse: "0802" }),
    drawParcel("P05", aRectangle(800, 0, 50, 200), { ...allocated, ...built, landUse: "16" }),
    drawParcel("P06", aRectangle(850, 0, 50, 200), { ...allocated, ...built, landUse: "1208" }),
    drawParcel("P07", aRectangle(900, 0, 100, 200), { ...allocated, ...built, landUse: "1401" }),
    drawParcel("P11", aRectangle(0, 200, 200, 200), {
      ...paid("2023-03-01"),
      landUse: "100101",
      construction: { ...notStarted, idleFinding: { no: "finding 1", date: "2025-08-01" } },
    }),
    drawParcel("P12", aRectangle(200, 200, 200, 200), {
      ...paid("2022-03-01"),
      contract: { ...contract, agreedStart: "2023-06-30" },
      landUse: "100101",
      construction: { ...notStarted, governmentCause: false },
    }),
    drawParcel("P13", aRectangle(400, 200, 200, 200), {
      ...paid("2024-03-01"),
      contract: { ...contract, agreedStart: "2024-12-31" },
      landUse: "110101",
      construction: {
        permitOn: "2024-11-01",
        foundation: "deep_pit",
        pitComplete: true,
        asBuilt: false,
        suspended: false,
      },
      enterpriseIds: ["E3"],
    }),
    drawParcel("P14", aRectangle(600, 200, 200, 200), {
      landUse: "100102",
      approval: { granted: true, expropriated: true },
      reserve: { listed: false },
      services,
    }),
    drawParcel("P15", aRectangle(800, 200, 200, 200), {
      landUse: "0901",
      approval: { granted: true, expropriated: true },
      reserve: { listed: true },
      services: { ...services, levelled: false },
    }),
    drawParcel("P21", aRectangle(0, 400, 200, 200), {
      landUse: "0801",
      approval: { granted: false, expropriated: false },
      reserve: { listed: false },
    }),
    drawParcel("P22", aRectangle(200, 400, 100, 200), {
      ...paid("2015-03-01", "agreement"),
      ...built,
      landUse: "100102",
      ownership: "collective",
    }),
    drawParcel("P23", aRectangle(300, 400, 100, 200), {
      ...paid("2000-01-01", "agreement"),
      contract: { signedOn: "2000-01-01", termYears: 20 },
      landUse: "100102",
      approval: { granted: true, expropriated: true },
      services: { ...services, levelled: false },
      construction: { reclaim: { no: "recovery 1", date: "2024-05-01" } },
    }),
  ].map((parcel) => ({ ...parcel, codeSystem: "cn-2023" }));
}

export function zones(): readonly Zone[] {
  return [
    drawZone("Z1", aRectangle(0, 0, 1000, 400)),
    drawZone("Z2", aRectangle(0, 400, 400, 200)),
    drawZone("Z3", aRectangle(400, 400, 100, 200), { landUse: "1207" }),
    drawZone("Z4", aRectangle(500, 400, 100, 200), { landUse: "1207" }),
    drawZone("Z5", aRectangle(600, 400, 200, 200), { landUse: "17" }),
    drawZone("Z6", aRectangle(800, 400, 200, 200)),
    drawZone("Z7", aRectangle(0, 600, 1000, 200), { landUse: "1402" }),
  ];
}

function patch(id: string, code: string, rectangle: readonly [number, number, number, number]): SurveyPatch {
  const properties = surveyProperties.parse({ id, code, codeSystem: "cn-survey" });
  return { ...properties, extra: {}, geometry: aRectangle(...rectangle) };
}

export function survey(): readonly SurveyPatch[] {
  return [
    patch("S1", "0103", [0, 0, 1000, 400]),
    patch("S2", "0702", [0, 400, 100, 200]),
    patch("S3", "0601", [100, 400, 300, 200]),
    patch("S4", "1004", [400, 400, 100, 200]),
    patch("S5", "0103", [500, 400, 500, 200]),
    patch("S6", "0810", [0, 600, 1000, 200]),
    patch("S7", "0101", [0, 800, 500, 200]),
    patch("S8", "1101", [500, 800, 500, 200]),
  ];
}

/** Footprints: P01 5 ha on two storeys of 9 m, P02 0.5 ha × 6, P03 1 ha, P04 0.2 ha × 5, P05 0.1 ha. P06 and P07 have none. */
function buildings() {
  const storeys = (areaM2: number, count: number, heightM: number) => ({
    storeys: [{ areaM2, heightM, count }],
  });
  return [
    drawBuilding("B01", aRectangle(0, 0, 250, 200), storeys(50_000, 2, 9)),
    drawBuilding("B02", aRectangle(500, 0, 50, 100), storeys(5_000, 6, 3)),
    drawBuilding("B03", aRectangle(600, 0, 100, 100), storeys(10_000, 1, 4)),
    drawBuilding("B04", aRectangle(700, 0, 20, 100), storeys(2_000, 5, 4)),
    drawBuilding("B05", aRectangle(800, 0, 10, 100), storeys(1_000, 1, 4)),
  ];
}

function firm(id: string, properties: object): Enterprise {
  const edition = { industryCodeVersion: "GB/T 4754-2017", investmentIncludesLandPrice: true };
  return { ...enterpriseSchema.parse({ id, name: id, ...edition, ...properties }), extra: {} };
}

/** E1 makes, E4 stores, both on P01; E2 trades on P03; E3 builds on P13 and earns nothing yet. */
export function firms(): readonly Enterprise[] {
  return [
    firm("E1", {
      industryCode: "3913",
      hightech: true,
      fixedAssetInvestmentWan: 20_000,
      revenueWan: { 2024: 30_000, 2025: 40_000 },
      taxPaidWan: { 2024: 1_500, 2025: 2_000 },
    }),
    firm("E2", { industryCode: "5211", hightech: false, taxPaidWan: { 2025: 100 } }),
    firm("E3", { industryCode: "5911", hightech: false }),
    firm("E4", {
      industryCode: "5990",
      hightech: true,
      fixedAssetInvestmentWan: 5_000,
      revenueWan: { 2024: 10_000 },
      taxPaidWan: { 2024: 500, 2025: 600 },
    }),
  ];
}

export function parks(properties: Readonly<Record<string, unknown>> = {}): readonly Park[] {
  return [drawPark("P", aRectangle(0, 0, 1000, 1000), properties)];
}

function controls() {
  return [
    drawControl("C1", aRectangle(800, 400, 100, 200), { kind: "ecological_redline" }),
    drawControl("C2", aRectangle(0, 800, 250, 200), { kind: "permanent_basic_farmland" }),
  ];
}

interface Changes {
  readonly parks?: readonly Park[];
  readonly zones?: readonly Zone[];
  readonly parcels?: readonly Parcel[];
  readonly survey?: readonly SurveyPatch[] | undefined;
  readonly firms?: readonly Enterprise[];
  readonly buildings?: readonly Building[];
  /** Null leaves the layer out. */
  readonly controls?: null;
}

/** The park as a dataset, with some of its layers changed. `survey: undefined` leaves the survey out. */
export function evaluatedPark(changes: Changes = {}): ParkDataset {
  const drawn = aDataset(
    {
      parks: changes.parks ?? parks(),
      zones: changes.zones ?? zones(),
      parcels: changes.parcels ?? parcels(),
      buildings: changes.buildings ?? buildings(),
      structures: [drawStructure("Y01", aRectangle(250, 0, 50, 200), { kind: "yard" })],
      ...(changes.controls === null ? {} : { controls: controls() }),
    },
    {
      areaBasis: "ellipsoidal",
      sources: {
        controls: { title: null, date: null, licence: null, accuracyM: null, coverage: aRectangle(-9, -9, 1018, 1018) },
      },
    },
  );
  const patches = "survey" in changes ? changes.survey : survey();
  return {
    ...drawn,
    layers: {
      ...drawn.layers,
      ...(patches === undefined ? {} : { survey: new Map(patches.map((one) => [one.id, one])) }),
    },
    enterprises: new Map((changes.firms ?? firms()).map((one) => [one.id, one])),
  };
}

/** The national pack with some of its account rules changed. */
export function packWith(rule: Partial<LandAccountsRule>, more: Partial<RulePack> = {}): RulePack {
  const { land_accounts: accounts } = national2023;
  if (accounts === undefined) throw new Error("got a pack without land accounts, expected the national one");
  return { ...national2023, ...more, land_accounts: { ...accounts, ...rule } };
}

/** Audits the park by the national pack and gives one of its rows. */
export function evaluate(
  dataset: ParkDataset,
  id = "P",
  { pack = national2023, ...context }: Partial<AuditContext> & { readonly pack?: RulePack } = {},
): ParkAudit {
  const found = audit(dataset, { rulePacks: [loaded(pack)], ...context }).parks.find((park) => park.id === id);
  if (found === undefined) throw new Error(`got no park ${id}`);
  return found;
}
