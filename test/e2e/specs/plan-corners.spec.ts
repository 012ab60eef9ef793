import { expect, test } from "@playwright/test";
import { type EditStateText, PlanDriver } from "../drivers/plan-driver.ts";

/** Three zones of the demo meet in this corner; the map's middle lies in LH-01-15. */
const meeting = [114.100570464, 32.101147714] as const;
/** Places inside the zones. */
const zones = {
  "LH-01-15": [114.09985, 32.1013],
  "LH-01-17": [114.10122, 32.10216],
  "LH-01-18": [114.10121, 32.10033],
} as const;
const zoneView = "114.09995,32.1013,17";
/** A parcel whose corner J4 stands on the blue line of the stream. */
const streamView = "114.1118,32.0986,17";
const streamParcel = "GY-0237";
const nearStream = 4;

const cornerAt = (state: EditStateText, at: readonly [number, number]) =>
  state.corners.find((corner) => corner.at[0] === at[0] && corner.at[1] === at[1]);
const meterOf = (state: EditStateText) => state.live?.meter;

test("P2: a shared corner moves both neighbours, keeps gaps and overlaps, and one undo restores both", async ({
  page,
}) => {
  const plan = new PlanDriver(page);
  await plan.open(zoneView);
  const before = await plan.selectAt(zones["LH-01-15"], "LH-01-15");
  const resets = await plan.sourceResets();
  const corner = cornerAt(before, meeting);
  expect(corner).toBeDefined();

  await plan.grabCorner(corner?.number ?? 0, [14, -26]);
  const during = await plan.waitFor("figures of the drag", ({ live }) => live !== null);
  await plan.release();
  const after = await plan.waitForSteps(1);

  const moved = after.corners.find(({ number }) => number === corner?.number)?.at ?? [0, 0];
  expect(moved).not.toEqual([...meeting]);
  expect(meterOf(during)?.gapM2).toBeCloseTo(60, 0);
  expect(meterOf(during)?.overlapM2).toBeCloseTo(100, 0);
  for (const neighbor of ["LH-01-17", "LH-01-18"] as const) {
    expect(cornerAt(await plan.selectAt(zones[neighbor], neighbor), moved)).toBeDefined();
  }
  expect(await plan.sourceResets()).toBe(resets);

  await plan.focusMap();
  await plan.press("Control+z");
  await plan.waitForSteps(0);
  for (const [zone, place] of Object.entries(zones)) {
    expect(cornerAt(await plan.selectAt(place, zone), meeting)).toBeDefined();
  }
});

test("P2 by keyboard alone", async ({ page }) => {
  const plan = new PlanDriver(page);
  await plan.open(zoneView);
  await plan.focusMap();
  await plan.selectByKeys("LH-01-15");
  const number = cornerAt(await plan.state(), meeting)?.number ?? 0;
  await plan.press(...Array.from({ length: number }, () => "."));
  await plan.press("g", "ArrowUp", "ArrowUp", "ArrowRight", "Enter");
  const after = await plan.waitForSteps(1);
  const moved = after.corners.find((corner) => corner.number === number)?.at ?? [0, 0];
  expect(moved).not.toEqual([...meeting]);
  await plan.focusMap();
  await plan.press("Control+z");
  await plan.waitForSteps(0);
});

test("P6: a corner over the blue line says so while it is dragged, and no longer when dragged back", async ({
  page,
}) => {
  const plan = new PlanDriver(page);
  await plan.open(`${streamView}&sel=parcel:${streamParcel}`);
  await plan.waitFor("the parcel", ({ corners }) => corners.length > 0);
  await plan.grabCorner(nearStream, [-40, 0]);
  await expect.poll(async () => (await plan.readFacts()).join("\n")).toMatch(/✕\s*Water blue line[\s\S]*m²/);
  await plan.grabCorner(nearStream, [0, 0], { isHeld: true });
  await expect.poll(async () => (await plan.readFacts()).join("\n")).not.toMatch(/blue line/);
  await plan.press("Escape");
  await plan.release();
  expect((await plan.state()).steps).toBe(0);
});

test("P6 by keyboard alone", async ({ page }) => {
  const plan = new PlanDriver(page);
  await plan.open(`${streamView}&sel=parcel:${streamParcel}`);
  await plan.waitFor("the parcel", ({ corners }) => corners.length > 0);
  await plan.focusMap();
  await plan.press(...Array.from({ length: nearStream }, () => "."));
  await plan.press("g", ...Array.from({ length: 4 }, () => "ArrowLeft"));
  await expect.poll(async () => (await plan.readFacts()).join("\n")).toMatch(/✕\s*Water blue line[\s\S]*m²/);
  await plan.press(...Array.from({ length: 4 }, () => "ArrowRight"));
  await expect.poll(async () => (await plan.readFacts()).join("\n")).not.toMatch(/blue line/);
  await plan.press("Escape");
  expect((await plan.state()).steps).toBe(0);
});
