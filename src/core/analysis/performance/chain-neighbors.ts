import { createBoxIndex } from "../../geometry/box-index.ts";
import { findSpan, type Outline } from "../../geometry/distance.ts";
import { outlineOfShape } from "../../geometry/feature-outline.ts";
import type { PlanShape } from "../../geometry/overlay-engine.ts";
import type { AuditWorld } from "../audit-world.ts";
import { type JudgingMemory, noMemory } from "../judging-memory.ts";

/** Firms that stand within a distance of each other, both ways, by id. A firm is not its own neighbor. */
export type Neighbors = ReadonlyMap<string, ReadonlySet<string>>;

interface Site {
  readonly shape: PlanShape;
  readonly outline: Outline;
  readonly firmIds: readonly string[];
}

/** Which sites are near which, as far as that is known: of each the others that were near, and were not. */
type KnownPairs = WeakMap<PlanShape, WeakMap<PlanShape, boolean>>;

/**
 * Which firms are near each other: the distance between the nearest edges of any two of their parcels, m on the measuring
 * plane; firms on one parcel are 0 apart. Cost: pairs of parcels whose boxes come that near; of those the memory knows no distance is
 * measured again.
 */
export function findNeighbors(
  { parcels }: Pick<AuditWorld, "parcels">,
  withinM: number,
  memory: JudgingMemory = noMemory,
): Neighbors {
  const named = parcels.filter(({ facts }) => facts.parcel.enterpriseIds.length > 0);
  const inputs = named.flatMap(({ facts, shape }) => [shape, facts.parcel.enterpriseIds]);
  return memory.recall("neighbors", [withinM, ...inputs], () => {
    const known = memory.recall<KnownPairs>("pairs of sites", [withinM], () => new WeakMap());
    return joinSites(
      named.flatMap(({ facts, shape }): readonly Site[] => {
        const outline = outlineOfShape(shape);
        return outline === undefined ? [] : [{ shape, outline, firmIds: [...new Set(facts.parcel.enterpriseIds)] }];
      }),
      withinM,
      known,
    );
  });
}

function joinSites(sites: readonly Site[], withinM: number, known: KnownPairs): Neighbors {
  const neighbors = new Map<string, Set<string>>();
  const put = (one: string, other: string): void => {
    const near = neighbors.get(one);
    if (near === undefined) neighbors.set(one, new Set([other]));
    else near.add(other);
  };
  const join = (a: readonly string[], b: readonly string[]): void => {
    for (const one of a) {
      for (const other of b) {
        if (one === other) continue;
        put(one, other);
        put(other, one);
      }
    }
  };
  // Just at the distance is within it, whatever drawing in degrees costs.
  const reachM = withinM * (1 + 1e-9);
  const half = reachM / 2;
  const index = createBoxIndex(
    sites.map(({ outline: { box } }) => [box[0] - half, box[1] - half, box[2] + half, box[3] + half]),
  );
  for (const { firmIds } of sites) join(firmIds, firmIds);
  index.forEachPair((i, j) => {
    const [a, b] = [sites[i], sites[j]];
    if (a !== undefined && b !== undefined && areNear(a, b, reachM, known)) join(a.firmIds, b.firmIds);
  });
  return neighbors;
}

function areNear(a: Site, b: Site, reachM: number, known: KnownPairs): boolean {
  let ofSite = known.get(a.shape);
  if (ofSite === undefined) {
    ofSite = new WeakMap();
    known.set(a.shape, ofSite);
  }
  let isNear = ofSite.get(b.shape);
  if (isNear === undefined) {
    isNear = findSpan(a.outline, b.outline, reachM) !== undefined;
    ofSite.set(b.shape, isNear);
  }
  return isNear;
}
