import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeDemo } from "../../../data/demo/make/demo.ts";

const folder = fileURLToPath(new URL("../../../data/demo", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const stored = readdirSync(folder).filter((name) => /json$/.test(name));

test("making the demo park again gives the stored bytes", () => {
  const made = makeDemo();
  expect(Object.keys(made).sort()).toEqual(stored.sort());
  for (const [name, text] of Object.entries(made))
    expect(text === readFileSync(join(folder, name), "utf8"), `${name} differs: run npm run demo:make`).toBe(true);
});

test("the command writes the same files into another folder", () => {
  const target = mkdtempSync(join(tmpdir(), "parkwright-demo-"));
  try {
    execFileSync(process.execPath, ["--import", "tsx", join(folder, "make/make-demo.ts"), target], { cwd: root });
    for (const name of stored)
      expect(readFileSync(join(target, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
});

test("stays small enough to be opened at once", () => {
  const bytes = stored.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
  expect(bytes).toBeLessThan(1_600_000);
});
