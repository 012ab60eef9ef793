import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  combineCriteria,
  combineFirms,
  type LowUseClass,
  type LowUseFinding,
  leaveOpen,
  screenDensity,
  screenMonths,
  screenShare,
  screenTax,
} from "../../../src/core/rules/inefficient-land.ts";

const steps = { review_below: 1, inefficient_below: 0.6 };

describe("density below a minimum of 0.8", () => {
  const classOf = (value: number | null, lower?: number, upper?: number) =>
    screenDensity(
      { value, ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) },
      0.8,
      steps,
    );

  test("is for review from below the minimum on, inefficient from below six tenths of it on", () => {
    expect(classOf(0.8).class).toBe("none");
    expect(classOf(0.79).class).toBe("review");
    // 0.6 × 0.8 = 0.48
    expect(classOf(0.48).class).toBe("review");
    expect(classOf(0.47).class).toBe("inefficient");
  });

  test("is decided by bounds that lie in one step, and says what an open one can still be", () => {
    expect(classOf(null, 0.1, 0.4).class).toBe("inefficient");
    expect(classOf(null, 0.5, 0.7).class).toBe("review");
    expect(classOf(null, 0.9).class).toBe("none");
    expect(classOf(null, 0.5, 0.9)).toEqual({ class: "unknown", worst: "review" });
    expect(classOf(null, 0.3, 0.7)).toEqual({ class: "unknown" });
    expect(classOf(null, 0.3)).toEqual({ class: "unknown" });
    expect(classOf(null)).toEqual({ class: "unknown" });
  });
});

describe("tax against the industry", () => {
  test("is too little strictly below half of the mean", () => {
    expect(screenTax(4.9, { value: 10 }, 0.5).class).toBe("inefficient");
    expect(screenTax(5, { value: 10 }, 0.5).class).toBe("none");
    expect(screenTax(null, { value: 10 }, 0.5).class).toBe("unknown");
  });

  test("takes a mean that is open at its bounds", () => {
    expect(screenTax(3, { value: null, lower: 8 }, 0.5).class).toBe("inefficient");
    expect(screenTax(5, { value: null, lower: 8 }, 0.5).class).toBe("unknown");
    expect(screenTax(5, { value: null, lower: 0, upper: 9 }, 0.5).class).toBe("none");
  });
});

test("full months and shares include equality", () => {
  expect([11, 12, null].map((months) => screenMonths(months, 12).class)).toEqual(["none", "inefficient", "unknown"]);
  expect(screenShare({ value: 0.5 }, 0.5).class).toBe("inefficient");
  expect(screenShare({ value: 0.49 }, 0.5).class).toBe("none");
  expect(screenShare({ value: null, lower: 0.2, upper: 0.6 }, 0.5).class).toBe("unknown");
  expect(screenShare({ value: null, lower: 0.6, upper: 1 }, 0.5).class).toBe("inefficient");
});

const all = (...classes: readonly LowUseClass[]): readonly LowUseFinding[] => classes.map((one) => ({ class: one }));

describe("several firms on one parcel", () => {
  test("make it inefficient only together", () => {
    expect(combineFirms(all("inefficient", "inefficient")).class).toBe("inefficient");
    expect(combineFirms(all("inefficient", "none")).class).toBe("review");
    expect(combineFirms(all("inefficient", "review")).class).toBe("review");
    expect(combineFirms(all("none", "none")).class).toBe("none");
  });

  test("leave open only what the unknown one could change", () => {
    expect(combineFirms(all("inefficient", "unknown"))).toEqual({ class: "unknown" });
    expect(combineFirms(all("none", "unknown"))).toEqual({ class: "unknown", worst: "review" });
    expect(combineFirms(all("inefficient", "none", "unknown")).class).toBe("review");
    expect(combineFirms([]).class).toBe("unknown");
    expect(combineFirms(all("not_applicable")).class).toBe("not_applicable");
  });
});

describe("all criteria", () => {
  test("any inefficient decides, an open one that could be keeps the parcel open", () => {
    expect(combineCriteria(all("none", "unknown", "inefficient"))).toBe("inefficient");
    expect(combineCriteria(all("review", "unknown"))).toBe("unknown");
    expect(combineCriteria([{ class: "review" }, { class: "unknown", worst: "review" }])).toBe("review");
    expect(combineCriteria([{ class: "none" }, { class: "unknown", worst: "review" }])).toBe("unknown");
    expect(combineCriteria(all("none", "not_applicable"))).toBe("none");
    expect(combineCriteria(all("not_applicable"))).toBe("not_applicable");
    expect(combineCriteria([])).toBe("unknown");
  });
});

test("what is not known stays open whatever it turns out to be", () => {
  const known = fc.constantFrom<LowUseFinding>({ class: "inefficient" }, { class: "review" }, { class: "none" });
  const rank: Record<LowUseClass, number> = { inefficient: 3, review: 2, none: 1, not_applicable: 0, unknown: -1 };
  for (const combine of [combineFirms, (list: readonly LowUseFinding[]) => ({ class: combineCriteria(list) })]) {
    fc.assert(
      fc.property(fc.array(known, { minLength: 1, maxLength: 5 }), fc.nat(), known, (findings, at, truth) => {
        const index = at % findings.length;
        const with_ = (one: LowUseFinding) => combine(findings.map((finding, i) => (i === index ? one : finding)));
        const unclear = with_({ class: "unknown" });
        if (unclear.class === "unknown") return;
        // Decided although one is not known: then no truth about that one changes it to something worse.
        expect(rank[with_(truth).class]).toBeLessThanOrEqual(rank[unclear.class]);
      }),
      { seed: 20_260_331 },
    );
  }
});

test("where it is not known whether the rule speaks, what is poor is open and what is sound stays sound", () => {
  expect(["inefficient", "review", "none"].map((one) => leaveOpen({ class: one as LowUseClass }))).toEqual([
    { class: "unknown" },
    { class: "unknown", worst: "review" },
    { class: "none" },
  ]);
});
