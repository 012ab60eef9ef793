import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

/** What a map says of itself (map-state and map-state-a, -b, -third). */
export interface MapStateText {
  readonly center: readonly [number, number];
  readonly zoom: number;
  readonly bearing: number;
  readonly scenario?: string | null;
  readonly isDrawn?: boolean;
  readonly sourceResets?: number;
}

/** Knows Compare: opens it, reads its figures and what its maps say, keeps the park as a file. */
export class CompareDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Resolves when the differences are shown and the other map draws its state. */
  async waitUntilDrawn(place: "a" | "b" = "a"): Promise<void> {
    await expect(this.page.getByTestId("compare-indicators")).toBeVisible({ timeout: 60_000 });
    await expect.poll(async () => (await this.mapState(place)).isDrawn, { timeout: 60_000 }).toBe(true);
  }

  async mapState(place: "main" | "a" | "b" | "third"): Promise<MapStateText> {
    const name = place === "main" ? "map-state" : `map-state-${place}`;
    return JSON.parse((await this.page.getByTestId(name).textContent()) || "{}");
  }

  /** Waits until two maps look at the same place. */
  async expectOneCamera(other: "a" | "b" | "third"): Promise<void> {
    const read = async (place: "main" | typeof other) => {
      const { center, zoom, bearing } = await this.mapState(place);
      return JSON.stringify({ center, zoom, bearing });
    };
    await expect.poll(async () => (await read("main")) === (await read(other))).toBe(true);
  }

  /** The park with its plan, as Ctrl S writes it. */
  async saveFile(): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download", { timeout: 60_000 }),
      this.page.keyboard.press("Control+s"),
    ]);
    const path = join(mkdtempSync(join(tmpdir(), "parkwright-compare-")), "park.zip");
    await download.saveAs(path);
    return path;
  }

  /** The same comparison by the command line, from the file. */
  recompute(file: string, scenario: string): DiffText {
    const args = ["dist/cli/parkwright.mjs", "diff", file, `${file}#${scenario}`, "--format", "json"];
    return JSON.parse(execFileSync("node", args, { encoding: "utf8", maxBuffer: 1e9 }));
  }
}

/** What the tests read of `parkwright diff`. */
export interface DiffText {
  readonly matrix: readonly { readonly from: string | null; readonly to: string | null; readonly areaM2: number }[];
  readonly parcels: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly { readonly id: string }[];
  };
  readonly indicators: readonly {
    readonly key: string;
    readonly before: { readonly value: number | null } | null;
    readonly after: { readonly value: number | null } | null;
  }[];
}
