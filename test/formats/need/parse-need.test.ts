import { describe, expect, it } from "vitest";
import { parseNeed } from "../../../src/formats/need/parse-need.ts";

const parse = (need: object) => parseNeed(JSON.stringify({ schema: "parkwright.need/1", kind: "land", ...need }));
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
    expect(parseNeed("{").ok).toBe(false);
  });
});
