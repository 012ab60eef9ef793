import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dealOut, sumAmounts } from "../../../src/core/commands/deal-out.ts";

describe("dealing out an amount", () => {
  test("rounds to cents and gives what is left to the largest remainders, the first of equals first", () => {
    expect(dealOut(100, [1, 1, 1])).toEqual([33.34, 33.33, 33.33]);
    expect(dealOut(0.01, [1, 2])).toEqual([0, 0.01]);
    expect(dealOut(1234.567, [1, 1])).toEqual([617.284, 617.283]);
  });

  test("without any weight gives all to the first", () => {
    expect(dealOut(7, [0, 0])).toEqual([7, 0]);
  });

  test("sums up to the amount in decimals, whatever the amount and the weights (law)", () => {
    const amounts = fc.oneof(
      fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100),
      fc.double({ min: 0, max: 1e15, noNaN: true }),
    );
    const weights = fc.array(fc.double({ min: 0, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(amounts, weights, (amount, shares) => {
        const parts = dealOut(amount, shares);
        expect(parts.every((part) => part >= 0)).toBe(true);
        expect(sumAmounts(parts)).toBeCloseTo(amount, amount > 1e9 ? 0 : 5);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (cents, shares) => {
        expect(sumAmounts(dealOut(cents / 100, shares))).toBe(cents / 100);
      }),
    );
  });
});
