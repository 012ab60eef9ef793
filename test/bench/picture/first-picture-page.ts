import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { build } from "vite";
import { projectPath } from "../../../src/cli/project-path.ts";
import { startServer } from "../../../src/server/start-server.ts";
import { type Finding, formatMs } from "../measure.ts";
import type { Picture } from "./page.ts";

interface PicturePage {
  readonly prepare: (size: number | null) => Promise<void>;
  readonly setData: () => Promise<Picture>;
  readonly tiles: () => Promise<Picture>;
}

const rounds = 3;

/**
 * P11: the first picture of so many made parcels, or of those of a GeoJSON file, from tiles against `setData(object)`, and
 * a pan over both: on one page, methods in rotation.
 */
export async function measureFirstPicture(browser: Browser, parcels: number | string): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "parkwright-picture-"));
  await build({
    configFile: projectPath("vite.config.ts"),
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: projectPath("test", "bench", "picture", "index.html") },
    },
  });
  const server = await startServer({ appFolder: folder, version: "bench", port: 0, host: "127.0.0.1" });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(new URL("test/bench/picture/index.html", `${server.address}/`).href);
    await page.waitForSelector('html[data-picture="ready"]', { timeout: 60_000 });
    const call = <T>(name: keyof PicturePage, argument?: number | null): Promise<T> =>
      page.evaluate(
        ([method, given]) => {
          const { firstPicture } = globalThis as unknown as {
            firstPicture: Record<string, (given: unknown) => Promise<unknown>>;
          };
          return firstPicture[String(method)]?.(given) as Promise<T>;
        },
        [name, argument],
      );
    if (typeof parcels === "string") await page.setInputFiles("input", parcels);
    await call("prepare", typeof parcels === "string" ? null : parcels);
    // Warm: shaders, code and the tile worker are there before anything is timed.
    for (const method of ["setData", "tiles"] as const) await call<Picture>(method);
    const pictures = { setData: [] as Picture[], tiles: [] as Picture[] };
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? (["setData", "tiles"] as const) : (["tiles", "setData"] as const);
      for (const method of order) pictures[method].push(await call<Picture>(method));
    }
    await page.close();
    return toFindings(pictures.setData, pictures.tiles);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

function toFindings(theirs: readonly Picture[], ours: readonly Picture[]): readonly Finding[] {
  const median = (pictures: readonly Picture[], read: (picture: Picture) => number) =>
    pictures.map(read).sort((a, b) => a - b)[Math.floor(pictures.length / 2)] ?? 0;
  const [theirMs, ourMs] = [theirs, ours].map((pictures) => median(pictures, ({ ms }) => ms)) as [number, number];
  const [theirTaskMs, ourTaskMs] = [theirs, ours].map((pictures) =>
    median(pictures, ({ longestTaskMs }) => longestTaskMs),
  ) as [number, number];
  const [theirFrameMs, ourFrameMs] = [theirs, ours].map((pictures) =>
    median(pictures, ({ longestFrameMs }) => longestFrameMs),
  ) as [number, number];
  return [
    { id: "P11a", value: theirMs / ourMs, note: `${formatMs(ourMs)} vs ${formatMs(theirMs)}` },
    { id: "P11b", value: theirTaskMs / ourTaskMs, note: `${formatMs(ourTaskMs)} vs ${formatMs(theirTaskMs)}` },
    { id: "P11c", value: ourTaskMs, note: "50 = no task over 50 ms" },
    { id: "P11d", value: theirFrameMs / ourFrameMs, note: `${formatMs(ourFrameMs)} vs ${formatMs(theirFrameMs)}` },
  ];
}
