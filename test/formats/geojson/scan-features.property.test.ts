import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LayerMapping } from "../../../src/core/model/mapping.ts";
import { joinDigits } from "../../../src/formats/geojson/exact-number.ts";
import { JsonBytes } from "../../../src/formats/geojson/json-bytes.ts";
import { scanFeatures } from "../../../src/formats/geojson/scan-features.ts";
import { describeReading, readLayerBy } from "../../support/read-both-ways.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const blank = fc.constantFrom("", "", "", " ", "\n", "\t", "\r\n  ");

/** A number as some program may write it. */
const degrees = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }).map(String),
  fc.double({ min: -80, max: 80, noNaN: true }).map((value) => value.toFixed(7)),
  fc.integer({ min: -80, max: 80 }).map((value) => `${value}`),
  fc.double({ min: 1, max: 80, noNaN: true }).map((value) => value.toExponential(9)),
  fc.constantFrom(
    "-0",
    "0.0",
    "1E1",
    "12.500000000000000000000001",
    "1e999",
    "null",
    '"3"',
    "91.5",
    "012",
    "1.",
    "114.1234567890123456789",
  ),
);

/** Rings of every kind: mostly small rectangles, some of them turned, open, with spikes, crossing or with a height. */
const ring = fc
  .record({
    x: fc.integer({ min: 0, max: 40 }),
    y: fc.integer({ min: 0, max: 40 }),
    w: fc.integer({ min: 0, max: 12 }),
    h: fc.integer({ min: 1, max: 12 }),
    fault: fc.constantFrom("", "", "", "", "", "turned", "open", "spike", "bow", "repeat", "height", "odd"),
    odd: degrees,
  })
  .map(({ x, y, w, h, fault, odd }) => {
    const at = (px: number, py: number): string[] => [`${114 + px / 1000}`, `${(32 + py / 997).toFixed(12)}`];
    let corners = [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)];
    if (fault === "turned") corners.reverse();
    if (fault === "open") corners.pop();
    if (fault === "spike") corners.splice(2, 0, at(x + w, y + 30), at(x + w, y));
    if (fault === "bow") [corners[1], corners[2]] = [corners[2] ?? [], corners[1] ?? []];
    if (fault === "repeat") corners.splice(1, 0, corners[0] ?? []);
    if (fault === "height") corners = corners.map((corner) => [...corner, "12.5"]);
    if (fault === "odd") corners[1] = [odd, "32.01"];
    return corners;
  });

const writeList = (items: readonly string[], gap: string): string => `[${gap}${items.join(`${gap},${gap}`)}${gap}]`;
const writeRing = (corners: readonly (readonly string[])[], gap: string): string =>
  writeList(
    corners.map((corner) => writeList(corner, gap)),
    gap,
  );

const geometry = fc
  .tuple(fc.array(ring, { minLength: 1, maxLength: 3 }), blank, fc.integer({ min: 0, max: 11 }))
  .map(([rings, gap, kind]) => {
    const lists = rings.map((one) => writeRing(one, gap));
    if (kind === 0) return "null";
    if (kind === 1) return `{"type":"Point","coordinates":[114,32]}`;
    if (kind === 2) return `{"type":"GeometryCollection","geometries":[]}`;
    if (kind === 3) return `{"coordinates":${writeList(lists, gap)},"bbox":[1,2,3,4],"type":"Polygon"}`;
    if (kind === 4) return `{"type":"MultiPolygon","coordinates":${writeList(lists, gap)}}`;
    if (kind <= 7) {
      const parts = lists.map((one) => writeList([one], gap));
      return `{${gap}"coordinates":${writeList(parts, gap)}${gap},"type"${gap}:"MultiPolygon"}`;
    }
    return `{"type"${gap}:${gap}"Polygon"${gap},${gap}"coordinates":${gap}${writeList(kind === 8 ? lists : lists.slice(0, 1), gap)}}`;
  });

const text = fc.oneof(
  fc.constantFrom(
    "geometry",
    "coordinates",
    '{"type":"Feature"}',
    "]]]",
    "宗地",
    "工业园🏭",
    'a\\b"c"',
    "bd09",
    "x\u200by",
    "",
    "\u0001",
  ),
  fc.string(),
  fc.string({ unit: "grapheme" }),
);
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value")),
    fc.dictionary(text, tie("value"), { maxKeys: 3 }),
  ),
})).value;
const properties = fc
  .record(
    {
      id: fc.oneof(fc.integer({ min: 1, max: 6 }), text, fc.constant(null)),
      landUse: value,
      deedAreaM2: fc.oneof(fc.double({ min: -5, max: 1e5, noNaN: true }), value),
      kind: fc.constantFrom("yard", "structure", "tower"),
      geometry: value,
      coordinates: value,
      extra: value,
    },
    { requiredKeys: [] },
  )
  .map((members) => JSON.stringify(members));

