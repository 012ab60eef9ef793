import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import { runParkwright } from "../support/run-parkwright.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const square = (west: number, south: number, sizeDeg: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + sizeDeg, south],
      [west + sizeDeg, south + sizeDeg],
      [west, south + sizeDeg],
      [west, south],
    ],
  ],
});

function writeParcels(name: string, features: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", features }));
  return path;
}

describe("parkwright audit", () => {
  it("audits the demo as JSON on stdout alone, the same bytes each time but for the moment", () => {
    const [first, second] = [
      runParkwright("audit", "demo", "--format", "json"),
      runParkwright("audit", "demo", "--format", "json"),
    ];
    expect(first.status, first.stderr).toBe(0);
    const report = JSON.parse(first.stdout) as AuditReport;
    expect(report.schema).toBe("parkwright.audit/1");
    expect(report.totals.parcels).toBe(report.parcels.length);
    const steady = (text: string) => text.replace(/"generatedAt":\s*"[^"]*"/, "");
    expect(steady(first.stdout)).toBe(steady(second.stdout));
    expect(report.parcels.map((parcel) => parcel.id)).toEqual(report.parcels.map((parcel) => parcel.id).toSorted());
  });

  it("says no with --fail-on fail, and is done without it", () => {
    expect(runParkwright("audit", "demo", "--fail-on", "fail").status).toBe(1);
    expect(runParkwright("audit", "demo").status).toBe(0);
  });

  it("judges one GeoJSON file without a pack: what needs a pack is unknown, and says so", () => {
    const file = writeParcels("lots.geojson", [
      {
        type: "Feature",
        properties: { id: "L1", deedAreaM2: 10_000, grossFloorAreaM2: 12_000, contract: { farMax: 1 } },
        geometry: square(114.1, 32.1, 0.001),
      },
    ]);
    const outcome = runParkwright("audit", file, "--format", "json", "--as-of", "2026-03-31");
    expect(outcome.status, outcome.stderr).toBe(0);
    const report = JSON.parse(outcome.stdout) as AuditReport;
    expect(report.dataset.id).toBe("lots");
    const [parcel] = report.parcels;
    expect(parcel?.indicators.far.value).toBe(1.2);
    expect(parcel?.checks.find((check) => check.rule === "indicator.far")?.verdict).toBe("fail");
    expect(parcel?.checks.some((check) => check.reason === "no_rule_pack" && check.verdict === "unknown")).toBe(true);
  });

  it("writes a file with --out and CSV with a mark of its encoding", () => {
    const out = join(folder, "audit.csv");
    const outcome = runParkwright("audit", "demo", "--format", "csv", "--out", out);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout).toBe("");
    const text = readFileSync(out, "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text.trim().split("\n").length).toBeGreaterThan(100);
  });

  it("tells words that are off (2) from input that is refused (3), on stderr", () => {
    for (const words of [[], ["demo", "--engine", "fast"], ["demo", "--as-of", "2026-02-30"], ["demo", "--nonsense"]]) {
      const outcome = runParkwright("audit", ...words);
      expect(outcome.status, words.join(" ")).toBe(2);
      expect(outcome.stderr).toContain("Usage:");
    }
    const broken = join(folder, "broken.geojson");
    writeFileSync(broken, '{"type":"FeatureCollection","features":[{"type":"Feature"');
    for (const words of [[broken], [join(folder, "none.geojson")], ["demo", "--rules", "no-such-pack"]]) {
      const outcome = runParkwright("audit", ...words);
      expect(outcome.status, words.join(" ")).toBe(3);
      expect(outcome.stderr.length).toBeGreaterThan(20);
      expect(outcome.stdout).toBe("");
    }
    expect(runParkwright("audit", broken).stderr).toMatch(/broken\.geojson.*line 1, column/);
  });
});

describe("parkwright import", () => {
  it("says what a file is and writes only with --into", () => {
    const file = writeParcels("parcels.geojson", [
      { type: "Feature", properties: { id: "A" }, geometry: square(114.1, 32.1, 0.001) },
    ]);
    const target = join(folder, "park");
    const dry = runParkwright("import", file, "--format", "json");
    expect(dry.status, dry.stderr).toBe(0);
    const report = JSON.parse(dry.stdout) as { schema: string; files: { outcome: string; rows: unknown }[] };
    expect(report.schema).toBe("parkwright.import/1");
    expect(report.files[0]?.rows).toEqual({ read: 1, accepted: 1, repaired: 0, rejected: 0 });
    expect(runParkwright("import", file, "--into", target).status).toBe(0);
    const again = JSON.parse(runParkwright("import", file, "--into", target, "--format", "json").stdout) as {
      files: { changes: unknown }[];
    };
    expect(again.files[0]?.changes).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(runParkwright("audit", target).status).toBe(0);
  });

  it("brings projects, quotas and chains into a park that is there, and nothing of it else changes", () => {
    const target = join(folder, "lists");
    const file = writeParcels("parcels.geojson", [
      { type: "Feature", properties: { id: "A" }, geometry: square(114.1, 32.1, 0.001) },
    ]);
    expect(runParkwright("import", file, "--into", target).status).toBe(0);
    const before = readFileSync(join(target, "parcels.geojson"), "utf8");
    const project = { id: "PR1", name: "Mill", stage: "signed", landDemandM2: 12_000 };
    const lists: Readonly<Record<string, object>> = {
      "projects.json": project,
      "quotas.json": { id: "Q1", kind: "conversion", year: 2026, grantedM2: 50_000 },
      "chains.json": { id: "C1", name: "Paper" },
    };
    const files = Object.entries(lists).map(([name, record]) => {
      writeFileSync(join(folder, name), JSON.stringify([record]));
      return join(folder, name);
    });
    const outcome = runParkwright("import", ...files, "--into", target);
    expect(outcome.status, outcome.stderr).toBe(0);
    const [written] = JSON.parse(readFileSync(join(target, "projects.json"), "utf8")) as object[];
    expect(written).toMatchObject(project);
    expect(readFileSync(join(target, "parcels.geojson"), "utf8")).toBe(before);
  });
});

describe("parkwright check-vectors", () => {
  it("counts a vector of an unknown rule as failed and exits 1", () => {
    const file = join(folder, "vectors.json");
    const good = { id: "U", rule: "unit.convert", inputs: { value: 1, from: "ha", to: "mu" }, expected: { value: 15 } };
    const bad = { id: "X", rule: "no.such_rule", inputs: {}, expected: {} };
    writeFileSync(file, JSON.stringify([good, bad]));
    const outcome = runParkwright("check-vectors", file);
    expect(outcome.status).toBe(1);
    expect(outcome.stdout.trim().split("\n").at(-1)).toBe("1 passed, 1 failed");
    writeFileSync(file, JSON.stringify([good]));
    expect(runParkwright("check-vectors", file).status).toBe(0);
  });
});
