import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteBuffer } from "../../../src/worker/tiles/byte-buffer.ts";
import { pointType, type TileValue, TileWriter } from "../../../src/worker/tiles/tile-writer.ts";
import { readTile } from "./read-tile.ts";

function point(x: number, y: number): ByteBuffer {
  const geometry = new ByteBuffer();
  geometry.varint(9);
  geometry.zigzag(x);
  geometry.zigzag(y);
  return geometry;
}

const value: fc.Arbitrary<TileValue> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
  fc.maxSafeNat(),
  fc.boolean(),
);
const key = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((text) => text !== "__proto__");

test("any property and place reads back as it was told", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          properties: fc.dictionary(key, value),
          x: fc.integer({ min: -4096, max: 8192 }),
          y: fc.integer({ min: -4096, max: 8192 }),
        }),
        { maxLength: 20 },
      ),
      fc.boolean(),
      (features, once) => {
        const writer = new TileWriter("层");
        for (const { properties, x, y } of features) {
          for (const [name, told] of Object.entries(properties)) {
            if (once) writer.tagOnce(name, told);
            else writer.tag(name, told);
          }
          writer.addFeature(pointType, point(x, y));
        }
        const read = readTile(writer.finish(), "层");
        expect(read.map((feature) => ({ ...feature.properties }))).toEqual(
          features.map(({ properties }) => ({ ...properties })),
        );
        expect(read.map(({ rings }) => rings[0]?.[0])).toEqual(features.map(({ x, y }) => [x, y]));
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});

test("a value that comes twice is kept once", () => {
  const size = (ids: readonly string[]) => {
    const writer = new TileWriter("a");
    for (const id of ids) {
      writer.tag("id", id);
      writer.addFeature(pointType, point(1, 1));
    }
    return writer.finish().length;
  };
  expect(size(["industry", "industry"])).toBe(size(["industry", "commerce"]) - 12);
});
