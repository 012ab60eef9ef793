import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyThreeCircles, type ThreeCirclesFacts } from "../../../src/core/rules/three-circles.ts";
import { national2023 } from "../../support/rule-context.ts";

const { contract, idle } = national2023;
if (contract === undefined || idle === undefined) throw new Error("the national pack has contract and idle rules");
const rule = { contract, idle };

/** Started in time, due on 30 June 2022, everything agreed is met. */
const facts: ThreeCirclesFacts = {
  supplied: true,
  started: true,
  completed: false,
  effectiveStart: "2020-03-01",
  agreedCompletion: "2022-06-30",
  actualCompletion: null,
  approvedExtensionDays: 0,
  far: 0.9,
  farMin: 0.8,
  buildingCoefficient: 0.42,
  buildingCoefficientMin: 0.4,
  investmentRatio: 1,
};
const classify = (more: Partial<ThreeCirclesFacts>, asOf = "2023-06-30") =>
  classifyThreeCircles({ ...facts, ...more }, rule, asOf);

describe("enclosed, not built", () => {
  const notStarted = { started: false, effectiveStart: "2022-03-01" } as const;

  test("from the day after the start, and idle after a full year", () => {
    expect(classify(notStarted, "2022-03-01")).toMatchObject({ class: "none", daysLate: 0 });
    expect(classify(notStarted, "2022-03-02")).toMatchObject({ class: "enclosed_not_built", daysLate: 1 });
    expect(classify(notStarted, "2022-09-01")).toMatchObject({ daysLate: 184, idleClass: "late_start" });
    expect(classify(notStarted, "2023-03-01").idleClass).toBe("late_start");
    expect(classify(notStarted, "2023-03-02").idleClass).toBe("suspected_idle_A");
  });

  test("is open without the start, or where it is not recorded whether it began", () => {
    expect(classify({ ...notStarted, effectiveStart: null })).toMatchObject({
      class: "unknown",
      missing: ["effectiveStart"],
    });
    expect(classify({ started: null }, "2021-01-01")).toMatchObject({ class: "unknown", missing: ["started"] });
    expect(classify({ started: null }, "2020-03-01").class).toBe("none");
  });

  test("does not apply to land not supplied", () => {
    expect(classify({ ...notStarted, supplied: false }).class).toBe("not_applicable");
    expect(classify({ ...notStarted, supplied: null })).toMatchObject({ class: "unknown", missing: ["supplied"] });
  });
});

describe("enclosed, built late", () => {
  test("from the day after completion with its extension", () => {
    expect(classify({}, "2022-06-30")).toMatchObject({ class: "none", daysLate: 0 });
    expect(classify({}, "2022-07-01")).toMatchObject({ class: "enclosed_built_late", daysLate: 1 });
    expect(classify({ approvedExtensionDays: 365 }, "2023-06-30")).toMatchObject({ class: "none", daysLate: 0 });
    expect(classify({ approvedExtensionDays: 365 }, "2023-07-01").class).toBe("enclosed_built_late");
  });

  test("lets an extension count for a year at most", () => {
    expect(classify({ approvedExtensionDays: 500 }, "2023-07-10")).toMatchObject({
      class: "enclosed_built_late",
      daysLate: 10,
      flags: ["extension_over_limit"],
    });
  });

  test("is open without the agreed day", () => {
    expect(classify({ agreedCompletion: null })).toMatchObject({ class: "unknown", missing: ["agreedCompletion"] });
  });
});

describe("enclosed, under-built", () => {
  const completed = { completed: true, actualCompletion: "2022-06-01" } as const;

  test("names only what is below, as a share of the minimum", () => {
    const result = classify({ ...completed, far: 0.55, investmentRatio: 0.9 });
    expect(result.class).toBe("enclosed_under_built");
    expect(result.shortfalls).toEqual({ far: expect.closeTo(0.3125, 12), investment: expect.closeTo(0.1, 12) });
  });

  test("is none where everything is known and met, late or not", () => {
    expect(classify({ ...completed, far: 0.8, buildingCoefficient: 0.4 }).class).toBe("none");
    expect(classify({ ...completed, actualCompletion: "2022-07-10" })).toMatchObject({ class: "none", daysLate: 10 });
  });

  test("is proven by one shortfall whatever else is missing, and open without one", () => {
    const holes = { ...completed, buildingCoefficient: null, investmentRatio: null };
    expect(classify({ ...holes, far: 0.55 }).class).toBe("enclosed_under_built");
    expect(classify(holes)).toMatchObject({ class: "unknown", missing: ["buildingCoefficient", "investmentRatio"] });
    expect(classify({ ...completed, farMin: null }).missing).toEqual(["farMin"]);
  });

  test("takes completed land for started, but not before the day it was completed", () => {
    expect(classify({ ...completed, started: null, effectiveStart: null }).class).toBe("none");
    expect(classify({ ...completed, actualCompletion: "2023-08-01" }).class).toBe("enclosed_built_late");
  });

  test("asks whether it is completed only where that decides", () => {
    expect(classify({ completed: null }, "2022-06-30").class).toBe("none");
    expect(classify({ completed: null, far: 0.5 }, "2022-06-30")).toMatchObject({ missing: ["completed"] });
    expect(classify({ completed: null, far: 0.5 }).class).toBe("enclosed_under_built");
    expect(classify({ completed: null })).toMatchObject({ class: "unknown", missing: ["completed"] });
  });
});

test("nothing taken away turns a finding or an open question into none", () => {
  const flag = fc.constantFrom(true, false);
  const date = fc.constantFrom("2020-01-01", "2021-06-30", "2022-06-30", "2023-03-01");
  const share = fc.constantFrom(0.3, 0.8, 1);
  const any = fc.record({
    started: flag,
    completed: flag,
    effectiveStart: date,
    agreedCompletion: date,
    far: share,
    buildingCoefficient: share,
    investmentRatio: share,
  });
  const consistent = any.filter(({ started, completed }) => started || !completed);
  const taken = fc.subarray(["effectiveStart", "far", "buildingCoefficient", "investmentRatio", "agreedCompletion"]);
  fc.assert(
    fc.property(consistent, taken, date, (some, names, asOf) => {
      const whole = classify(some, asOf).class;
      const less = classify({ ...some, ...Object.fromEntries(names.map((name) => [name, null])) }, asOf).class;
      if (whole !== "none") expect(less).not.toBe("none");
      const unclear = classify({ ...some, started: null }, asOf).class;
      if (whole === "enclosed_not_built") expect(unclear).not.toBe("none");
    }),
    { seed: 20_260_331, numRuns: 500 },
  );
});
