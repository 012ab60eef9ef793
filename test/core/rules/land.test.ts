import { describe, expect, test } from "vitest";
import { checkArea } from "../../../src/core/rules/area-check.ts";
import { computeIdleFee } from "../../../src/core/rules/idle-fee.ts";
import { computeNetInvestRatio } from "../../../src/core/rules/idle-ratios.ts";
import { assessReadiness } from "../../../src/core/rules/infra-readiness.ts";
import { classifyOverlap } from "../../../src/core/rules/overlap-class.ts";
import { defaults } from "../../support/rule-context.ts";

const services = { road: true, water: true, drainage: true, power: true, telecom: true, gas: true, heat: true };

describe("seven services", () => {
  test("leave out what does not apply here", () => {
    const ready = assessReadiness({ ...services, heat: "not_applicable", levelled: true }, defaults.readiness);
    expect(ready).toMatchObject({ served: 6, required: 6, score: 1, ready7: true });
  });

  test("are open where one is not recorded, but one that is missing decides", () => {
    const open = assessReadiness({ ...services, gas: null, levelled: true }, defaults.readiness);
    expect(open).toMatchObject({ score: null, ready3: true, ready5: true, ready7: null, missing: ["gas"] });
    expect(open.scoreLower).toBeCloseTo(6 / 7, 12);
    expect(open.scoreUpper).toBe(1);
    const missing = assessReadiness({ ...services, gas: null, heat: false, levelled: null }, defaults.readiness);
    expect(missing).toMatchObject({ ready3: null, ready7: false });
  });

  test("are nothing without levelled ground", () => {
    expect(assessReadiness({ ...services, levelled: false }, defaults.readiness).ready3).toBe(false);
  });
});

test("an overlap is a sliver as soon as it is narrow or small", () => {
  const classOf = (areaM2: number, widthM: number) => classifyOverlap(areaM2, widthM, defaults.tolerances);
  expect(classOf(0, 0)).toBe("none");
  expect(classOf(4, 0.05)).toBe("sliver");
  expect(classOf(0.9, 0.5)).toBe("sliver");
  expect(classOf(1.1, 0.21)).toBe("error");
});

test("a document area is compared with the drawn one, in shares of the document", () => {
  expect(checkArea(10_000, 10_020, defaults.tolerances).class).toBe("ok");
  expect(checkArea(10_000, 10_021, defaults.tolerances).class).toBe("warn");
  expect(checkArea(10_000, 9899, defaults.tolerances).class).toBe("fail");
  expect(checkArea(0, 9899, defaults.tolerances)).toEqual({ relativeDifference: null, class: "unknown" });
});

test("land price and taxes come off both investments", () => {
  expect(computeNetInvestRatio(2600, 8000, 1200, true).investRatio).toBeCloseTo(1400 / 6800, 12);
  expect(computeNetInvestRatio(2600, 8000, 1200, false).investRatio).toBeCloseTo(0.325, 12);
  expect(computeNetInvestRatio(2600, 8000, null, true).investRatio).toBeNull();
});

test("the idle fee is a share of the price", () => {
  expect(computeIdleFee(2570, 0.2)).toBeCloseTo(514, 9);
  expect(computeIdleFee(null, 0.2)).toBeNull();
});
