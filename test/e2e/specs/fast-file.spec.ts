import { readFileSync, writeFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { ParkDriver } from "../drivers/park-driver.ts";

/** Chooses an entry of the park menu with the keyboard. */
async function choose(page: Page, entry: RegExp): Promise<void> {
  await page.getByRole("button", { name: /Park and files/ }).press("Enter");
  await page.getByRole("menuitem", { name: entry }).press("Enter");
}

/** Saves the open park as a fast-opening file and gives its path. */
async function save(page: Page, path: string): Promise<string> {
  const download = page.waitForEvent("download");
  await choose(page, /Save as fast-opening file/);
  const file = await download;
  expect(file.suggestedFilename()).toBe("pingqiao-demo.pwcache");
  await file.saveAs(path);
  return path;
}

/** Opens a file as a person chooses it in the dialog of the system. */
async function openFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await choose(page, /Open file/);
  await (await chooser).setFiles(path);
}

test.describe("the fast-opening file", () => {
  test("holds the whole park: saved, opened again, the same parcels", async ({ page, baseURL }, info) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    const before = await park.mapState();
    const path = await save(page, info.outputPath("pingqiao-demo.pwcache"));
    await openFile(page, path);
    await expect(page.getByRole("region", { name: "Start" })).toContainText(
      "pingqiao-demo.pwcache is open: 180 parcels",
    );
    await park.waitForMap();
    const after = await park.mapState();
    expect([after.total, after.shown]).toEqual([before.total, before.shown]);
    await park.find("GY-0206");
    await expect(park.card().getByRole("heading", { name: "GY-0206" })).toBeVisible();
    expect(park.complaints).toEqual([]);
  });

  test("is refused with a sentence where it is damaged, and the open park stays", async ({ page, baseURL }, info) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    const path = await save(page, info.outputPath("whole.pwcache"));
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    const damaged = info.outputPath("damaged.pwcache");
    writeFileSync(damaged, bytes);
    await openFile(page, damaged);
    const refusal = page.getByRole("alertdialog", { name: /damaged\.pwcache was not opened/ });
    await expect(refusal).toContainText("The open park stayed as it was.");
    await expect(refusal).toContainText(/damaged|changed|original/i);
    await page.keyboard.press("Escape");
    await expect(refusal).toBeHidden();
    expect((await park.mapState()).total).toBe(180);
    expect(park.complaints).toEqual([]);
  });

  test("copies this browser keeps are cleared from the menu, which says how many there were", async ({
    page,
    baseURL,
  }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    await choose(page, /Clear stored copies/);
    await expect(page.getByText(/\d+ stored cop(y|ies) cleared \(\d+ MB\)\./)).toBeVisible();
    expect(park.complaints).toEqual([]);
  });

  test("its menu gives the focus back and works with arrow keys", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    const button = page.getByRole("button", { name: /Park and files/ });
    await button.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: /Open demo park/ })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: /Open file/ })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "false");
  });
});
