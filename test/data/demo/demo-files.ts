import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import clipping from "polygon-clipping";
import proj4 from "proj4";

/*
 * Reads and measures the demo park with nothing from src or from its maker: its own projection and its own shoelace.
 */

export interface DemoFeature {
  readonly properties: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}
export interface DemoAnswer {
  readonly id: string;
  readonly rule?: string;
  readonly issue?: string;
  readonly ids: readonly string[];
  readonly expected: Readonly<Record<string, unknown>>;
  readonly howWorkedOut: string;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../data/demo/${name}`, import.meta.url)), "utf8"));
export const readJson = read;
export const readLayer = (layer: string): readonly DemoFeature[] =>
  (read(`${layer}.geojson`) as { features: DemoFeature[] }).features;

type Pair = readonly [number, number];
const grid = "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs";
const project = (p: Pair): Pair => proj4("EPSG:4326", grid, [p[0], p[1]]) as [number, number];

export function polygonsOf(feature: DemoFeature): readonly (readonly (readonly Pair[])[])[] {
  const { type, coordinates } = feature.geometry;
  if (type === "Polygon") return [coordinates as Pair[][]];
  if (type === "MultiPolygon") return coordinates as Pair[][][];
  return [];
}

function ringAreaM2(ring: readonly Pair[]): number {
  const points = ring.map(project);
  const [x0, y0] = points[0]!;
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [ax, ay] = points[i]!;
    const [bx, by] = points[i + 1]!;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum / 2;
}

/** Area on the plane of EPSG:4547, m². */
export const areaM2 = (feature: DemoFeature): number =>
  polygonsOf(feature).reduce((sum, rings) => sum + rings.reduce((s, ring) => s + ringAreaM2(ring), 0), 0);

/** Is the point inside the feature, holes apart? */
export function contains(feature: DemoFeature, [x, y]: Pair): boolean {
  return polygonsOf(feature).some((rings) => rings.filter((ring) => crossings(ring, x, y) % 2 === 1).length % 2 === 1);
}
function crossings(ring: readonly Pair[], x: number, y: number): number {
  let count = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) count++;
  }
  return count;
}

/** Edges that only one polygon of the layer has: its outer boundary, and every place where neighbours do not fit. */
export function unpairedEdges(features: readonly DemoFeature[]): readonly string[] {
  const edges = new Set<string>();
  for (const feature of features)
    for (const ring of polygonsOf(feature).flat())
      for (let i = 0; i + 1 < ring.length; i++) {
        const [a, b] = [ring[i]!.join(" "), ring[i + 1]!.join(" ")];
        if (!edges.delete(`${b}|${a}`)) edges.add(`${a}|${b}`);
      }
  return [...edges];
}

const [originX, originY] = project([114.1036, 32.0982]);
type Plane = [number, number][][][];
const toPlane = (feature: DemoFeature): Plane =>
  polygonsOf(feature).map((rings) =>
    rings.map((ring) =>
      ring.map((p): [number, number] => {
        const [x, y] = project(p);
        return [x - originX, y - originY];
      }),
    ),
  );
const planeAreaM2 = (shapes: Plane): number =>
  shapes.reduce((sum, rings) => sum + rings.reduce((s, ring) => s + shoelace(ring), 0), 0);
function shoelace(ring: readonly Pair[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  return sum / 2;
}

/** What two features have in common, m². */
export const commonM2 = (a: DemoFeature, b: DemoFeature): number =>
  planeAreaM2(clipping.intersection(toPlane(a), toPlane(b)) as Plane);
/** What of a feature lies outside all the others, m². */
export const outsideM2 = (a: DemoFeature, others: readonly DemoFeature[]): number =>
  planeAreaM2(clipping.difference(toPlane(a), ...others.map(toPlane)) as Plane);
