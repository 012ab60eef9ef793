import { expect, type Locator, type Page } from "@playwright/test";

/** Knows the screen, so that specs read as sentences. Everything by role and label: that tests accessibility too. */
export class ParkDriver {
  readonly page: Page;
  /** Requests that left the origin. */
  readonly foreignRequests: string[] = [];
  /** What the browser complained about: exceptions, console errors, content-policy violations. */
  readonly complaints: string[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !url.startsWith(`${origin}/`)) this.foreignRequests.push(url);
    });
    page.on("pageerror", (error) => this.complaints.push(`${error.name}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
  }

  async open(hash = ""): Promise<void> {
    await this.page.goto(`/${hash}`);
    await this.waitForMap();
  }

  async waitForMap(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-map", "ready", { timeout: 60_000 });
  }

  /** Chooses light or dark as the operating system would say it. */
  async setColors(scheme: "light" | "dark"): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
    await expect(this.page.locator("html")).toHaveAttribute("data-theme", scheme);
  }

  async goTo(workspace: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Workspaces" }).getByRole("button", { name: workspace }).click();
  }

  /** Types into the search box and takes the hit that names the parcel. */
  async find(query: string, parcel = query): Promise<void> {
    await this.page.getByRole("combobox", { name: /search/i }).fill(query);
    await this.page
      .getByRole("option", { name: new RegExp(parcel) })
      .first()
      .click();
  }

  table(): Locator {
    return this.page.getByRole("grid");
  }

  /** The panel on the right: the card of the selected parcel. */
  card(): Locator {
    return this.page.locator("#region-card");
  }

  /** Opens the rule packs from the park menu, with the keyboard. */
  async openRulePacks(): Promise<void> {
    await this.page.getByRole("button", { name: /Park and files/ }).press("Enter");
    await this.page.getByRole("menuitem", { name: "Rule packs", exact: true }).press("Enter");
    await expect(this.rulePacks()).toBeVisible();
  }

  rulePacks(): Locator {
    return this.page.getByTestId("rule-packs");
  }

  async mapState(): Promise<{
    selection: string[];
    shown: number;
    total: number;
    theme: string;
    center: [number, number];
    zoom: number;
  }> {
    return JSON.parse((await this.page.getByTestId("map-state").textContent()) ?? "{}");
  }

  /** Drops a file on the page as a person does from a folder. */
  async drop(name: string, text: string): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content ?? ""], fileName ?? "", { type: "application/geo+json" }));
        return data;
      },
      [name, text],
    );
    const target = this.page.locator("body");
    await target.dispatchEvent("dragenter", { dataTransfer: transfer });
    await target.dispatchEvent("dragover", { dataTransfer: transfer });
    await target.dispatchEvent("drop", { dataTransfer: transfer });
  }
}
