import { findLabelPoint } from "../core/geometry/label-point.ts";
import type { AnyGeometry, AreaGeometry } from "../core/model/coordinates.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import type { Control, Infrastructure, SensitiveUse, Zone } from "../core/model/records.ts";
import { toLines } from "./control-slots.ts";
import { describeLabel, describeName, toPoint } from "./draw-labels.ts";
import type { DrawnProperties } from "./feature-blob.ts";
import type { DrawingSource, ParcelRow } from "./messages.ts";
import type { FindUseKey, LabelPoints } from "./open-park.ts";
import { isInPark, splitAtPark } from "./split-roads.ts";
import { findSurveyLook } from "./survey-look.ts";

/** Everything drawings of one state of a park are made from. */
export interface DrawingScene {
  readonly dataset: ParkDataset;
  readonly rows: Iterable<ParcelRow>;
  readonly findRow: (id: string) => ParcelRow | undefined;
  /** Ellipsoidal, m². */
  readonly findZoneAreaM2: (id: string) => number | null;
  readonly labelPoints: LabelPoints;
  readonly findUseKey: FindUseKey;
  /** What all parcel numbers begin with. */
  readonly prefix: string;
  /** Which control lines run side by side (findSlots). */
  readonly slots: ReadonlyMap<string, number>;
  readonly parkShapes: readonly AreaGeometry[];
}

/** A feature of a drawing. Its id is that of the record; further features of one record are `id#1`, `id#2`. */
export interface DrawnFeature {
  readonly geometry: AnyGeometry;
  readonly properties: DrawnProperties & { readonly id: string };
}

interface Drawer {
  /** The features of every record of the source. */
  readonly drawAll: (scene: DrawingScene) => Iterable<readonly DrawnFeature[]>;
  /** Those of one; none where it is not there or not drawn. */
  readonly drawOne: (scene: DrawingScene, id: string) => readonly DrawnFeature[];
}

/** How each drawing is made, record by record: a drawing and a patch of it are made of the same features. */
export const drawers: Readonly<Record<DrawingSource, Drawer>> = {
  surroundings: drawLayer("survey", (patch) => [
    {
      geometry: patch.geometry,
      properties: {
        id: patch.id,
        look: findSurveyLook(patch.code, patch.codeSystem),
        ...describeName(toName(patch.extra.name)),
      },
    },
  ]),
  parks: drawLayer("parks", (park) => [
    { geometry: park.geometry, properties: { id: park.id, ...describeName(park.name) } },
  ]),
  zones: drawLayer("zones", (zone, scene) => [{ geometry: zone.geometry, properties: describeZone(zone, scene) }]),
  parcels: drawRows((row, { dataset }) => {
    const parcel = dataset.layers.parcels?.get(row.id);
    return parcel === undefined ? [] : [{ geometry: parcel.geometry, properties: describeParcel(row) }];
  }),
  labels: drawRows((row, { labelPoints, prefix }) => {
    const label = labelPoints.get(row.id);
    if (label === undefined) return [];
    const texts = describeLabel(row, row.deedM2 ?? row.ellipsoidalM2, label.radiusM, prefix);
    return [{ geometry: toPoint(label.point), properties: { ...describeParcel(row), ...texts } }];
  }),
  buildings: drawLayer("buildings", ({ id, status, parcelId, geometry }) =>
    status === "demolished" ? [] : [{ geometry, properties: { id, status, parcelId } }],
  ),
  structures: drawLayer("structures", ({ id, kind, geometry }) => [{ geometry, properties: { id, kind } }]),
  controls: drawLayer("controls", drawControl),
  infrastructure: drawLayer("infrastructure", drawInfrastructure),
  sensitive: drawLayer("sensitive", drawSensitive),
};

type Layers = ParkDataset["layers"];
type RecordOf<Kind extends keyof Layers> = NonNullable<Layers[Kind]> extends ReadonlyMap<string, infer T> ? T : never;

