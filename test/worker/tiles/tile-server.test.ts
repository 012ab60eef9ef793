import { expect, test } from "vitest";
import { buildRow } from "../../../src/worker/build-rows.ts";
import type { ParcelRow } from "../../../src/worker/messages.ts";
import { startParkTiles } from "../../../src/worker/tiles/park-tiles.ts";
import type { TileAnswer, TileFeed, TileQuestion } from "../../../src/worker/tiles/tile-messages.ts";
import { TileServer } from "../../../src/worker/tiles/tile-server.ts";
import { tiledFrom } from "../../../src/worker/tiles/tiled-from.ts";
import { toWorldX, toWorldY, worldSize } from "../../../src/worker/tiles/world-geometry.ts";
import { aDataset, anAudit, anOpenPark, aParcel, aRectangle } from "../demo-park.ts";
import { readTile } from "./read-tile.ts";

type Asked = Exclude<TileQuestion, { readonly type: "feed" }>;

/** A server whose turns are given by hand. */
function aServer() {
  const answers: TileAnswer[] = [];
  const turns: (() => void)[] = [];
  const server = new TileServer({
    answer: (answer) => answers.push(answer),
    nextTurn: () => new Promise((resolve) => turns.push(resolve)),
  });
  const settle = async () => {
    for (let i = 0; i < 40; i++) {
      turns.shift()?.();
      await Promise.resolve();
    }
  };
  return { server, answers, settle };
}

const parcels = Array.from({ length: tiledFrom }, (_, i) =>
  aParcel({ id: `GY-${i}`, geometry: aRectangle(i % 100, Math.floor(i / 100)) }),
);
const dataset = aDataset({ parcels });
const park = anOpenPark(
  dataset,
  parcels.map(({ id }) => anAudit({ id, status: "idle" })),
);
const rows: readonly ParcelRow[] = park.report.parcels.map((audit, i) =>
  buildRow(park, audit, parcels[i] ?? aParcel({ id: audit.id })),
);

/** What the audit worker says of this park, before and after it is judged. */
function aFeed() {
  const feeds: TileFeed[] = [];
  const tiles = startParkTiles(
    // As the wire would: the sender's arrays are gone once handed over.
    { post: (feed, transfer) => feeds.push(structuredClone(feed, { transfer })), takePort: () => undefined },
    dataset,
    7,
    park.findUseKey,
  );
  if (tiles === null) throw new Error("not large");
  const read = feeds.splice(0);
  const drawn = tiles.judge(3, rows, new Set());
  const judged = feeds.splice(0);
  tiles.drop();
  return { tiles, drawn, read, judged, dropped: feeds };
}

const corner = [114.1001, 32.1001] as const;
const middle = [114.15, 32.125] as const;

/** The tile a place lies in; without one, the park's south-west corner. */
function ask(
  id: number,
  source: "parcels" | "labels",
  z: number,
  revision = 0,
  [lng, lat] = corner as readonly [number, number],
): Asked {
  const side = worldSize / 2 ** z;
  const [x, y] = [Math.floor(toWorldX(lng) / side), Math.floor(toWorldY(lat) / side)];
  return { type: "tile", id, address: { key: 7, revision, source, z, x, y } };
}

function read(answers: readonly TileAnswer[], id: number, name: string) {
  const answer = answers.find((candidate) => candidate.id === id);
  if (answer?.type !== "tile") throw new Error(`no tile for ${id}`);
  return readTile(new Uint8Array(answer.bytes), name);
}

test("small layers come without tiles", () => {
  const few = aDataset({ parcels: [aParcel({ id: "1" })] });
  expect(startParkTiles({ post: () => {}, takePort: () => undefined }, few, 1, park.findUseKey)).toBeNull();
});

