import type { LngLat } from "../../model/coordinates.ts";
import type { SnapEdge, SnapPlane } from "./snap-target.ts";

/** Meters of the plane. */
export type GridPoint = readonly [eastM: number, northM: number];

/** A line without ends through a point, along a direction of length 1, meters. */
export interface Guide {
  readonly kind: "extension" | "parallel" | "perpendicular";
  readonly through: GridPoint;
  readonly along: GridPoint;
  readonly edge: SnapEdge;
  /** Along the line from `through`, m: between these an extension is the edge itself and no guide. */
  readonly hidden: readonly [number, number] | null;
}

/** Edges shorter than this give no direction, m. */
const shortestDirectionM = 0.5;
/** Directions nearer to each other than this count as one: guides side by side only flicker. */
const sameDirection = 1e-4;

/**
 * Guides while a point is placed: extensions of the base edges, and lines through the anchors (the corners it will be joined to)
 * parallel and perpendicular to them. Of guides through the same point in the same direction the first stands.
 */
export function createGuides(
  edges: readonly SnapEdge[],
  anchors: readonly LngLat[],
  plane: SnapPlane,
): readonly Guide[] {
  const guides: Guide[] = [];
  const places = anchors.map((anchor) => plane.toGrid(anchor));
  const directed = edges.flatMap((edge) => {
    const from = plane.toGrid(edge.from);
    const to = plane.toGrid(edge.to);
    const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (lengthM < shortestDirectionM) return [];
    const along: GridPoint = [(to[0] - from[0]) / lengthM, (to[1] - from[1]) / lengthM];
    return [{ edge, from, along, lengthM }];
  });
  for (const { edge, from, along, lengthM } of directed) {
    add(guides, { kind: "extension", through: from, along, edge, hidden: [0, lengthM] });
  }
  for (const through of places) {
    for (const { edge, along } of directed) add(guides, { kind: "parallel", through, along, edge, hidden: null });
    for (const { edge, along } of directed) {
      add(guides, { kind: "perpendicular", through, along: [-along[1], along[0]], edge, hidden: null });
    }
  }
  return guides;
}

function add(guides: Guide[], guide: Guide): void {
  const stands = guides.some(
    ({ through, along }) =>
      Math.abs(along[0] * guide.along[1] - along[1] * guide.along[0]) < sameDirection &&
      Math.abs(offset(through, along, guide.through)) < shortestDirectionM / 10,
  );
  if (!stands) guides.push(guide);
}

/** How far a point lies left of a line, m. */
function offset(through: GridPoint, along: GridPoint, point: GridPoint): number {
  return along[0] * (point[1] - through[1]) - along[1] * (point[0] - through[0]);
}

/** The point of a guide nearest to another, how far along it lies and how far off, m. */
export function projectOnto(
  { through, along }: Pick<Guide, "through" | "along">,
  point: GridPoint,
): { readonly at: GridPoint; readonly alongM: number; readonly offM: number } {
  const alongM = along[0] * (point[0] - through[0]) + along[1] * (point[1] - through[1]);
  return {
    at: [through[0] + alongM * along[0], through[1] + alongM * along[1]],
    alongM,
    offM: Math.abs(offset(through, along, point)),
  };
}

/** Where two lines meet; null where they run nearly alike. */
export function meetLines(a: Pick<Guide, "through" | "along">, b: Pick<Guide, "through" | "along">): GridPoint | null {
  const turn = a.along[0] * b.along[1] - a.along[1] * b.along[0];
  if (Math.abs(turn) < 0.05) return null;
  const share = ((b.through[0] - a.through[0]) * b.along[1] - (b.through[1] - a.through[1]) * b.along[0]) / turn;
  return [a.through[0] + share * a.along[0], a.through[1] + share * a.along[1]];
}
