import type { Command, EdgePath } from "../../src/core/commands/command.ts";
import { runsOf } from "../../src/core/commands/topology/corner-runs.ts";
import type { AreaGeometry } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { type FeatureRef, recordsOf } from "../../src/core/model/record-kinds.ts";
import { at, metersOf } from "./edit-park.ts";
import type { Random } from "./random-park.ts";
import { type CommandMaker, pickCorner, pickFeature, pickOne } from "./random-picks.ts";

/** Commands on whole outlines, by weight. */
export const reshapingMakers: readonly { readonly weight: number; readonly make: CommandMaker }[] = [
  { weight: 8, make: makeSplitByLine },
  { weight: 5, make: makeSplitAlongEdge },
  { weight: 10, make: makeMerge },
  { weight: 2, make: makeHole },
  { weight: 2, make: makeFilling },
  { weight: 2, make: makeOffset },
  { weight: 2, make: makeSquare },
  { weight: 2, make: makeParallelEdge },
  { weight: 2, make: makeSimpler },
  { weight: 3, make: makeFit },
];

function newIdsFor(serial: number): readonly string[] {
  return Array.from({ length: 6 }, (_, index) => `S${serial}-${index + 1}`);
}

/** Over the middle of a feature, often from corner to corner or with a bend. */
function makeSplitByLine(dataset: ParkDataset, random: Random, serial: number): Command {
  const ref = pickFeature(dataset, random);
  const [a, b, c] = [0, 1, 2].map(() => metersOf(pickCorner(dataset, ref, random).at));
  const [p, q, r] = [a ?? [0, 0], b ?? [0, 0], c ?? [0, 0]];
  const beyond = (share: number) => at(p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1]));
  const middle = at((p[0] + q[0] + r[0]) / 3, (p[1] + q[1] + r[1]) / 3);
  const line = random() < 0.3 ? [beyond(0), beyond(1)] : [beyond(-0.4), middle, at(2 * r[0] - p[0], 2 * r[1] - q[1])];
  return { type: "split-feature", ref, by: { kind: "line", line }, newIds: newIdsFor(serial) };
}

function makeSplitAlongEdge(dataset: ParkDataset, random: Random, serial: number): Command {
  const ref = pickFeature(dataset, random);
  const edge = pathOf(pickCorner(dataset, ref, random));
  const kind = pickOne(["area", "distance", "parts"] as const, random);
  const by =
    kind === "area"
      ? ({ kind, areaM2: 200 + 3000 * random(), edge } as const)
      : kind === "distance"
        ? ({ kind, distanceM: 1 + 60 * random(), edge } as const)
        : ({ kind: "parts", count: 2 + Math.floor(3 * random()), edge } as const);
  return { type: "split-feature", ref, by, newIds: newIdsFor(serial) };
}

/** A feature with one that has a corner in common. */
function makeMerge(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const corner = String(pickCorner(dataset, ref, random).at);
  const others = [...(recordsOf(dataset, ref.kind) ?? [])]
    .filter(
      ([id, { geometry }]) =>
        id !== ref.id && runsOf(geometry).some(({ corners }) => corners.map(String).includes(corner)),
    )
    .map(([id]): FeatureRef => ({ kind: ref.kind, id }));
  const other = pickOne(others, random);
  return { type: "merge-features", refs: other === undefined ? [ref] : [ref, other], keep: ref.id, values: {} };
}

function makeHole(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const [x, y] = metersOf(pickCorner(dataset, ref, random).at);
  const [east, north, size] = [x + 60 * (random() - 0.5), y + 60 * (random() - 0.5), 2 + 15 * random()];
  const ring = [at(east, north), at(east + size, north), at(east + size, north + size), at(east, north + size)];
  return { type: "cut-hole", ref, ring };
}

function makeFilling(dataset: ParkDataset, random: Random): Command {
  const refs = [...(recordsOf(dataset, "parcels") ?? [])].filter(([, { geometry }]) =>
    runsOf(geometry).some(({ ring }) => ring > 0),
  );
  const ref: FeatureRef = { kind: "parcels", id: pickOne(refs, random)?.[0] ?? "none" };
  return { type: "fill-hole", ref, polygon: 0, ring: 1 };
}

function makeOffset(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const edges = random() < 0.6 ? [pathOf(pickCorner(dataset, ref, random))] : null;
  return { type: "offset-feature", ref, distanceM: 16 * (random() - 0.6), edges, newId: null };
}

function makeSquare(dataset: ParkDataset, random: Random): Command {
  return { type: "square-corners", ref: pickFeature(dataset, random), toleranceDeg: 20 };
}

function makeParallelEdge(dataset: ParkDataset, random: Random): Command {
  const [ref, other] = [pickFeature(dataset, random), pickFeature(dataset, random)];
  const to = { ref: other, edge: pathOf(pickCorner(dataset, other, random)) };
  return { type: "make-parallel", ref, edge: pathOf(pickCorner(dataset, ref, random)), to };
}

function makeSimpler(dataset: ParkDataset, random: Random): Command {
  return { type: "simplify-feature", ref: pickFeature(dataset, random), toleranceM: 8 * random() };
}

/** Off another feature, or up to or off a triangle between corners of two. */
function makeFit(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  if (random() < 0.5)
    return { type: "reshape-to-fit", ref, how: "stay-off", other: pickFeature(dataset, random), piece: null };
  const other: FeatureRef = { kind: ref.kind, id: pickFeature(dataset, random).id };
  const corners = [ref, ref, other].map((one) => pickCorner(dataset, one, random).at);
  const piece = { type: "Polygon", coordinates: [[...corners, ...corners.slice(0, 1)]] } as AreaGeometry;
  return { type: "reshape-to-fit", ref, how: random() < 0.5 ? "take-up" : "give-up", other: null, piece };
}

function pathOf({ polygon, ring, corner }: EdgePath): EdgePath {
  return { polygon, ring, corner };
}
