import { toPlane, toSketch } from "./frame.ts";
import { type Lot, layOut } from "./land-uses.ts";
import { cutPark } from "./partition.ts";
import { band, centroid, distance, inShape, type Shape, type XY } from "./plane.ts";
import { createRandom } from "./random.ts";
import { streamCorridorM, streamLine } from "./streets.ts";
import { type Patch, river, surroundings } from "./surroundings.ts";
import { buildNet, dissolve, type Face, faceArea, type Net, toShape } from "./topology.ts";

/** A piece of land with its final corners. */
export interface Piece {
  readonly face: Face;
  readonly shape: Shape;
  readonly areaM2: number;
  /** Middle, on the sketch. */
  readonly at: XY;
}
interface LotPiece extends Piece {
  readonly block: number;
  readonly landUse: string;
}
interface PatchPiece extends Piece {
  readonly patch: Patch;
}

/** The whole plan, all corners shared. */
export interface Site {
  readonly net: Net;
  readonly park: Piece;
  readonly lots: readonly LotPiece[];
  readonly banks: readonly Piece[];
  readonly riverside: readonly Piece[];
  readonly water: readonly Piece[];
  readonly rail: readonly Piece[];
  readonly roads: readonly Piece[];
  readonly outside: readonly PatchPiece[];
  /** Stream with both banks: the blue line. */
  readonly corridor: Piece;
  readonly river: Piece;
}

/** `joints`: corners wanted on the edges they lie on, for the places where something is planted (joints.ts). */
export function buildSite(joints: readonly XY[] = []): Site {
  const cut = cutPark();
  const lots: readonly Lot[] = layOut(cut.blocks, createRandom(7));
  const outside = surroundings();
  const corridor = band(streamLine, streamCorridorM);
  const groups: readonly (readonly Shape[])[] = [
    [cut.park],
    lots.map((lot) => lot.shape),
    cut.banks,
    cut.riverside,
    cut.water,
    cut.rail,
    outside.map((patch) => patch.shape),
    [corridor],
    [river],
  ];
  const net = buildNet(groups.flat(), joints);
  let next = 0;
  const [park, lotPieces, banks, riverside, water, rail, outsidePieces, blue, bed] = groups.map((group) =>
    group.map(() => piece(net, net.faces[next++]!)),
  ) as [Piece[], Piece[], Piece[], Piece[], Piece[], Piece[], Piece[], Piece[], Piece[]];
  const inside = [...lotPieces, ...banks, ...riverside, ...water, ...rail];
  const roads = dissolve(
    net,
    park.map((p) => p.face),
    inside.map((p) => p.face),
  ).map((face) => piece(net, face));
  return {
    net,
    park: park[0]!,
    lots: lotPieces.map((p, i) => ({
      ...p,
      block: lots[i]!.block,
      landUse: lots[i]!.landUse,
    })),
    banks,
    riverside,
    water,
    rail,
    roads,
    outside: withoutScraps(
      net,
      outsidePieces.map((p, i) => ({ ...p, patch: outside[i]! })),
    ),
    corridor: blue[0]!,
    river: bed[0]!,
  };
}

const smallestPatchM2 = 900;

/** Scraps left between fields and roads go to the field they share most boundary with, else to whatever lies beside them. */
function withoutScraps(net: Net, pieces: readonly PatchPiece[]): PatchPiece[] {
  const keptPieces = [...pieces];
  for (;;) {
    const i = keptPieces.findIndex((p) => p.areaM2 < smallestPatchM2 && isField(p.patch.code));
    if (i < 0) return keptPieces;
    const [scrap] = keptPieces.splice(i, 1) as [PatchPiece];
    const mine = new Set(edgesOf(scrap.face).map(([a, b]) => `${b}>${a}`));
    const shared = keptPieces.map((p) => {
      const lengthM = edgesOf(p.face).reduce(
        (sum, [a, b]) => sum + (mine.has(`${a}>${b}`) ? distance(net.points[a]!, net.points[b]!) : 0),
        0,
      );
      return isField(p.patch.code) ? lengthM * 1000 : lengthM;
    });
    const best = shared.indexOf(Math.max(...shared));
    const owner = keptPieces[best]!;
    const [face] = dissolve(net, [owner.face, scrap.face]);
    keptPieces[best] = { ...piece(net, face!), patch: owner.patch };
  }
}

const isField = (code: string): boolean => ["0101", "0103", "0201", "0301", "1104"].includes(code);
const edgesOf = (face: Face): [number, number][] =>
  face.flatMap((ring) => ring.map((a, i): [number, number] => [a, ring[(i + 1) % ring.length]!]));

export function piece(net: Net, face: Face): Piece {
  const shape = toShape(net, face);
  return {
    face,
    shape,
    areaM2: faceArea(net, face),
    at: toSketch(centroid(shape[0]!)),
  };
}

/** What several pieces cover together. */
export function merge(net: Net, pieces: readonly Piece[]): Piece[] {
  return dissolve(
    net,
    pieces.map((p) => p.face),
  ).map((face) => piece(net, face));
}

export function findAt<T extends Piece>(pieces: readonly T[], at: XY): T {
  const p = toPlane(at);
  const found = pieces.find((each) => inShape(p, each.shape));
  if (!found) throw new Error(`no piece at ${at.join(", ")}`);
  return found;
}
