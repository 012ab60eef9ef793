import { expect, type Locator, type Page } from "@playwright/test";

/** Knows the screen, so that specs can read as sentences. Everything by role and label: it tests accessibility too. */
export class ParkDriver {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(hash = ""): Promise<void> {
    await this.page.goto(`/${hash}`);
    await this.waitForMap();
  }

  async waitForMap(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-map", "ready", { timeout: 60_000 });
  }

  workspace(name: string): Locator {
    return this.page.getByRole("navigation").getByRole("link", { name, exact: true });
  }

  table(): Locator {
    return this.page.getByRole("grid");
  }

  card(): Locator {
    return this.page.getByRole("complementary", { name: /parcel|地块|地塊/i });
  }

  async mapState(): Promise<string> {
    return (await this.page.getByTestId("map-state").textContent()) ?? "";
  }
}
