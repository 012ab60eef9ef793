import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanJson, toLineAndColumn } from "../../../src/formats/geojson/json-scan.ts";
import { parseJson } from "../../../src/formats/geojson/parse-json.ts";
import { aCollection, aFeature, bytesOf } from "../../support/input-files.ts";

const small = JSON.stringify(
  aCollection([aFeature({ id: "A", name: '一类工业用地 \\ "x" \u00e9', far: -1.5e3, ok: true })]),
  null,
  1,
);

function firstIssue(text: string) {
  return parseJson("a.geojson", bytesOf(text)).issues[0];
}

describe("parseJson on good files", () => {
  it("gives the value of JSON.parse", () => {
    expect(parseJson("a.geojson", bytesOf(small)).value).toEqual(JSON.parse(small));
  });

  it("reads UTF-8 with a mark without a word", () => {
    const { value, issues } = parseJson("a.geojson", bytesOf(`\ufeff${small}`));
    expect(value).toEqual(JSON.parse(small));
    expect(issues).toEqual([]);
  });

  it.each([
    ["utf-16le", true],
    ["utf-16le", false],
    ["utf-16be", true],
  ] as const)("reads %s (mark: %s) and names it", (label, mark) => {
    const text = (mark ? "\ufeff" : "") + small;
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < text.length; index++)
      view.setUint16(index * 2, text.charCodeAt(index), label === "utf-16le");
    const { value, issues, encoding } = parseJson("a.geojson", bytes);
    expect(value).toEqual(JSON.parse(small));
    expect(encoding.used).toBe(label);
    expect(issues.map(({ code }) => code)).toEqual(["text-encoding"]);
  });

  it("reads GBK where the bytes are not UTF-8 and stores no replacement character", () => {
    const gbk = new Uint8Array([...bytesOf('{"name":"'), 0xb5, 0xd8, 0xbf, 0xe9, ...bytesOf('"}')]);
    const { value, encoding, issues } = parseJson("a.json", gbk);
    expect(value).toEqual({ name: "地块" });
    expect(encoding.used).toBe("gb18030");
    expect(issues[0]?.fix?.applied).toBe(true);
  });

  it("follows a declared encoding first", () => {
    const big5 = new Uint8Array([...bytesOf('{"name":"'), 0xa6, 0x61, ...bytesOf('"}')]);
    expect(parseJson("a.json", big5, "big5").value).toEqual({ name: "地" });
  });

  it("keeps the digits of integers beyond 2^53 as text and leaves safe ones numbers", () => {
    const { value, hints } = parseJson(
      "a.json",
      bytesOf('{"a":3202060010040012345,"b":-9007199254740993,"c":9007199254740991,"d":1.50000000000000000000}'),
    );
    expect(value).toEqual({
      a: "3202060010040012345",
      b: "-9007199254740993",
      c: 9007199254740991,
      d: 1.5,
    });
    expect(hints.longIntegers).toBe(true);
  });

  it("leaves digits inside texts alone", () => {
    expect(parseJson("a.json", bytesOf('{"a":"x 3202060010040012345 \\" 12345678901234567890"}')).value).toEqual({
      a: 'x 3202060010040012345 " 12345678901234567890',
    });
  });
});

describe("parseJson on bad files", () => {
  it.each([
    ["", "empty-file"],
    [" \r\n\t", "empty-file"],
    ["<!DOCTYPE html><html></html>", "wrong-content"],
    ["<?xml version='1.0'?><kml></kml>", "wrong-content"],
    ["PK\u0003\u0004xx", "wrong-content"],
    ['{"a":1,}', "not-json"],
    ["{'a':1}", "not-json"],
    ['{"a":NaN}', "not-json"],
    ['{"a":01}', "not-json"],
    ['{"a":1} x', "not-json"],
    ['{"a":"line\nbreak"}', "not-json"],
    ['{"a":"\\x"}', "not-json"],
    ['{"a":tru', "truncated-file"],
    ['{"a":"\\u12', "truncated-file"],
    ['{"a":1.', "truncated-file"],
  ])("%j is %s", (text, code) => {
    expect(firstIssue(text)?.code).toBe(code);
  });

  it("says line, column, got and expected", () => {
    const issue = firstIssue('{"a": 1,\n "b": [1, 2,]\n}');
    expect(issue?.at).toEqual({ line: 2, column: 13 });
    expect(issue?.message).toBe("a.geojson is not JSON: “]” at line 2, column 13; expected a value.");
  });

  it("refuses bytes of no known encoding", () => {
    expect(parseJson("a.json", new Uint8Array([0x7b, 0x22, 0xff, 0xff, 0xff, 0x22, 0x7d])).issues[0]?.code).toBe(
      "unreadable-text",
    );
  });

  it("refuses 65 levels and takes 64", () => {
    const nest = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(firstIssue(nest(65))?.code).toBe("deep-nesting");
    expect(parseJson("a.json", bytesOf(nest(64))).issues).toEqual([]);
  });

  it("does not overflow on a million brackets", () => {
    expect(firstIssue("[".repeat(1_000_000))?.code).toBe("deep-nesting");
  });

  it("names a member that stands twice, and refuses it in the head of the file", () => {
    const twice = '{"type":"FeatureCollection","features":[{"a":1},{"properties":{"x":1},"properties":{"x":2}}]}';
    expect(firstIssue(twice)).toMatchObject({ code: "duplicate-member", at: { feature: 2, property: "properties" } });
    const head = parseJson("a.json", bytesOf('{"features":[],"features":[1]}'));
    expect("value" in head).toBe(false);
    expect(head.issues[0]?.code).toBe("ambiguous-file");
  });

  it("a file cut at any byte is called truncated, and never throws", () => {
    const bytes = bytesOf(small);
    for (let length = 1; length < bytes.length; length++) {
      const { issues, value } = parseJson("a.geojson", bytes.subarray(0, length));
      expect(value, `${length} bytes`).toBeUndefined();
      expect(["truncated-file", "empty-file"], `${length} bytes: ${issues[0]?.message}`).toContain(issues[0]?.code);
    }
  });
});

describe("scanJson", () => {
  it("finds no fault in anything JSON.stringify writes", () => {
    fc.assert(fc.property(fc.json(), (text) => scanJson(text) === undefined));
  });

  it("finds a fault exactly where JSON.parse does", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "}", "]", '"', "x", "1", ":", "\\"),
        (text, at, insert) => {
          const broken = text.slice(0, at % (text.length + 1)) + insert + text.slice((at % (text.length + 1)) + 1);
          let parses = true;
          try {
            JSON.parse(broken);
          } catch {
            parses = false;
          }
          expect(scanJson(broken) === undefined, broken).toBe(parses);
        },
      ),
      { numRuns: 2000, examples: [['{"a":"  N"}', 8, "\\"]] },
    );
  });

  it("counts lines and columns from 1", () => {
    expect(toLineAndColumn("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
    expect(toLineAndColumn("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
  });
});
