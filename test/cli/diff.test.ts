import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffReportSchema } from "../../data/schemas/diff-report-schema.ts";
import type { DiffReport } from "../../src/core/analysis/diff/diff-states.ts";
import { runParkwright } from "../support/run-parkwright.ts";

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

let folder = "";
let park = "";
/** A copy of the demo with a scenario: one zone of it becomes another class, one parcel goes. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-diff-"));
  park = join(folder, "east@2026");
  mkdirSync(join(park, "scenarios"), { recursive: true });
  for (const name of ["park.json", "parks.geojson", "zones.geojson", "parcels.geojson"]) {
    cpSync(join("data/demo", name), join(park, name));
  }
  const features = (name: string) =>
    (JSON.parse(readFileSync(join(park, name), "utf8")) as { features: readonly Feature[] }).features;
  const zone = features("zones.geojson").find(({ properties }) => properties.landUse === "16");
  const parcel = features("parcels.geojson").find(({ properties }) => properties.id === "GY-0106");
  if (zone === undefined || parcel === undefined) throw new Error("the demo has another shape");
  const rezoned = { ...zone, properties: { ...zone.properties, landUse: "100102" } };
  const write = (id: string, before: unknown) =>
    writeFileSync(
      join(park, "scenarios", `${id}.json`),
      JSON.stringify({
        id,
        name: id,
        baseRevision: null,
        changes: [
          { layer: "zones", updated: [[before, rezoned]] },
          { layer: "parcels", removed: [parcel] },
        ],
      }),
    );
  write("rezone", zone);
  write("stale", { ...zone, properties: { ...zone.properties, landUse: "0802" } });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("parkwright diff", () => {
  it("lays a scenario over a folder with @ in its name: land use moves, the parcel is gone", () => {
    const outcome = runParkwright("diff", park, `${park}#rezone`, "--format", "json");
    expect(outcome.status, outcome.stderr).toBe(0);
    const report = JSON.parse(outcome.stdout) as DiffReport;
    expect(diffReportSchema.safeParse(report).error?.issues).toBeUndefined();
    expect([report.a.scenario, report.b.scenario]).toEqual([null, "rezone"]);
    expect(report.parcels.removed).toEqual(["GY-0106"]);
    const moved = report.matrix.filter(({ from, to }) => from !== to);
    expect(moved.map(({ from, to }) => [from, to])).toEqual([["16", "100102"]]);
    expect(moved[0]?.areaM2).toBeGreaterThan(1_000);
    expect(report.digest).toEqual([{ kind: "removed", ids: ["GY-0106"] }]);
  });

  it("tells what happened between two days, with the sums of land use, on a terminal", () => {
    const outcome = runParkwright("diff", `${park}@2024-03-31`, park);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout).toContain("as of 2024-03-31");
    expect(outcome.stdout).toMatch(/completed +GY-/);
    expect(outcome.stdout).toMatch(/^Land use: [\d.,]+ ha kept its class, [\d.,]+ ha changed it/m);
  });

  it("refuses a scenario that is stale or not there (3), and words that are off (2)", () => {
    const stale = runParkwright("diff", park, `${park}#stale`);
    expect(stale.status).toBe(3);
    expect(stale.stderr).toMatch(/zones\/\S+ landUse/);
    const none = runParkwright("diff", park, `${park}#wide`);
    expect(none.status).toBe(3);
    expect(none.stderr).toContain("rezone, stale");
    expect(runParkwright("diff", park).status).toBe(2);
    expect(runParkwright("diff", park, `${park}@2024-02-30`).status).toBe(2);
  });
});
