import {
  type CornerTable,
  createCornerTable,
  fromGridPolygons,
  type GridPolygon,
  toGridPolygons,
} from "../geometry/operations/grid-shape.ts";
import { type AreaGeometry, isAreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import type { CommandNote, CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { createAreaMeasure } from "./drawn-area.ts";
import { type AnyFeature, createPlanDraft, type PlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";

/** A feature with an area, ready for an operation on its outline. */
export interface OpenedArea {
  readonly draft: PlanDraft;
  readonly record: AnyFeature;
  readonly geometry: AreaGeometry;
  readonly table: CornerTable;
  readonly polygons: readonly GridPolygon[];
}

/** Looks a feature up to reshape it. Refusals: `not-found`, `not-an-area`. */
export function openArea(dataset: ParkDataset, ref: FeatureRef, tools: CommandTools): Result<OpenedArea, Refusal> {
  const draft = createPlanDraft(dataset, tools.near);
  const record = draft.find(ref);
  if (record === undefined) return refuse("not-found", { refs: [ref] });
  const { geometry } = record;
  if (!isAreaGeometry(geometry)) return refuse("not-an-area", { refs: [ref] });
  const table = createCornerTable(tools.grid);
  return succeed({ draft, record, geometry, table, polygons: toGridPolygons(geometry, table) });
}

/** Polygons in degrees, a Polygon where it was one and still is. */
export function toGeometryLike(geometry: AreaGeometry, polygons: readonly GridPolygon[]): AreaGeometry {
  return fromGridPolygons(polygons, geometry.type);
}

/** What an operation did to the drawn area, m² by the dataset's basis, to the square centimeter. */
export function tellArea(
  ref: FeatureRef,
  before: readonly GridPolygon[],
  after: readonly GridPolygon[],
  tools: CommandTools,
): CommandNote {
  const measure = createAreaMeasure(tools);
  const [beforeM2, afterM2] = [before, after].map((polygons) => Math.round(1e4 * measure(polygons)) / 1e4);
  return { code: "area-changed", refs: [ref], params: { beforeM2: beforeM2 ?? 0, afterM2: afterM2 ?? 0 } };
}

/** An outcome with the change of a feature's drawn area told; refusals as they are. */
export function withAreaNote(
  result: Result<CommandOutcome, Refusal>,
  ref: FeatureRef,
  { polygons, table }: Pick<OpenedArea, "polygons" | "table">,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  if (!result.ok) return result;
  const updated = result.value.change.find(({ layer }) => layer === ref.kind)?.updated ?? [];
  const after = updated.map(([, record]) => record).find(({ id }) => id === ref.id);
  if (after === undefined || !("geometry" in after) || !isAreaGeometry(after.geometry)) return result;
  const note = tellArea(ref, polygons, toGridPolygons(after.geometry, table), tools);
  return succeed({ ...result.value, notes: [...result.value.notes, note] });
}
