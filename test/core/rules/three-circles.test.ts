import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AgreedMinimum,
  classifyThreeCircles,
  type ThreeCirclesFacts,
} from "../../../src/core/rules/three-circles.ts";
import { national2023 } from "../../support/rule-context.ts";

const { contract, idle } = national2023;
if (contract === undefined || idle === undefined) throw new Error("the national pack has contract and idle rules");
const rule = { contract, idle };

/** What there is of the three minima: 0.8, 0.4 and the whole of the agreed investment. Undefined: that one was not agreed. */
interface Actual {
  readonly far?: number | null | undefined;
  readonly coefficient?: number | null | undefined;
  readonly investment?: number | null | undefined;
}
const met: Actual = { far: 0.9, coefficient: 0.42, investment: 1 };
const agreedOf = { far: 0.8, coefficient: 0.4, investment: 1 } as const;
const keyOf = { far: "far", coefficient: "building_coefficient", investment: "investment" } as const;
const minimumsOf = (actual: Actual): readonly AgreedMinimum[] =>
  (["far", "coefficient", "investment"] as const).flatMap((name) => {
    const value = actual[name];
    return value === undefined
      ? []
      : [{ key: keyOf[name], agreed: agreedOf[name], actual: { value }, missing: [name] }];
  });
const having = (actual: Actual) => ({ minimums: minimumsOf({ ...met, ...actual }) });

/** Started in time, due on 30 June 2022, everything agreed is met. */
const facts: ThreeCirclesFacts = {
  supplied: true,
  started: true,
  completed: false,
  effectiveStart: "2020-03-01",
  agreedCompletion: "2022-06-30",
  actualCompletion: null,
  approvedExtensionDays: 0,
  minimums: minimumsOf(met),
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

  test("is open without the agreed day, but not before the start, when nothing is due", () => {
    expect(classify({ agreedCompletion: null })).toMatchObject({ class: "unknown", missing: ["agreedCompletion"] });
    expect(classify({ agreedCompletion: null }, "2020-03-01").class).toBe("none");
    expect(classify({ agreedCompletion: null, completed: null }, "2020-03-01").class).toBe("none");
  });
});

describe("enclosed, under-built", () => {
  const completed = { completed: true, actualCompletion: "2022-06-01" } as const;

  test("names only what is below, as a share of the minimum", () => {
    const result = classify({ ...completed, ...having({ far: 0.55, investment: 0.9 }) });
    expect(result.class).toBe("enclosed_under_built");
    // (0.8 - 0.55) / 0.8 = 0.3125
    expect(result.shortfalls.map(({ minimum, share }) => [minimum.key, share])).toEqual([
      ["far", expect.closeTo(0.3125, 12)],
      ["investment", expect.closeTo(0.1, 12)],
    ]);
  });

  test("is none where everything is known and met, late or not", () => {
    expect(classify({ ...completed, ...having({ far: 0.8, coefficient: 0.4 }) }).class).toBe("none");
    expect(classify({ ...completed, actualCompletion: "2022-07-10" })).toMatchObject({ class: "none", daysLate: 10 });
  });

  test("is proven by one shortfall whatever else is missing, and open without one", () => {
    const holes = { coefficient: null, investment: null };
    expect(classify({ ...completed, ...having({ ...holes, far: 0.55 }) }).class).toBe("enclosed_under_built");
    expect(classify({ ...completed, ...having(holes) })).toMatchObject({
      class: "unknown",
      missing: ["coefficient", "investment"],
    });
  });

  test("compares nothing that was not agreed, but asks for a minimum that was and is not known", () => {
    expect(classify({ ...completed, ...having({ far: undefined }) }).class).toBe("none");
    expect(classify({ ...completed, minimums: [] })).toMatchObject({ class: "none", missing: [] });
    expect(classify({ ...completed, minimums: null })).toMatchObject({ class: "unknown", missing: ["contract"] });
    const unread: AgreedMinimum = { key: "far", agreed: null, actual: { value: 0.9 }, missing: ["farMin"] };
    expect(classify({ ...completed, minimums: [unread] })).toMatchObject({ class: "unknown", missing: ["farMin"] });
  });

  test("is decided by bounds where the number itself is open", () => {
    const between = (lower: number, upper?: number): AgreedMinimum => {
      return { key: "far", agreed: 0.8, actual: { value: null, lower, upper }, missing: ["storeys"] };
    };
    const below = classify({ ...completed, minimums: [between(0.4, 0.6)] });
    expect(below.class).toBe("enclosed_under_built");
    // At most 0.6: short by 0.2 / 0.8 = 0.25 at least; at least 0.4: by 0.4 / 0.8 = 0.5 at most.
    expect(below.shortfalls).toMatchObject([
      { share: null, bounds: { lower: expect.closeTo(0.25, 12), upper: expect.closeTo(0.5, 12) } },
    ]);
    expect(classify({ ...completed, minimums: [between(0.8)] }).class).toBe("none");
    expect(classify({ ...completed, minimums: [between(0.4)] })).toMatchObject({
      class: "unknown",
      missing: ["storeys"],
    });
  });

  test("counts the larger of two shortfalls of one kind", () => {
    const total: AgreedMinimum = { key: "investment", agreed: 1000, actual: { value: 900 }, missing: [] };
    const intensity: AgreedMinimum = { key: "investment", agreed: 400, actual: { value: 300 }, missing: [] };
    const { shortfalls } = classify({ ...completed, minimums: [total, intensity] });
    expect(shortfalls).toMatchObject([{ share: 0.25, minimum: { agreed: 400 } }]);
  });

  test("takes completed land for started, but not before the day it was completed", () => {
    expect(classify({ ...completed, started: null, effectiveStart: null }).class).toBe("none");
    expect(classify({ ...completed, actualCompletion: "2023-08-01" }).class).toBe("enclosed_built_late");
  });

  test("asks whether it is completed only where that decides", () => {
    expect(classify({ completed: null }, "2022-06-30").class).toBe("none");
    expect(classify({ completed: null, ...having({ far: 0.5 }) }, "2022-06-30")).toMatchObject({
      missing: ["completed"],
    });
    expect(classify({ completed: null, ...having({ far: 0.5 }) }).class).toBe("enclosed_under_built");
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
    actual: fc.record({ far: share, coefficient: share, investment: share }),
  });
  const consistent = any.filter(
    ({ started, completed, effectiveStart, agreedCompletion }) =>
      (started || !completed) && effectiveStart <= agreedCompletion,
  );
  const days = fc.subarray(["effectiveStart", "agreedCompletion"]);
  const figures = fc.subarray(["far", "coefficient", "investment"]);
  const without = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
  fc.assert(
    fc.property(consistent, days, figures, date, (some, noDays, noFigures, asOf) => {
      const { actual, ...rest } = some;
      const whole = classify({ ...rest, ...having(actual) }, asOf).class;
      const poor = { ...rest, ...having({ ...actual, ...without(noFigures) }) };
      const less = classify({ ...poor, ...without(noDays) }, asOf).class;
      if (whole !== "none") expect(less).not.toBe("none");
      if (whole !== "none") expect(classify({ ...rest, minimums: null }, asOf).class).not.toBe("none");
      const unclear = classify({ ...rest, ...having(actual), started: null }, asOf).class;
      if (whole === "enclosed_not_built") expect(unclear).not.toBe("none");
    }),
    { seed: 20_260_331, numRuns: 500 },
  );
});
