import { expect, test } from "@playwright/test";
import { ParkDriver } from "../drivers/park-driver.ts";
import { PlanDriver } from "../drivers/plan-driver.ts";
import { PlanPanelDriver } from "../drivers/plan-panel-driver.ts";

/** Land without parcels north of the park. */
const emptyView = "114.0905,32.1105,17";
/** A parcel by the stream, whose edges are some 50 m long. */
const splitView = "114.1118,32.0986,16.5";
const splitParcel = "GY-0237";
/** Two parcels of one class with an edge in common. */
const pairView = "114.1011,32.1067,16.2";
const pair = { "GY-0107": [114.10144, 32.10732], "GY-0108": [114.10081, 32.10608] } as const;

test("P1: a zone is drawn, its class typed, in one step", async ({ page }) => {
  const plan = new PlanDriver(page);
  const panels = new PlanPanelDriver(page);
  await page.goto(`/#/pingqiao-demo/explore?v=${emptyView}&u=m2`);
  await expect(page.locator("html")).toHaveAttribute("data-map", "ready", { timeout: 60_000 });
  await page.keyboard.press("3");
  await plan.waitFor("the records around", ({ isReady, phase }) => isReady && phase === "open");
  await plan.focusMap();
  await plan.press("a");
  for (const corner of [
    [200, 150],
    [420, 160],
    [410, 380],
    [210, 360],
  ] as const)
    await plan.click(corner);
  await plan.press("Enter");
  const previewM2 = await panels.typeClass("100102");
  const { selection } = await plan.waitForSteps(1);
  expect(selection[0]?.kind).toBe("zones");
  await expect(panels.title()).toHaveText(selection[0]?.id ?? "");
  await expect(panels.panel()).toContainText("100102");
  await expect.poll(() => panels.areaM2()).toBe(previewM2);
});

test("P1 by keyboard alone", async ({ page }) => {
  const plan = new PlanDriver(page);
  const panels = new PlanPanelDriver(page);
  await plan.open(`${emptyView}&u=m2`);
  await plan.focusMap();
  await plan.press("a", "Space");
  await panels.pressTimes("ArrowRight", 12);
  await plan.press("Space");
  await panels.pressTimes("ArrowDown", 10);
  await plan.press("Space", "Enter");
  const previewM2 = await panels.typeClass("100102");
  const { selection } = await plan.waitForSteps(1);
  expect(selection[0]?.kind).toBe("zones");
  await expect.poll(() => panels.areaM2()).toBe(previewM2);
  expect(previewM2).toBeGreaterThan(0);
});

for (const way of ["mouse", "keyboard"] as const) {
  test(`P4: exactly 2 ha are cut off along an edge, by ${way}`, async ({ page }) => {
    const plan = new PlanDriver(page);
    const panels = new PlanPanelDriver(page);
    await plan.open(`${splitView}&u=m2&sel=parcel:${splitParcel}`);
    await plan.waitFor("the parcel", ({ corners }) => corners.length > 0);
    await expect.poll(() => panels.areaM2()).toBeGreaterThan(20_000);
    const wholeM2 = await panels.areaM2();
    await plan.focusMap();
    if (way === "mouse") {
      await plan.press("k");
      await page.getByRole("radio", { name: "by area" }).click();
      await page.getByLabel("Area to cut off").fill("20000");
      await page.getByRole("button", { name: /Along edge/ }).click();
      await page.getByRole("option", { name: /J3–J4/ }).click();
      await page.locator("#region-left").getByRole("button", { name: "Split", exact: true }).click();
    } else {
      await plan.press("Shift+K");
      await expect(page.getByLabel("Area to cut off")).toBeFocused();
      await page.keyboard.type("20000");
      await plan.press("Tab", "ArrowRight", "ArrowRight", "Tab", "Enter");
    }
    await plan.waitForSteps(1);
    const keptM2 = await panels.areaM2OfRow(splitParcel);
    const cutM2 = await panels.areaM2OfRow(`${splitParcel}-1`);
    expect(Math.min(Math.abs(cutM2 - 20_000), Math.abs(keptM2 - 20_000))).toBeLessThanOrEqual(0.1);
    expect(keptM2 + cutM2).toBeCloseTo(wholeM2, 1);
  });

  test(`P5: two parcels become one, with the values chosen, by ${way}`, async ({ page }) => {
    const plan = new PlanDriver(page);
    const panels = new PlanPanelDriver(page);
    await plan.open(`${pairView}&u=m2`);
    const [first, second] = Object.entries(pair) as unknown as [[string, [number, number]], [string, [number, number]]]; // two of them
    if (way === "mouse") {
      await plan.selectAt(first[1], first[0]);
      await page.keyboard.down("Shift");
      await plan.click(await plan.pixelOf(second[1]));
      await page.keyboard.up("Shift");
    } else {
      await panels.selectBySearch(first[0]);
      await plan.focusMap();
      await panels.addByKeys(plan, second[0]);
    }
    await plan.waitFor("two parcels", ({ selection }) => selection.length === 2);
    const together = (await panels.areaM2OfRow(first[0])) + (await panels.areaM2OfRow(second[0]));
    await plan.focusMap();
    await plan.press("m");
    const dialog = page.getByRole("dialog", { name: /Merge 2/ });
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText("They differ in these values");
    if (way === "mouse") await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    else await plan.press("Enter");
    const { selection } = await plan.waitForSteps(1);
    expect(selection).toEqual([{ kind: "parcels", id: first[0] }]);
    await expect.poll(async () => Math.abs((await panels.areaM2()) - together)).toBeLessThan(0.05);
  });
}

test("P7, first half: a scenario is branched from the palette, edited, renamed and deleted", async ({ page }) => {
  const plan = new PlanDriver(page);
  const panels = new PlanPanelDriver(page);
  await plan.open(`${splitView}&sel=parcel:${splitParcel}`);
  await plan.waitFor("the parcel", ({ corners }) => corners.length > 0);
  await panels.runCommand("branch");
  const dialog = page.getByRole("dialog", { name: "New scenario" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("North-B");
  await page.keyboard.press("Enter");
  await expect(panels.scenario("North-B")).toHaveAttribute("aria-current", "true");
  await expect(panels.scenario("North-B")).toContainText("0 changes");
  await plan.dragCorner(2, [-18, 6]);
  await expect(panels.scenario("North-B")).not.toContainText("0 changes");
  await expect(page.getByTestId("done-chip")).toContainText(splitParcel);
  await expect(page.getByTestId("save-chip")).toContainText(/Saved \d\d:\d\d/);

  await panels.openMenuOf("North-B", "Rename scenario");
  await page.getByRole("dialog").getByLabel("Name").fill("North-C");
  await page.keyboard.press("Enter");
  await expect(panels.scenario("North-C")).toBeVisible();

  await panels.scenario("Current state").click();
  await expect(panels.scenario("Current state")).toHaveAttribute("aria-current", "true");
  await panels.openMenuOf("North-C", "Delete scenario");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(panels.scenario("North-C")).toHaveCount(0);
});

test("a tool that cannot run says why, and an empty Plan what can be done", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  const plan = new PlanDriver(page);
  await plan.open(splitView);
  const merge = page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Merge" });
  await expect(merge).toHaveAttribute("aria-disabled", "true");
  await expect(merge).toHaveAccessibleDescription("Select two or more first");
  await expect(page.getByRole("heading", { name: "What you can do here" })).toBeVisible();
  expect(park.complaints).toEqual([]);
});
