import { cutPolygon } from "./cut-polygon.ts";
import type { CornerTable, GridPolygon } from "./grid-shape.ts";
import { createEdgeFrame, type EdgeFrame } from "./parallel-lines.ts";
import type { RingEdge } from "./segment-contact.ts";
import { solveMonotone } from "./solve-monotone.ts";
import { uniteFaces } from "./unite-faces.ts";

/** A strip and what is left of the polygon it was cut from, each in the polygons it consists of. */
export interface StripCut {
  readonly strip: readonly GridPolygon[];
  readonly rest: readonly GridPolygon[];
  readonly depthM: number;
}

export type AreaMeasure = (polygons: readonly GridPolygon[]) => number;

/** Parallels are computed, not drawn: only what rounding moves together is one place, m. */
const joinM = 1e-6;
/** How near to the area asked for the search ends, m². */
const searchToleranceM2 = 1e-4;
/** How much a strip may be off before it is taken that the area jumps there, m². */
const jumpM2 = 0.01;

/**
 * The strip of a depth along an edge: the connected part that holds the edge of all that lies no deeper. Land behind the line of
 * the edge comes along where it reaches back no farther than the strip is deep; where it reaches farther the strip is cut
 * off along the edge's line too. Undefined where nothing is left over, or no strip.
 */
export function cutStrip(
  polygon: GridPolygon,
  edge: RingEdge,
  depthM: number,
  table: CornerTable,
): StripCut | undefined {
  const frame = createEdgeFrame(edge, [polygon], table);
  return orUndefined(cutSimply(polygon, edge, depthM, frame, table));
}

function cutSimply(
  polygon: GridPolygon,
  edge: RingEdge,
  depthM: number,
  frame: EdgeFrame,
  table: CornerTable,
): StripCut {
  const open = cutOff(polygon, edge, depthM, frame, table, false);
  return reachesTooFarBack(open, frame) ? cutOff(polygon, edge, depthM, frame, table, true) : open;
}

/**
 * The strip of an area along an edge, by `measure`. Where no connected strip has it (the area jumps where another arm of
 * the polygon is reached) all land up to the depth is taken, in several polygons. `atMostM2` tells how much can be had along
 * this edge where that is not enough.
 */
export function cutStripOfArea(
  polygon: GridPolygon,
  edge: RingEdge,
  areaM2: number,
  measure: AreaMeasure,
  table: CornerTable,
): StripCut | { readonly atMostM2: number } {
  const frame = createEdgeFrame(edge, [polygon], table);
  const [, deepestM] = frame.rangeM([polygon]);
  const find = (cut: (depthM: number) => StripCut): StripCut =>
    cut(solveMonotone((depthM) => measure(cut(depthM).strip), areaM2, 0, deepestM, searchToleranceM2));
  const fits = ({ strip }: StripCut): boolean => Math.abs(measure(strip) - areaM2) <= jumpM2;
  const ways = [
    () => find((depthM) => cutOff(polygon, edge, depthM, frame, table, false)),
    () => find((depthM) => cutOff(polygon, edge, depthM, frame, table, true)),
    () => find((depthM) => cutAcross(polygon, depthM, frame, table)),
  ];
  for (const [index, way] of ways.entries()) {
    const found = way();
    if (found.rest.length > 0 && fits(found) && !(index === 0 && reachesTooFarBack(found, frame))) return found;
  }
  return { atMostM2: measure(cutAcross(polygon, deepestM, frame, table).strip) };
}

/**
 * Polygons cut into parts of equal area by parallels to an edge, beginning at the side of the edge. A part may consist of several
 * polygons. Areas by `measure`, equal to a thousandth of a square meter.
 */
export function cutEqualParts(
  polygons: readonly GridPolygon[],
  edge: RingEdge,
  count: number,
  measure: AreaMeasure,
  table: CornerTable,
): readonly (readonly GridPolygon[])[] {
  const frame = createEdgeFrame(edge, polygons, table);
  const [leastM, greatestM] = frame.rangeM(polygons);
  const wholeM2 = measure(polygons);
  const depths: number[] = [];
  for (let part = 1; part < count; part++) {
    const upTo = (depthM: number): number =>
      measure(cutAll(polygons, [depthM], frame, table).filter((face) => middleOf(face, frame) < depthM));
    depths.push(solveMonotone(upTo, (wholeM2 * part) / count, leastM, greatestM, searchToleranceM2));
  }
  const faces = cutAll(polygons, depths, frame, table);
  const parts: GridPolygon[][] = Array.from({ length: count }, () => []);
  for (const face of faces) {
    const place = depths.findIndex((depthM) => middleOf(face, frame) < depthM);
    parts[place === -1 ? count - 1 : place]?.push(face);
  }
  return parts;
}

/** The connected part along the edge up to a depth, with or without what lies behind the edge's line. */
function cutOff(
  polygon: GridPolygon,
  edge: RingEdge,
  depthM: number,
  frame: EdgeFrame,
  table: CornerTable,
  alongLine: boolean,
): StripCut {
  const faces = cutAll([polygon], alongLine ? [0, depthM] : [depthM], frame, table);
  return takeOut(polygon, faces, (face) => depthM > joinM && hasEdge(face, edge), depthM);
}

/** All land between the edge's line and a depth. */
function cutAcross(polygon: GridPolygon, depthM: number, frame: EdgeFrame, table: CornerTable): StripCut {
  const faces = cutAll([polygon], [0, depthM], frame, table);
  const isIn = (face: GridPolygon): boolean => middleOf(face, frame) > 0 && middleOf(face, frame) < depthM;
  return takeOut(polygon, faces, isIn, depthM);
}

/** The faces chosen, and the rest of the polygon cut nowhere else. */
function takeOut(
  polygon: GridPolygon,
  faces: readonly GridPolygon[],
  isChosen: (face: GridPolygon) => boolean,
  depthM: number,
): StripCut {
  const strip = faces.filter(isChosen);
  const others = faces.filter((face) => !strip.includes(face));
  const rest = others.length > 1 ? uniteFaces(others, new Set([...polygon, ...strip.flat()].flat())) : others;
  return { strip, rest, depthM };
}

function cutAll(
  polygons: readonly GridPolygon[],
  depthsM: readonly number[],
  frame: EdgeFrame,
  table: CornerTable,
): readonly GridPolygon[] {
  const lines = depthsM.map((depthM) => frame.lineAt(depthM));
  return polygons.flatMap((polygon) => {
    const cut = cutPolygon(polygon, lines, table, joinM, joinM);
    return cut.kind === "cut" ? cut.faces : [polygon];
  });
}

function hasEdge(face: GridPolygon, { a, b }: RingEdge): boolean {
  return face.some((ring) => ring.some((corner, index) => corner === a && ring[(index + 1) % ring.length] === b));
}

function middleOf(face: GridPolygon, frame: EdgeFrame): number {
  const [least, greatest] = frame.rangeM([face]);
  return (least + greatest) / 2;
}

function reachesTooFarBack({ strip, depthM }: StripCut, frame: EdgeFrame): boolean {
  return frame.rangeM(strip)[0] < -depthM;
}

function orUndefined(cut: StripCut): StripCut | undefined {
  return cut.strip.length === 0 || cut.rest.length === 0 ? undefined : cut;
}
