import type { AnyGeometry, LngLat, LngLatBox } from "../../model/coordinates.ts";
import type { FeatureRef } from "../../model/record-kinds.ts";
import { createBoxIndex } from "../box-index.ts";
import type { SnapEdge } from "./snap-target.ts";

/** A feature whose corners and edges can be snapped to. */
export interface SnapFeature {
  readonly ref: FeatureRef;
  readonly geometry: AnyGeometry;
}

/** Edges of the features around the place that is edited, found by box. */
export interface EdgeIndex {
  /** Edges whose box touches the box given, degrees; a point stands as an edge without length. */
  near(box: LngLatBox): readonly SnapEdge[];
}

/** Index over the edges of all features. Cost: O(n log n) in their corners. */
export function createEdgeIndex(features: Iterable<SnapFeature>): EdgeIndex {
  const edges: SnapEdge[] = [];
  for (const feature of features) addEdges(feature, edges);
  const index = createBoxIndex(edges.map(boxOf));
  return {
    near(box) {
      const found: SnapEdge[] = [];
      index.search(box, (at) => found.push(edges[at] as SnapEdge)); // the index answers with places of its own list
      return found;
    },
  };
}

/** Edges of one feature, ring by ring. */
export function edgesOf(feature: SnapFeature): readonly SnapEdge[] {
  const edges: SnapEdge[] = [];
  addEdges(feature, edges);
  return edges;
}

function addEdges({ ref, geometry }: SnapFeature, edges: SnapEdge[]): void {
  switch (geometry.type) {
    case "Polygon":
      geometry.coordinates.forEach((line, ring) => {
        addRing(edges, ref, 0, ring, line, true);
      });
      return;
    case "MultiPolygon":
      geometry.coordinates.forEach((rings, polygon) => {
        rings.forEach((line, ring) => {
          addRing(edges, ref, polygon, ring, line, true);
        });
      });
      return;
    case "LineString":
      addRing(edges, ref, 0, 0, geometry.coordinates as readonly LngLat[], false); // a plain line by its type
      return;
    case "MultiLineString":
      (geometry.coordinates as readonly (readonly LngLat[])[]).forEach((line, part) => {
        addRing(edges, ref, part, 0, line, false); // lines in lines by its type
      });
      return;
    case "Point":
      addPoint(edges, ref, 0, geometry.coordinates as LngLat); // one position by its type
      return;
    case "MultiPoint":
      (geometry.coordinates as readonly LngLat[]).forEach((at, part) => {
        addPoint(edges, ref, part, at); // positions by its type
      });
      return;
  }
}

function addRing(
  edges: SnapEdge[],
  ref: FeatureRef,
  polygon: number,
  ring: number,
  line: readonly LngLat[],
  isClosed: boolean,
): void {
  const count = line.length - 1;
  for (let corner = 0; corner < count; corner++) {
    const [from, to] = [line[corner] as LngLat, line[corner + 1] as LngLat]; // in range by the loop
    edges.push({ ref, polygon, ring, corner, nextCorner: isClosed ? (corner + 1) % count : corner + 1, from, to });
  }
}

function addPoint(edges: SnapEdge[], ref: FeatureRef, polygon: number, at: LngLat): void {
  edges.push({ ref, polygon, ring: 0, corner: 0, nextCorner: 0, from: at, to: at });
}

function boxOf({ from, to }: SnapEdge): LngLatBox {
  return [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
}
