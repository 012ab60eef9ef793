import { describe, expect, test } from "vitest";
import { screenByPerMuClass } from "../../../src/core/rules/inefficient-per-mu.ts";
import { screenZombie, type ZombieFacts } from "../../../src/core/rules/zombie-screen.ts";
import { national2023 } from "../../support/rule-context.ts";

const { inefficient, zombie } = national2023;
if (inefficient === undefined || zombie === undefined) throw new Error("the national pack screens firms");

describe("inefficient by per-mu class", () => {
  const classOf = (classes: Parameters<typeof screenByPerMuClass>[0]) => screenByPerMuClass(classes, inefficient);

  test("wants two years running in D; C or mixed is for review", () => {
    expect(classOf({ "2022": "D", "2023": "D" }).class).toBe("inefficient");
    expect(classOf({ "2022": "C", "2023": "C" }).class).toBe("review");
    expect(classOf({ "2022": "D", "2023": "C" }).class).toBe("review");
    expect(classOf({ "2021": "A", "2023": "D", "2022": "D" }).class).toBe("inefficient");
  });

  test("is none as soon as one of the years is known to be better", () => {
    expect(classOf({ "2022": "B", "2023": "D" }).class).toBe("none");
    expect(classOf({ "2023": "A" }).class).toBe("none");
    expect(classOf({ "2022": null, "2023": "B" }).class).toBe("none");
  });

  test("is unknown without a year that could decide, a gap in the list included", () => {
    expect(classOf({ "2023": "D" })).toEqual({ class: "unknown", missing: ["2022"] });
    expect(classOf({ "2021": "D", "2023": "D" }).missing).toEqual(["2022"]);
    expect(classOf({ "2022": "D", "2023": null }).missing).toEqual(["2023"]);
    expect(classOf({}).class).toBe("unknown");
  });
});

describe("zombie screen", () => {
  /** A sound firm; every signal is known to be off. */
  const sound: ZombieFacts = {
    netProfitWan: { "2021": 10, "2022": 20, "2023": 30 },
    totalAssetsWan: 9000,
    totalDebtWan: 7000,
    productionStoppedMonths: 0,
    taxPaid12mWan: 55,
    electricityRatio12m: 0.9,
    subsidyWan: 0,
    rolloverWan: 0,
  };
  const screen = (more: Partial<ZombieFacts>) => screenZombie({ ...sound, ...more }, zombie);
  const losses = { "2021": -300, "2022": -420, "2023": -150 };

  test("counts each signal at its own threshold", () => {
    expect(screen({}).signals).toEqual([]);
    expect(screen({ netProfitWan: losses }).signals).toEqual(["three_year_loss"]);
    expect(screen({ netProfitWan: { ...losses, "2022": 0 } }).signals).toEqual([]);
    expect(screen({ totalDebtWan: 9000 }).signals).toEqual([]);
    expect(screen({ totalDebtWan: 9001 }).signals).toEqual(["insolvent"]);
    expect(screen({ productionStoppedMonths: 11.9 }).signals).toEqual([]);
    expect(screen({ productionStoppedMonths: 12 }).signals).toEqual(["production_stopped"]);
    expect(screen({ taxPaid12mWan: 0 }).signals).toEqual(["no_tax"]);
    expect(screen({ electricityRatio12m: 0.2 }).signals).toEqual([]);
    expect(screen({ electricityRatio12m: 0.19 }).signals).toEqual(["low_electricity"]);
  });

  test("takes support as large as the latest loss for a sign of life on support", () => {
    const one = { "2021": 5, "2022": 5, "2023": -150 };
    expect(screen({ netProfitWan: one, subsidyWan: 100, rolloverWan: 50 }).signals).toEqual(["lives_on_support"]);
    expect(screen({ netProfitWan: one, subsidyWan: 100, rolloverWan: 49 }).signals).toEqual([]);
    expect(screen({ netProfitWan: one, subsidyWan: 150, rolloverWan: null }).signals).toEqual(["lives_on_support"]);
    expect(screen({ subsidyWan: 500, rolloverWan: 500 }).signals).toEqual([]);
  });

  test("needs two signals", () => {
    expect(screen({ taxPaid12mWan: 0 }).class).toBe("none");
    expect(screen({ taxPaid12mWan: 0, totalDebtWan: 9600 })).toEqual({
      class: "suspected_zombie",
      signals: ["insolvent", "no_tax"],
      missing: [],
    });
  });

  test("is open only while open signals could reach two", () => {
    expect(screen({ electricityRatio12m: null })).toEqual({ class: "none", signals: [], missing: [] });
    expect(screen({ electricityRatio12m: null, totalAssetsWan: null })).toMatchObject({
      class: "unknown",
      missing: ["totalAssetsWan", "electricityRatio12m"],
    });
    expect(screen({ taxPaid12mWan: 0, electricityRatio12m: null }).class).toBe("unknown");
  });

  test("names the year a profit is missing for; one year without loss decides", () => {
    const gap = { "2021": null, "2022": -420, "2023": -150 };
    expect(screen({ netProfitWan: gap, totalAssetsWan: null }).missing).toEqual([
      "netProfitWan.2021",
      "totalAssetsWan",
    ]);
    expect(screen({ netProfitWan: { "2023": -150 }, taxPaid12mWan: 0 }).missing).toEqual([
      "netProfitWan.2021",
      "netProfitWan.2022",
    ]);
    expect(screen({ netProfitWan: { ...gap, "2022": 1 }, totalAssetsWan: null }).class).toBe("none");
    expect(screen({ netProfitWan: {} })).toMatchObject({
      class: "unknown",
      missing: ["netProfitWan"],
    });
  });
});
