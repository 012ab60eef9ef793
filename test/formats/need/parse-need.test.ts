import { describe, expect, it } from "vitest";
import { parseNeed } from "../../../src/formats/need/parse-need.ts";

const read = (text: string) => parseNeed(new TextEncoder().encode(text));
const parse = (need: object) => read(JSON.stringify({ schema: "parkwright.need/1", kind: "land", ...need }));
const problems = (need: object) => {
  const parsed = parse(need);
  return parsed.ok ? [] : parsed.failure.map(({ property, got }) => `${property}: ${got}`);
};

describe("parseNeed", () => {
  it("reads a need of which only schema and kind are given", () => {
    expect(parse({})).toEqual({ ok: true, value: { schema: "parkwright.need/1", kind: "land" } });
  });

  it("refuses a misspelt wish, a wrong value and bounds that contradict each other", () => {
    expect(problems({ clearHeightMinM: 6 })).toEqual(["clearHeightMinM: a member that is not known"]);
    expect(problems({ services: ["gass"] })).toEqual(['services[0]: "gass"']);
    expect(problems({ availableBy: "2026-02-30" })).toEqual(['availableBy: "2026-02-30"']);
    expect(problems({ columnGridM: "wide" })).toEqual(['columnGridM: "wide"']);
    expect(problems({ areaM2: { min: 2, max: 1 } })).toEqual(["areaM2: min 2 over max 1"]);
    expect(problems({ kind: "office" })).toEqual(['kind: "office"']);
  });

  it("refuses what is no JSON", () => {
    const refused = (text: string) => {
      const outcome = read(text);
      return outcome.ok ? [] : outcome.failure;
    };
    expect(refused('{\n"kind": land}')).toEqual([expect.objectContaining({ property: "line 2, column 9" })]);
    expect(refused("")).toEqual([{ property: "the file", got: "empty", expected: "JSON" }]);
    // JSON.parse would take the last of the two and say nothing.
    expect(refused('{"schema":"parkwright.need/1","kind":"land","kind":"factory"}')).toEqual([
      { property: "kind", got: "given twice", expected: "each member once" },
    ]);
  });

  it("reads what a Windows editor saves: a byte-order mark, UTF-16", () => {
    const text = JSON.stringify({ schema: "parkwright.need/1", kind: "land" });
    expect(read(`\uFEFF${text}`).ok).toBe(true);
    expect(parseNeed(new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"))).ok).toBe(true);
  });
});
