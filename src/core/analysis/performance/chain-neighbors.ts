import { createBoxIndex } from "../../geometry/box-index.ts";
import { findSpan, type Outline } from "../../geometry/distance.ts";
import { outlineOfShape } from "../../geometry/feature-outline.ts";
import type { AuditWorld } from "../audit-world.ts";

/** Firms that stand within a distance of each other, both ways, by id. A firm is not its own neighbor. */
export type Neighbors = ReadonlyMap<string, ReadonlySet<string>>;

interface Site {
  readonly outline: Outline;
  readonly firmIds: readonly string[];
}

/**
 * Which firms are near each other: the distance between the nearest edges of any two of their parcels, m on the measuring
 * plane; firms on one parcel are 0 apart. Cost: pairs of parcels whose boxes come that near.
 */
export function findNeighbors({ parcels }: Pick<AuditWorld, "parcels">, withinM: number): Neighbors {
  const sites = parcels.flatMap(({ facts, shape }): readonly Site[] => {
    const firmIds = [...new Set(facts.parcel.enterpriseIds)];
    const outline = firmIds.length === 0 ? undefined : outlineOfShape(shape);
    return outline === undefined ? [] : [{ outline, firmIds }];
  });
  const neighbors = new Map<string, Set<string>>();
  const join = (a: readonly string[], b: readonly string[]): void => {
    for (const one of a) {
      for (const other of b) {
        if (one === other) continue;
        neighbors.set(one, (neighbors.get(one) ?? new Set()).add(other));
        neighbors.set(other, (neighbors.get(other) ?? new Set()).add(one));
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
    if (a === undefined || b === undefined) return;
    if (findSpan(a.outline, b.outline, reachM) !== undefined) join(a.firmIds, b.firmIds);
  });
  return neighbors;
}
