import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateVerdicts, allOf, anyOf, compareWithBounds, computeGap } from "../../../src/core/model/verdict.ts";

describe("aggregate", () => {
  test("lets fail outweigh unknown, unknown conditional, conditional pass", () => {
    expect(aggregateVerdicts(["pass", "conditional", "unknown", "fail"])).toBe("fail");
    expect(aggregateVerdicts(["pass", "conditional", "unknown"])).toBe("unknown");
    expect(aggregateVerdicts(["pass", "conditional"])).toBe("conditional");
  });

  test("drops what does not apply, and calls nothing unknown", () => {
    expect(aggregateVerdicts(["not_applicable", "pass"])).toBe("pass");
    expect(aggregateVerdicts(["not_applicable"])).toBe("not_applicable");
    expect(aggregateVerdicts([])).toBe("unknown");
  });
});

test("one true limb decides an or, one false limb an and", () => {
  expect(anyOf([null, true])).toBe(true);
  expect(anyOf([null, false])).toBeNull();
  expect(allOf([null, false])).toBe(false);
  expect(allOf([null, true])).toBeNull();
});

describe("comparing", () => {
  test("passes at the limit, also when arithmetic is off by the last digit", () => {
    expect(compareWithBounds(">=", 0.3, { value: 0.1 + 0.2 })).toBe("pass");
    expect(compareWithBounds("<=", 0.3, { value: 0.1 + 0.2 })).toBe("pass");
    expect(compareWithBounds("<=", 0.07, { value: 0.0701 })).toBe("fail");
  });

  test("judges by the bounds what they already decide", () => {
    expect(compareWithBounds(">=", 0.8, { value: null, lower: 1 })).toBe("pass");
    expect(compareWithBounds("<=", 2, { value: null, lower: 2.2 })).toBe("fail");
    expect(compareWithBounds(">=", 0.8, { value: null, lower: 0.4 })).toBe("unknown");
    expect(compareWithBounds(">=", 0.8, { value: null, lower: 0.4, upper: 0.7 })).toBe("fail");
    expect(compareWithBounds(">=", 0.8, { value: null })).toBe("unknown");
  });

  test("never lets wider bounds turn unknown or fail into pass", () => {
    const amount = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(">=" as const, "<=" as const),
        amount,
        amount,
        amount,
        amount,
        (op, limit, value, down, up) => {
          const exact = compareWithBounds(op, limit, { value });
          const open = compareWithBounds(op, limit, { value: null, lower: value - down, upper: value + up });
          expect([exact, "unknown"]).toContain(open);
        },
      ),
      { seed: 20_260_331 },
    );
  });
});

test("a gap is negative where the limit is broken", () => {
  expect(computeGap(">=", 0.7, 0.6)).toBeCloseTo(-0.1);
  expect(computeGap("<=", 0.2, 0.25)).toBeCloseTo(-0.05);
  expect(computeGap("<=", 0.2, null)).toBeNull();
});
