import type { AuditContext } from "../../src/core/analysis/audit-context.ts";
import { auditDataset } from "../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import { type MeasuredLayers, measureLayers } from "../../src/core/analysis/measured-layers.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import { createMeasuringPlane } from "../../src/core/geometry/measuring-plane.ts";
import type { AnyGeometry, AreaGeometry, LngLat } from "../../src/core/model/coordinates.ts";
import type { LayerKind, ParkDataset } from "../../src/core/model/dataset.ts";
import {
  type Building,
  buildingProperties,
  type Control,
  controlProperties,
  type Infrastructure,
  infrastructureProperties,
  type Parcel,
  type Park,
  parcelProperties,
  parkProperties,
  type Structure,
  structureProperties,
  type Zone,
  zoneProperties,
} from "../../src/core/model/records.ts";
import { crsTable, landUseTables, projectDefaults } from "./audit-layers.ts";
import { finish } from "./finish.ts";

/*
 * Parks drawn in meters east and north of 114.1 E 32.1 N, so that every area can be checked by hand. Areas come out within
 * 0.001 m² of what is drawn.
 */

const plane = createMeasuringPlane([114.1, 32.1, 114.1, 32.1]);
/** m²: what drawing in degrees and back may cost. */
export const drawingToleranceM2 = 1e-3;

type Properties = Readonly<Record<string, unknown>>;

export function aShape(...corners: readonly (readonly [xM: number, yM: number])[]): AreaGeometry {
  const ring = corners.map((corner): LngLat => plane.toLngLat([corner[0], corner[1]]));
  const [first] = ring;
  return { type: "Polygon", coordinates: [first === undefined ? [] : [...ring, first]] };
}

export function aRectangle(xM: number, yM: number, widthM: number, heightM: number): AreaGeometry {
  return aShape([xM, yM], [xM + widthM, yM], [xM + widthM, yM + heightM], [xM, yM + heightM]);
}

export function aLine(...points: readonly (readonly [xM: number, yM: number])[]): AnyGeometry {
  return { type: "LineString", coordinates: points.map((p): LngLat => plane.toLngLat([p[0], p[1]])) };
}

export function drawPark(id: string, geometry: AreaGeometry, properties: Properties = {}): Park {
  return { ...parkProperties.parse({ id, name: id, ...properties }), extra: {}, geometry };
}
export function drawZone(id: string, geometry: AreaGeometry, properties: Properties = {}): Zone {
  const defaults = { id, landUse: "100102", codeSystem: "cn-2023" };
  return { ...zoneProperties.parse({ ...defaults, ...properties }), extra: {}, geometry };
}
export function drawParcel(id: string, geometry: AreaGeometry, properties: Properties = {}): Parcel {
  return { ...parcelProperties.parse({ id, ...properties }), extra: {}, geometry };
}
export function drawBuilding(id: string, geometry: AreaGeometry, properties: Properties = {}): Building {
  return { ...buildingProperties.parse({ id, ...properties }), extra: {}, geometry };
}
export function drawStructure(id: string, geometry: AreaGeometry, properties: Properties = {}): Structure {
  return { ...structureProperties.parse({ id, kind: "structure", ...properties }), extra: {}, geometry };
}
export function drawControl(id: string, geometry: AnyGeometry, properties: Properties = {}): Control {
  return { ...controlProperties.parse({ id, kind: "green_line", ...properties }), extra: {}, geometry };
}

export function drawInfrastructure(id: string, geometry: AnyGeometry, properties: Properties = {}): Infrastructure {
  const defaults = { id, service: "water", status: "built" };
  return { ...infrastructureProperties.parse({ ...defaults, ...properties }), extra: {}, geometry };
}

interface DrawnLayers {
  readonly parks?: readonly Park[];
  readonly zones?: readonly Zone[];
  readonly parcels?: readonly Parcel[];
  readonly buildings?: readonly Building[];
  readonly structures?: readonly Structure[];
  readonly controls?: readonly Control[];
  readonly infrastructure?: readonly Infrastructure[];
}

/** A layer that is not named is missing; `[]` is an empty one. */
export function aDataset(layers: DrawnLayers, meta: Partial<ParkDataset["meta"]> = {}): ParkDataset {
  const byId = <T extends { readonly id: string }>(records: readonly T[] | undefined): ReadonlyMap<string, T> =>
    new Map((records ?? []).map((record) => [record.id, record]));
  const given = (kind: keyof DrawnLayers & LayerKind): object =>
    layers[kind] === undefined ? {} : { [kind]: byId<{ readonly id: string }>(layers[kind]) };
  return {
    meta: {
      schema: "parkwright.dataset/1",
      id: "drawn",
      name: "Drawn in meters",
      languages: [],
      asOf: null,
      ruleSets: [],
      areaBasis: null,
      gridCrs: null,
      sources: {},
      contacts: [],
      region: null,
      ...meta,
    },
    layers: {
      ...given("parks"),
      ...given("zones"),
      ...given("parcels"),
      ...given("buildings"),
      ...given("structures"),
      ...given("controls"),
      ...given("infrastructure"),
    },
    enterprises: undefined,
    attachments: new Map(),
  };
}

export function audit(dataset: ParkDataset, context: Partial<AuditContext> = {}): AuditReport {
  return auditDataset(dataset, {
    asOf: "2026-03-31",
    generatedAt: "",
    rulePacks: [],
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: [],
    ...context,
  });
}

export function measure(dataset: ParkDataset): MeasuredLayers {
  return finish(measureLayers(dataset));
}

/** A shape that must be there. */
export function pick<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`got no ${id}, expected one of ${[...map.keys()].join(", ")}`);
  return found;
}
