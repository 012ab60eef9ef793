import { repairAreaGeometry } from "../../src/core/geometry/validity.ts";
import { isAreaGeometry, type LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { type FeatureKind, recordsOf } from "../../src/core/model/record-kinds.ts";
import { metersOf } from "./edit-park.ts";

/*
 * What has to hold of a park after every command, looked at in another way than the commands do: in meters throughout, each
 * corner against each edge.
 */

/** A little less than the tenth of a millimeter within which corners are joined: at the limit both answers are right. */
const nearM = 0.000_099_9;

interface FlatFeature {
  readonly id: string;
  readonly positions: ReadonlySet<string>;
  readonly corners: readonly Corner[];
  readonly edges: readonly (readonly [Corner, Corner])[];
  readonly box: readonly [number, number, number, number];
}

interface Corner {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Remembers features by their geometry, which edits leave where they change nothing. */
export function createJointCheck(): {
  /** Corners within reach of another feature's corner or edge that are not its corner too, each named by the three places concerned. */
  findUnjoined(dataset: ParkDataset, kind: FeatureKind, ids?: ReadonlySet<string>): readonly string[];
} {
  const flat = new WeakMap<object, FlatFeature>();
  const flatten = (id: string, geometry: object & { readonly coordinates: unknown }): FlatFeature => {
    const known = flat.get(geometry);
    if (known?.id === id) return known;
    const made = toFlat(id, geometry.coordinates);
    flat.set(geometry, made);
    return made;
  };
  return {
    findUnjoined(dataset, kind, ids) {
      const features = [...(recordsOf(dataset, kind) ?? [])].map(([id, { geometry }]) => flatten(id, geometry));
      const found: string[] = [];
      for (const a of features) {
        for (const b of features) {
          if (a === b || (ids !== undefined && !ids.has(a.id) && !ids.has(b.id)) || !meet(a.box, b.box)) continue;
          findPairs(a, b, found);
        }
      }
      return found;
    },
  };
}

/** Corners of `a` against the outline of `b`. */
function findPairs(a: FlatFeature, b: FlatFeature, found: string[]): void {
  for (const corner of a.corners) {
    if (b.positions.has(corner.name) || !isNear(corner, b.box)) continue;
    for (const [start, end] of b.edges) {
      // Either way around: a ring may have been turned.
      const edge = [start.name, end.name].sort().join(" ");
      if (distanceM(corner, start, end) < nearM) found.push(`${a.id} ${corner.name} on ${b.id} ${edge}`);
    }
  }
}

function toFlat(id: string, coordinates: unknown): FlatFeature {
  const rings = listRings(coordinates).map((ring) =>
    ring.map((position): Corner => {
      const [x, y] = metersOf(position);
      return { name: position.join(","), x, y };
    }),
  );
  const corners = rings.flatMap((ring) => ring.slice(0, -1));
  const edges = rings.flatMap((ring) => ring.slice(1).map((end, index) => [ring[index] ?? end, end] as const));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    id,
    corners,
    edges,
    positions: new Set(corners.map(({ name }) => name)),
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
  };
}

function listRings(coordinates: unknown): readonly (readonly LngLat[])[] {
  const list = coordinates as readonly unknown[];
  const isRing = Array.isArray(list[0]) && typeof (list[0] as readonly unknown[])[0] === "number";
  return isRing ? [list as readonly LngLat[]] : list.flatMap(listRings);
}

function distanceM(p: Corner, a: Corner, b: Corner): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2));
  return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

function meet(a: FlatFeature["box"], b: FlatFeature["box"]): boolean {
  return a[0] <= b[2] + 1 && b[0] <= a[2] + 1 && a[1] <= b[3] + 1 && b[1] <= a[3] + 1;
}

function isNear({ x, y }: Corner, box: FlatFeature["box"]): boolean {
  return x >= box[0] - 1 && x <= box[2] + 1 && y >= box[1] - 1 && y <= box[3] + 1;
}

/** What the reader of files would find wrong with features, `undefined` where it takes them as they are, bit for bit. */
export function findBroken(dataset: ParkDataset, kind: FeatureKind, ids: Iterable<string>): string | undefined {
  for (const id of ids) {
    const geometry = recordsOf(dataset, kind)?.get(id)?.geometry;
    if (geometry === undefined || !isAreaGeometry(geometry)) continue;
    const outcome = repairAreaGeometry(geometry);
    const isSound = outcome.kind === "sound" && JSON.stringify(outcome.geometry) === JSON.stringify(geometry);
    if (!isSound) return `${kind} ${id}: ${JSON.stringify(outcome.findings)}`;
  }
  return undefined;
}
