import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type FullProject, type Page, test } from "@playwright/test";
import { checkJournal } from "../../support/journal-contract.ts";
import { callPlan, findAsset, openPlanPage, setGreen, startMortalBrowser } from "../drivers/plan-worker.ts";

/** The state of saving once it is neither `saving` nor, if told so, what it was. */
async function settle(page: Page) {
  let { view } = await callPlan(page, "planOpen", {});
  while (view.saved.kind === "saving") ({ view } = await callPlan(page, "planWatch", { revision: view.revision }));
  return view.saved;
}

test("the browser keeps what a journal promises", async ({ page }) => {
  await page.goto("/api/health");
  const script = `(${checkJournal})(async () => (await import("${findAsset("indexed-journal")}")).openIndexedJournal())`;
  expect(await page.evaluate(script)).toEqual([]);
});

test("a full device is told, work goes on, and a file can be saved", async ({ baseURL }, { project }) => {
  await onProfile(async (profile) => {
    // Only a profile on the disk has room that can run out.
    const { page, kill } = await startMortalBrowser(findBrowser(project), profile, baseURL ?? "");
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: baseURL ?? "", quotaSize: 1e6 });
    await openPlanPage(page);
    await setGreen(page, "P1", 1, 1);
    expect((await settle(page)).kind).toBe("saved");
    // Text that cannot be packed, until there is no room.
    const next = createDice(1);
    const noise = () => Array.from({ length: 60_000 }, () => String.fromCharCode(33 + next() * 90)).join("");
    let saved = await settle(page);
    for (let at = 2; at < 40 && saved.kind === "saved"; at++) {
      const refs = [{ kind: "parcels", id: "P1" }] as const;
      const command = { type: "set-values", refs, values: { cadastralNo: noise() } } as const;
      expect((await callPlan(page, "planRun", { command, atMs: at })).kind).toBe("done");
      saved = await settle(page);
    }
    expect(saved).toMatchObject({ kind: "not-saved", reason: "quota" });
    expect((await setGreen(page, "P2", 3, 30)).kind).toBe("done");
    const bytes = await page.evaluate(async () => {
      const call = (window as unknown as { call: (name: string, request: unknown) => Promise<Blob> }).call;
      return (await call("planFile", { atMs: 31 })).size;
    });
    expect(bytes).toBeGreaterThan(500);
    await kill();
  });
});

test("a second tab follows, and takes over when the first is closed", async ({ page, context }) => {
  await openPlanPage(page);
  await setGreen(page, "P1", 1, 1);
  await settle(page);
  const second = await context.newPage();
  await openPlanPage(second);
  const { view } = await callPlan(second, "planOpen", {});
  expect(view.saved.kind).toBe("following");
  expect((await setGreen(second, "P1", 9, 2)).kind).toBe("locked");
  const news = callPlan(second, "planWatch", { revision: view.revision });
  await setGreen(page, "P2", 2, 3);
  expect((await news).updates.flatMap(({ rows }) => rows.put.map(({ id }) => id))).toEqual(["P2"]);
  const following = (await news).view;
  await settle(page);
  await page.close();
  const taken = await callPlan(second, "planWatch", { revision: following.revision });
  expect(taken.view.saved.kind).toBe("saved");
  expect((await setGreen(second, "P3", 3, 4)).kind).toBe("done");
  expect(await settle(second)).toEqual({ kind: "saved", atMs: 4 });
});

/** What an edit loop in the page tells as it goes. */
interface Told {
  /** Last edit that was called saved. */
  saved: number;
  /** Moment each edit was carried out. */
  readonly doneAtMs: Map<number, number>;
}

/** Edits without pause, numbered on from `first`; whatever is called saved is told at once. */
async function editOn(page: Page, first: number): Promise<Told> {
  const told: Told = { saved: 0, doneAtMs: new Map() };
  page.on("console", (message) => {
    const [what, number] = message.text().split(" ");
    if (what === "saved") told.saved = Math.max(told.saved, Number(number));
    if (what === "done") told.doneAtMs.set(Number(number), Date.now());
  });
  await page.evaluate((from) => {
    interface View {
      readonly revision: number;
      readonly saved: { readonly kind: string; readonly atMs?: number | null };
    }
    const { call } = window as unknown as {
      call: (name: string, request: unknown) => Promise<{ readonly view: View }>;
    };
    const watch = async (revision: number): Promise<void> => {
      const { view } = await call("planWatch", { revision });
      if (view.saved.kind === "saved") console.log(`saved ${view.saved.atMs ?? 0}`);
      await watch(view.revision);
    };
    const edit = async (number: number): Promise<void> => {
      const refs = [{ kind: "parcels", id: `P${number % 24}` }];
      await call("planRun", { command: { type: "set-values", refs, values: { greenAreaM2: number } }, atMs: number });
      console.log(`done ${number}`);
      await edit(number + 1);
    };
    void watch(0);
    void edit(from);
  }, first);
  return told;
}

test("20 kills at random moments lose nothing that was called saved", async ({ baseURL }, { project }) => {
  test.setTimeout(600_000);
  const seed = Number(process.env.KILL_SEED ?? 20);
  const next = createDice(seed);
  let saved = 0;
  let count = 0;
  await onProfile(async (profile) => {
    for (let round = 1; round <= 21; round++) {
      const { page, kill } = await startMortalBrowser(findBrowser(project), profile, baseURL ?? "");
      await openPlanPage(page);
      const { view } = await callPlan(page, "planOpen", {});
      const numbers = view.history.steps.map(({ atMs }) => atMs);
      const name = `seed ${seed}, round ${round}`;
      const kept = numbers.at(-1) ?? 0;
      expect(kept, `${name}: the last edit that is there`).toBeGreaterThanOrEqual(saved);
      expect(numbers, `${name}: no edit between is missing`).toEqual(
        numbers.map((_, at) => kept - numbers.length + 1 + at),
      );
      count = kept;
      const told = await editOn(page, kept + 1);
      await page.waitForTimeout(100 + next() * 900);
      const killedAtMs = Date.now();
      await kill();
      saved = Math.max(saved, told.saved);
      // Carried out more than a second before the end, and not called saved: that would be too late.
      for (const [number, doneAtMs] of told.doneAtMs) {
        if (number > saved) expect(killedAtMs - doneAtMs, `${name}: edit ${number}`).toBeLessThan(1_000);
      }
    }
    expect(count, "edits in all").toBeGreaterThanOrEqual(200);
  });
});

function findBrowser({ use }: FullProject): string {
  const executable = use.launchOptions?.executablePath;
  if (executable === undefined) throw new Error("no browser to kill");
  return executable;
}

/** A place for what a browser keeps, gone afterwards. */
async function onProfile(work: (profile: string) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "parkwright-profile-"));
  try {
    await work(profile);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
