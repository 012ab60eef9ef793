import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeReading, readLayerBy } from "../../support/read-both-ways.ts";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));
const demo = fileURLToPath(new URL("../../../data/demo/", import.meta.url));

/** Files below a folder whose names end as asked; none where the folder is not there. */
function filesBelow(folder: string, endings: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => endings.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();
}

function expectTheSame(bytes: Uint8Array, asked: Parameters<typeof readLayerBy>[2]): void {
  const plain = describeReading(readLayerBy("plain reader", bytes, asked));
  expect(describeReading(readLayerBy("scanner", bytes, asked))).toEqual(plain);
}

describe("the scanner says what the plain reader says", () => {
  const hostile = filesBelow(`${shared}hostile/geojson`, /./);
  it.skipIf(hostile.length === 0).each(hostile.map((file) => [file.slice(shared.length), file]))(
    "about %s",
    (_, file) => {
      for (const kind of ["parcels", "zones", "structures"] as const) expectTheSame(readFileSync(file), { kind });
    },
  );

  const folders = existsSync(`${shared}realdata`)
    ? readdirSync(`${shared}realdata`).filter((name) => name.startsWith("validity_"))
    : [];
  it.skipIf(folders.length === 0).each(folders)("about every file of %s", (folder) => {
    const files = filesBelow(`${shared}realdata/${folder}`, /\.(geo)?json$/);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      try {
        expectTheSame(readFileSync(file), { kind: "parcels" });
      } catch (cause) {
        throw new Error(file, { cause });
      }
    }
  });

  it.each(["parks", "zones", "parcels", "buildings", "structures", "survey", "phases"] as const)(
    "about the %s of the demo",
    (kind) => {
      const [file] = filesBelow(demo, new RegExp(`(^|/)${kind}\\.geojson$`));
      expect(file).toBeDefined();
      expectTheSame(readFileSync(file ?? ""), { kind });
    },
  );
});
