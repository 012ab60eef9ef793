import { describe, expect, test } from "vitest";
import { classifyDevelopmentZone } from "../../../src/core/rules/development-zone-type.ts";
import { checkLandAccounts } from "../../../src/core/rules/land-accounts.ts";
import { decideReadyForSupply } from "../../../src/core/rules/supply-readiness.ts";
import { defaults, national2023 } from "../../support/rule-context.ts";

const rule = national2023.intensive_use;
if (rule === undefined) throw new Error("the national pack rates intensive use");

describe("type of a development zone", () => {
  const typeOf = (housingHa: number | null, industryHa: number, builtUrbanHa = 100) =>
    classifyDevelopmentZone({ builtUrbanHa, housingHa, industryHa }, rule);

  test("is industry-led above 30 % industry and below 25 % housing", () => {
    expect(typeOf(24, 31).type).toBe("industry_led");
    expect(typeOf(24, 30).type).toBe("other");
    expect(typeOf(25, 31).type).toBe("other");
  });

  test("is city-integrated up to 30 % industry and from 25 % housing on", () => {
    expect(typeOf(25, 30).type).toBe("city_integrated");
    expect(typeOf(60, 5).type).toBe("city_integrated");
  });

  test("is open without an account and does not apply without built land", () => {
    expect(typeOf(null, 30)).toMatchObject({ type: null, state: "unknown", missing: ["housingHa"] });
    expect(typeOf(0, 0, 0).state).toBe("not_applicable");
    expect(typeOf(1, 1, -1).reason).toBe("invalid_denominator");
  });
});

describe("land accounts", () => {
  const check = (notBuiltHa: number | null) =>
    checkLandAccounts({ builtUrbanHa: 600, notBuiltHa, unbuildableHa: 50, totalHa: 1000 }, rule);

  test("add to the total to within 0.1 %", () => {
    expect(check(350)).toMatchObject({ verdict: "pass", gapHa: 0 });
    expect(check(349).verdict).toBe("pass");
    expect(check(348.9).verdict).toBe("fail");
    expect(check(352)).toMatchObject({ verdict: "fail", gapHa: -2 });
    expect(check(null)).toMatchObject({ verdict: "unknown", missing: ["notBuiltHa"] });
  });
});

describe("ready for supply", () => {
  const all = { road: true, water: true, power: true } as const;
  const ready = (services: Parameters<typeof decideReadyForSupply>[0]["services"], levelled: boolean | null = true) =>
    decideReadyForSupply({ expropriationDone: true, services, levelled }, defaults.readiness);

  test("needs expropriation, three services and levelled ground", () => {
    expect(ready(all).ready).toBe(true);
    expect(ready(all, false).ready).toBe(false);
    const early = { expropriationDone: false, services: all, levelled: true };
    expect(decideReadyForSupply(early, defaults.readiness).ready).toBe(false);
  });

  test("is decided by one no, else open while something is not recorded", () => {
    expect(ready({ ...all, water: null })).toEqual({ ready: null, missing: ["water"] });
    expect(ready({ road: true, water: true })).toEqual({ ready: null, missing: ["power"] });
    expect(ready({ ...all, water: null, power: false })).toEqual({ ready: false, missing: [] });
    expect(ready({ ...all, water: "not_applicable" }).ready).toBe(true);
  });
});
