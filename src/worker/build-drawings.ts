import type { ZoneAudit } from "../core/analysis/audit-report.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import { findSlots } from "./control-slots.ts";
import { type DrawingScene, drawers } from "./draw-features.ts";
import { findCommonPrefix } from "./draw-labels.ts";
import { FeatureBlob } from "./feature-blob.ts";
import { type DrawingSource, drawingSources, type ParcelRow } from "./messages.ts";
import type { FindUseKey, LabelPoints } from "./open-park.ts";

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

/** Every layer as a GeoJSON Blob with small properties. */
export async function buildDrawings(input: DrawingInput): Promise<Drawings> {
  const scene = createScene(input);
  const drawings: Drawings = {};
  for (const source of drawingSources) {
    if (input.tiled?.includes(source) === true) continue;
    const features = new FeatureBlob();
    for (const drawn of drawers[source].drawAll(scene)) {
      for (const { geometry, properties } of drawn) features.add(geometry, properties);
      await input.step();
    }
    const blob = features.toBlob();
    if (blob !== undefined) drawings[source] = blob;
  }
  return drawings;
}

function createScene({ dataset, rows, zones, labelPoints, findUseKey }: DrawingInput): DrawingScene {
  const zoneAreas = new Map(zones.map((zone) => [zone.id, zone.areaM2.ellipsoidal]));
  return {
    dataset,
    rows,
    findRow: (id) => rows.find((row) => row.id === id),
    findZoneAreaM2: (id) => zoneAreas.get(id) ?? null,
    labelPoints,
    findUseKey,
    prefix: findCommonPrefix(rows.map((row) => row.id)),
    slots: findSlots(dataset.layers.controls?.values() ?? []),
    parkShapes: [...(dataset.layers.parks?.values() ?? [])].map((park) => park.geometry),
  };
}
