import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyDevelopment } from "../../../src/core/rules/development-stage.ts";
import { isOperating } from "../../../src/core/rules/operating-firm.ts";
import { national2023 } from "../../support/rule-context.ts";

const { development_stage: rule } = national2023;
if (rule === undefined) throw new Error("the national pack names the stages of parks");
const stageOf = (value: number | null, lower?: number, upper?: number) =>
  classifyDevelopment(
    { value, ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) },
    rule,
  );

test("a park below 30 % built is starting up, above 70 % a cluster; the borders are filling", () => {
  expect([0.29, 0.3, 0.5, 0.7, 0.71, 1.2].map((rate) => stageOf(rate))).toEqual([
    "start_up",
    "filling",
    "filling",
    "filling",
    "cluster",
    "cluster",
  ]);
});

test("an open rate is of a stage if all it may be is of that stage", () => {
  expect(stageOf(null, 0.4, 0.6)).toBe("filling");
  expect(stageOf(null, 0.2, 0.6)).toBe("unknown");
  expect(stageOf(null, 0.8)).toBe("cluster");
  expect(stageOf(null)).toBe("unknown");
});

test("knowing less never changes one stage into another", () => {
  const rate = fc.double({ min: 0, max: 1.2, noNaN: true });
  fc.assert(
    fc.property(rate, rate, rate, (value, a, b) => {
      const open = stageOf(null, Math.min(value, a), Math.max(value, b));
      expect([stageOf(value), "unknown"]).toContain(open);
    }),
    { seed: 20_260_331 },
  );
});

test("a firm operates if its status says so and it is not stopped on the day", () => {
  const operates = (status: string | null, stoppedSince: string | null = null) =>
    isOperating({ status, stoppedSince }, "2026-03-31");
  expect(operates("operating")).toBe(true);
  expect(operates("building")).toBe(false);
  expect(operates(null)).toBeNull();
  expect(operates("operating", "2026-03-31")).toBe(false);
  expect(operates("operating", "2026-04-01")).toBe(true);
});
