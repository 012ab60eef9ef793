import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { ParcelRow } from "../../worker/messages.ts";

/** Parcels of one cell of the world, some kilometres wide at most. */
export interface Spot {
  readonly box: LngLatBox;
  readonly parcels: number;
  /** The park all of them are in; null: none, or several. */
  readonly parkId: string | null;
}

/** Spots that lie so near each other on the screen that one marker stands for them. */
export type Place = Spot;

/** Cells of the world each way: 1.2 km at the equator. */
const worldCells = 2 ** 15;
/** MapLibre's zoom 0 is one tile of so many pixels. */
const tilePx = 512;
/** Spots at most so far apart are seen as one. */
const togetherPx = 4;
/** What is larger on the screen needs no marker. */
const largePx = 12;
/** Markers stand at least so far apart, and so far from what is seen without one. */
const apartPx = 40;

/** Parcels gathered by where in the world they lie, so that no look from afar goes over all of them. Cost: linear. */
export function gatherSpots(rows: readonly Pick<ParcelRow, "box" | "parkId">[]): readonly Spot[] {
  const spots = new Map<number, Spot>();
  for (const { box, parkId } of rows) {
    const [x, y] = centerOf(box);
    const key = Math.floor(y * worldCells) * worldCells + Math.floor(x * worldCells);
    const before = spots.get(key);
    spots.set(key, join(before, { box, parcels: 1, parkId }));
  }
  return [...spots.values()];
}

/**
 * Places too small to be seen at a zoom, most parcels first: one marker each. Spots are first joined to what looks like one
 * patch; patches of some size are seen by themselves, and small ones beside them belong to them. Cost: linear in the spots, plus
 * small patches × markers.
 */
export function findPlaces(spots: readonly Spot[], zoom: number): readonly Place[] {
  const worldPx = tilePx * 2 ** zoom;
  const patches = joinTouching(spots, worldPx / togetherPx);
  const large = patches.filter((patch) => sizeOf(patch.box) * worldPx >= largePx);
  const small = patches.filter((patch) => sizeOf(patch.box) * worldPx < largePx).sort((a, b) => b.parcels - a.parcels);
  const places: Place[] = [];
  for (const patch of small) {
    if (large.some((seen) => gapBetween(seen.box, patch.box) * worldPx < apartPx)) continue;
    const near = places.findIndex((place) => gapBetween(place.box, patch.box) * worldPx < apartPx);
    if (near < 0) places.push(patch);
    else places[near] = join(places[near], patch);
  }
  return places;
}

/** Spots in the same or in neighboring cells of a grid over the world, joined. */
function joinTouching(spots: readonly Spot[], cells: number): readonly Spot[] {
  const grid = new Map<string, Spot>();
  for (const spot of spots) {
    const [x, y] = centerOf(spot.box);
    const key = `${Math.floor(x * cells)} ${Math.floor(y * cells)}`;
    grid.set(key, join(grid.get(key), spot));
  }
  const patches: Spot[] = [];
  for (const first of [...grid.keys()]) {
    let patch: Spot | undefined;
    const open = [first];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const spot = grid.get(key);
      if (spot === undefined) continue;
      grid.delete(key);
      patch = join(patch, spot);
      const [x = 0, y = 0] = key.split(" ").map(Number);
      for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) open.push(`${x + dx} ${y + dy}`);
    }
    if (patch !== undefined) patches.push(patch);
  }
  return patches;
}

function join(a: Spot | undefined, b: Spot): Spot {
  if (a === undefined) return b;
  return {
    box: [
      Math.min(a.box[0], b.box[0]),
      Math.min(a.box[1], b.box[1]),
      Math.max(a.box[2], b.box[2]),
      Math.max(a.box[3], b.box[3]),
    ],
    parcels: a.parcels + b.parcels,
    parkId: a.parkId === b.parkId ? a.parkId : null,
  };
}

/** Web Mercator, 0 to 1 each way, y down. */
function toWorld(lng: number, lat: number): readonly [number, number] {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return [(lng + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function centerOf([west, south, east, north]: LngLatBox): readonly [number, number] {
  return toWorld((west + east) / 2, (south + north) / 2);
}

/** Longer side of a box in the world. */
function sizeOf([west, south, east, north]: LngLatBox): number {
  const [left, bottom] = toWorld(west, south);
  const [right, top] = toWorld(east, north);
  return Math.max(right - left, bottom - top);
}

/** Distance of two boxes in the world, along the axis on which they are further apart. */
function gapBetween(a: LngLatBox, b: LngLatBox): number {
  const [aLeft, aBottom] = toWorld(a[0], a[1]);
  const [aRight, aTop] = toWorld(a[2], a[3]);
  const [bLeft, bBottom] = toWorld(b[0], b[1]);
  const [bRight, bTop] = toWorld(b[2], b[3]);
  return Math.max(0, bLeft - aRight, aLeft - bRight, bTop - aBottom, aTop - bBottom);
}
