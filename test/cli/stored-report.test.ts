import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import { runParkwright } from "../support/run-parkwright.ts";

const folder = fileURLToPath(new URL("../fixtures/stored-report/", import.meta.url));
const storedFile = `${folder}report.json`;

function auditBy(pack: string): string {
  const outcome = runParkwright(
    "audit",
    `${folder}dataset`,
    "--rules",
    `${folder}packs/${pack}.json`,
    "--format",
    "json",
  );
  expect(outcome.status, outcome.stderr).toBe(0);
  return outcome.stdout.replace(/^"(generatedAt|engine)": .*\n/gm, "");
}

function hashOf(...names: readonly string[]): string {
  const hash = createHash("sha256");
  for (const name of names) hash.update(readFileSync(`${folder}packs/${name}`));
  return hash.digest("hex");
}

function verdictsOf(report: AuditReport, key: string, limit: number): readonly (readonly [string, string])[] {
  return report.parcels.flatMap(({ id, checks }) =>
    checks.filter((check) => check.key === key && check.limit === limit).map(({ verdict }) => [id, verdict] as const),
  );
}

/** What is in the stored report and not, or not so, in the one made now; members learned since are no difference. */
function findLost(stored: unknown, now: unknown, path: string): readonly string[] {
  if (typeof stored !== "object" || stored === null)
    return Object.is(stored, now) ? [] : [`${path}: ${stored} → ${now}`];
  if (typeof now !== "object" || now === null) return [`${path}: ${now}`];
  if (Array.isArray(stored) && Array.isArray(now) && stored.length !== now.length) {
    return [`${path}: ${stored.length} entries → ${now.length}`];
  }
  return Object.entries(stored).flatMap(([key, value]) =>
    findLost(value, (now as Readonly<Record<string, unknown>>)[key], `${path}/${key}`),
  );
}

describe("a report that was stored with its packs", () => {
  const now = auditBy("town-2022");
  if (process.env.UPDATE_FIXTURES === "1") writeFileSync(storedFile, now);
  const stored = JSON.parse(readFileSync(storedFile, "utf8")) as AuditReport;

  test("is said again by the same packs, to the last digit", () => {
    expect(findLost(stored, JSON.parse(now), "")).toEqual([]);
    expect(auditBy("town-2022")).toBe(now);
  });

  test("names every file that judged, and their hash", () => {
    expect(stored.ruleSets).toEqual([
      {
        id: "town-2022",
        version: "1",
        sha256: hashOf("town-2022.json", "province-2020.json", "province-2020.far_min.csv"),
        files: ["town-2022.json", "province-2020.json", "province-2020.far_min.csv"],
        inherited: [{ id: "province-2020", version: "3", replaced: ["building_coefficient >= for use 1001"] }],
      },
    ]);
  });

  test("holds the verdicts worked out in its note", () => {
    expect(verdictsOf(stored, "building_coefficient", 0.4)).toEqual([
      ["P-1", "pass"],
      ["P-2", "fail"],
      ["P-3", "pass"],
    ]);
    expect(verdictsOf(stored, "far", 0.8)).toEqual([
      ["P-1", "pass"],
      ["P-2", "fail"],
      ["P-3", "pass"],
    ]);
    expect(verdictsOf(stored, "far", 1.3)).toEqual([["P-3", "fail"]]);
  });

  test("differs from one by the newer pack, which names another hash", () => {
    const newer = JSON.parse(auditBy("town-2022b")) as AuditReport;
    expect(newer.ruleSets[0]?.sha256).toBe(
      hashOf("town-2022b.json", "province-2020.json", "province-2020.far_min.csv"),
    );
    expect(newer.ruleSets[0]?.version).toBe("2");
    expect(verdictsOf(newer, "building_coefficient", 0.5)).toEqual([
      ["P-1", "fail"],
      ["P-2", "fail"],
      ["P-3", "pass"],
    ]);
  });
});
