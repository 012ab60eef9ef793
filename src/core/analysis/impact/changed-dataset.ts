import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { createPlanShape, toAreaGeometry } from "../../geometry/plan-shape.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import type { Park, Zone } from "../../model/records.ts";
import type { AuditWorld } from "../audit-world.ts";
import { findLineages } from "../park-membership.ts";
import type { RemovedLand } from "./impact-report.ts";
import type { PreparedProposal } from "./prepare-proposal.ts";

/**
 * The dataset as it is once the proposal is approved, for the same audit as any other: parks with their new boundary, and the
 * development zones they are part of; parcels that lie in the land taken out are gone with what stands on them. New land has no
 * parcels yet, so it is land that is not supplied; where the proposal says what it is for, it is planned for that. A proposal
 * that changes nothing gives the dataset itself.
 */
export function createChangedDataset(
  world: AuditWorld,
  proposal: PreparedProposal,
  removed: Pick<RemovedLand, "parcels" | "buildings">,
): ParkDataset {
  const { dataset } = world.sources;
  if (proposal.parkIds.length === 0) return dataset;
  const gone = new Set(removed.parcels.filter(({ isWhole }) => isWhole).map(({ id }) => id));
  const goneBuildings = new Set(removed.buildings.map(({ id }) => id));
  const { layers } = dataset;
  return {
    ...dataset,
    layers: {
      ...layers,
      parks: changeParks(world, proposal),
      ...(layers.zones === undefined ? {} : { zones: addZones(layers.zones, world, proposal) }),
      ...(layers.parcels === undefined ? {} : { parcels: without(layers.parcels, ({ id }) => gone.has(id)) }),
      ...(layers.buildings === undefined
        ? {}
        : { buildings: without(layers.buildings, ({ id }) => goneBuildings.has(id)) }),
      ...(layers.structures === undefined
        ? {}
        : { structures: without(layers.structures, ({ parcelId }) => parcelId !== null && gone.has(parcelId)) }),
    },
  };
}

function without<T>(records: ReadonlyMap<string, T>, isGone: (record: T) => boolean): ReadonlyMap<string, T> {
  const kept = [...records].filter(([, record]) => !isGone(record));
  return kept.length === records.size ? records : new Map(kept);
}

function changeParks(world: AuditWorld, proposal: PreparedProposal): ReadonlyMap<string, Park> {
  const { dataset, measured, engine } = world.sources;
  const parks = dataset.layers.parks ?? new Map<string, Park>();
  const lineages = findLineages(parks);
  const changed = new Map<string, Park>();
  for (const [id, park] of parks) {
    const shape = measured.parks.byId.get(id);
    const concerns = (parkId: string | null): boolean =>
      parkId !== null && (lineages.get(parkId) ?? [parkId]).includes(id);
    const added = findShapes(proposal.additions, concerns);
    const removed = findShapes(proposal.removals, concerns);
    if (shape === undefined || (added.length === 0 && removed.length === 0)) {
      changed.set(id, park);
      continue;
    }
    const left = removed.length === 0 ? shape.polygons : engine.differencePieces(shape, removed).flatMap(polygonsIn);
    const joined = added.flatMap((addition) => engine.differencePieces(addition, [shape]).flatMap(polygonsIn));
    changed.set(id, { ...park, geometry: toAreaGeometry([...left, ...joined], measured.plane) });
  }
  return changed;
}

function findShapes(
  lands: PreparedProposal["additions"],
  concerns: (parkId: string | null) => boolean,
): readonly PlanShape[] {
  return lands.filter(({ parkId, shape }) => shape.areaM2 > 0 && concerns(parkId)).map(({ shape }) => shape);
}

function polygonsIn({ polygons }: Pick<PlanShape, "polygons">): PlanShape["polygons"] {
  return polygons;
}

/** A zone of the plan for each addition that says what it is for; land a zone covers already keeps it. */
function addZones(
  zones: ReadonlyMap<string, Zone>,
  world: AuditWorld,
  proposal: PreparedProposal,
): ReadonlyMap<string, Zone> {
  const { measured, engine } = world.sources;
  const added = proposal.additions.flatMap(({ feature, parkId, shape }): Zone[] => {
    if (feature.landUse === null || shape.areaM2 === 0) return [];
    const fresh = createPlanShape(shape.id, engine.differencePieces(shape, measured.zones.shapes).flatMap(polygonsIn));
    if (fresh.areaM2 === 0) return [];
    return [
      {
        id: findFreeId(`proposal:${feature.id}`, zones),
        landUse: feature.landUse,
        codeSystem: feature.codeSystem,
        name: feature.name,
        parkId,
        phaseId: null,
        limits: [],
        compatibleUses: [],
        setbacks: [],
        planVersion: null,
        published: null,
        geometry: toAreaGeometry(fresh.polygons, measured.plane),
        extra: {},
      },
    ];
  });
  return added.length === 0 ? zones : new Map([...zones, ...added.map((zone) => [zone.id, zone] as const)]);
}

function findFreeId(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  let id = wanted;
  while (taken.has(id)) id = `${id}'`;
  return id;
}