const feature = fc
  .record({
    members: fc.record(
      {
        type: fc.constantFrom('"Feature"', '"Feature"', '"Feature"', '"Feature"', '"feature"', "7"),
        properties: fc.oneof(
          properties,
          properties,
          properties,
          fc.constantFrom("null", "[]", "{}", '{"id":12345678901234567890}'),
        ),
        geometry,
        id: fc.constantFrom('"f1"', "7", "{}", '"f2"'),
        bbox: fc.constant("[1,2,3,4]"),
        geometryName: fc.constant('{"coordinates":[[[1,2]]]}'),
      },
      { requiredKeys: ["type", "geometry"] },
    ),
    order: fc.nat(),
    gap: blank,
    twice: fc.integer({ min: 0, max: 30 }),
    broken: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ members, order, gap, twice, broken }) => {
    const list = Object.entries(members).map(([name, member]) => {
      const written = twice === 1 && name === "type" ? "\\u0074ype" : name;
      return `${gap}"${written}"${gap}:${gap}${member}`;
    });
    const turned = [...list.slice(order % list.length), ...list.slice(0, order % list.length)];
    if (twice === 0) turned.push(turned[0] ?? "");
    if (broken === 0) return `{${turned.join(",")},}`;
    return broken === 1 ? "[3]" : `{${turned.join(",")}${gap}}`;
  });

const collection = fc
  .record({ features: fc.array(feature, { maxLength: 8 }), gap: blank, head: fc.integer({ min: 0, max: 40 }) })
  .map(({ features, gap, head }) => {
    const type = `${gap}"type"${gap}:${gap}"FeatureCollection"`;
    const list = `"features":${gap}[${features.join(`${gap},${gap}`)}${gap}]`;
    if (head === 0) return `{${type},${list}`;
    if (head === 1) return `{${type},"crs":null,${list}}`;
    if (head === 2) return `{${type},${type},${list}}`;
    if (head === 3) return `{${type},${list}} x`;
    if (head < 12) return `${gap}{${list}${gap},"name":{"features":[]},${type}}${gap}`;
    return `{${type},${gap}"name":"x",${list}}`;
  });

const mapping: LayerMapping = { fields: { landUse: "coordinates", deedAreaM2: { from: "extra", unit: "ha" } } };

describe("random collections", () => {
  it("read alike by the scanner and by the plain reader: records, issues, rows", () => {
    let scanned = 0;
    fc.assert(
      fc.property(collection, fc.boolean(), fc.constantFrom("parcels", "structures"), (given, isMapped, kind) => {
        const bytes = bytesOf(given);
        const asked = isMapped ? { kind, mapping } : { kind };
        if (runScan(bytes, 1e9) !== undefined) scanned++;
        expect(describeReading(readLayerBy("scanner", bytes, asked as never))).toEqual(
          describeReading(readLayerBy("plain reader", bytes, asked as never)),
        );
      }),
      { numRuns: 1500, seed: 4 },
    );
    expect(scanned).toBeGreaterThan(400);
  });

  it("scan alike whatever the step", () => {
    fc.assert(
      fc.property(collection, fc.integer({ min: 1, max: 90 }), (given, stepBytes) => {
        const bytes = bytesOf(given);
        expect(runScan(bytes, stepBytes)).toEqual(runScan(bytes, 1e9));
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});

describe("numbers", () => {
  const digits = (min: number, max: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: min, maxLength: max });

  it("are read from bytes as Number reads them, bit by bit", () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.oneof(
          fc.constant("0"),
          digits(1, 12).filter((text) => text[0] !== "0"),
        ),
        digits(0, 24),
        fc.option(fc.integer({ min: -40, max: 40 })),
        (isNegative, whole, decimals, exponent) => {
          const written = `${isNegative ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}${exponent === null ? "" : `e${exponent}`}`;
          const json = new JsonBytes(bytesOf(`${written},`));
          expect(json.readNumber()).toBe(Number(written));
          expect(json.at).toBe(written.length);
        },
      ),
      { numRuns: 20_000, seed: 6 },
    );
  });

  it("that lie next to the middle between two doubles are never rounded to the wrong side", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 180, noNaN: true }), fc.integer({ min: -3, max: 3 }), (value, off) => {
        // The middle above a double, to 18 decimals, and a few units of the last one beside it.
        const bits = new BigUint64Array(Float64Array.of(value).buffer);
        const next = new Float64Array(BigUint64Array.of((bits[0] ?? 0n) + 1n).buffer)[0] ?? 0;
        const scale = 2n ** 60n;
        const twice = toFixedPoint(value, scale) + toFixedPoint(next, scale);
        const decimals = (twice * 10n ** 18n) / (2n * scale) + BigInt(off);
        const written = decimals
          .toString()
          .padStart(19, "0")
          .replace(/(\d{18})$/, ".$1");
        expect(new JsonBytes(bytesOf(`${written},`)).readNumber()).toBe(Number(written));
      }),
      { numRuns: 5000, seed: 7 },
    );
  });

  it("of two parts join to the nearest double or say that they cannot", () => {
    expect(joinDigits(114, 0, 0, 0)).toBe(114);
    expect(joinDigits(114_123_456_789, 123_456_789, 9, 18)).toBe(Number("114.123456789123456789"));
    // Exactly in the middle between 1 and the next double: no quotient of doubles can tell.
    expect(joinDigits(1_000_000_000, 0, 9, 18)).toBe(1);
  });
});

function toFixedPoint(value: number, scale: bigint): bigint {
  return BigInt(value * 2 ** 52) * (scale / 2n ** 52n);
}

function runScan(bytes: Uint8Array, stepBytes: number): unknown {
  const steps = scanFeatures(bytes, stepBytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
