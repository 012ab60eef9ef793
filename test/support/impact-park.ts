import type { AuditContext } from "../../src/core/analysis/audit-context.ts";
import { auditWorldSteps } from "../../src/core/analysis/audit-dataset.ts";
import type { ImpactLine, ImpactLineKey, ImpactReport } from "../../src/core/analysis/impact/impact-report.ts";
import { type ImpactBase, judgeImpactSteps } from "../../src/core/analysis/impact/judge-impact.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import type { AnyGeometry, AreaGeometry, LngLat } from "../../src/core/model/coordinates.ts";
import type { LayerKind, ParkDataset } from "../../src/core/model/dataset.ts";
import { type Proposal, type ProposalFeature, proposalProperties } from "../../src/core/model/proposal.ts";
import {
  infrastructureProperties,
  phaseProperties,
  projectSchema,
  quotaSchema,
  sensitiveProperties,
  surveyProperties,
} from "../../src/core/model/records.ts";
import { crsTable, landUseTables, projectDefaults } from "./audit-layers.ts";
import { finish } from "./finish.ts";
import { aDataset, aLine, aRectangle, aShape, drawControl, drawParcel, drawPark, drawZone } from "./metric-park.ts";
import { loaded, national2023 } from "./rule-context.ts";

/*
 * A park of 1 km² drawn in meters, 100 ha: 60 ha built at the agreed ratio of 1, 20 ha found idle, 10 ha reserve ready for supply, 10 ha not ready. East
 * of it lie 12 ha of paddy and 3 ha of wood, then a road of 20 m, then fields; a river runs north of the wood. Every number
 * expected of it can be worked out with a pencil.
 */

type Properties = Readonly<Record<string, unknown>>;

export const ha = 10_000;
/** m²: what drawing in degrees and back may cost. */
export const toleranceM2 = 0.01;

const code = { landUse: "100102", codeSystem: "cn-2023", parkId: "K" };
const ready = { road: true, water: true, power: true, levelled: true };

function record(schema: { parse(value: unknown): object }, properties: Properties, geometry: AnyGeometry) {
  return { ...schema.parse(properties), id: String(properties.id), extra: {}, geometry };
}

function aPoint(xM: number, yM: number): AnyGeometry {
  const [[corner = [0, 0]] = []] = aShape([xM, yM]).coordinates;
  return { type: "Point", coordinates: corner as LngLat };
}

const survey = (id: string, surveyCode: string, geometry: AreaGeometry) =>
  record(surveyProperties, { id, code: surveyCode, codeSystem: "cn-survey" }, geometry);

const layers: Readonly<Partial<Record<LayerKind, readonly { readonly id: string }[]>>> = {
  parks: [drawPark("K", aRectangle(0, 0, 1000, 1000))],
  zones: [drawZone("Z", aRectangle(0, 0, 1000, 1000))],
  parcels: [
    drawParcel("built", aRectangle(0, 0, 600, 1000), {
      ...code,
      supply: { document: "S-1", date: "2015-01-01" },
      contract: { farMin: 1, buildingCoefficientMin: 0.4 },
      grossFloorAreaM2: 60 * ha,
      construction: { acceptedOn: "2017-01-01" },
    }),
    drawParcel("idle", aRectangle(600, 0, 200, 1000), {
      ...code,
      supply: { document: "S-2", date: "2018-01-01" },
      construction: { permitIssued: false, idleFinding: { no: "F-1", date: "2025-05-01" } },
      enterpriseIds: ["E-1"],
    }),
    drawParcel("ready", aRectangle(800, 0, 200, 500), {
      ...code,
      reserve: { listed: true },
      approval: { granted: true, expropriated: true },
      services: ready,
    }),
    drawParcel("not-ready", aRectangle(800, 500, 200, 500), {
      ...code,
      reserve: { listed: false },
      approval: { granted: true, expropriated: false },
      services: ready,
    }),
  ],
  buildings: [],
  structures: [],
  controls: [
    drawControl("UB", aRectangle(-200, -200, 1700, 1400), { kind: "urban_development_boundary", part: "core" }),
    drawControl("PF", aRectangle(1600, 0, 300, 300), { kind: "permanent_basic_farmland" }),
  ],
  survey: [
    survey("town", "0601", aRectangle(0, 0, 1000, 1000)),
    survey("paddy", "0101", aRectangle(1000, 0, 300, 400)),
    survey("wood", "0301", aRectangle(1000, 400, 300, 100)),
    survey("river", "1101", aRectangle(1000, 500, 300, 100)),
    survey("road", "1004", aRectangle(1300, 0, 20, 600)),
    survey("field", "0103", aRectangle(1320, 0, 680, 600)),
    survey("north", "0103", aRectangle(0, 1000, 1200, 300)),
  ],
  infrastructure: [
    record(
      infrastructureProperties,
      { id: "W", service: "water", kind: "line", status: "built" },
      aLine([1000, 0], [1000, 500]),
    ),
    record(
      infrastructureProperties,
      { id: "N", service: "power", kind: "node", status: "built", serviceRadiusM: 250 },
      aPoint(1000, 0),
    ),
  ],
  sensitive: [record(sensitiveProperties, { id: "village", kind: "residential" }, aRectangle(1400, 0, 50, 50))],
  phases: [
    record(phaseProperties, { id: "PH1", order: 1, parkId: "K" }, aRectangle(0, 0, 800, 1000)),
    record(phaseProperties, { id: "PH2", order: 2, parkId: "K" }, aRectangle(800, 0, 200, 1000)),
  ],
};

