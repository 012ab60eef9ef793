import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import type { PlanCalls, PlanOutcome } from "../../../src/worker/plan/plan-messages.ts";

/* The built worker in a page of its own, spoken to as the app does: for what only a browser can tell of keeping plans. */

const assets = fileURLToPath(new URL("../../../dist/app/assets/", import.meta.url));

/** Address of a built part by the beginning of its name. */
export function findAsset(name: string): string {
  const found = readdirSync(assets).find((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
  if (found === undefined) throw new Error(`${name} is not built; npm run build builds it`);
  return `/assets/${found}`;
}

/** What the page holds. */
interface WorkerPage {
  call: (name: string, request: unknown) => Promise<unknown>;
}

/** Opens a page with a worker that holds a park of `count` small parcels. */
export async function openPlanPage(page: Page, count = 24): Promise<void> {
  await page.goto("/api/health");
  await page.evaluate(
    async ({ url, parcels }) => {
      const worker = new Worker(url, { type: "module" });
      const pending = new Map<number, { resolve: (answer: unknown) => void; reject: (reason: unknown) => void }>();
      let id = 0;
      worker.onmessage = ({ data }) => {
        if (data.type === "done") pending.get(data.id)?.resolve(data.response);
        if (data.type === "crashed") pending.get(data.id)?.reject(new Error(data.message));
      };
      const call = (name: string, request: unknown) =>
        new Promise<unknown>((resolve, reject) => {
          id++;
          pending.set(id, { resolve, reject });
          worker.postMessage({ type: "call", id, name, request });
        });
      Object.assign(window, { call });
      const files = [new File([parcels], "parcels.geojson")];
      const options = { asOf: "2026-03-31", today: "2026-03-31", ruleSets: [] };
      await call("open", { source: { kind: "files", files }, options });
    },
    { url: findAsset("host"), parcels: drawParcels(count) },
  );
}

/** Asks the worker of a page. */
export function callPlan<Name extends keyof PlanCalls>(
  page: Page,
  name: Name,
  request: PlanCalls[Name][0],
): Promise<PlanCalls[Name][1]> {
  return page.evaluate((asked) => (window as unknown as WorkerPage).call(asked.name, asked.request) as Promise<never>, {
    name,
    request,
  });
}

/** Sets the green area of a parcel; `atMs` numbers the edit. */
export function setGreen(page: Page, id: string, greenAreaM2: number, atMs: number): Promise<PlanOutcome> {
  const refs = [{ kind: "parcels", id }] as const;
  return callPlan(page, "planRun", { command: { type: "set-values", refs, values: { greenAreaM2 } }, atMs });
}

/** A row of squares of 100 m. */
function drawParcels(count: number): string {
  const features = Array.from({ length: count }, (_, at) => {
    const [w, s] = [114.1 + at / 1000, 32.1];
    const [e, n] = [w + 1 / 1000, s + 1 / 1000];
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    return { type: "Feature", properties: { id: `P${at}` }, geometry: { type: "Polygon", coordinates: [ring] } };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** A browser that can be killed: a process group of its own on a profile that outlives it. */
export interface MortalBrowser {
  readonly page: Page;
  /** Ends it at once, without a chance to put anything in order. */
  readonly kill: () => Promise<void>;
}

export async function startMortalBrowser(executable: string, profile: string, baseURL: string): Promise<MortalBrowser> {
  const child = spawn(
    executable,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const browser = await chromium.connectOverCDP(await findEndpoint(child));
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error("the browser has no window");
  const page = await context.newPage();
  const goto = page.goto.bind(page);
  page.goto = (url, options) => goto(new URL(url, baseURL).href, options);
  return {
    page,
    async kill() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await ended;
      await browser.close().catch(() => undefined); // it is gone already
    },
  };
}

function findEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    child.stderr?.on("data", (part: Buffer) => {
      told += part.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error(`the browser did not start: ${told.slice(-500)}`)));
  });
}
