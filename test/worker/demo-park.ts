import type { ParcelAudit } from "../../src/core/analysis/audit-report.ts";
import type { PolygonGeometry } from "../../src/core/model/coordinates.ts";
import { type Layer, type ParkDataset, parkFileSchema } from "../../src/core/model/dataset.ts";
import type { Figure } from "../../src/core/model/figure.ts";
import {
  type Building,
  buildingProperties,
  type Control,
  controlProperties,
  type Enterprise,
  enterpriseSchema,
  type Infrastructure,
  infrastructureProperties,
  type Parcel,
  type Park,
  parcelProperties,
  parkProperties,
} from "../../src/core/model/records.ts";
import type { OpenPark } from "../../src/worker/open-park.ts";

/* A small park for the worker's tests: records with defaults, and a report made by hand. */

/** A rectangle near 114.1 E 32.1 N, in thousandths of a degree. */
export function aRectangle(x: number, y: number, width = 1, height = 1): PolygonGeometry {
  const [w, s] = [114.1 + x / 1000, 32.1 + y / 1000];
  const [e, n] = [w + width / 1000, s + height / 1000];
  return {
    type: "Polygon",
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}

type Some<T> = Partial<T> & { readonly id: string };

export function aParcel(part: Some<Parcel>): Parcel {
  return {
    ...parcelProperties.parse({ landUse: "100102", codeSystem: "cn-2023", deedAreaM2: 10_000, ...part }),
    extra: {},
    geometry: aRectangle(0, 0),
    ...pick(part),
  };
}

export function aBuilding(part: Some<Building>): Building {
  return { ...buildingProperties.parse(part), extra: {}, geometry: aRectangle(0, 0), ...pick(part) };
}

export function aPark(part: Some<Park>): Park {
  return {
    ...parkProperties.parse({ name: "Park", ...part }),
    extra: {},
    geometry: aRectangle(-1, -1, 10, 10),
    ...pick(part),
  };
}

export function aControl(part: Some<Control>): Control {
  return {
    ...controlProperties.parse({ kind: "blue_line", ...part }),
    extra: {},
    geometry: aRectangle(0, 0),
    ...pick(part),
  };
}

export function aRoad(part: Some<Infrastructure>): Infrastructure {
  return {
    ...infrastructureProperties.parse({ service: "road", ...part }),
    extra: { widthM: 24 },
    geometry: {
      type: "LineString",
      coordinates: [
        [114.095, 32.1005],
        [114.105, 32.1005],
      ],
    },
    ...pick(part),
  };
}

export function anEnterprise(part: Some<Enterprise>): Enterprise {
  return { ...enterpriseSchema.parse({ name: part.id, ...part }), extra: {} };
}

/** What the schemas do not know: shape and kept properties. */
function pick<T extends object>(part: T): Pick<T, Extract<keyof T, "geometry" | "extra">> {
  const kept = Object.entries(part).filter(([key]) => key === "geometry" || key === "extra");
  return Object.fromEntries(kept) as Pick<T, Extract<keyof T, "geometry" | "extra">>;
}

export interface DatasetParts {
  readonly parks?: readonly Park[];
  readonly parcels?: readonly Parcel[];
  readonly buildings?: readonly Building[];
  readonly controls?: readonly Control[];
  readonly infrastructure?: readonly Infrastructure[];
  readonly enterprises?: readonly Enterprise[];
}

export function aDataset(parts: DatasetParts): ParkDataset {
  const { enterprises, ...layers } = parts;
  const byId = <T extends { readonly id: string }>(records: readonly T[]) =>
    new Map(records.map((item) => [item.id, item]));
  return {
    meta: parkFileSchema.parse({ schema: "parkwright.dataset/1", id: "test", name: "Test" }),
    layers: Object.fromEntries(
      Object.entries(layers).map(([kind, records]) => [
        kind,
        byId<{ id: string }>(records) as unknown as Layer<"parcels">,
      ]),
    ),
    enterprises: enterprises === undefined ? undefined : byId(enterprises),
    attachments: new Map(),
  };
}

export function aFigure(value: number | null): Figure {
  return {
    value,
    unit: "ratio",
    state: value === null ? "unknown" : "known",
    missing: [],
    inputs: [],
    formula: "",
    source: "",
  };
}

export function anAudit(part: Partial<ParcelAudit> & { readonly id: string }): ParcelAudit {
  const figures = [
    "far",
    "building_coefficient",
    "building_density",
    "green_ratio",
    "admin_land_share",
    "admin_gfa_share",
    "investment_intensity",
    "height_m",
  ];
  return {
    parkId: "P1",
    areaM2: { deed: 10_000, ellipsoidal: 10_010, grid: null },
    stage: "built",
    tags: [],
    status: "built",
    idle: {
      class: "not_idle",
      measure: null,
      facts: { effectiveStart: null, started: null, areaRatio: null, investRatio: null, daysLate: null },
      since: null,
      tests: [],
      tags: [],
      flags: [],
      missing: [],
      nextDate: null,
      nextClass: null,
    },
    exit: {
      class: "none",
      effectiveStart: null,
      due: null,
      daysLate: null,
      shortfalls: [],
      missing: [],
      flags: [],
      ruleSet: null,
      source: null,
      article: null,
      year: null,
      certainty: null,
      nextDate: null,
      nextClass: null,
    },
    lowUse: { class: "unknown", criteria: [] },
    surplus: aFigure(null),
    contract: { items: {}, verdict: "not_applicable" },
    changes: [],
    indicators: Object.fromEntries(figures.map((key) => [key, aFigure(null)])) as unknown as ParcelAudit["indicators"],
    zoneShares: [],
    services: [],
    readiness: {
      score: aFigure(null),
      ready_3t: null,
      ready_5t: null,
      ready_7t: null,
      ready_for_supply: null,
      missing: [],
    },
    checks: [],
    verdict: "pass",
    buildings: [],
    ...part,
  };
}

export function anOpenPark(dataset: ParkDataset, audits: readonly ParcelAudit[]): OpenPark {
  return {
    revision: 1,
    dataset,
    packs: [],
    readIssues: [],
    labelPoints: new Map(),
    findUseKey: (code) => (code === "100102" ? "M2" : null),
    report: {
      schema: "parkwright.audit/1",
      generatedAt: "2026-04-01T00:00:00Z",
      asOf: "2026-03-31",
      engine: "test",
      dataset: { id: "test", name: "Test", areaBasis: "deed", gridCrs: null, sources: {} },
      ruleSets: [],
      totals: {
        parcels: audits.length,
        areaM2: { deed: 0, ellipsoidal: 0, grid: null },
        deedMissing: 0,
        byStatus: {},
        byStage: {},
        byTag: {},
        byLandUse: {},
        verdicts: { pass: 0, conditional: 0, fail: 0, unknown: 0, not_applicable: 0 },
      },
      parks: [],
      ranking: [],
      enterprises: [],
      zones: [],
      parcels: audits,
      issues: [],
    },
  };
}
