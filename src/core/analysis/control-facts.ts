import { type BoxIndex, createBoxIndex } from "../geometry/box-index.ts";
import { findCrossings } from "../geometry/line-crossing.ts";
import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { createPlanShape, planBoxOf, toAreaGeometry, toPlanShape } from "../geometry/plan-shape.ts";
import { type AnyGeometry, type AreaGeometry, isAreaGeometry, type LngLat, type PlanXY } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import { type Control, type ControlKind, controlKinds } from "../model/records.ts";
import { unionOnParcelM2 } from "./footprints.ts";
import { arithmeticNoiseM2 } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import type { ControlFacts } from "./parcel-facts.ts";

/** The control layer prepared once for a whole audit. */
export interface ControlLayer {
  readonly byId: ReadonlyMap<string, Control>;
  readonly areas: MeasuredLayer;
  readonly openLines: readonly OpenLine[];
  readonly lineIndex: BoxIndex;
  /** What there is to say of each kind where nothing lies near, in the order of `controlKinds`. */
  readonly kinds: readonly PreparedKind[];
}

interface OpenLine {
  readonly control: Control;
  readonly line: readonly PlanXY[];
}

interface PreparedKind {
  readonly clear: ControlFacts;
  /** Where the kind is stated to be complete. */
  readonly coverage: PlanShape | undefined;
}

export function prepareControls(dataset: ParkDataset, areas: MeasuredLayer, plane: MeasuringPlane): ControlLayer {
  const layer = dataset.layers.controls;
  const openLines: OpenLine[] = [];
  const present = new Set<ControlKind>();
  const latest = new Map<ControlKind, string>();
  const withInside = new Set<ControlKind>();
  for (const control of layer?.values() ?? []) {
    present.add(control.kind);
    if (isAreaGeometry(control.geometry)) withInside.add(control.kind);
    if (control.versionDate !== null && control.versionDate > (latest.get(control.kind) ?? "")) {
      latest.set(control.kind, control.versionDate);
    }
    for (const line of linesOf(control)) {
      openLines.push({ control, line: line.map((position) => plane.toPlane(position)) });
    }
  }
  const coverage = layer === undefined ? new Map<string, PlanShape>() : readCoverage(dataset, "controls", plane);
  return {
    byId: layer ?? new Map(),
    areas,
    openLines,
    lineIndex: createBoxIndex(openLines.map(({ line }) => planBoxOf([[line]]))),
    kinds: controlKinds.map((kind) => ({
      coverage: coverage.get(kind) ?? coverage.get(""),
      clear: {
        kind,
        layerLoaded: layer !== undefined,
        layerCovers: present.has(kind),
        overlapM2: 0,
        byPart: { core: 0, flexible: 0, special: 0 },
        crossedByOpenLine: false,
        controls: [],
        buildings: [],
        versionDate: latest.get(kind) ?? null,
        hasNoInside: present.has(kind) && !withInside.has(kind),
      },
    })),
  };
}

function linesOf(control: Control): readonly (readonly LngLat[])[] {
  const { geometry } = control;
  if (geometry.type === "LineString") return [geometry.coordinates as readonly LngLat[]];
  if (geometry.type === "MultiLineString") return geometry.coordinates as readonly (readonly LngLat[])[];
  return [];
}

/**
 * Where a layer is stated to be complete: `sources.controls.coverage` holds for the layer (key ""),
 * `sources["controls.<kind>"].coverage` for one kind of line. A coverage that is stated but is no polygon covers nothing: what
 * cannot be read must not let a parcel pass.
 */
export function readCoverage(
  dataset: ParkDataset,
  layer: "controls" | "infrastructure",
  plane: MeasuringPlane,
): ReadonlyMap<string, PlanShape> {
  const coverage = new Map<string, PlanShape>();
  for (const [name, source] of Object.entries(dataset.meta.sources)) {
    const isLayer = name === layer;
    if (!(isLayer || name.startsWith(`${layer}.`)) || source.coverage == null) continue;
    const shape = isAreaCoverage(source.coverage)
      ? toPlanShape(name, source.coverage, plane)
      : createPlanShape(name, []);
    coverage.set(isLayer ? "" : name.slice(layer.length + 1), shape);
  }
  return coverage;
}

export function isAreaCoverage(value: unknown): value is AreaGeometry {
  if (typeof value !== "object" || value === null || !("type" in value) || !("coordinates" in value)) return false;
  const { type, coordinates } = value;
  if (type === "Polygon") return isPolygon(coordinates);
  return type === "MultiPolygon" && Array.isArray(coordinates) && coordinates.every(isPolygon);
}

function isPolygon(rings: unknown): boolean {
  return Array.isArray(rings) && rings.length > 0 && rings.every(isRing);
}