test("a park can be looked at before it is judged, and says more afterwards", async () => {
  const { server, answers, settle } = aServer();
  const feed = aFeed();
  expect(feed.tiles.preview.tiles).toEqual({ key: 7, revision: 0, sources: ["parcels"] });
  expect(feed.drawn).toEqual({ key: 7, revision: 3, sources: ["parcels", "labels"] });
  for (const message of feed.read) server.feed(message);
  server.ask(ask(1, "parcels", 15));
  await settle();
  for (const message of feed.judged) server.feed(message);
  server.ask(ask(2, "parcels", 15, 3));
  await settle();
  expect(read(answers, 1, "parcels")[0]?.properties).toEqual({ id: "GY-0", useKey: "M2" });
  expect(read(answers, 2, "parcels")[0]?.properties).toEqual({
    id: "GY-0",
    useKey: "M2",
    status: "idle",
    verdict: "pass",
    areaM2: rows[0]?.ellipsoidalM2,
  });
  expect(read(answers, 2, "parcels")[0]?.rings).toEqual(read(answers, 1, "parcels")[0]?.rings);
});

test("a label stands in its parcel and carries what parcel and label are drawn by", async () => {
  const { server, answers, settle } = aServer();
  const feed = aFeed();
  for (const message of [...feed.read, ...feed.judged]) server.feed(message);
  server.ask(ask(1, "labels", 17, 3));
  server.ask(ask(2, "parcels", 17, 3));
  await settle();
  const label = read(answers, 1, "labels")[0];
  expect(label?.properties).toMatchObject({ id: "GY-0", status: "idle", code: "M2", short: "0", codeZoom: 14 });
  const ring = read(answers, 2, "parcels")[0]?.rings[0] ?? [];
  const [x = 0, y = 0] = label?.rings[0]?.[0] ?? [];
  expect(x).toBeGreaterThan(Math.min(...ring.map((corner) => corner[0])));
  expect(x).toBeLessThan(Math.max(...ring.map((corner) => corner[0])));
  expect(y).toBeGreaterThan(Math.min(...ring.map((corner) => corner[1])));
  expect(y).toBeLessThan(Math.max(...ring.map((corner) => corner[1])));
});

test("from afar only labels that fit are written; nearer every one that ever fits", async () => {
  const { server, answers, settle } = aServer();
  const feed = aFeed();
  for (const message of [...feed.read, ...feed.judged]) server.feed(message);
  // Parcels have 47 m of room, the code fits from zoom 13.87.
  server.ask(ask(1, "labels", 13, 3, middle));
  server.ask(ask(2, "labels", 14, 3, middle));
  await settle();
  expect(read(answers, 1, "labels")).toHaveLength(0);
  expect(read(answers, 2, "labels").length).toBeGreaterThan(100);
});

test("a tile asked for before its park is there, or judged so far, waits for it", async () => {
  const { server, answers, settle } = aServer();
  const feed = aFeed();
  server.ask(ask(1, "parcels", 12));
  await settle();
  expect(answers).toEqual([]);
  for (const message of feed.read) server.feed(message);
  server.ask(ask(2, "parcels", 12, 3));
  await settle();
  expect(answers.map(({ id }) => id)).toEqual([1]);
  for (const message of feed.judged) server.feed(message);
  await settle();
  expect(answers.map(({ id }) => id)).toEqual([1, 2]);
});

test("a tile that is called off before its turn is never cut", async () => {
  const { server, answers, settle } = aServer();
  for (const message of aFeed().read) server.feed(message);
  server.ask(ask(1, "parcels", 12));
  server.ask(ask(2, "parcels", 13));
  server.ask({ type: "cancel", id: 1 });
  await settle();
  expect(answers.map(({ id }) => id)).toEqual([2]);
});

test("a park that is dropped answers with empty tiles", async () => {
  const { server, answers, settle } = aServer();
  const feed = aFeed();
  for (const message of [...feed.read, ...feed.dropped]) server.feed(message);
  server.ask(ask(1, "parcels", 12));
  await settle();
  expect(read(answers, 1, "parcels")).toEqual([]);
});

test("outlines of single parcels come as GeoJSON", async () => {
  const { server, answers, settle } = aServer();
  for (const message of aFeed().read) server.feed(message);
  server.ask({ type: "outlines", id: 1, key: 7, ids: ["GY-42", "nobody"] });
  await settle();
  const answer = answers[0];
  if (answer?.type !== "outlines") throw new Error("no outlines");
  const { features } = JSON.parse((await answer.blob?.text()) ?? "{}");
  expect(features.map((feature: { properties: unknown }) => feature.properties)).toEqual([{ id: "GY-42" }]);
  expect(features[0].geometry.coordinates[0][0]).toHaveLength(5);
});
