import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { CommandTools } from "../../core/commands/command-tools.ts";
import { createBoxIndex } from "../../core/geometry/box-index.ts";
import { createEditGrid } from "../../core/geometry/edit-grid.ts";
import { createMeasuringPlane } from "../../core/geometry/measuring-plane.ts";
import { createEdgeIndex, type EdgeIndex } from "../../core/geometry/snap/edge-index.ts";
import { applyChanges, type LayerChange } from "../../core/history/apply-changes.ts";
import type { AnyGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import { type AreaBasis, layerKinds, type ParkDataset } from "../../core/model/dataset.ts";
import {
  type AllRecords,
  type FeatureKind,
  type FeatureRef,
  proposalKind,
  recordsOf,
  withRecords,
} from "../../core/model/record-kinds.ts";
import type { EditWindow, PlanUpdate, WindowRecord } from "../../worker/plan/plan-messages.ts";
import { crsTable } from "../state/crs-table.ts";

/** Kinds that are drawn, proposals last: they lie on top. */
const featureKinds: readonly FeatureKind[] = [...layerKinds, proposalKind];

/** Features around the place that is edited, as a small park, and what commands and snapping need of them. */
export interface EditGround {
  readonly box: LngLatBox;
  readonly isCut: boolean;
  readonly dataset: ParkDataset;
  readonly tools: CommandTools;
  /** Edges to snap to. */
  readonly edges: EdgeIndex;
}

/** A feature with its shape, whatever its kind. */
export type GroundFeature = AllRecords[FeatureKind] & { readonly geometry: AnyGeometry };

/** The ground of a window, with the grid and plane of its park: corners are placed as the worker places them. */
export function createGround(window: EditWindow, areaBasis: AreaBasis): EditGround {
  const plane = createMeasuringPlane(window.planeBox);
  const grid = createEditGrid(window.gridCrs, crsTable, plane);
  const dataset = putRecords(emptyDataset(window), window.records);
  return withDataset({ box: window.box, isCut: window.isCut, tools: { grid, plane, areaBasis } }, dataset);
}

/** The ground after changes made on it; undefined where they do not fit it. */
export function changeGround(ground: EditGround, changes: readonly LayerChange[]): EditGround | undefined {
  const changed = applyChanges(ground.dataset, changes);
  return changed.ok ? withDataset(ground, changed.value) : undefined;
}

/** The ground with records as the worker has them now. */
export function refreshGround(ground: EditGround, { put, removed }: PlanUpdate["records"]): EditGround {
  let dataset = putRecords(ground.dataset, put);
  for (const { kind, id } of removed) {
    const records = new Map<string, AllRecords[FeatureKind]>(recordsOf(dataset, kind) ?? []);
    records.delete(id);
    dataset = withRecords(dataset, kind, records as unknown as ReadonlyMap<string, never>); // what is left of the kind's own map
  }
  return withDataset(ground, dataset);
}

/** A feature of the ground; undefined where it is not there. */
export function findFeature(ground: EditGround, ref: FeatureRef): GroundFeature | undefined {
  return recordsOf(ground.dataset, ref.kind)?.get(ref.id) as GroundFeature | undefined; // every drawn kind has a shape
}

function emptyDataset(window: EditWindow): ParkDataset {
  const layers = Object.fromEntries(layerKinds.map((kind) => [kind, new Map()])) as ParkDataset["layers"]; // a map a kind
  return { meta: window.meta, layers, enterprises: undefined, proposals: new Map(), attachments: new Map() };
}

function putRecords(dataset: ParkDataset, put: readonly WindowRecord[]): ParkDataset {
  const byKind = new Map<FeatureKind, Map<string, AllRecords[FeatureKind]>>();
  for (const { kind, record } of put) {
    const records = byKind.get(kind) ?? new Map<string, AllRecords[FeatureKind]>(recordsOf(dataset, kind) ?? []);
    records.set(record.id, record);
    byKind.set(kind, records);
  }
  let changed = dataset;
  for (const [kind, records] of byKind) {
    changed = withRecords(changed, kind, records as unknown as ReadonlyMap<string, never>); // filled with this kind's records only
  }
  return changed;
}

interface GroundBase {
  readonly box: LngLatBox;
  readonly isCut: boolean;
  readonly tools: Omit<CommandTools, "near">;
}

function withDataset({ box, isCut, tools }: GroundBase, dataset: ParkDataset): EditGround {
  const { grid, plane, areaBasis } = tools;
  return {
    box,
    isCut,
    dataset,
    tools: { grid, plane, areaBasis, near: createNear(dataset) },
    edges: createEdgeIndex(
      featureKinds.flatMap((kind) =>
        [...(recordsOf(dataset, kind)?.values() ?? [])].map((record) => ({
          ref: { kind, id: record.id },
          geometry: record.geometry,
        })),
      ),
    ),
  };
}

/** Boxes of a kind are indexed when it is first asked for. */
function createNear(dataset: ParkDataset): CommandTools["near"] {
  const indexes = new Map<FeatureKind, (box: LngLatBox) => readonly string[]>();
  const index = (kind: FeatureKind) => {
    const records = [...(recordsOf(dataset, kind)?.values() ?? [])];
    const boxes = createBoxIndex(records.map(({ geometry }) => extendBox(undefined, geometry)));
    const find = (box: LngLatBox) => {
      const ids: string[] = [];
      boxes.search(box, (at) => ids.push(records[at]?.id ?? ""));
      return ids;
    };
    indexes.set(kind, find);
    return find;
  };
  return (kind, box) => (indexes.get(kind) ?? index(kind))(box);
}
