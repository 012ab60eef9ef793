import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { impactReportSchema } from "../../data/schemas/impact-report-schema.ts";
import { runParkwright } from "../support/run-parkwright.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-impact-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const proposal = (name: string) => `test/fixtures/impact/${name}.geojson`;

function writeProposal(name: string, geometry: unknown, properties: unknown = { id: "x" }): string {
  const path = join(folder, name);
  const features = [{ type: "Feature", properties, geometry }];
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", features }));
  return path;
}

describe("parkwright impact", () => {
  it("gives the same JSON each time but for the moment, by the schema, on stdout alone", () => {
    const [first, second] = [1, 2].map(() =>
      runParkwright("impact", "demo", "--proposal", proposal("farmland"), "--format", "json"),
    );
    expect(first?.status, first?.stderr).toBe(0);
    const report = JSON.parse(first?.stdout ?? "");
    expect(impactReportSchema.safeParse(report).error).toBeUndefined();
    const steady = (text = "") => text.replace(/"generatedAt":\s*"[^"]*"/, "");
    expect(steady(first?.stdout)).toBe(steady(second?.stdout));
  });

  it("tells a terminal of the farmland before anything else, then the rows with mark, figure, limit and reason", () => {
    const { status, stdout } = runParkwright("impact", "demo", "--proposal", proposal("farmland"));
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[2]).toMatch(/^✕ Permanent basic farmland taken: 3\.256\d ha$/);
    expect(lines.find((line) => line.includes("Control lines"))).toMatch(/^✕ +5 .*3\.256\d ha +<= 0\.0000 ha/);
    for (const title of ["Conversion quota", "Joins the park", "Do you need it?", "Issues: none"]) {
      expect(stdout).toContain(title);
    }
  });

  it("writes to a file with --out", () => {
    const out = join(folder, "report.json");
    const outcome = runParkwright("impact", "demo", "--proposal", proposal("clean"), "--format", "json", "--out", out);
    expect([outcome.status, outcome.stdout]).toEqual([0, ""]);
    expect(JSON.parse(readFileSync(out, "utf8")).schema).toBe("parkwright.impact/1");
  });

  it("refuses with 3 what cannot be judged and names the feature; words that are off with 2", () => {
    const line = writeProposal("line.geojson", {
      type: "LineString",
      coordinates: [
        [114.1, 32.1],
        [114.2, 32.1],
      ],
    });
    const refused = runParkwright("impact", "demo", "--proposal", line);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain("LineString");
    const ring = [
      [116, 40],
      [116.01, 40],
      [116.01, 40.01],
      [116, 40],
    ];
    const far = writeProposal("far.geojson", { type: "Polygon", coordinates: [ring] }, { id: "beijing" });
    const lost = runParkwright("impact", "demo", "--proposal", far, "--format", "json");
    expect(lost.status).toBe(3);
    expect(JSON.parse(lost.stdout)).toMatchObject({
      refused: true,
      details: [{ code: "proposal-outside-survey", ids: ["beijing"] }],
    });
    expect(runParkwright("impact", "demo", "--proposal", join(folder, "none.geojson")).status).toBe(3);
    expect(runParkwright("impact", "demo").status).toBe(2);
  });
});
