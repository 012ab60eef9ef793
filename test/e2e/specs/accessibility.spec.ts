import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ParkDriver } from "../drivers/park-driver.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds serious or critical, as rule and element. */
async function findSerious(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return results.violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`),
    );
}

const places = [
  ["Explore", "#/pingqiao-demo/explore"],
  ["Inspect with a card", "#/pingqiao-demo/inspect?sel=parcel:GY-0113&f=status:idle"],
  ["Invest", "#/pingqiao-demo/invest"],
  ["Plan", "#/pingqiao-demo/plan"],
  ["Plan with a parcel", "#/pingqiao-demo/plan?v=114.1118,32.0986,16.5&sel=parcel:GY-0237"],
] as const;

for (const scheme of ["light", "dark"] as const) {
  for (const [name, hash] of places) {
    test(`axe finds nothing serious in ${name}, ${scheme}`, async ({ page, baseURL }) => {
      const park = new ParkDriver(page, baseURL ?? "");
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await park.open(hash);
      await expect(page.locator("html")).toHaveAttribute("data-theme", scheme);
      if (hash.includes("/plan")) await expect(page.getByTestId("plan-meter")).toBeVisible();
      expect(await findSerious(page)).toEqual([]);
      expect(park.complaints).toEqual([]);
    });
  }
}

test("axe finds nothing serious in an open explanation", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/parcel/GY-0206");
  await park
    .card()
    .getByRole("button", { name: /How floor area ratio/i })
    .click();
  await expect(page.getByRole("dialog", { name: /How floor area ratio/i })).toBeVisible();
  expect(await findSerious(page)).toEqual([]);
});

test("nothing is cut off sideways on a phone, in every workspace", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const park = new ParkDriver(page, baseURL ?? "");
  for (const [, hash] of places) {
    await park.open(hash);
    await page.reload();
    await park.waitForMap();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  expect(await findSerious(page)).toEqual([]);
});
