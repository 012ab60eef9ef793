import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureReader } from "../fixtures/hostile/build-reader.mjs";

const run = promisify(execFile);
const here = fileURLToPath(new URL("../fixtures/hostile/", import.meta.url));
const corpus = mkdtempSync(join(tmpdir(), "hostile-"));

interface Row {
  readonly file: string;
  readonly faults: readonly string[] | null;
}

/** The runner's own verdicts: one process a file, with time and heap limits, closed network, watched prototypes. */
async function runHostile(only: string): Promise<readonly Row[]> {
  const report = join(corpus, "report.json");
  const words = [
    "--adapter",
    join(here, "adapter.mjs"),
    "--corpus",
    corpus,
    "--only",
    only,
    "--json",
    report,
    "--quiet",
  ];
  // Exit status 1 says that some file is not as wanted: the report says which.
  await run(process.execPath, [join(here, "run-hostile.mjs"), ...words]).catch(() => undefined);
  return JSON.parse(readFileSync(report, "utf8")) as readonly Row[];
}

describe("hostile and broken files", () => {
  beforeAll(async () => {
    await ensureReader();
    await run(process.execPath, [join(here, "make-hostile.mjs"), corpus]);
  }, 60_000);
  afterAll(() => rmSync(corpus, { recursive: true, force: true }));

  it("are the files of the stored index, byte for byte", () => {
    const made = JSON.parse(readFileSync(join(corpus, "index.json"), "utf8")) as { files: unknown };
    const stored = JSON.parse(readFileSync(join(here, "index.json"), "utf8")) as { files: unknown };
    expect(made.files).toEqual(stored.files);
  });

  it("every GeoJSON file has the outcome wanted", async () => {
    const rows = await runHostile("geojson/");
    expect(rows.length).toBeGreaterThanOrEqual(74);
    expect(rows.filter(({ faults }) => faults === null || faults.length > 0)).toEqual([]);
  }, 150_000);

  it.each(["controls/three-parcels.geojson", "controls/parcel-with-hole.geojson"])(
    "%s comes in without a word",
    async (file) => {
      expect(await runHostile(file)).toMatchObject([{ file, faults: [] }]);
    },
  );

  it.each(["shapefile/bomb", "shapefile/nested"])("%s… archives are refused while they are unpacked", async (only) => {
    const rows = await runHostile(only);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ faults }) => faults === null || faults.length > 0)).toEqual([]);
  });
});
