import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ParkDriver } from "../drivers/park-driver.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function findSerious(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return results.violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}`));
}

test("reads a rule pack and asks “what if” by keyboard alone; nothing is saved", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/explore");
  await park.openRulePacks();
  const packs = park.rulePacks();
  await expect(packs.getByRole("heading", { name: "Rule packs" })).toBeFocused();
  const national = packs.getByRole("button", { name: /^China: national control indicators 2023/ });
  await expect(national).toContainText("judges this park");
  await national.press("Enter");
  await expect(packs.getByText("sha256")).toBeVisible();
  await expect(packs.getByRole("button", { name: /to be imported: The paper has this value/ }).first()).toBeVisible();
  // How many parcels are in view follows the width of the map, which the panel has just taken some of.
  const stateBesidesView = async () => ({ ...(await park.mapState()), inView: null });
  const before = await stateBesidesView();
  await packs.getByRole("button", { name: "What if Building coefficient was another" }).press("Enter");
  const slider = packs.getByRole("slider", { name: "Building coefficient, what if" });
  await expect(slider).toHaveValue("40");
  await slider.press("End");
  await expect(packs.getByText("What if, nothing is saved: 1 value changed")).toBeVisible();
  const flips = packs.getByRole("region", { name: "What if" });
  await expect(flips.getByRole("status")).toContainText(/\d+ parcels flip: .*broken \d+/);
  expect(await stateBesidesView()).toEqual(before);
  expect(await findSerious(page)).toEqual([]);
  const first = flips.getByRole("button", { name: /GY-/ }).first();
  const id = /GY-\d+/.exec((await first.textContent()) ?? "")?.[0];
  await first.press("Enter");
  await expect(async () => expect((await park.mapState()).selection).toEqual([id])).toPass();
  await packs.getByRole("button", { name: "Reset" }).press("Enter");
  await expect(flips).toBeHidden();
  await expect(slider).toHaveValue("40");
  await packs.getByRole("button", { name: "Show its card" }).press("Enter");
  await expect(park.card().getByRole("heading", { name: id ?? "" })).toBeVisible();
  expect(park.complaints).toEqual([]);
});

test("another pack judges once it is ticked and applied, and the verdicts follow", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/explore");
  await park.openRulePacks();
  const packs = park.rulePacks();
  await packs.getByRole("checkbox", { name: /local sample: floor area ratio/ }).check({ force: true });
  await packs.getByRole("button", { name: "Judge again by 2 packs" }).click();
  await expect(packs.getByRole("button", { name: /local sample: floor area ratio/ })).toContainText("judges this park");
  await packs.getByRole("button", { name: /local sample: floor area ratio/ }).click();
  await expect(packs.getByText(/cn-national-2023 · replaces/)).toBeVisible();
  expect(park.complaints).toEqual([]);
});

test("says first how well the land is used, each figure with its trace", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/explore");
  const rates = page.getByTestId("intensive-use");
  await expect(rates.getByRole("listitem")).toHaveCount(5);
  await expect(rates).toContainText("Supply rate");
  await rates.getByRole("button", { name: "How supply rate is computed" }).click();
  const how = page.getByRole("dialog", { name: /supply rate/i });
  await expect(how).toContainText("TD/T 1029-2010");
  await expect(how).toContainText("supplied state land (D)");
  await page.keyboard.press("Escape");
  await expect(page.getByText(/Difference to the total/)).toBeVisible();
});

test("lists what changes within 90 days, from what to what, and selects by a click", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/inspect");
  const due = page.getByTestId("due-list");
  await expect(page.getByRole("heading", { name: /Due in 90 days/ })).toBeVisible();
  const row = due.getByRole("button", { name: /GY-0318/ });
  await expect(row).toContainText("2026-05-21");
  await expect(row).toContainText("late start → suspected idle");
  const soon = await due.getByRole("button").count();
  await page.getByRole("radio", { name: "30 d" }).click();
  expect(await due.getByRole("button").count()).toBeLessThan(soon);
  await page.getByRole("radio", { name: "90 d" }).click();
  await row.click();
  await expect(park.card().getByRole("heading", { name: "GY-0318" })).toBeVisible();
  await expect(park.card()).toContainText("What changes next");
});

test("a card says what was agreed, what there is, how late and what it costs", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/inspect?sel=parcel:GY-0115");
  const card = park.card();
  await expect(card).toContainText("enclosed, built late");
  await expect(card).toContainText(/\d+ days late/);
  await expect(card).toContainText("Investment below the contract");
  await card.getByRole("button", { name: /How by contract owed is computed/ }).click();
  await expect(page.getByRole("dialog", { name: /by contract owed/i })).toContainText("Land price");
  await page.keyboard.press("Escape");
  await expect(card).toContainText("This is a screening, not a finding.");
  expect(await findSerious(page)).toEqual([]);
});

test("on a phone the packs fill the sheet and nothing is cut off sideways", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const park = new ParkDriver(page, baseURL ?? "");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await park.open("#/pingqiao-demo/explore");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Rule packs", exact: true }).click();
  const packs = park.rulePacks();
  await packs.getByRole("button", { name: /^China: national control indicators 2023/ }).click();
  await packs.getByRole("button", { name: "What if Green ratio was another" }).click();
  await packs.getByRole("spinbutton", { name: "Green ratio, number" }).fill("5");
  await expect(packs.getByRole("status")).toContainText(/flip/);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await findSerious(page)).toEqual([]);
});