/** A closed ring of numbers, four positions at least. */
function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false;
  const positions: readonly unknown[] = ring;
  const isPosition = (p: unknown): p is number[] =>
    Array.isArray(p) && p.length >= 2 && Number.isFinite(p[0]) && Number.isFinite(p[1]);
  if (!positions.every(isPosition)) return false;
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** What every kind of control line does to a parcel; one entry a kind in the fixed order of `controlKinds`. */
export function measureControls(
  parcel: PlanShape,
  buildings: readonly PlanShape[],
  layer: ControlLayer,
  plane: MeasuringPlane,
  engine: OverlayEngine,
): readonly ControlFacts[] {
  const near = findNearby(layer.areas, parcel);
  // A building over its parcel's line may stand in a control line the parcel itself does not touch.
  const nearBuildings = [...new Set(buildings.flatMap((shape) => findNearby(layer.areas, shape)))];
  const crossing: { readonly control: Control; readonly parts: ReturnType<typeof findCrossings> }[] = [];
  layer.lineIndex.search(parcel.box, (position) => {
    const open = layer.openLines[position];
    const parts = open === undefined ? [] : findCrossings(parcel, open.line);
    if (open !== undefined && parts.length > 0) crossing.push({ control: open.control, parts });
  });
  return layer.kinds.map(({ clear, coverage }): ControlFacts => {
    const { kind } = clear;
    const isOfKind = (shape: PlanShape): boolean => layer.byId.get(shape.id)?.kind === kind;
    const layerCovers = coverage === undefined ? clear.layerCovers : isCovered(parcel, coverage, engine);
    const overlapping = near.filter(
      (shape) => isOfKind(shape) && engine.intersectionAreaM2(parcel, shape) > arithmeticNoiseM2,
    );
    const crossed = crossing.filter(({ control }) => control.kind === kind);
    const areas = nearBuildings.filter(isOfKind);
    if (overlapping.length === 0 && crossed.length === 0 && areas.length === 0) {
      return layerCovers === clear.layerCovers ? clear : { ...clear, layerCovers };
    }
    const overlapM2 = unionOnParcelM2(overlapping, parcel, engine);
    const crossedControls = new Set(crossed.map(({ control }) => control));
    const controls = [...overlapping.flatMap((shape) => layer.byId.get(shape.id) ?? []), ...crossedControls];
    return {
      ...clear,
      layerCovers,
      overlapM2,
      byPart: {
        core: partM2("core", overlapping, parcel, layer, engine),
        flexible: partM2("flexible", overlapping, parcel, layer, engine),
        special: partM2("special", overlapping, parcel, layer, engine),
      },
      crossedByOpenLine: crossed.length > 0,
      controls: controls.sort((a, b) => compareIds(a.id, b.id)),
      buildings: measureBuildings(buildings, areas, engine),
      ...(overlapM2 <= 0
        ? placeOfCrossings(
            crossed.flatMap(({ parts }) => parts),
            plane,
          )
        : { place: placeOf(parcel, overlapping, plane, engine) }),
    };
  });
}

/** Does a stated coverage hold the whole parcel? */
export function isCovered(parcel: PlanShape, coverage: PlanShape, engine: OverlayEngine): boolean {
  return coverage.areaM2 > 0 && engine.intersectionAreaM2(parcel, coverage) >= parcel.areaM2 * (1 - 1e-9);
}

function partM2(
  part: "core" | "flexible" | "special",
  overlapping: readonly PlanShape[],
  parcel: PlanShape,
  layer: ControlLayer,
  engine: OverlayEngine,
): number {
  const shapes = overlapping.filter((shape) => (layer.byId.get(shape.id)?.part ?? "core") === part);
  return unionOnParcelM2(shapes, parcel, engine);
}

function measureBuildings(buildings: readonly PlanShape[], areas: readonly PlanShape[], engine: OverlayEngine) {
  if (areas.length === 0) return [];
  return buildings
    .map((building) => ({ id: building.id, overlapM2: unionOnParcelM2(areas, building, engine) }))
    .filter((entry) => entry.overlapM2 > arithmeticNoiseM2);
}

/** Where open lines run through the parcel. */
function placeOfCrossings(
  parts: ReturnType<typeof findCrossings>,
  plane: MeasuringPlane,
): { readonly place?: AnyGeometry } {
  if (parts.length === 0) return {};
  const coordinates = parts.map(([from, to]) => [plane.toLngLat(from), plane.toLngLat(to)]);
  return { place: { type: "MultiLineString", coordinates } };
}

function placeOf(
  parcel: PlanShape,
  areas: readonly PlanShape[],
  plane: MeasuringPlane,
  engine: OverlayEngine,
): AreaGeometry {
  const polygons = areas.flatMap((area) => engine.intersectionPieces(parcel, area).flatMap((piece) => piece.polygons));
  return toAreaGeometry(polygons, plane);
}
