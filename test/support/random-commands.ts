import type { Command } from "../../src/core/commands/command.ts";
import { runsOf } from "../../src/core/commands/topology/corner-runs.ts";
import type { LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { recordsOf } from "../../src/core/model/record-kinds.ts";
import { at, metersOf } from "./edit-park.ts";
import type { Random } from "./random-park.ts";
import { type CommandMaker, pickCorner, pickFeature, pickOne } from "./random-picks.ts";
import { reshapingMakers } from "./random-reshapings.ts";

/**
 * What a planner might do, by weight. Another kind of command joins by a line here; a maker may come up with what is refused,
 * as long as it does not always.
 */
const commandMakers: readonly { readonly weight: number; readonly make: CommandMaker }[] = [
  { weight: 30, make: (dataset, random) => makeMove(dataset, random, true) },
  { weight: 6, make: (dataset, random) => makeMove(dataset, random, false) },
  { weight: 6, make: makeEdgeMove },
  { weight: 5, make: makeSnap },
  { weight: 12, make: makeInsert },
  { weight: 10, make: makeDeleteCorner },
  { weight: 4, make: makeCreate },
  { weight: 2, make: makeDelete },
  { weight: 3, make: makeReplace },
  { weight: 3, make: makeTransform },
  { weight: 2, make: makeDuplicate },
  { weight: 2, make: makePaint },
  { weight: 2, make: makeValues },
  { weight: 2, make: makeConversion },
  ...reshapingMakers,
];

/** One of the commands by weight. */
export function makeCommand(dataset: ParkDataset, random: Random, serial: number): Command {
  const sum = commandMakers.reduce((total, { weight }) => total + weight, 0);
  let left = random() * sum;
  for (const { weight, make } of commandMakers) {
    left -= weight;
    if (left < 0) return make(dataset, random, serial);
  }
  return makeMove(dataset, random, true);
}

/** Mostly a few meters, sometimes hardly anything, sometimes a lot. */
function reachOf(random: Random): number {
  const draw = random();
  return draw < 0.1 ? 0.0002 : draw < 0.9 ? 15 : 120;
}

function shifted(position: LngLat, random: Random): LngLat {
  const [east, north] = metersOf(position);
  const reach = reachOf(random);
  return at(east + (2 * random() - 1) * reach, north + (2 * random() - 1) * reach);
}

function makeMove(dataset: ParkDataset, random: Random, shared: boolean): Command {
  const ref = pickFeature(dataset, random);
  const from = pickCorner(dataset, ref, random).at;
  return { type: "move-corners", ref, moves: [{ from, to: shifted(from, random) }], shared };
}

/** A whole edge, both ends by the same. */
function makeEdgeMove(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const first = pickCorner(dataset, ref, random);
  const geometry = recordsOf(dataset, ref.kind)?.get(ref.id)?.geometry;
  const run = (geometry === undefined ? [] : runsOf(geometry)).find(
    ({ polygon, ring }) => polygon === first.polygon && ring === first.ring,
  );
  const second = run?.corners[(first.corner + 1) % run.corners.length] ?? first.at;
  const [dx, dy] = [(2 * random() - 1) * 10, (2 * random() - 1) * 10];
  const move = (from: LngLat) => {
    const [east, north] = metersOf(from);
    return { from, to: at(east + dx, north + dy) };
  };
  return { type: "move-corners", ref, moves: [move(first.at), move(second)], shared: true };
}

/** A corner dropped on a corner, or onto the middle of an edge, of another feature. */
function makeSnap(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const from = pickCorner(dataset, ref, random).at;
  const other = { kind: ref.kind, id: pickFeature(dataset, random).id };
  const [a, b] = [pickCorner(dataset, other, random).at, pickCorner(dataset, other, random).at];
  const [p, q] = [metersOf(a), metersOf(b)];
  const to = random() < 0.5 ? a : at((p[0] + q[0]) / 2, (p[1] + q[1]) / 2);
  return { type: "move-corners", ref, moves: [{ from, to }], shared: random() < 0.7 };
}

function makeInsert(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const edge = pickCorner(dataset, ref, random);
  const geometry = recordsOf(dataset, ref.kind)?.get(ref.id)?.geometry;
  const run = (geometry === undefined ? [] : runsOf(geometry)).find(
    ({ polygon, ring }) => polygon === edge.polygon && ring === edge.ring,
  );
  const end = run?.corners[(edge.corner + 1) % run.corners.length] ?? edge.at;
  const share = random();
  const [p, q] = [metersOf(edge.at), metersOf(end)];
  const { polygon, ring, corner } = edge;
  const place = at(p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1]));
  const goesOn = random() < 0.5 ? {} : { moveTo: shifted(place, random), shared: random() < 0.7 };
  return { type: "insert-corner", ref, edge: { polygon, ring, corner }, at: place, ...goesOn };
}