function drawLayer<Kind extends keyof Layers>(
  kind: Kind,
  draw: (record: RecordOf<Kind>, scene: DrawingScene) => readonly DrawnFeature[],
): Drawer {
  // Records of a layer are of its kind; the compiler does not follow that through the mapped type.
  const layerOf = ({ dataset }: DrawingScene) =>
    dataset.layers[kind] as ReadonlyMap<string, RecordOf<Kind>> | undefined;
  return {
    *drawAll(scene) {
      for (const record of layerOf(scene)?.values() ?? []) yield draw(record, scene);
    },
    drawOne(scene, id) {
      const record = layerOf(scene)?.get(id);
      return record === undefined ? [] : draw(record, scene);
    },
  };
}

function drawRows(draw: (row: ParcelRow, scene: DrawingScene) => readonly DrawnFeature[]): Drawer {
  return {
    *drawAll(scene) {
      for (const row of scene.rows) yield draw(row, scene);
    },
    drawOne(scene, id) {
      const row = scene.findRow(id);
      return row === undefined ? [] : draw(row, scene);
    },
  };
}

/** What a parcel's filter, color and pattern read; the same on the shape and on its label. */
function describeParcel(row: ParcelRow): DrawnFeature["properties"] {
  return {
    id: row.id,
    useKey: row.useKey ?? "?",
    landUse: row.landUse,
    status: row.status,
    verdict: row.verdict,
    areaM2: row.ellipsoidalM2,
    listed: row.listed,
  };
}

function describeZone(zone: Zone, { findZoneAreaM2, findUseKey }: DrawingScene): DrawnFeature["properties"] {
  return {
    id: zone.id,
    useKey: findUseKey(zone.landUse, zone.codeSystem) ?? "?",
    landUse: zone.landUse,
    areaM2: findZoneAreaM2(zone.id),
    ...describeName(zone.name),
  };
}

/** Outlines as lines, so that tile edges never show as part of them; areas that are tinted come as areas besides. */
function drawControl(control: Control, { slots }: DrawingScene): readonly DrawnFeature[] {
  const { id, kind, part, name, geometry } = control;
  const properties = { id, kind, part, slot: slots.get(id) ?? 0, ...describeName(name) };
  const features: DrawnFeature[] = [];
  const lines = toLines(geometry);
  if (lines.length > 0) features.push({ geometry: { type: "MultiLineString", coordinates: lines }, properties });
  if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") {
    features.push({ geometry, properties: { ...properties, area: true } });
  }
  return numberFeatures(features);
}

/** Areas as the point their name stands at; whether that lies inside the park. */
function drawSensitive(use: SensitiveUse, { parkShapes }: DrawingScene): readonly DrawnFeature[] {
  const properties = { id: use.id, kind: use.kind, ...describeName(use.name) };
  const { geometry } = use;
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return [{ geometry, properties }];
  const { point } = findLabelPoint(geometry);
  return [{ geometry: toPoint(point), properties: { ...properties, inside: isInPark(point, parkShapes) } }];
}

/** Roads and other lines in pieces inside and outside the park; everything else as it is. */
function drawInfrastructure(item: Infrastructure, { parkShapes }: DrawingScene): readonly DrawnFeature[] {
  const properties = describeInfrastructure(item);
  const pieces = splitAtPark(item.geometry, parkShapes);
  if (pieces.length === 0) return [{ geometry: item.geometry, properties }];
  return numberFeatures(
    pieces.map(({ line, inside }) => ({
      geometry: { type: "LineString", coordinates: line },
      properties: { ...properties, inside },
    })),
  );
}

function describeInfrastructure(item: Infrastructure): DrawnFeature["properties"] {
  const { widthM } = item.extra;
  return {
    id: item.id,
    service: item.service,
    kind: item.kind,
    status: item.status,
    widthM: typeof widthM === "number" && widthM > 0 ? widthM : null,
    ...describeName(item.name),
  };
}

/** The map changes features by their ids, so each needs its own. */
function numberFeatures(features: readonly DrawnFeature[]): readonly DrawnFeature[] {
  return features.map(({ geometry, properties }, index) =>
    index === 0
      ? { geometry, properties }
      : { geometry, properties: { ...properties, id: `${properties.id}#${index}` } },
  );
}

function toName(value: unknown): Parameters<typeof describeName>[0] {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return null;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}
