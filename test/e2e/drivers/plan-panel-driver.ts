import { expect, type Locator, type Page } from "@playwright/test";
import type { PlanDriver } from "./plan-driver.ts";

/** Knows the panels of Plan: numbers, scenarios, dialogs and the palette. Areas are read in m² (`u=m2` in the address). */
export class PlanPanelDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  panel(): Locator {
    return this.page.locator("#region-card");
  }

  title(): Locator {
    return this.panel().getByRole("heading", { level: 2 }).first();
  }

  /** Types the class of what was just drawn and takes it; answers the area its dialog showed, m². */
  async typeClass(code: string): Promise<number> {
    const dialog = this.page.getByRole("dialog");
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await expect(dialog).toContainText("m²");
    // Figures follow the hand; they stand still when the last of them has come.
    const read = async () => readM2((await dialog.getByRole("heading").locator("span").textContent()) ?? "");
    let shown = Number.NaN;
    await expect
      .poll(
        async () => {
          const before = shown;
          shown = await read();
          return shown === before;
        },
        { intervals: [800] },
      )
      .toBe(true);
    await this.page.keyboard.type(code);
    await this.page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    return shown;
  }

  /** Area of what is selected, m²; NaN while it is not there. */
  async areaM2(): Promise<number> {
    return this.areaM2Of("Area");
  }

  /** Area in a row of the numbers, as soon as it stands there. */
  async areaM2OfRow(name: string): Promise<number> {
    await expect.poll(() => this.areaM2Of(name)).not.toBeNaN();
    return this.areaM2Of(name);
  }

  async areaM2Of(name: string): Promise<number> {
    const row = this.panel()
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
    if ((await row.count()) === 0) return Number.NaN;
    return readM2((await row.first().getByRole("cell").first().textContent()) ?? "");
  }

  async pressTimes(key: string, times: number): Promise<void> {
    for (let count = 0; count < times; count++) await this.page.keyboard.press(key);
  }

  async selectBySearch(id: string): Promise<void> {
    await this.page.keyboard.press("/");
    await this.page.keyboard.type(id);
    await expect(this.page.getByRole("option").first()).toContainText(id);
    await this.page.keyboard.press("Enter");
    await expect(this.title()).toHaveText(id);
  }

  /** Adds what lies under the crosshair until the feature is selected too. */
  async addByKeys(plan: PlanDriver, id: string): Promise<void> {
    const has = async () => (await plan.state()).selection.some((ref) => ref.id === id);
    for (const key of ["", "ArrowDown", "ArrowLeft", "ArrowDown"]) {
      if (key !== "") {
        await this.page.keyboard.press(key);
        await this.page.waitForTimeout(600);
      }
      await this.page.keyboard.press("Shift+Enter");
      await this.page.waitForTimeout(300);
      if (await has()) return;
    }
    throw new Error(`${id} does not lie under the crosshair`);
  }

  /** Finds a command in the palette and runs it. */
  async runCommand(words: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.page.keyboard.type(words);
    await expect(this.page.getByRole("option").first()).toBeVisible();
    await this.page.keyboard.press("Enter");
  }

  scenario(name: string): Locator {
    return this.page.locator("#region-left").getByRole("button", { name: new RegExp(`^${name}`) });
  }

  async openMenuOf(name: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}` }).press("Enter");
    await this.page.getByRole("menuitem", { name: item }).press("Enter");
  }
}

/** `12 345.67 m²` as a number. */
function readM2(text: string): number {
  const found = /([\d\s\u202f.,−-]+)\s*m²/.exec(text);
  return found === null ? Number.NaN : Number((found[1] ?? "").replace(/[\s\u202f,]/g, ""));
}
