import type { LngLat, LngLatRing } from "../model/coordinates.ts";
import { cleanRing } from "./clean-ring.ts";
import { clipPolygons } from "./clip-polygons.ts";
import { findEdgeContacts } from "./edge-contacts.ts";
import { FlatGeometryBuilder } from "./flat-layer.ts";
import { findNestingFaults } from "./nested-parts.ts";
import { planBoxOf } from "./plan-shape.ts";
import { restoreVertices } from "./restore-vertices.ts";
import { examineRings, suspicious } from "./sound-rings.ts";

type Polygon = readonly LngLatRing[];
type Polygons = readonly Polygon[];

export interface PolygonFault {
  readonly kind: "self-intersection" | "hole-outside" | "overlapping-parts";
  readonly place: LngLat;
  /** Places of the polygons concerned in the list examined. */
  readonly polygons: readonly [number, number];
}

/** Faults of closed, cleaned polygons; `tooMany` says that the search stopped at its limit. */
export function findPolygonFaults(polygons: Polygons): {
  readonly faults: readonly PolygonFault[];
  readonly tooMany: boolean;
} {
  if (areSurelyFaultless(polygons)) return { faults: [], tooMany: false };
  const owners: { readonly polygon: number; readonly isShell: boolean }[] = [];
  const rings: LngLatRing[] = [];
  polygons.forEach((polygon, index) => {
    polygon.forEach((ring, place) => {
      rings.push(ring);
      owners.push({ polygon: index, isShell: place === 0 });
    });
  });
  const { contacts, complete } = findEdgeContacts(rings);
  if (!complete) return { faults: [], tooMany: true };
  const faults: PolygonFault[] = [];
  for (const { kind, ringA, ringB, place } of contacts) {
    const a = owners[ringA];
    const b = owners[ringB];
    if (a === undefined || b === undefined) continue;
    faults.push({ kind: nameContact(kind, ringA === ringB, a, b), place, polygons: [a.polygon, b.polygon] });
  }
  // Nesting can be told by one point only where rings don't cross.
  if (faults.length === 0) {
    for (const { kind, polygonA, polygonB, place } of findNestingFaults(polygons)) {
      faults.push({
        kind: kind === "hole-outside" ? kind : "overlapping-parts",
        place,
        polygons: [polygonA, polygonB],
      });
    }
  }
  return { faults, tooMany: false };
}

function nameContact(
  kind: "cross" | "overlap" | "touch",
  isSameRing: boolean,
  a: { readonly polygon: number; readonly isShell: boolean },
  b: { readonly polygon: number; readonly isShell: boolean },
): PolygonFault["kind"] {
  if (isSameRing) return "self-intersection";
  if (a.polygon !== b.polygon || (!a.isShell && !b.isShell)) return "overlapping-parts";
  return kind === "cross" ? "hole-outside" : "self-intersection";
}

/** Does the quick look answer already? It does for nearly all shapes, ten times faster than the search for contacts. */
function areSurelyFaultless(polygons: Polygons): boolean {
  let vertices = 0;
  for (const polygon of polygons) for (const ring of polygon) vertices += ring.length;
  const builder = new FlatGeometryBuilder(vertices);
  builder.add({ type: "MultiPolygon", coordinates: polygons });
  const { lngLat, ringStart, polygonStart } = builder.finish();
  return examineRings(lngLat, ringStart, polygonStart, 0, polygons.length) !== suspicious;
}

/** Degrees to snap to when a repair doesn't come out clean: as it is, about 1 µm, 0.1 mm, 1 mm. Powers of two. */
const snapSteps = [0, 0, 0, 2 ** -37, 2 ** -37, 2 ** -30, 2 ** -30, 2 ** -27, 2 ** -27];

/**
 * Polygons without faults: each is what its shell winds around at least once, less what its holes wind around, and what overlaps is
 * united. Holes never become land. Polygons without a fault are kept as they are. Empty where nothing is left; undefined
 * where no try ends in polygons that are found faultless, which is what makes a second repair change nothing.
 */
export function repairPolygons(given: Polygons, givenFaults: readonly PolygonFault[]): Polygons | undefined {
  let polygons = given;
  let faults = givenFaults;
  for (const step of snapSteps) {
    const concerned = new Set<number>();
    for (const { polygons: pair } of faults) for (const index of pair) concerned.add(index);
    const broken = polygons.filter((_, index) => concerned.has(index));
    const united = uniteAll(broken, step);
    if (united === undefined) continue;
    const rest = polygons.filter((_, index) => !concerned.has(index));
    const mended = cleanPolygons(united);
    const whole = [...rest, ...cleanPolygons(restoreVertices(mended, broken))];
    if (isFaultless(whole)) return whole;
    polygons = [...rest, ...mended];
    const next = findPolygonFaults(polygons);
    if (next.tooMany) return undefined;
    if (next.faults.length === 0) return polygons;
    faults = next.faults;
  }
  return undefined;
}

function isFaultless(polygons: Polygons): boolean {
  const { faults, tooMany } = findPolygonFaults(polygons);
  return !tooMany && faults.length === 0;
}

function uniteAll(polygons: Polygons, step: number): Polygons | undefined {
  try {
    const [first, ...more] = polygons;
    if (first === undefined) return [];
    return clipPolygons(
      "union",
      [first],
      more.map((polygon) => [polygon]),
      findDegreeOrigin(polygons),
      step,
    ).map((polygon) => polygon.map((ring) => ring.map(([x, y]): LngLat => [x, y])));
  } catch {
    // The clipper's way to say that edges nearly coincide: the next, coarser step is the answer.
    return undefined;
  }
}

/** Whole degrees near the shape, from where and to where every corner moves without losing a digit; else no move. */
function findDegreeOrigin(polygons: Polygons): LngLat {
  const box = planBoxOf(polygons);
  const [x0, y0] = [Math.round((box[0] + box[2]) / 2), Math.round((box[1] + box[3]) / 2)];
  const isExact = polygons.every((polygon) =>
    polygon.every((ring) => ring.every(([x, y]) => x - x0 + x0 === x && y - y0 + y0 === y)),
  );
  return isExact ? [x0, y0] : [0, 0];
}

/** Folds that rounding leaves behind are taken out; polygons and holes that fold to nothing go. */
export function cleanPolygons(polygons: Polygons): Polygons {
  const kept: Polygon[] = [];
  for (const polygon of polygons) {
    const rings = polygon.map((ring) => cleanRing(ring).ring);
    const [shell, ...holes] = rings;
    if (shell === undefined) continue;
    kept.push([shell, ...holes.filter((hole) => hole !== undefined)]);
  }
  return kept;
}
