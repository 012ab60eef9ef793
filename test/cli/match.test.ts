import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchReportSchema } from "../../data/schemas/match-report-schema.ts";
import type { MatchReport } from "../../src/core/analysis/match/match-listings.ts";
import { runParkwright } from "../support/run-parkwright.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-match-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const land = "test/fixtures/match/land-for-class-2.json";

describe("parkwright match", () => {
  it("names every offer of the demo once, as its schema says, and tells a terminal the same", () => {
    const outcome = runParkwright("match", "demo", "--need", land, "--format", "json");
    expect(outcome.status, outcome.stderr).toBe(0);
    const report = JSON.parse(outcome.stdout) as MatchReport;
    expect(matchReportSchema.safeParse(report).error?.issues).toBeUndefined();
    const lists = [report.fits, report.toCheck, report.nearly, report.excluded];
    const ids = lists.flatMap((list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(12);
    // Read off data/demo/parcels.geojson: 5.2 ha of class 2 land, free only from 2027-03-31 and 19.2 wan a mu.
    expect(report.excluded.find(({ id }) => id === "GY-0106")?.failed.map(({ criterion }) => criterion)).toEqual([
      "availableBy",
      "priceMaxWanPerMu",
    ]);
    const table = runParkwright("match", "demo", "--need", land).stdout;
    const ofKind = lists.flatMap((list) => list.map(({ id }) => id)).filter((id) => !id.includes("/"));
    for (const id of ofKind) expect(table).toContain(id);
  });

  it("writes a file with --out and finds factory floors by what they carry", () => {
    const out = join(folder, "floors.json");
    const need = "test/fixtures/match/factory-floor.json";
    const outcome = runParkwright("match", "demo", "--need", need, "--format", "json", "--out", out);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout).toBe("");
    const report = JSON.parse(readFileSync(out, "utf8")) as MatchReport;
    expect(report.fits.length).toBeGreaterThan(0);
    expect(report.fits.every(({ id }) => id.includes("/"))).toBe(true);
  });

  it("refuses a need with a misspelt wish (3) and words that are off (2)", () => {
    const file = join(folder, "need.json");
    writeFileSync(file, JSON.stringify({ schema: "parkwright.need/1", kind: "land", areaM2Min: 3 }));
    const refused = runParkwright("match", "demo", "--need", file);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain("areaM2Min");
    expect(runParkwright("match", "demo", "--need", join(folder, "none.json")).status).toBe(3);
    expect(runParkwright("match", "demo").status).toBe(2);
    expect(runParkwright("match", "--need", land).status).toBe(2);
  });
});
