import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkContract } from "../../../src/core/rules/contract-check.ts";
import { computeShortfall, computeShortfallPenalty } from "../../../src/core/rules/contract-penalty.ts";
import { national2023 } from "../../support/rule-context.ts";

const rule = national2023.contract;
if (rule === undefined) throw new Error("the national pack has rules of contracts");

describe("contract check", () => {
  test("judges each agreed item, and equality keeps to it", () => {
    const agreed = { far: [0.7, 1.8], green: [null, 0.2], tax: [20, null] } as const;
    const check = checkContract(agreed, { far: 1.8, green: 0.2, tax: 18 });
    expect(check.items).toEqual({ far: "pass", green: "pass", tax: "fail" });
    expect(check.verdict).toBe("fail");
    expect(checkContract(agreed, { far: 1.81, green: 0.1, tax: 20 }).items.far).toBe("fail");
  });

  test("is unknown for what is not recorded, and names it", () => {
    const check = checkContract({ far: [0.7, null], tax: [20, null] }, { far: 0.8 });
    expect(check).toMatchObject({ items: { tax: "unknown" }, verdict: "unknown", missing: ["tax"] });
  });

  test("does not judge an item without bounds, nor bounds that contradict each other", () => {
    expect(checkContract({ far: [null, null] }, { far: 0.8 }).verdict).toBe("not_applicable");
    expect(checkContract({ far: [1.8, 0.7] }, { far: 1 })).toMatchObject({
      verdict: "unknown",
      reason: "rule_conflict",
      missing: [],
    });
    expect(checkContract({}, { far: 1 }).verdict).toBe("unknown");
  });

  test("never passes more when something recorded is taken away", () => {
    const share = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (far, green, min) => {
        const agreed = { far: [min, null], green: [null, 0.2] } as const;
        const whole = checkContract(agreed, { far, green }).verdict;
        for (const less of [{ far }, { green }, {}]) {
          if (whole !== "pass") expect(checkContract(agreed, less).verdict).not.toBe("pass");
        }
      }),
      { seed: 20_260_331 },
    );
  });
});

describe("shortfall", () => {
  test("is what is missing to the minimum, as a share of it, and costs that share of the price", () => {
    const shortfall = computeShortfall(0.7, 0.56);
    expect(shortfall).toBeCloseTo(0.2, 12);
    expect(computeShortfallPenalty(shortfall, 2570, rule)).toBeCloseTo(514, 9);
  });

  test("is 0 where the minimum is met, also by rounding", () => {
    expect(computeShortfall(0.7, 0.9)).toBe(0);
    expect(computeShortfall(0.3, 0.1 + 0.2)).toBe(0);
    expect(computeShortfall(0, 0)).toBe(0);
    expect(computeShortfallPenalty(0, 2570, rule)).toBe(0);
  });

  test("is open without a term", () => {
    expect(computeShortfall(null, 0.5)).toBeNull();
    expect(computeShortfall(0.7, null)).toBeNull();
    expect(computeShortfall(-1, -2)).toBeNull();
    expect(computeShortfallPenalty(0.2, null, rule)).toBeNull();
  });
});
