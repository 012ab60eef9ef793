import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const table: { readonly entries: readonly { readonly proj: string }[] } = JSON.parse(read("data/crs/crs.json"));
const named = (what: string) =>
  new Set(table.entries.flatMap(({ proj }) => new RegExp(`\\+${what}=(\\w+)`).exec(proj)?.[1] ?? []));

// The module itself imports parts of proj4 that only a bundler finds, so its text is read.
describe("the projections of the first load", () => {
  it("cover every system of the table", () => {
    const listed = [...read("src/worker/common-projections.ts").matchAll(/proj4\/lib\/projections\/(\w+)/g)];
    const ready = new Set(["longlat", "merc", ...listed.map((match) => match[1])]);
    expect([...named("proj")].filter((name) => !ready.has(name))).toEqual([]);
  });

  it("leave no system of the table without its datum", () => {
    expect([...named("datum")].filter((name) => name !== "WGS84")).toEqual([]);
  });
});
