import type { LngLat, LngLatBox } from "../../model/coordinates.ts";
import type { EdgeIndex } from "./edge-index.ts";
import { type GridPoint, type Guide, meetLines, projectOnto } from "./snap-guides.ts";
import type { SnapEdge, SnapPlane, SnapTarget } from "./snap-target.ts";

export interface SnapQuery {
  readonly pointer: LngLat;
  /** How far a target may lie, m. */
  readonly radiusM: number;
  /** Positions that move along with the pointer: neither they nor edges that end there are targets. */
  readonly moving: readonly LngLat[];
  readonly guides: readonly Guide[];
  readonly plane: SnapPlane;
}

/** A degree of latitude is never shorter than this, m; a little less, so that the box is never too small. */
const shortestDegreeM = 110_500;
/** More edges than this within the radius are not crossed with each other. */
const mostCrossed = 24;

interface LocalEdge {
  readonly edge: SnapEdge;
  readonly from: GridPoint;
  readonly to: GridPoint;
}

/**
 * What the pointer snaps to: of vertex, crossing of edges, middle of an edge, edge and guides the first kind that lies within
 * the radius, and of that kind the nearest. Undefined where nothing does. Distances are meters of the plane given.
 * Cost: the edges within the radius, squared up to a limit, and the guides.
 */
export function findSnap(index: EdgeIndex, query: SnapQuery): SnapTarget | undefined {
  const { plane, radiusM, pointer } = query;
  const at = plane.toGrid(pointer);
  const stands = (position: LngLat) =>
    !query.moving.some((moved) => moved[0] === position[0] && moved[1] === position[1]);
  const near = index.near(boxAround(pointer, radiusM)).filter(({ from, to }) => stands(from) && stands(to));
  const local = near.map((edge) => ({ edge, from: plane.toGrid(edge.from), to: plane.toGrid(edge.to) }));
  return (
    nearestVertex(local, at, radiusM) ??
    nearestCrossing(local, query, at) ??
    nearestMidpoint(local, query, at) ??
    nearestOnEdge(local, query, at) ??
    nearestGuide(query, at)
  );
}

function boxAround([lng, lat]: LngLat, radiusM: number): LngLatBox {
  const dLat = radiusM / shortestDegreeM;
  const dLng = dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat];
}

/** Keeps what is nearest so far. */
class Nearest<T> {
  value: T | undefined;
  #distanceM: number;
  constructor(radiusM: number) {
    this.#distanceM = radiusM;
  }
  offer(from: GridPoint, to: GridPoint, make: () => T): void {
    const distanceM = Math.hypot(to[0] - from[0], to[1] - from[1]);
    // The first of equals stands, so that the name does not flicker between neighbours.
    if (distanceM > this.#distanceM || (distanceM === this.#distanceM && this.value !== undefined)) return;
    this.#distanceM = distanceM;
    this.value = make();
  }
}

function nearestVertex(local: readonly LocalEdge[], at: GridPoint, radiusM: number): SnapTarget | undefined {
  const nearest = new Nearest<SnapTarget>(radiusM);
  for (const { edge, from, to } of local) {
    const corner = (position: LngLat, number: number) => (): SnapTarget => ({
      kind: "vertex",
      at: position,
      edges: [edge],
      corner: number,
      guide: null,
    });
    nearest.offer(at, from, corner(edge.from, edge.corner));
    nearest.offer(at, to, corner(edge.to, edge.nextCorner));
  }
  return nearest.value;
}

function lineOf({ from, to }: LocalEdge): { through: GridPoint; along: GridPoint; lengthM: number } {
  const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along: GridPoint = lengthM > 0 ? [(to[0] - from[0]) / lengthM, (to[1] - from[1]) / lengthM] : [1, 0];
  return { through: from, along, lengthM };
}

/** Crossings of edges with each other, and of guides with edges and guides. */
function nearestCrossing(local: readonly LocalEdge[], query: SnapQuery, at: GridPoint): SnapTarget | undefined {
  const { radiusM, plane } = query;
  const nearest = new Nearest<SnapTarget>(radiusM);
  const edges = local.slice(0, mostCrossed).map((item) => ({ ...lineOf(item), edge: item.edge }));
  const guides = query.guides.filter((guide) => isNear(guide, at, radiusM));
  const within = ({ through, along, lengthM }: (typeof edges)[number], point: GridPoint) => {
    const { alongM } = projectOnto({ through, along }, point);
    return alongM >= 0 && alongM <= lengthM;
  };
  const offer = (point: GridPoint | null, first: SnapEdge, second: SnapEdge, guide: Guide | null) => {
    if (point === null) return;
    nearest.offer(at, point, () => ({
      kind: "intersection",
      at: plane.toLngLat(point),
      edges: [first, second],
      corner: null,
      guide: guide === null ? null : drawGuide(guide, point, plane),
    }));
  };
  edges.forEach((one, i) => {
    for (const other of edges.slice(i + 1)) {
      const point = meetLines(one, other);
      if (point !== null && within(one, point) && within(other, point)) offer(point, one.edge, other.edge, null);
    }
    for (const guide of guides) {
      const point = meetLines(guide, one);
      if (point !== null && within(one, point)) offer(point, guide.edge, one.edge, guide);
    }
  });
  guides.forEach((guide, i) => {
    for (const other of guides.slice(i + 1)) offer(meetLines(guide, other), guide.edge, other.edge, guide);
  });
  return nearest.value;
}

function nearestMidpoint(local: readonly LocalEdge[], query: SnapQuery, at: GridPoint): SnapTarget | undefined {
  const nearest = new Nearest<SnapTarget>(query.radiusM);
  for (const { edge, from, to } of local) {
    const middle: GridPoint = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    // Shorter edges than the radius are all corners.
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 4 * query.radiusM) continue;
    nearest.offer(at, middle, () => ({
      kind: "midpoint",
      at: query.plane.toLngLat(middle),
      edges: [edge],
      corner: null,
      guide: null,
    }));
  }
  return nearest.value;
}

