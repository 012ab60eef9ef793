import type { ZoneAudit } from "../core/analysis/audit-report.ts";
import { findLabelPoint } from "../core/geometry/label-point.ts";
import type { AreaGeometry } from "../core/model/coordinates.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import type { Control, Infrastructure, SensitiveUse, Zone } from "../core/model/records.ts";
import { findSlots, toLines } from "./control-slots.ts";
import { describeLabel, describeName, findCommonPrefix, toPoint } from "./draw-labels.ts";
import { type DrawnProperties, FeatureBlob } from "./feature-blob.ts";
import type { DrawingSource, ParcelRow } from "./messages.ts";
import type { FindUseKey, LabelPoints } from "./open-park.ts";
import { isInPark, splitAtPark } from "./split-roads.ts";
import { findSurveyLook } from "./survey-look.ts";

export interface DrawingInput {
  readonly dataset: ParkDataset;
  readonly rows: readonly ParcelRow[];
  readonly zones: readonly ZoneAudit[];
  readonly labelPoints: LabelPoints;
  readonly findUseKey: FindUseKey;
  /** Layers that are drawn from tiles instead. */
  readonly tiled?: readonly DrawingSource[];
  /** Called between features; may wait. */
  readonly step: () => Promise<void>;
}

type Drawings = Partial<Record<DrawingSource, Blob>>;

/** What a parcel's filter, colour and pattern read; the same on the shape and on its label. */
function describeParcel(row: ParcelRow): DrawnProperties {
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

/** Every layer as a GeoJSON Blob with small properties. */
export async function buildDrawings(input: DrawingInput): Promise<Drawings> {
  const { layers } = input.dataset;
  const drawings: Drawings = {};
  const draw = async <T>(source: DrawingSource, records: Iterable<T>, add: (blob: FeatureBlob, record: T) => void) => {
    if (input.tiled?.includes(source) === true) return;
    const features = new FeatureBlob();
    for (const record of records) {
      add(features, record);
      await input.step();
    }
    const blob = features.toBlob();
    if (blob !== undefined) drawings[source] = blob;
  };
  const prefix = findCommonPrefix(input.rows.map((row) => row.id));
  const slots = findSlots(layers.controls?.values() ?? []);
  const parkShapes = [...(layers.parks?.values() ?? [])].map((park) => park.geometry);
  const zoneAreas = new Map(input.zones.map((zone) => [zone.id, zone.areaM2.ellipsoidal]));

  await draw("surroundings", layers.survey?.values() ?? [], (blob, patch) =>
    blob.add(patch.geometry, {
      id: patch.id,
      look: findSurveyLook(patch.code, patch.codeSystem),
      ...describeName(toName(patch.extra.name)),
    }),
  );
  await draw("parks", layers.parks?.values() ?? [], (blob, park) =>
    blob.add(park.geometry, { id: park.id, ...describeName(park.name) }),
  );
  await draw("zones", layers.zones?.values() ?? [], (blob, zone) =>
    blob.add(zone.geometry, describeZone(zone, zoneAreas.get(zone.id) ?? null, input.findUseKey)),
  );
  await draw("parcels", input.rows, (blob, row) => {
    const parcel = layers.parcels?.get(row.id);
    if (parcel !== undefined) blob.add(parcel.geometry, describeParcel(row));
  });
  await draw("labels", input.rows, (blob, row) => {
    const label = input.labelPoints.get(row.id);
    if (label === undefined) return;
    const texts = describeLabel(row, row.deedM2 ?? row.ellipsoidalM2, label.radiusM, prefix);
    blob.add(toPoint(label.point), { ...describeParcel(row), ...texts });
  });
  await draw("buildings", layers.buildings?.values() ?? [], (blob, building) => {
    if (building.status === "demolished") return;
    blob.add(building.geometry, { id: building.id, status: building.status, parcelId: building.parcelId });
  });
  await draw("structures", layers.structures?.values() ?? [], (blob, structure) =>
    blob.add(structure.geometry, { id: structure.id, kind: structure.kind }),
  );
  await draw("controls", layers.controls?.values() ?? [], (blob, control) =>
    addControl(blob, control, slots.get(control.id) ?? 0),
  );
  await draw("infrastructure", layers.infrastructure?.values() ?? [], (blob, item) =>
    addInfrastructure(blob, item, parkShapes),
  );
  await draw("sensitive", layers.sensitive?.values() ?? [], (blob, use) => addSensitive(blob, use, parkShapes));
  return drawings;
}

function describeZone(zone: Zone, areaM2: number | null, findUseKey: FindUseKey): DrawnProperties {
  return {
    id: zone.id,
    useKey: findUseKey(zone.landUse, zone.codeSystem) ?? "?",
    landUse: zone.landUse,
    areaM2,
    ...describeName(zone.name),
  };
}

/** Outlines as lines, so that tile edges never show as part of them; areas that are tinted come as areas besides. */
function addControl(blob: FeatureBlob, control: Control, slot: number): void {
  const properties = { id: control.id, kind: control.kind, part: control.part, slot, ...describeName(control.name) };
  const lines = toLines(control.geometry);
  if (lines.length > 0) blob.add({ type: "MultiLineString", coordinates: lines }, properties);
  if (control.geometry.type === "Polygon" || control.geometry.type === "MultiPolygon") {
    blob.add(control.geometry, { ...properties, area: true });
  }
}

/** Areas as the point their name stands at; whether that lies inside the park. */
function addSensitive(blob: FeatureBlob, use: SensitiveUse, parks: readonly AreaGeometry[]): void {
  const properties = { id: use.id, kind: use.kind, ...describeName(use.name) };
  const { geometry } = use;
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
    blob.add(geometry, properties);
    return;
  }
  const { point } = findLabelPoint(geometry);
  blob.add(toPoint(point), { ...properties, inside: isInPark(point, parks) });
}

/** Roads and other lines in pieces inside and outside the park; everything else as it is. */
function addInfrastructure(blob: FeatureBlob, item: Infrastructure, parks: readonly AreaGeometry[]): void {
  const properties = describeInfrastructure(item);
  const pieces = splitAtPark(item.geometry, parks);
  if (pieces.length === 0) blob.add(item.geometry, properties);
  for (const { line, inside } of pieces) blob.add({ type: "LineString", coordinates: line }, { ...properties, inside });
}

function describeInfrastructure(item: Infrastructure): DrawnProperties {
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

function toName(value: unknown): Parameters<typeof describeName>[0] {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return null;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}
