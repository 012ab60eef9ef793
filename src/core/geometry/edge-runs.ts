import type { PlanLayer } from "./plan-layer.ts";

/** Edges of one ring that follow each other and are passed over together. */
const edgesPerRun = 16;
/** Runs, and groups of runs, that one group holds. */
const fanOut = 4;
/** A shape of one ring and at most so many edges is read edge by edge: its own box does the work of a run. */
const fewEdges = 24;

/**
 * The edges of a layer in runs of 16, and runs in groups of 4, groups of groups, as a tree a shape: seen from far off, a
 * run or group is its box and the way from its first to its last vertex. The nodes of a shape lie one after the other,
 * each followed by those within it, so that reading them in order is walking along the rings, and passing over a node
 * is one jump. A shape of few edges has no node.
 */
export interface EdgeRuns {
  /** First vertex of each shape, one entry more than shapes. Rings of a shape follow each other. */
  readonly vertexStart: Uint32Array;
  /** First node of each shape, one entry more than shapes. */
  readonly nodeStart: Uint32Array;
  /** minX, minY, maxX, maxY of each node, m. */
  readonly nodeBox: Float64Array;
  /**
   * Of each node its first and last vertex, and the node that follows where this one is passed over. A node whose
   * follower is the next one is a run; one of whole rings goes from a vertex to the same vertex.
   */
  readonly nodeRange: Uint32Array;
}

const known = new WeakMap<PlanLayer, EdgeRuns>();

/** The runs of a layer, made once. Cost: linear in the vertices of large shapes, else in the shapes. */
export function edgeRunsOf(layer: PlanLayer): EdgeRuns {
  let runs = known.get(layer);
  if (runs === undefined) {
    runs = createEdgeRuns(layer);
    known.set(layer, runs);
  }
  return runs;
}

function createEdgeRuns(layer: PlanLayer): EdgeRuns {
  const { count, shapeStart, polygonStart, ringStart } = layer;
  const vertexStart = new Uint32Array(count + 1);
  const nodeStart = new Uint32Array(count + 1);
  const nodes = new NodeList(layer.xy);
  for (let i = 0; i < count; i++) {
    const ringFrom = polygonStart[shapeStart[i] as number] as number; // one entry more than shapes, polygons, rings
    const ringTo = polygonStart[shapeStart[i + 1] as number] as number; // likewise
    const from = ringStart[ringFrom] as number; // likewise
    const to = ringStart[ringTo] as number; // likewise
    vertexStart[i] = from;
    vertexStart[i + 1] = to;
    nodeStart[i] = nodes.count;
    if (ringTo - ringFrom !== 1) addRings(nodes, ringStart, ringFrom, ringTo);
    else if (to - from - 1 > fewEdges) addRun(nodes, from, to - 1);
  }
  nodeStart[count] = nodes.count;
  return {
    vertexStart,
    nodeStart,
    nodeBox: nodes.box.slice(0, 4 * nodes.count),
    nodeRange: nodes.range.slice(0, 3 * nodes.count),
  };
}

/** Rings from west to east, so that groups of many have narrow boxes. */
function addRings(nodes: NodeList, ringStart: Uint32Array, ringFrom: number, ringTo: number): void {
  const rings: Ring[] = [];
  for (let r = ringFrom; r < ringTo; r++) {
    const from = ringStart[r] as number; // one entry more than rings
    const to = (ringStart[r + 1] as number) - 1; // likewise
    if (to > from) rings.push({ from, to, west: nodes.westOf(from, to) });
  }
  rings.sort((a, b) => a.west - b.west);
  addRingGroup(nodes, rings);
}

interface Ring {
  readonly from: number;
  readonly to: number;
  readonly west: number;
}

function addRingGroup(nodes: NodeList, rings: readonly Ring[]): void {
  if (rings.length <= fanOut) {
    for (const { from, to } of rings) addRun(nodes, from, to);
    return;
  }
  const size = Math.ceil(rings.length / fanOut);
  for (let at = 0; at < rings.length; at += size) {
    const group = rings.slice(at, at + size);
    const anywhere = group[0]?.from ?? 0;
    const node = nodes.open(anywhere, anywhere);
    addRingGroup(nodes, group);
    nodes.close(node);
  }
}

/** The edges between two vertices of one ring: a run, or a group of runs whose parts are full but for the last. */
function addRun(nodes: NodeList, from: number, to: number): void {
  const node = nodes.open(from, to);
  if (to - from <= edgesPerRun) {
    nodes.closeRun(node, from, to);
    return;
  }
  let size = edgesPerRun;
  while (size * fanOut < to - from) size *= fanOut;
  for (let at = from; at < to; at += size) addRun(nodes, at, Math.min(to, at + size));
  nodes.close(node);
}

/** Nodes under construction. */
class NodeList {
  count = 0;
  box = new Float64Array(64);
  range = new Uint32Array(48);
  readonly #xy: Float64Array;

  constructor(xy: Float64Array) {
    this.#xy = xy;
  }

  westOf(from: number, to: number): number {
    let west = Number.POSITIVE_INFINITY;
    for (let v = from; v < to; v++) west = Math.min(west, this.#xy[2 * v] as number); // in range by the loop
    return west;
  }

  open(from: number, to: number): number {
    const node = this.count++;
    if (3 * node >= this.range.length) {
      this.box = grow(this.box, new Float64Array(2 * this.box.length));
      this.range = grow(this.range, new Uint32Array(2 * this.range.length));
    }
    this.range[3 * node] = from;
    this.range[3 * node + 1] = to;
    return node;
  }

  closeRun(node: number, from: number, to: number): void {
    const xy = this.#xy;
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    for (let v = from; v <= to; v++) {
      const x = xy[2 * v] as number; // in range by the loop
      const y = xy[2 * v + 1] as number; // in range by the loop
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    this.#finish(node, minX, minY, maxX, maxY);
  }

  /** The box around the nodes within. */
  close(node: number): void {
    const { box, range } = this;
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    for (let child = node + 1; child < this.count; child = range[3 * child + 2] as number) {
      minX = Math.min(minX, box[4 * child] as number); // in range by the loop
      minY = Math.min(minY, box[4 * child + 1] as number); // likewise
      maxX = Math.max(maxX, box[4 * child + 2] as number); // likewise
      maxY = Math.max(maxY, box[4 * child + 3] as number); // likewise
    }
    this.#finish(node, minX, minY, maxX, maxY);
  }

  #finish(node: number, minX: number, minY: number, maxX: number, maxY: number): void {
    this.box[4 * node] = minX;
    this.box[4 * node + 1] = minY;
    this.box[4 * node + 2] = maxX;
    this.box[4 * node + 3] = maxY;
    this.range[3 * node + 2] = this.count;
  }
}

function grow<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
