import { expect, test } from "vitest";
import { TileCache } from "../../../src/worker/tiles/tile-cache.ts";

test("the tiles used longest ago go first once all are too large together", () => {
  const cache = new TileCache(100);
  cache.set("a", new Uint8Array(40));
  cache.set("b", new Uint8Array(40));
  cache.get("a");
  cache.set("c", new Uint8Array(40));
  expect(["a", "b", "c"].map((name) => cache.get(name)?.length)).toEqual([40, undefined, 40]);
  expect(cache.bytes).toBe(80);
});

test("a tile replaced counts once; a prefix takes all its tiles away", () => {
  const cache = new TileCache(100);
  cache.set("1/parcels/0", new Uint8Array(60));
  cache.set("1/parcels/0", new Uint8Array(50));
  cache.set("1/zones/0", new Uint8Array(10));
  cache.drop("1/parcels/");
  expect(cache.get("1/parcels/0")).toBeUndefined();
  expect(cache.bytes).toBe(10);
});