function nearestOnEdge(local: readonly LocalEdge[], query: SnapQuery, at: GridPoint): SnapTarget | undefined {
  const nearest = new Nearest<SnapTarget>(query.radiusM);
  for (const item of local) {
    const line = lineOf(item);
    if (line.lengthM === 0) continue;
    const { at: foot, alongM } = projectOnto(line, at);
    if (alongM <= 0 || alongM >= line.lengthM) continue;
    nearest.offer(at, foot, () => ({
      kind: "edge",
      at: query.plane.toLngLat(foot),
      edges: [item.edge],
      corner: null,
      guide: null,
    }));
  }
  return nearest.value;
}

function isNear(guide: Guide, at: GridPoint, radiusM: number): boolean {
  const { alongM, offM } = projectOnto(guide, at);
  return offM <= radiusM && (guide.hidden === null || alongM < guide.hidden[0] || alongM > guide.hidden[1]);
}

function nearestGuide(query: SnapQuery, at: GridPoint): SnapTarget | undefined {
  const nearest = new Nearest<SnapTarget>(query.radiusM);
  for (const guide of query.guides) {
    if (!isNear(guide, at, query.radiusM)) continue;
    const { at: foot } = projectOnto(guide, at);
    nearest.offer(at, foot, () => ({
      kind: guide.kind,
      at: query.plane.toLngLat(foot),
      edges: [guide.edge],
      corner: null,
      guide: drawGuide(guide, foot, query.plane),
    }));
  }
  return nearest.value;
}

/** How far a guide is drawn behind the target, as a share of what lies before it, and at least, m. */
const drawnBeyond = { share: 0.35, leastM: 15 } as const;

/** The guide from where it comes to a little behind the target. */
function drawGuide(guide: Guide, target: GridPoint, plane: SnapPlane): readonly [LngLat, LngLat] {
  const { through, along, hidden } = guide;
  const { alongM } = projectOnto(guide, target);
  const from = hidden !== null && alongM > hidden[1] ? hidden[1] : 0;
  const beyondM = Math.max(drawnBeyond.leastM, Math.abs(alongM - from) * drawnBeyond.share);
  const end = alongM >= from ? alongM + beyondM : alongM - beyondM;
  const place = (m: number): GridPoint => [through[0] + m * along[0], through[1] + m * along[1]];
  return [plane.toLngLat(place(from)), plane.toLngLat(place(end))];
}
