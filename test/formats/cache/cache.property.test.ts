import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { readCache } from "../../../src/formats/cache/read-cache.ts";
import { writeCacheSteps } from "../../../src/formats/cache/write-cache.ts";
import { finish } from "../../support/finish.ts";

/** Records without a prototype would be equal to nothing the program makes. */
const plain = { noNullPrototype: true } as const;

/* Random datasets of any shape the types allow, odd values included: what the cache gives back must be the very same. */

const parameters = { seed: 20_260_410, numRuns: 150 };

/** -0, the smallest and largest numbers, whole and decimal ones. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.integer({ min: -100_000, max: 100_000 }).map((value) => value / 100),
  fc.constantFrom(0, -0, 5e-324, 1.7976931348623157e308, 2 ** 53, 0.1 + 0.2),
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "__proto__", "工业用地", "\ufeffBOM", "\ud800", "\0"),
);
const name = fc.oneof(fc.constantFrom("a", "b", "c", "1", "__proto__", "toString", "geometry", "id"), fc.string());
const value = fc.letrec<{ readonly json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    number,
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(name, tie("json"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).json;

/** Degrees as they come: from a survey with eight decimals, from a map with six, from a computation with all. */
const lng = (places: number) => (places < 0 ? fc.double({ min: -180, max: 180, noNaN: true }) : rounded(180, places));
const lat = (places: number) => (places < 0 ? fc.double({ min: -90, max: 90, noNaN: true }) : rounded(90, places));
function rounded(most: number, places: number) {
  const scale = 10 ** places;
  return fc.integer({ min: -most * scale, max: most * scale }).map((whole) => whole / scale + 0);
}

const geometryOf = (places: number) => {
  const position = fc.tuple(lng(places), lat(places));
  const line = fc.array(position, { minLength: 2, maxLength: 6 });
  const ring = fc.array(position, { minLength: 3, maxLength: 6 }).map((open) => [...open, open[0]]);
  const polygon = fc.array(ring, { minLength: 1, maxLength: 3 });
  const area = fc.oneof(
    fc.record({ type: fc.constant("Polygon"), coordinates: polygon }, plain),
    fc.record({ type: fc.constant("MultiPolygon"), coordinates: fc.array(polygon, { maxLength: 3 }) }, plain),
  );
  const other = fc.oneof(
    fc.record({ type: fc.constant("Point"), coordinates: position }, plain),
    fc.record(
      { type: fc.constant("MultiPoint"), coordinates: fc.array(position, { minLength: 1, maxLength: 4 }) },
      plain,
    ),
    fc.record({ type: fc.constant("LineString"), coordinates: line }, plain),
    fc.record(
      { type: fc.constant("MultiLineString"), coordinates: fc.array(line, { minLength: 1, maxLength: 3 }) },
      plain,
    ),
  );
  return { area, any: fc.oneof(area, other) };
};

/** Records that share their properties and hold anything in them; a twentieth of the values repeat. */
const records = (geometry: fc.Arbitrary<unknown> | undefined) =>
  fc
    .uniqueArray(fc.oneof(text, fc.uuid()), { maxLength: 40 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record(
            {
              id: fc.constant(id),
              first: fc.oneof(value, fc.constantFrom(null, "M1", "M2")),
              second: fc.oneof(number, fc.constant(null)),
              third: fc.array(fc.record({ areaM2: number, name: text }, plain), { maxLength: 3 }),
              extra: fc
                .dictionary(name, value, { maxKeys: 4 })
                .map((plain) => Object.assign(Object.create(null), plain)),
              ...(geometry === undefined ? {} : { geometry }),
            },
            plain,
          ),
        ),
      ),
    )
    .map((all) => new Map(all.map((one) => [one.id, one])));

const dataset = fc.constantFrom(-1, 5, 8, 10).chain((places) => {
  const { area, any } = geometryOf(places);
  return fc.record({
    meta: fc.dictionary(name, value, { noNullPrototype: true }),
    layers: fc.record({ parcels: records(area), controls: records(any) }, { requiredKeys: [], noNullPrototype: true }),
    enterprises: fc.option(records(undefined), { nil: undefined }),
    projects: fc.constant(undefined),
    quotas: fc.constant(undefined),
    chains: fc.constant(undefined),
    attachments: fc.array(fc.tuple(text, fc.uint8Array())).map((all) => new Map(all)),
  });
}) as unknown as fc.Arbitrary<ParkDataset>; // the cache takes records of any properties

/** Maps as lists, so that order counts and a map made on demand is compared by what it gives. */
function unfold({ layers, attachments, enterprises, ...rest }: ParkDataset): unknown {
  return {
    ...rest,
    layers: Object.entries(layers).map(([kind, layer]) => [
      kind,
      [...(layer ?? [])].map(([id, one]) => [id, { ...one }]),
    ]),
    enterprises: enterprises && [...enterprises],
    attachments: [...attachments].map(([name, bytes]) => [name, [...bytes]]),
  };
}

function reopen(park: ParkDataset): ParkDataset {
  const written = finish(writeCacheSteps({ dataset: park, issues: [] }, null));
  if (!written.ok) throw new Error(written.failure);
  const read = readCache(written.value);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value.dataset;
}

describe("a park through a cache file", () => {
  it("comes back bit by bit, numbers, texts, order of members and all", () => {
    fc.assert(
      fc.property(dataset, (park) => {
        const [before, after] = [unfold(park), unfold(reopen(park))];
        expect(isDeepStrictEqual(after, before)).toBe(true);
        expect(JSON.stringify(after)).toBe(JSON.stringify(before));
      }),
      parameters,
    );
  });

  it("is written the same way every time", () => {
    fc.assert(
      fc.property(dataset, (park) => {
        const [once, twice] = [finish(writeCacheSteps({ dataset: park, issues: [] }, null)), reopen(park)];
        expect(finish(writeCacheSteps({ dataset: twice, issues: [] }, null))).toEqual(once);
      }),
      { ...parameters, numRuns: 50 },
    );
  });
});
