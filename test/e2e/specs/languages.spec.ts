import { expect, test } from "@playwright/test";
import { ParkDriver } from "../drivers/park-driver.ts";

const words = [
  ["en", "Explore", "Legend"],
  ["zh-CN", "总览", "图例"],
  ["zh-TW", "總覽", "圖例"],
] as const;

for (const [language, explore, legend] of words) {
  test(`speaks ${language} throughout, without a key left over`, async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open(`#/pingqiao-demo/explore?sel=parcel:GY-0113&lang=${language}`);
    await expect(page.getByRole("button", { name: explore, exact: true })).toBeVisible();
    await expect(page.getByText(legend, { exact: true })).toBeVisible();
    // biome-ignore lint/performance/useDomNodeTextContent: only what a person sees counts
    const text = await page.locator("body").innerText();
    expect(text.match(/\b(?:[a-z]+[A-Za-z]*\.){1,3}[a-z]+[A-Z]\w*\b/g) ?? []).toEqual([]);
    expect(text).not.toMatch(/\{\{|undefined|NaN/);
  });
}

test("switching language keeps the selection", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open("#/pingqiao-demo/explore?sel=parcel:GY-0113");
  await page.getByRole("button", { name: /language/i }).click();
  await page.getByRole("menuitemradio", { name: /简体中文/ }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  expect((await park.mapState()).selection).toEqual(["GY-0113"]);
});
