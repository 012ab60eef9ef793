import { expect, type Page } from "@playwright/test";

/** What the edit-state output says of the hand at work (edit-state-output.tsx). */
export interface EditStateText {
  readonly phase: string;
  readonly isReady: boolean;
  readonly tool: string;
  readonly doing: string;
  readonly selection: readonly { readonly kind: string; readonly id: string }[];
  readonly corners: readonly {
    readonly number: number;
    readonly x: number;
    readonly y: number;
    readonly at: readonly [number, number];
  }[];
  readonly steps: number;
  readonly scenario: string | null;
  readonly saved: string | null;
  readonly pendingCount: number;
  readonly isHeld: boolean;
  readonly snap: string | null;
  readonly live: {
    readonly seq: number;
    readonly meter: { readonly zoneSumMinusParkM2: number; readonly gapM2: number; readonly overlapM2: number } | null;
  } | null;
  readonly frames: { readonly count: number; readonly p95Ms: number | null };
}

/** A whole drag in steps, as a hand makes it. */
const dragSteps = 10;

/** Knows the Plan workspace: opens it, takes corners, presses keys, reads figures. Places are px of the map's canvas. */
export class PlanDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens Plan at a place of the demo park and waits until it can be edited. */
  async open(place: string): Promise<void> {
    await this.page.goto(`/#/pingqiao-demo/plan?v=${place}`);
    await expect(this.page.locator("html")).toHaveAttribute("data-map", "ready", { timeout: 60_000 });
    await this.waitFor("the records around", ({ isReady, phase }) => isReady && phase === "open");
  }

  async state(): Promise<EditStateText> {
    return JSON.parse((await this.page.getByTestId("edit-state").textContent()) ?? "{}");
  }

  async waitFor(what: string, isSo: (state: EditStateText) => boolean): Promise<EditStateText> {
    let last: EditStateText | undefined;
    await expect
      .poll(
        async () => {
          const text = await this.page.getByTestId("edit-state").textContent();
          if (text === null || text === "") return false;
          last = JSON.parse(text) as EditStateText; // written by the page
          return isSo(last);
        },
        { message: what, timeout: 30_000 },
      )
      .toBe(true);
    return last as EditStateText; // the poll has read it
  }

  /** Clicks a place until the feature is selected: again at the same place what lies beneath. */
  async select(at: readonly [number, number], id: string): Promise<EditStateText> {
    for (let tries = 0; tries < 5; tries++) {
      const before = (await this.state()).selection[0]?.id;
      if (before === id) break;
      await this.click(at);
      await this.waitFor("another selection", ({ selection }) => selection[0]?.id !== before);
    }
    return this.waitFor(`${id} selected`, ({ selection }) => selection[0]?.id === id);
  }

  async click([x, y]: readonly [number, number]): Promise<void> {
    const [left, top] = await this.#origin();
    await this.page.mouse.click(left + x, top + y);
    // A second click too soon would be a double click.
    await this.page.waitForTimeout(400);
  }

  async moveTo([x, y]: readonly [number, number]): Promise<void> {
    const [left, top] = await this.#origin();
    await this.page.mouse.move(left + x, top + y);
  }

  /** Selects what lies at a place of the ground. */
  async selectAt(place: readonly [number, number], id: string): Promise<EditStateText> {
    return this.select(await this.pixelOf(place), id);
  }

  /** Where a place is on the canvas, px: web mercator by centre and zoom of the map. */
  async pixelOf([lng, lat]: readonly [number, number]): Promise<readonly [number, number]> {
    const { center, zoom } = JSON.parse((await this.page.getByTestId("map-state").textContent()) ?? "{}");
    const size = 512 * 2 ** zoom;
    const y = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
    const box = await this.page.locator("#map").boundingBox();
    return [
      (box?.width ?? 0) / 2 + ((lng - center[0]) / 360) * size,
      (box?.height ?? 0) / 2 - (y(lat) - y(center[1])) * size,
    ];
  }

  /** Selects what lies under the crosshair, beneath each other, by Enter. */
  async selectByKeys(id: string): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const before = (await this.state()).selection[0]?.id;
      if (before === id) break;
      await this.press("Enter");
      await this.waitFor("another selection", ({ selection }) => selection[0]?.id !== before);
    }
    await this.waitFor(`${id} selected`, ({ selection, corners }) => selection[0]?.id === id && corners.length > 0);
  }

  /** Presses on a corner of the selected feature and drags it by so many px; the button stays down. */
  async grabCorner(number: number, by: readonly [number, number], { isHeld = false } = {}): Promise<void> {
    const { corners } = await this.state();
    const corner = corners.find((candidate) => candidate.number === number);
    if (corner === undefined) throw new Error(`no corner J${number}`);
    if (!isHeld) {
      await this.moveTo([corner.x, corner.y]);
      await this.page.mouse.down();
    }
    for (let step = 1; step <= dragSteps; step++) {
      const share = step / dragSteps;
      await this.moveTo([corner.x + by[0] * share, corner.y + by[1] * share]);
    }
  }

  async release(): Promise<void> {
    await this.page.mouse.up();
  }

  /** Drags a corner and lets go; resolves when the step is in the history and on the map. */
  async dragCorner(number: number, by: readonly [number, number]): Promise<EditStateText> {
    const { steps } = await this.state();
    await this.grabCorner(number, by);
    await this.release();
    return this.waitForSteps(steps + 1);
  }

  waitForSteps(count: number): Promise<EditStateText> {
    return this.waitFor(
      `${count} steps`,
      ({ steps, pendingCount, isHeld }) => steps === count && pendingCount === 0 && !isHeld,
    );
  }

  /** Puts the focus on the map, as Tab or a click does. */
  async focusMap(): Promise<void> {
    await this.page.locator("#map").focus();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Lines of the box at the cursor. */
  async readFacts(): Promise<readonly string[]> {
    return this.page.getByTestId("cursor-facts").locator("> div").allInnerTexts();
  }

  async sourceResets(): Promise<number> {
    return JSON.parse((await this.page.getByTestId("map-state").textContent()) ?? "{}").sourceResets;
  }

  async #origin(): Promise<readonly [number, number]> {
    const box = await this.page.locator("#map").boundingBox();
    if (box === null) throw new Error("the map is not there");
    return [box.x, box.y];
  }
}
