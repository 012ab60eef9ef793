import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { projectPath } from "../../src/cli/project-path.ts";
import { formatLayer } from "../../src/formats/dataset/format-dataset.ts";
import { startServer } from "../../src/server/start-server.ts";
import { toDataset } from "./city/city-files.ts";
import { makeCity } from "./city/make-city.ts";
import { measureFirstPicture } from "./picture/first-picture-page.ts";

/*
 * What the page's main thread goes through while a park opens, in a real Chromium under software rendering: reported,
 * never asserted. Needs a built app (`npm run build`). P11 is measured on a page of its own; with `--json` its findings are
 * the last line, and `--size N` says how many parcels its picture has (100,000). `--file PATH` draws the parcels of that
 * GeoJSON file instead, and leaves out what is measured with made data.
 */

const { values: words } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    size: { type: "string", default: "100000" },
    file: { type: "string" },
  },
});

interface LongTasks {
  readonly count: number;
  readonly longestMs: number;
}

const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
const server = await startServer({
  appFolder: projectPath("dist", "app"),
  version: "bench",
  port: 0,
  host: "127.0.0.1",
});
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  if (words.file === undefined) await measureOpening(browser);
  const findings = await measureFirstPicture(browser, words.file ?? Number(words.size));
  for (const { id, value, note } of findings) console.log(`${id}  ${value?.toFixed(1) ?? "-"}  ${note}`);
  if (words.json) console.log(JSON.stringify(findings));
} finally {
  await browser.close();
  await server.stop();
}

/** Main thread while the demo park and a city of 20,000 parcels are opened; printed. */
async function measureOpening(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "parkwright-bench-"));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const tasks: { start: number; ms: number }[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push({ start: entry.startTime, ms: entry.duration });
    }).observe({ type: "longtask", buffered: true });
  });
  const now = () => page.evaluate(() => performance.now());
  const tasksSince = (startMs: number): Promise<LongTasks> =>
    page.evaluate((from) => {
      const tasks = (globalThis as unknown as { longTasks: { start: number; ms: number }[] }).longTasks;
      const since = tasks.filter((task) => task.start >= from);
      return { count: since.length, longestMs: Math.round(Math.max(0, ...since.map((task) => task.ms))) };
    }, startMs);
  const ready = () => page.waitForSelector('html[data-map="ready"]', { timeout: 300_000 });

  await page.goto(server.address);
  await ready();
  const readyMs = await now();
  console.log(`demo: map ready after ${Math.round(readyMs)} ms`);
  console.log(
    `demo: long tasks from the start ${JSON.stringify(await tasksSince(0))} (page start and first drawing included)`,
  );

  await page
    .getByRole("button", { name: /Linhe|Parkwright/ })
    .first()
    .click();
  const againMs = await now();
  await page.getByRole("menuitem", { name: /Open demo park/ }).click();
  await page.waitForTimeout(300);
  await ready();
  console.log(
    `demo opened again: ${Math.round((await now()) - againMs)} ms, long tasks ${JSON.stringify(await tasksSince(againMs))}`,
  );

  const large = toDataset(makeCity(20_000));
  const files = (["zones", "parcels", "buildings"] as const).map((kind) => {
    const path = join(folder, `${kind}.geojson`);
    writeFileSync(path, formatLayer(kind, large.layers[kind]?.values() ?? []));
    return path;
  });
  await page
    .getByRole("button", { name: /Linhe|Parkwright/ })
    .first()
    .click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: /Open file/ }).click();
  const startMs = await now();
  await (await chooser).setFiles(files);
  await page.waitForFunction(
    () => document.querySelector('[data-testid="map-state"]')?.textContent?.includes('"total":20000'),
    undefined,
    { timeout: 300_000 },
  );
  await ready();
  console.log(
    `20,000 parcels and 30,000 buildings: open and drawn after ${((await now()) - startMs) / 1000} s, long tasks ${JSON.stringify(await tasksSince(startMs))}`,
  );
  await page.close();
  rmSync(folder, { recursive: true });
}
