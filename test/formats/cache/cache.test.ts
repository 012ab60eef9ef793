import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIssue } from "../../../src/core/model/create-issue.ts";
import type { SourceKey } from "../../../src/formats/cache/cache-format.ts";
import { computeChecksum } from "../../../src/formats/cache/checksum.ts";
import { readCache } from "../../../src/formats/cache/read-cache.ts";
import { openSections, SectionWriter } from "../../../src/formats/cache/sections.ts";
import { writeCacheSteps } from "../../../src/formats/cache/write-cache.ts";
import { finish } from "../../support/finish.ts";
import { aBuilding, aControl, aDataset, anEnterprise, aParcel, aRectangle } from "../../worker/demo-park.ts";

const source: SourceKey = {
  program: "1",
  options: "{}",
  files: [{ name: "parcels.geojson", bytes: 4711, sha256: "ab".repeat(32) }],
};
const issues = [createIssue("null-geometry", { layer: "parcels", ids: ["P3"], file: "parcels.geojson", row: 3 })];
const park = aDataset({
  parcels: [
    aParcel({ id: "P1", deedAreaM2: 10_000.5, extra: Object.assign(Object.create(null), { owner: "A" }) }),
    aParcel({ id: "P2", deedAreaM2: null, geometry: aRectangle(1, 0), extra: Object.create(null) }),
  ],
  buildings: [
    aBuilding({ id: "B1", parcelId: "P1", storeys: [{ areaM2: 10, heightM: 4, belowGrade: false, count: 1 }] }),
  ],
  controls: [
    aControl({
      id: "C1",
      geometry: {
        type: "LineString",
        coordinates: [
          [114.1, 32.1],
          [114.2, 32.15],
        ],
      },
    }),
  ],
  enterprises: [anEnterprise({ id: "E1", name: { en: "Acme", "zh-Hans": "顶峰" } })],
});

function write(): Uint8Array {
  const written = finish(writeCacheSteps({ dataset: park, issues }, source));
  if (!written.ok) throw new Error(written.failure);
  return written.value;
}

/** A file whose checksums are right and whose content somebody has changed. */
function forge(file: Uint8Array, manifest: unknown, changed?: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const opened = openSections(file);
  if (!opened.ok) throw new Error(opened.failure.reason);
  const out = new SectionWriter();
  for (let index = 1; ; index++) {
    const section = changed?.get(index) ?? opened.value.get(index);
    if (section === undefined) return out.finish(new TextEncoder().encode(JSON.stringify(manifest)));
    out.add(section);
  }
}

function readManifest(file: Uint8Array): Record<string, unknown> {
  const opened = openSections(file);
  if (!opened.ok) throw new Error(opened.failure.reason);
  return JSON.parse(new TextDecoder().decode(opened.value.get(0)));
}

