import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { PlanDriver } from "../drivers/plan-driver.ts";

const fixtures = new URL("../../fixtures/impact/", import.meta.url);
const view = "114.1022,32.1107,15.5";
/** 1 mm on the ground, degrees. */
const millimeterDeg = 9e-9;
/** Rows of domain §7. */
const lineCount = 15;

type Ring = readonly (readonly [number, number])[];

function readRing(name: string): Ring {
  const file = JSON.parse(readFileSync(new URL(`${name}.geojson`, fixtures), "utf8"));
  return file.features[0].geometry.coordinates[0].slice(0, -1);
}

const toTable = (ring: Ring) =>
  ["点号\t经度\t纬度", ...ring.map(([lng, lat], at) => `J${at + 1}\t${lng}\t${lat}`)].join("\n");

/** What Ctrl V brings. */
async function copy(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

async function expectCorners(plan: PlanDriver, ring: Ring): Promise<void> {
  const state = await plan.waitFor("the expansion selected", ({ selection, corners }) => {
    return selection[0]?.kind === "proposals" && corners.length === ring.length;
  });
  for (const [lng, lat] of ring) {
    const found = state.corners.some(
      ({ at }) => Math.abs(at[0] - lng) < millimeterDeg && Math.abs(at[1] - lat) < millimeterDeg,
    );
    expect(found, `${lng}, ${lat}`).toBe(true);
  }
}

async function expectImpact(page: Page): Promise<void> {
  const panel = page.getByTestId("impact-panel");
  await expect(panel.locator("ol > li")).toHaveCount(lineCount, { timeout: 60_000 });
  await expect(panel).toContainText("3.2560 ha");
  await expect(panel.locator("ol > li").first()).toContainText("Land by class");
}

test("P3 by keyboard alone: Plan, E, paste, Enter", async ({ page }) => {
  const ring = readRing("farmland");
  const plan = new PlanDriver(page);
  await page.goto(`/#/pingqiao-demo/explore?v=${view}`);
  await expect(page.locator("html")).toHaveAttribute("data-map", "ready", { timeout: 60_000 });
  await copy(page, toTable(ring));
  await plan.press("3");
  await plan.waitFor("the records around", ({ isReady, phase }) => isReady && phase === "open");
  await plan.focusMap();
  await plan.press("e");
  await plan.waitFor("the tool", ({ tool }) => tool === "expansion");
  await plan.press("Control+v");
  await expect(page.getByRole("dialog")).toContainText("5 points");
  await plan.press("Enter");
  await expectCorners(plan, ring);
  await plan.waitForSteps(1);
  await expectImpact(page);
});

test("P3 by mouse, and a row of the impact shows its land", async ({ page }) => {
  const ring = readRing("farmland");
  const plan = new PlanDriver(page);
  await plan.open(view);
  await page
    .getByRole("button", { name: /^Expansion/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Enter coordinates" }).click();
  await page.getByRole("textbox", { name: /One corner a line/ }).fill(toTable(ring));
  await page.getByRole("button", { name: "Create the expansion" }).click();
  await expectCorners(plan, ring);
  await expectImpact(page);
  const before = await page.getByTestId("map-state").textContent();
  await page
    .getByTestId("impact-panel")
    .getByRole("button", { name: /permanent basic farmland/i })
    .first()
    .click();
  await expect(page.getByTestId("map-state")).not.toHaveText(before ?? "");
});

test("a list that can be read in two ways, or against its headings, is not taken by itself", async ({ page }) => {
  const plan = new PlanDriver(page);
  await plan.open(view);
  await copy(page, toTable(readRing("clean").map(([lng, lat]) => [lat, lng] as const)));
  await plan.focusMap();
  await plan.press("e");
  await plan.press("Control+v");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("the headings say the other order");
  const create = dialog.getByRole("button", { name: "Create the expansion" });
  await expect(create).toBeDisabled();
  await dialog.getByRole("radio").first().check();
  await expect(create).toBeEnabled();
  await dialog.getByRole("textbox").fill("J1 114.1 32.1\nJ2 114.l2 32.1");
  await expect(dialog).toContainText("Line 2: “114.l2” is not a number.");
  await expect(create).toBeDisabled();
});
