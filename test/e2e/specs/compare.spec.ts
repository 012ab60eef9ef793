import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { openFiles } from "../../../src/formats/zip/open-files.ts";
import { CompareDriver, type DiffText } from "../drivers/compare-driver.ts";
import { PlanDriver } from "../drivers/plan-driver.ts";

/** The middle lies in the zone LH-01-15 of the demo. */
const view = "114.09995,32.1013,17";
const zone = "LH-01-15";
const corner = 3;

/** Layers of the park itself in a file, without what was planned. */
function readBase(path: string): ReadonlyMap<string, string> {
  const { files } = openFiles([{ name: "park.zip", bytes: new Uint8Array(readFileSync(path)) }]);
  const layers = files.filter(({ name }) => /^([^/]+\.zip\/)?[^/]+\.geojson$/.test(name));
  expect(layers.length).toBeGreaterThan(3);
  return new Map(layers.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
}

const ha = (m2: number) => (m2 / 10_000).toFixed(2);

async function expectSameFigures(page: Page, diff: DiffText): Promise<void> {
  const changed = diff.matrix.filter(({ from, to }) => from !== to);
  const changedM2 = changed.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  expect(changedM2).toBeGreaterThan(0);
  await expect(page.getByTestId("compare-identity")).toContainText(`${ha(changedM2)} ha change`);
  const filled = page.locator('[role="gridcell"][data-filled]');
  expect((await filled.allInnerTexts()).sort()).toEqual(changed.map(({ areaM2 }) => ha(areaM2)).sort());
  const keys = diff.indicators.filter(({ before, after }) => before?.value !== after?.value).map(({ key }) => key);
  for (const key of keys) {
    await expect(page.getByTestId("compare-indicators").locator(`tr[data-key="${key}"]`)).toHaveCount(1);
  }
  const { added, removed, changed: other } = diff.parcels;
  await expect(page.getByTestId("compare-parcels").getByRole("listitem")).toHaveCount(
    Math.min(30, added.length + removed.length + other.length),
  );
}

async function nameBranch(page: Page, name: string): Promise<void> {
  const field = page.getByRole("dialog").getByRole("textbox");
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Enter goes through what lies under the crosshair, one beneath the other. */
async function selectByEnter(plan: PlanDriver): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const before = (await plan.state()).selection[0]?.id;
    if (before === zone) return;
    await plan.press("Enter");
    await plan.waitFor("another selection", ({ selection }) => selection[0]?.id !== before);
  }
}

test("P7: branch, edit, compare: the base stays, figures are those of the command line, one camera", async ({
  page,
}) => {
  test.slow();
  const plan = new PlanDriver(page);
  const compare = new CompareDriver(page);
  await plan.open(view);
  const before = await compare.saveFile();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("branch");
  await page
    .getByRole("option", { name: /Branch/ })
    .first()
    .click();
  await nameBranch(page, "North");
  const { scenario } = await plan.waitFor("the branch", (state) => state.scenario !== null);
  const box = await page.locator("#map").boundingBox();
  await plan.select([(box?.width ?? 0) / 2, (box?.height ?? 0) / 2], zone);
  await plan.dragCorner(corner, [40, -46]);
  await page.getByRole("button", { name: "Compare states of the plan" }).click();
  await compare.waitUntilDrawn();

  await expect(page.getByTestId("compare-chip-a")).toContainText("Current state");
  await expect(page.getByTestId("compare-chip-b")).toContainText("North");
  await expect(page.getByTestId("compare-said")).toContainText("Comparing Current state with North");
  expect((await compare.mapState("a")).scenario).toBeNull();
  await compare.expectOneCamera("a");

  const after = await compare.saveFile();
  expect(readBase(after)).toEqual(readBase(before));
  await expectSameFigures(page, compare.recompute(after, scenario ?? ""));

  // The handle is dragged; a cell shows its land, and both maps go there.
  const handle = page.getByRole("slider");
  const at = await handle.boundingBox();
  await page.mouse.move((at?.x ?? 0) + 12, (at?.y ?? 0) + 200);
  await page.mouse.down();
  await page.mouse.move((at?.x ?? 0) - 100, (at?.y ?? 0) + 200, { steps: 4 });
  await page.mouse.up();
  expect(Number(await handle.getAttribute("aria-valuenow"))).toBeLessThan(45);
  const { zoom } = await compare.mapState("main");
  await page.locator('[role="gridcell"][data-filled]').first().click();
  await expect.poll(async () => (await compare.mapState("main")).zoom).not.toBe(zoom);
  await compare.expectOneCamera("a");

  // Nothing is left of the other maps when Compare closes.
  await page
    .getByRole("button", { name: "Split", exact: true })
    .or(page.getByRole("radio", { name: "Split" }))
    .last()
    .click();
  await expect(page.locator("canvas.maplibregl-canvas")).toHaveCount(2);
  await compare.expectOneCamera("a");
  await page.getByRole("button", { name: "Close Compare" }).click();
  await expect(page.locator("canvas.maplibregl-canvas")).toHaveCount(1);
  await expect(page.getByTestId("compare-map")).toHaveCount(0);
});

test("P7 by keyboard alone", async ({ page }) => {
  test.slow();
  const plan = new PlanDriver(page);
  const compare = new CompareDriver(page);
  await plan.open(view);
  await plan.focusMap();
  await plan.press("Control+k");
  await page.keyboard.type("branch");
  await expect(page.getByRole("option", { name: /Branch/ }).first()).toBeVisible();
  await plan.press("ArrowDown", "Enter");
  await nameBranch(page, "North");
  const { scenario } = await plan.waitFor("the branch", (state) => state.scenario !== null);
  await plan.focusMap();
  await selectByEnter(plan);
  await plan.press(...Array.from({ length: corner }, () => "."));
  await plan.press("g", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight", "Enter");
  await plan.waitForSteps(1);
  await plan.focusMap();
  await plan.press("c");
  await compare.waitUntilDrawn();
  await compare.expectOneCamera("a");

  const handle = page.getByRole("slider");
  await handle.focus();
  await plan.press("ArrowRight");
  await expect(handle).toHaveAttribute("aria-valuetext", "52 %: Current state left of the handle, North right of it");
  await plan.press("Home");
  await expect(handle).toHaveAttribute("aria-valuenow", "0");

  // U changes the side that is edited; left stays left.
  await plan.press("u");
  await expect(page.getByTestId("compare-chip-a")).toContainText("locked");
  await compare.waitUntilDrawn("b");
  expect((await compare.mapState("b")).scenario).toBe(scenario);
  expect(await page.evaluate(() => window.location.hash)).toContain("cmp=swipe");
  await plan.press("u");
  await expect(page.getByTestId("compare-chip-b")).toContainText("editing");
  await compare.waitUntilDrawn();

  const cell = page.locator('[role="gridcell"][tabindex="0"]');
  await cell.focus();
  await plan.press("Enter");
  await expect(page.getByTestId("compare-said")).toContainText("piece");
  const file = await compare.saveFile();
  await expectSameFigures(page, compare.recompute(file, scenario ?? ""));
  await plan.focusMap();
  await plan.press("c");
  await expect(page.locator("canvas.maplibregl-canvas")).toHaveCount(1);
});
