import { crossesLine } from "../geometry/line-crossing.ts";
import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { toAreaGeometry, toPlanShape } from "../geometry/plan-shape.ts";
import type { AreaGeometry, LngLat, PlanXY } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import { type Control, type ControlKind, controlKinds } from "../model/records.ts";
import { unionOnParcelM2 } from "./footprints.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import type { ControlFacts } from "./parcel-facts.ts";

/** The control layer prepared once for a whole audit. */
export interface ControlLayer {
  readonly loaded: boolean;
  readonly byId: ReadonlyMap<string, Control>;
  readonly areas: MeasuredLayer;
  readonly openLines: readonly { readonly control: Control; readonly line: readonly PlanXY[] }[];
  readonly kindsPresent: ReadonlySet<ControlKind>;
  /** Where the layer is stated to be complete, by kind; "" for the whole layer. */
  readonly coverage: ReadonlyMap<string, PlanShape>;
}

export function prepareControls(dataset: ParkDataset, areas: MeasuredLayer, plane: MeasuringPlane): ControlLayer {
  const layer = dataset.layers.controls;
  const openLines: { control: Control; line: PlanXY[] }[] = [];
  const kindsPresent = new Set<ControlKind>();
  for (const control of layer?.values() ?? []) {
    kindsPresent.add(control.kind);
    for (const line of linesOf(control)) {
      openLines.push({ control, line: line.map((position) => plane.toPlane(position)) });
    }
  }
  return {
    loaded: layer !== undefined,
    byId: layer ?? new Map(),
    areas,
    openLines,
    kindsPresent,
    coverage: readCoverage(dataset, plane),
  };
}

function linesOf(control: Control): readonly (readonly LngLat[])[] {
  const { geometry } = control;
  if (geometry.type === "LineString") return [geometry.coordinates as readonly LngLat[]];
  if (geometry.type === "MultiLineString") return geometry.coordinates as readonly (readonly LngLat[])[];
  return [];
}

/** `sources.controls.coverage` holds for the layer, `sources["controls.<kind>"].coverage` for one kind of line. */
function readCoverage(dataset: ParkDataset, plane: MeasuringPlane): ReadonlyMap<string, PlanShape> {
  const coverage = new Map<string, PlanShape>();
  for (const [name, source] of Object.entries(dataset.meta.sources)) {
    const isLayer = name === "controls";
    if (!(isLayer || name.startsWith("controls.")) || !isArea(source.coverage)) continue;
    coverage.set(isLayer ? "" : name.slice("controls.".length), toPlanShape(name, source.coverage, plane));
  }
  return coverage;
}

function isArea(value: unknown): value is AreaGeometry {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    (value.type === "Polygon" || value.type === "MultiPolygon") &&
    "coordinates" in value &&
    Array.isArray(value.coordinates)
  );
}

/** What every kind of control line does to a parcel; one entry a kind in the fixed order of `controlKinds`. */
export function measureControls(
  parcel: PlanShape,
  buildings: readonly PlanShape[],
  layer: ControlLayer,
  plane: MeasuringPlane,
  engine: OverlayEngine,
): readonly ControlFacts[] {
  const near = layer.loaded ? findNearby(layer.areas, parcel) : [];
  // A building over its parcel's line may stand in a control line the parcel itself does not touch.
  const nearBuildings = layer.loaded ? [...new Set(buildings.flatMap((shape) => findNearby(layer.areas, shape)))] : [];
  return controlKinds.map((kind) => {
    const isOfKind = (shape: PlanShape): boolean => layer.byId.get(shape.id)?.kind === kind;
    const overlapping = near.filter((shape) => isOfKind(shape) && engine.intersectionAreaM2(parcel, shape) > 0);
    const overlapM2 = unionOnParcelM2(overlapping, parcel, engine);
    const controls = overlapping.flatMap((shape) => layer.byId.get(shape.id) ?? []);
    const crossing = layer.openLines.filter((open) => open.control.kind === kind && crossesLine(parcel, open.line));
    const ofKind = [...controls, ...crossing.map((open) => open.control)];
    const [first] = overlapping;
    return {
      kind,
      layerLoaded: layer.loaded,
      layerCovers: isCovered(parcel, kind, layer, engine),
      overlapM2,
      byPart: {
        core: partM2("core", overlapping, parcel, layer, engine),
        flexible: partM2("flexible", overlapping, parcel, layer, engine),
        special: partM2("special", overlapping, parcel, layer, engine),
      },
      crossedByOpenLine: crossing.length > 0,
      controls: ofKind.sort((a, b) => compareIds(a.id, b.id)),
      buildings: measureBuildings(buildings, nearBuildings.filter(isOfKind), engine),
      versionDate: latestDate([...layer.byId.values()].filter((control) => control.kind === kind)),
      ...(first === undefined || overlapM2 <= 0 ? {} : { place: placeOf(parcel, overlapping, plane, engine) }),
    };
  });
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

function isCovered(parcel: PlanShape, kind: ControlKind, layer: ControlLayer, engine: OverlayEngine): boolean {
  const coverage = layer.coverage.get(kind) ?? layer.coverage.get("");
  if (coverage === undefined) return layer.kindsPresent.has(kind);
  return engine.intersectionAreaM2(parcel, coverage) >= parcel.areaM2 * (1 - 1e-9);
}

function measureBuildings(buildings: readonly PlanShape[], areas: readonly PlanShape[], engine: OverlayEngine) {
  if (areas.length === 0) return [];
  return buildings
    .map((building) => ({ id: building.id, overlapM2: unionOnParcelM2(areas, building, engine) }))
    .filter((entry) => entry.overlapM2 > 0);
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

function latestDate(controls: readonly Control[]): string | null {
  let latest: string | null = null;
  for (const { versionDate } of controls) {
    if (versionDate !== null && (latest === null || versionDate > latest)) latest = versionDate;
  }
  return latest;
}
