import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { writeCacheSteps } from "../../src/formats/cache/write-cache.ts";
import { formatDataset } from "../../src/formats/dataset/format-dataset.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import type { InputFile } from "../../src/formats/input-file.ts";
import { type KeptParks, keepPark } from "../../src/worker/kept-parks.ts";
import { type ReopenTools, reopenPark } from "../../src/worker/reopen-park.ts";
import { crsTable } from "../support/audit-layers.ts";
import { finish } from "../support/finish.ts";
import { makePark } from "../support/make-park.ts";

/** A store in memory; every write is a second later than the one before. */
function aStore(room = 1e9) {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly writtenAtMs: number }>();
  let nowMs = 0;
  const parks: KeptParks = {
    read: async (name) => files.get(name)?.bytes,
    write: async (name, bytes) => {
      nowMs += 1000;
      files.set(name, { bytes, writtenAtMs: nowMs });
    },
    remove: async (name) => void files.delete(name),
    list: async () => [...files].map(([name, { bytes, writtenAtMs }]) => ({ name, bytes: bytes.length, writtenAtMs })),
    findRoom: async () => room,
  };
  return { parks, files };
}

const park = makePark(3000);
const files: readonly InputFile[] = Array.from(formatDataset(park), ([name, bytes]) => ({ name, bytes }));
const hash = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function someTools(parks: KeptParks | undefined, given: readonly InputFile[] = files) {
  let reads = 0;
  const tools: ReopenTools = {
    parks,
    program: "build 1",
    options: "{}",
    hash,
    read: async () => {
      reads++;
      const { dataset, issues } = readDataset(given, { crsTable });
      return { dataset, issues };
    },
  };
  return { tools, countReads: () => reads };
}

const asText = (dataset: ParkDataset | undefined): string =>
  JSON.stringify(Object.entries(dataset?.layers ?? {}).map(([kind, layer]) => [kind, [...(layer?.values() ?? [])]]));

describe("opening the same files again", () => {
  test("reads them once: the second time their copy gives the same park and the same issues", async () => {
    const { parks } = aStore();
    const { tools, countReads } = someTools(parks);
    const first = await reopenPark(files, tools);
    await first.keep?.(async () => {});
    const second = await reopenPark(files, tools);
    expect(countReads()).toBe(1);
    expect(second.issues).toEqual(first.issues);
    expect(asText(second.dataset)).toBe(asText(first.dataset));
    expect(second.keep).toBeUndefined();
  });

  test("reads them anew when a byte, the program or the way of reading is another", async () => {
    const { parks } = aStore();
    await (await reopenPark(files, someTools(parks).tools)).keep?.(async () => {});
    const changed = files.map((file, index) => {
      if (index !== 2) return file;
      const bytes = new Uint8Array(file.bytes);
      bytes[bytes.length - 1] = 0x20;
      return { ...file, bytes };
    });
    const { tools, countReads } = someTools(parks);
    await reopenPark(changed, tools);
    await reopenPark(files, { ...tools, program: "build 2" });
    await reopenPark(files, { ...tools, options: '{"mapping":{}}' });
    expect(countReads()).toBe(3);
    await reopenPark(files, tools);
    expect(countReads()).toBe(3);
  });

  test("reads them anew when the copy is damaged, and replaces it", async () => {
    const store = aStore();
    await (await reopenPark(files, someTools(store.parks).tools)).keep?.(async () => {});
    const [entry] = store.files.values();
    if (entry === undefined) throw new Error("no copy was kept");
    entry.bytes[5000] = (entry.bytes[5000] ?? 0) ^ 4;
    const { tools, countReads } = someTools(store.parks);
    const again = await reopenPark(files, tools);
    expect([countReads(), again.dataset?.layers.parcels?.size]).toEqual([1, 3000]);
    await again.keep?.(async () => {});
    await reopenPark(files, tools);
    expect(countReads()).toBe(1);
  });

  test("keeps nothing of small files, of refused ones, or where there is no store", async () => {
    const { parks } = aStore();
    const small = [{ name: "a.geojson", bytes: new Uint8Array(10) }];
    expect((await reopenPark(small, someTools(parks, small).tools)).keep).toBeUndefined();
    const broken = [{ name: "a.geojson", bytes: new Uint8Array(3e6) }];
    expect((await reopenPark(broken, someTools(parks, broken).tools)).keep).toBeUndefined();
    expect((await reopenPark(files, someTools(undefined).tools)).keep).toBeUndefined();
  });

  test("is stopped by a pause that throws, and leaves nothing behind", async () => {
    const store = aStore();
    const outcome = await reopenPark(files, someTools(store.parks).tools);
    const keep = outcome.keep?.(async () => {
      throw new Error("called off");
    });
    await expect(keep).rejects.toThrow("called off");
    expect(store.files.size).toBe(0);
  });
});

test("a saved park opens by itself, without the reader", async () => {
  const written = finish(writeCacheSteps({ dataset: park, issues: [] }, null));
  if (!written.ok) throw new Error(written.failure);
  const { tools, countReads } = someTools(undefined);
  const opened = await reopenPark([{ name: "bench.pwcache", bytes: written.value }], tools);
  expect([countReads(), opened.dataset?.layers.parcels?.size]).toEqual([0, 3000]);
});

test("the oldest copies go when there is no room for all, and one that takes half of it is not kept", async () => {
  const { parks, files: kept } = aStore(1000);
  for (const name of ["a", "b", "c"]) await keepPark(parks, name, new Uint8Array(300));
  await keepPark(parks, "d", new Uint8Array(400));
  expect([...kept.keys()]).toEqual(["b", "c", "d"]);
  await keepPark(parks, "e", new Uint8Array(501));
  expect([...kept.keys()]).toEqual(["b", "c", "d"]);
  await keepPark(parks, "b", new Uint8Array(500));
  expect(new Set(kept.keys())).toEqual(new Set(["b", "d"]));
});
