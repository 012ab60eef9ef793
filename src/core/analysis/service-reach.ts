import { type BoxIndex, createBoxIndex } from "../geometry/box-index.ts";
import { findSpan, type Outline } from "../geometry/distance.ts";
import { outlineOfShape, toOutline } from "../geometry/feature-outline.ts";
import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import type { PlanBox } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Infrastructure } from "../model/records.ts";
import type { NearFeature, ServiceReach } from "../rules/service-state.ts";
import { isCovered, readCoverage } from "./control-facts.ts";

/** The infrastructure layer prepared once for a whole audit. */
export interface InfrastructureLayer {
  /** Services the layer knows anything of, in the order of their names. */
  readonly services: readonly Pick<ServiceReach, "service" | "hasLines" | "nodes">[];
  readonly features: readonly PlacedFeature[];
  readonly index: BoxIndex;
  /** Where the layer, or one service of it, is stated to be complete. */
  readonly coverage: ReadonlyMap<string, PlanShape>;
}

interface PlacedFeature {
  readonly id: string;
  readonly service: string;
  readonly outline: Outline;
  /** Null for a line: how near is near enough is the rule's. */
  readonly radiusM: number | null;
  /** Built, or not recorded whether it is. */
  readonly isBuilt: boolean;
}

/** Lines farther away than this are not looked at: no rule asks for them. */
const lookAroundM = 1000;

/** Undefined without an infrastructure layer. What is only planned serves nobody and is left out. */
export function prepareInfrastructure(dataset: ParkDataset, plane: MeasuringPlane): InfrastructureLayer | undefined {
  const layer = dataset.layers.infrastructure;
  if (layer === undefined) return undefined;
  const ordered = [...layer.values()].sort((a, b) => compareIds(a.id, b.id));
  const features = ordered.flatMap((record) => placeFeature(record, plane));
  return {
    services: [...new Set(ordered.map(({ service }) => service))].sort(compareIds).map((service) =>
      describeService(
        service,
        ordered.filter((record) => record.service === service),
      ),
    ),
    features,
    index: createBoxIndex(features.map(({ outline, radiusM }) => widen(outline.box, radiusM ?? lookAroundM))),
    coverage: readCoverage(dataset, "infrastructure", plane),
  };
}

function describeService(service: string, records: readonly Infrastructure[]): InfrastructureLayer["services"][number] {
  const nodes = records.filter((record) => !isLine(record) && record.status !== "planned");
  const isReachKnown = nodes.every(({ serviceRadiusM }) => serviceRadiusM !== null);
  return {
    service,
    hasLines: records.some(isLine),
    nodes: nodes.length === 0 ? "none" : isReachKnown ? "with_reach" : "reach_unknown",
  };
}

function isLine({ kind, geometry }: Infrastructure): boolean {
  return kind === "line" || (kind === null && geometry.type.endsWith("LineString"));
}

function placeFeature(record: Infrastructure, plane: MeasuringPlane): readonly PlacedFeature[] {
  const { id, service, status, geometry, serviceRadiusM } = record;
  if (status === "planned" || (!isLine(record) && serviceRadiusM === null)) return [];
  const outline = toOutline(geometry, plane);
  if (outline === undefined) return [];
  return [{ id, service, outline, radiusM: isLine(record) ? null : serviceRadiusM, isBuilt: status === "built" }];
}

/** Where a change of a line, plant or node may matter; undefined: nowhere, it serves nobody. */
export function reachBoxOf(record: Infrastructure, plane: MeasuringPlane): PlanBox | undefined {
  const [feature] = placeFeature(record, plane);
  return feature === undefined ? undefined : widen(feature.outline.box, feature.radiusM ?? lookAroundM);
}

function widen([minX, minY, maxX, maxY]: PlanBox, byM: number): PlanBox {
  return [minX - byM, minY - byM, maxX + byM, maxY + byM];
}

/**
 * How near every service comes to a parcel, edge to edge on the measuring plane: the nearest built line, the nearest line of
 * which it is not recorded whether it is built, and a built plant or node within whose own service radius the parcel lies. In
 * the order of the services. Cost: linear in the features near the parcel.
 */
export function measureServices(
  parcel: PlanShape,
  layer: InfrastructureLayer,
  engine: OverlayEngine,
): readonly ServiceReach[] {
  const outline = outlineOfShape(parcel);
  const near: PlacedFeature[] = [];
  layer.index.search(parcel.box, (position) => {
    const feature = layer.features[position];
    if (feature !== undefined) near.push(feature);
  });
  return layer.services.map((known) => {
    const { service } = known;
    const coverage = layer.coverage.get(service) ?? layer.coverage.get("");
    const features = near.filter((feature) => feature.service === service);
    const lines = features.filter(({ radiusM }) => radiusM === null);
    const reaching = features.filter(({ radiusM, isBuilt }) => radiusM !== null && isBuilt);
    return {
      ...known,
      line: findNearest(
        outline,
        lines.filter(({ isBuilt }) => isBuilt),
      ),
      unclear: findNearest(
        outline,
        lines.filter(({ isBuilt }) => !isBuilt),
      ),
      reachedBy: findNearest(outline, reaching),
      isCovered: coverage === undefined || isCovered(parcel, coverage, engine),
    };
  });
}

/** The nearest of some features within their reach; of equally near ones the first by id. */
function findNearest(outline: Outline | undefined, features: readonly PlacedFeature[]): NearFeature | null {
  if (outline === undefined) return null;
  let nearest: NearFeature | null = null;
  for (const feature of features) {
    const withinM = Math.min(feature.radiusM ?? lookAroundM, nearest?.distanceM ?? Number.POSITIVE_INFINITY);
    const span = findSpan(outline, feature.outline, withinM);
    if (span === undefined || (nearest !== null && span.distanceM >= nearest.distanceM)) continue;
    nearest = { id: feature.id, distanceM: span.distanceM };
  }
  return nearest;
}