describe("a cache file", () => {
  it("gives park and issues back, and flat arrays of the layers that are areas", () => {
    const read = readCache(write(), source);
    if (!read.ok) throw new Error(read.failure.reason);
    expect(read.value.issues).toEqual(issues);
    expect([...(read.value.dataset.layers.parcels ?? [])]).toEqual([...(park.layers.parcels ?? [])]);
    expect([...(read.value.dataset.layers.controls ?? [])]).toEqual([...(park.layers.controls ?? [])]);
    expect(Object.keys(read.value.flat)).toEqual(["parcels", "buildings"]);
    expect(Array.from(read.value.flat.parcels?.ringStart ?? [])).toEqual([0, 5, 10]);
  });

  it("gives the same record every time it is asked for", () => {
    const read = readCache(write());
    if (!read.ok) throw new Error(read.failure.reason);
    const layer = read.value.dataset.layers.parcels;
    expect(layer?.get("P2")).toBe([...(layer?.values() ?? [])][1]);
    expect(layer?.get("P2")?.geometry).toBe(layer?.get("P2")?.geometry);
    expect(layer?.get("P3")).toBeUndefined();
    expect([layer?.size, layer?.has("P1"), [...(layer?.keys() ?? [])]]).toEqual([2, true, ["P1", "P2"]]);
  });

  it("is noticed when any one byte of it has changed", () => {
    const file = write();
    for (let at = 0; at < file.length; at++) {
      for (const bit of [1 << (at % 8), 0xff]) {
        file[at] = (file[at] ?? 0) ^ bit;
        expect(readCache(file, source).ok, `byte ${at}`).toBe(false);
        file[at] = (file[at] ?? 0) ^ bit;
      }
    }
    expect(readCache(file, source).ok).toBe(true);
  });

  it("is noticed when it was cut off anywhere, or has grown", () => {
    const file = write();
    for (let length = 0; length < file.length; length++) {
      expect(readCache(file.subarray(0, length), source).ok, `cut to ${length}`).toBe(false);
    }
    for (const more of [1, 8, 4096]) {
      const grown = new Uint8Array(file.length + more);
      grown.set(file);
      expect(readCache(grown, source)).toEqual({ ok: false, failure: { reason: "damaged", what: "its length" } });
    }
  });

  it("is read from any place in memory", () => {
    const file = write();
    for (let shift = 0; shift < 8; shift++) {
      const memory = new Uint8Array(file.length + 8);
      memory.set(file, shift);
      expect(readCache(memory.subarray(shift, shift + file.length), source).ok).toBe(true);
    }
  });

  it("is not taken for another source: other bytes, another name, other options or another program", () => {
    const [file] = source.files;
    if (file === undefined) throw new Error("no file");
    for (const other of [
      { ...source, program: "2" },
      { ...source, options: '{"crs":"EPSG:4547"}' },
      { ...source, files: [] },
      { ...source, files: [{ ...file, sha256: "cd".repeat(32) }] },
      { ...source, files: [{ ...file, name: "zones.geojson" }] },
      { ...source, files: [{ ...file, bytes: 4712 }] },
    ]) {
      expect(readCache(write(), other)).toEqual({ ok: false, failure: { reason: "other-source" } });
    }
    const saved = finish(writeCacheSteps({ dataset: park, issues }, null));
    expect(saved.ok && readCache(saved.value, source)).toEqual({ ok: false, failure: { reason: "other-source" } });
  });

  it("of another version of the layout is named as such", () => {
    const file = write();
    new DataView(file.buffer).setUint32(8, 2, true);
    expect(readCache(file)).toEqual({ ok: false, failure: { reason: "other-version", got: 2 } });
    expect(readCache(new TextEncoder().encode('{"type":"FeatureCollection"}'))).toEqual({
      ok: false,
      failure: { reason: "not-a-cache" },
    });
  });

  it("whose tables lie about lengths is refused, and nothing is made by their word", () => {
    const file = write();
    const lies = [0, 1, 2, 3, 7, 255, 65_536, 4_294_967_295];
    const manifest = readManifest(file);
    let refused = 0;
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      const holder = node as Record<string, unknown>;
      for (const [name, value] of Object.entries(holder)) {
        if (name === "values" || name === "meta") continue;
        if (typeof value === "number") {
          for (const lie of lies) {
            if (lie === value) continue;
            holder[name] = lie;
            // An answer of any kind, and soon: nothing throws, nothing is as large as the lie.
            const read = readCache(forge(file, manifest));
            if (!read.ok) refused++;
            else for (const layer of Object.values(read.value.dataset.layers)) expect(layer?.size).toBeLessThan(10);
          }
          holder[name] = value;
        } else visit(value);
      }
    };
    visit(manifest);
    expect(refused).toBeGreaterThan(700);
  });

  it("whose parts were forged gives a park or a refusal, never an exception", () => {
    const file = write();
    const manifest = readManifest(file);
    const opened = openSections(file);
    if (!opened.ok) throw new Error(opened.failure.reason);
    let count = 1;
    while (opened.value.get(count) !== undefined) count++;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: count - 1 }), fc.uint8Array({ maxLength: 200 }), (index, bytes) => {
        const read = readCache(forge(file, manifest, new Map([[index, bytes]])));
        expect(typeof read.ok).toBe("boolean");
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("is not written for what it has no form for", () => {
    const write = (extra: unknown) =>
      finish(
        writeCacheSteps(
          { dataset: aDataset({ parcels: [aParcel({ id: "P1", extra: extra as never })] }), issues: [] },
          null,
        ),
      );
    expect(write({ at: Number.NaN })).toEqual({ ok: false, failure: "the number NaN" });
    expect(write({ at: new Date(0) })).toEqual({ ok: false, failure: "a Date" });
    expect(write({ at: 1 }).ok).toBe(true);
  });
});

describe("the checksum", () => {
  it("changes with every single byte, whatever the rest is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((words) => fc.uint8Array({ minLength: 8 * words, maxLength: 8 * words })),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (given, place, flip) => {
          const bytes = new Uint8Array(given);
          const before = computeChecksum(bytes);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          expect(computeChecksum(bytes)).not.toBe(before);
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
  });
});