function makeDeleteCorner(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  return {
    type: "delete-corners",
    ref,
    corners: [pickCorner(dataset, ref, random).at],
    shared: random() < 0.8,
  };
}

/** A quadrilateral whose corners may lie on corners of others. */
function makeCreate(dataset: ParkDataset, random: Random, serial: number): Command {
  const near = pickCorner(dataset, pickFeature(dataset, random), random).at;
  const [east, north] = metersOf(near);
  const size = 10 + 60 * random();
  const ring = [near, at(east + size, north + 5 * random()), at(east + size, north + size), at(east, north + size)];
  return {
    type: "create-feature",
    kind: random() < 0.8 ? "parcels" : "zones",
    id: `N${serial}`,
    geometry: { type: "Polygon", coordinates: [[...ring, near]] },
    properties: { landUse: "100102" },
  };
}

function makeDelete(dataset: ParkDataset, random: Random): Command {
  const count = recordsOf(dataset, "parcels")?.size ?? 0;
  const ref = pickFeature(dataset, random);
  // A park that has shrunk is left to grow again.
  return { type: "delete-features", refs: count > 30 && ref.kind === "parcels" ? [ref] : [] };
}

function makeReplace(dataset: ParkDataset, random: Random): Command {
  const ref = pickFeature(dataset, random);
  const geometry = recordsOf(dataset, ref.kind)?.get(ref.id)?.geometry ?? { type: "Point", coordinates: at(0, 0) };
  const runs = runsOf(geometry);
  const ring = (runs[0]?.corners ?? []).map((corner) => (random() < 0.3 ? shifted(corner, random) : corner));
  return { type: "replace-geometry", ref, geometry: { type: "Polygon", coordinates: [ring] } };
}

function makeTransform(dataset: ParkDataset, random: Random): Command {
  const first = pickFeature(dataset, random);
  const second = pickFeature(dataset, random);
  return {
    type: "transform-features",
    refs: first.kind === second.kind && first.id !== second.id ? [first, second] : [first],
    eastM: (2 * random() - 1) * 30,
    northM: (2 * random() - 1) * 30,
    turnDeg: random() < 0.5 ? 0 : 360 * random(),
    center: null,
  };
}

function makeDuplicate(dataset: ParkDataset, random: Random, serial: number): Command {
  const ref = pickFeature(dataset, random);
  return { type: "duplicate-features", refs: [ref], newIds: [`D${serial}`], eastM: 100 * random(), northM: 40 };
}

function makePaint(dataset: ParkDataset, random: Random): Command {
  const refs = [pickFeature(dataset, random), pickFeature(dataset, random)];
  return { type: "paint-use", refs, landUse: pickOne(["100101", "1101", "1401"], random) ?? "", codeSystem: "cn-2023" };
}

function makeValues(dataset: ParkDataset, random: Random): Command {
  const ids = [...(recordsOf(dataset, "parcels")?.keys() ?? [])];
  const refs = [{ kind: "parcels", id: pickOne(ids, random) ?? "none" }] as const;
  return { type: "set-values", refs, values: { "contract.farMin": random() < 0.5 ? null : random(), greenAreaM2: 5 } };
}

function makeConversion(dataset: ParkDataset, random: Random, serial: number): Command {
  const ref = pickFeature(dataset, random);
  return {
    type: "convert-features",
    refs: [ref],
    to: ref.kind === "parcels" ? "zones" : "parcels",
    newIds: [`C${serial}`],
    keepOriginals: random() < 0.5,
  };
}