const coverage = aRectangle(-500, -500, 3000, 2500);

export interface ImpactParkParts {
  /** Layers to put in place of the park's own; `null` leaves one out. */
  readonly layers?: Readonly<Partial<Record<LayerKind, readonly { readonly id: string }[] | null>>>;
  readonly projects?: readonly Properties[] | undefined;
  readonly quotas?: readonly Properties[] | undefined;
}

/** Demand of 45.5 ha is signed; 16 ha may be converted this year and 12 ha of cultivated land are replaced. */
const projects = [{ id: "J-1", name: "Cell works", stage: "signed", parkId: "K", landDemandM2: 45.5 * ha }];
const quotas = [
  { id: "Q-1", kind: "conversion", year: 2026, grantedM2: 20 * ha, usedM2: 4 * ha },
  { id: "Q-0", kind: "conversion", year: 2025, grantedM2: 90 * ha, usedM2: 0 },
  { id: "Q-2", kind: "cultivated_balance", year: 2024, grantedM2: 12 * ha, usedM2: 0 },
];

function listOf<T>(
  schema: { parse(value: unknown): object },
  list: readonly Properties[] | undefined,
): ReadonlyMap<string, T> | undefined {
  return list === undefined
    ? undefined
    : new Map(list.map((one) => [String(one.id), { ...schema.parse(one), extra: {} } as T]));
}

export function anImpactPark(parts: ImpactParkParts = {}): ParkDataset {
  const dataset = aDataset(
    {},
    { sources: { controls: { title: null, date: null, licence: null, accuracyM: null, coverage } } },
  );
  const given = Object.entries({ ...layers, ...parts.layers }).flatMap(([kind, records]) =>
    records == null ? [] : [[kind, new Map(records.map((one) => [one.id, one]))] as const],
  );
  return {
    ...dataset,
    layers: Object.fromEntries(given),
    projects: listOf(projectSchema, "projects" in parts ? parts.projects : projects),
    quotas: listOf(quotaSchema, "quotas" in parts ? parts.quotas : quotas),
  };
}

export function aFeatureOf(geometry: AreaGeometry, properties: Properties = {}): ProposalFeature {
  return { ...proposalProperties.parse({ id: "east", ...properties }), extra: {}, geometry };
}

/** 310 m by 500 m east of the park: 15.5 ha. */
export const eastStrip = aRectangle(1000, 0, 310, 500);
export const eastUse = {
  landUse: "100102",
  codeSystem: "cn-2023",
  plannedFar: 1.2,
  phase: 3,
  investmentWanPerMu: 300,
  taxWanPerMu: 20,
} as const;

export function aProposal(...features: ProposalFeature[]): Proposal {
  return { file: "proposal.geojson", features };
}

export function contextOf(parts: Partial<AuditContext> = {}): AuditContext {
  return {
    asOf: "2026-03-31",
    generatedAt: "",
    rulePacks: [loaded(national2023)],
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: [],
    ...parts,
  };
}

export function judgeBase(dataset: ParkDataset, context: AuditContext = contextOf()): ImpactBase {
  return finish(auditWorldSteps(dataset, context));
}

/** The report; a refusal throws with its sentences. */
export function judge(dataset: ParkDataset, proposal: Proposal, context: AuditContext = contextOf()): ImpactReport {
  const judged = finish(judgeImpactSteps(judgeBase(dataset, context), proposal, context));
  if (!judged.ok) throw new Error(judged.failure.map(({ message }) => message).join("\n"));
  return judged.value;
}

export function lineOf(report: ImpactReport, key: ImpactLineKey): ImpactLine {
  const line = report.lines.find((one) => one.key === key);
  if (line === undefined) throw new Error(`got no line ${key}`);
  return line;
}
