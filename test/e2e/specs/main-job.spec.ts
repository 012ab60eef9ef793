import { expect, test } from "@playwright/test";
import { ParkDriver } from "../drivers/park-driver.ts";

const square = (west: number, south: number) => [
  [
    [west, south],
    [west + 0.002, south],
    [west + 0.002, south + 0.002],
    [west, south + 0.002],
    [west, south],
  ],
];
const parcel = (id: string, west: number, south: number) => ({
  type: "Feature",
  properties: { id, deedAreaM2: 41_000, landUse: "100102", codeSystem: "cn-2023" },
  geometry: { type: "Polygon", coordinates: square(west, south) },
});

test.describe("the main job, from the demo to one's own file", () => {
  test("opens the demo park without a click and without a request to anywhere else", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    await expect(page).toHaveTitle(/Linhe Industrial Park/);
    const state = await park.mapState();
    expect(state.total).toBe(180);
    expect(park.foreignRequests).toEqual([]);
    expect(park.complaints).toEqual([]);
  });

  test("filters idle land: table, map, chip and total show the same parcels", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    await park.goTo("Inspect");
    await page.getByRole("checkbox", { name: /Idle/ }).check({ force: true });
    await expect(park.table().getByRole("row").filter({ hasText: /idle/i })).toHaveCount(10);
    await expect(page.getByText("sum checks")).toBeVisible();
    expect((await park.mapState()).shown).toBe(10);
    await expect(page).toHaveURL(/f=status:idle/);
  });

  test("explains a plot ratio: formula with values, inputs with source, limit with clause", async ({
    page,
    baseURL,
  }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open("#/pingqiao-demo/inspect");
    await park.find("GY-0206");
    await expect(park.card().getByRole("heading", { name: "GY-0206" })).toBeVisible();
    expect((await park.mapState()).selection).toEqual(["GY-0206"]);
    await park
      .card()
      .getByRole("button", { name: /How floor area ratio is computed/i })
      .click();
    const how = page.getByRole("dialog", { name: /How floor area ratio/i });
    await expect(how).toContainText("0.80");
    await expect(how).toContainText("countable floor area");
    await expect(how).toContainText("counts 2 times");
    await expect(how).toContainText("> 8 m × 2");
    await expect(how).toContainText(/certainty/i);
    await page.keyboard.press("Escape");
    await expect(how).toBeHidden();
  });

  test("names what is missing where a figure is unknown", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open("#/pingqiao-demo/parcel/GY-0203");
    await park
      .card()
      .getByRole("button", { name: /floor area ratio/i })
      .first()
      .click();
    const how = page.getByRole("dialog", { name: /floor area ratio/i });
    await expect(how).toContainText(/missing/i);
    await expect(how).toContainText("0.42");
    await expect(how).toContainText("0.80");
  });

  test("follows a deep link, in the language it names, and says when a parcel does not exist", async ({
    page,
    baseURL,
  }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open("#/pingqiao-demo/inspect?sel=parcel:GY-0113&f=status:idle&lang=zh-CN");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(park.card().getByRole("heading", { name: "GY-0113" })).toBeVisible();
    await expect(park.card()).toContainText("疑似闲置");
    await park.open("#/pingqiao-demo/parcel/GY-0199");
    await page.reload();
    await park.waitForMap();
    await expect(page.getByRole("alert")).toContainText("GY-0199");
  });

  test("opens a dropped GeoJSON file, and keeps it when a broken one is dropped", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    const good = { type: "FeatureCollection", features: [parcel("A-1", 114.1, 32.1), parcel("A-2", 114.102, 32.1)] };
    await park.drop("lots.geojson", JSON.stringify(good));
    await expect.poll(async () => (await park.mapState()).total).toBe(2);
    await park.waitForMap();

    const broken: readonly (readonly [string, string, RegExp])[] = [
      ["cut.geojson", JSON.stringify(good).slice(0, 200), /line 1.*column/i],
      ["page.geojson", "<!doctype html><title>502</title>", /HTML/],
      ["list.geojson", "[1, 2, 3]", /GeoJSON/],
      ["empty.geojson", "", /empty/i],
      ["metres.geojson", JSON.stringify(good).replaceAll("114.1", "38512345.6"), /coordinate reference system/i],
      [
        "swapped.geojson",
        JSON.stringify({
          type: "FeatureCollection",
          features: [
            {
              type: "Feature",
              properties: { id: "x" },
              geometry: { type: "Polygon", coordinates: square(32.1, 114.1) },
            },
          ],
        }),
        /ax[ie]s/i,
      ],
    ];
    for (const [name, text, says] of broken) {
      await park.drop(name, text);
      const dialog = page.getByRole("alertdialog");
      await expect(dialog, name).toContainText(name);
      await expect(dialog, name).toContainText(says);
      await dialog.getByRole("button", { name: "Close" }).click();
      await expect(dialog).toBeHidden();
      expect((await park.mapState()).total, name).toBe(2);
    }
    expect(park.foreignRequests).toEqual([]);
  });

  test("finds a parcel by number, by enterprise in pinyin, and by cadastral number", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    for (const [query, id] of [
      ["0206", "GY-0206"],
      ["411599001003GB00121", "GY-0346"],
    ] as const) {
      await park.find(query, id);
      await expect(park.card().getByRole("heading", { name: id })).toBeVisible();
    }
    await page.getByRole("combobox", { name: /search/i }).fill("linhe qiaoshan");
    await expect(page.getByRole("option").first()).toBeVisible();
  });

  test("lists offers for an investor: an area wish narrows the list and says why", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open("#/pingqiao-demo/invest");
    await expect(page.getByText("12 of 12 offers fit")).toBeVisible();
    const least = page.getByRole("textbox", { name: "Area from" });
    await least.fill("3");
    await least.press("Enter");
    await expect(page.getByText(/\d+ of 12 offers fit/)).not.toHaveText("12 of 12 offers fit");
    await expect(page.locator("#region-list")).toContainText("FAR");
  });

  test("is done by keyboard alone: filter, move through the table, read the card", async ({ page, baseURL }) => {
    const park = new ParkDriver(page, baseURL ?? "");
    await park.open();
    await page.getByRole("region", { name: /Map/ }).or(page.locator("#region-map")).first().focus();
    await page.keyboard.press("2");
    await expect(page).toHaveURL(/inspect/);
    await page.getByRole("checkbox", { name: /Idle/ }).focus();
    await page.keyboard.press("Space");
    await park.table().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await park.mapState()).selection.length).toBe(1);
    await expect(park.card().getByRole("heading", { level: 2 }).first()).toContainText("GY-");
  });
});
