import { describe, expect, test } from "vitest";
import { type ExpropriationFacts, findApprovalLevel } from "../../../src/core/rules/approval-level.ts";
import { type ContiguityFacts, judgeContiguity } from "../../../src/core/rules/contiguity.ts";
import { judgeConversionQuota } from "../../../src/core/rules/conversion-quota.ts";
import { judgeExistingPark } from "../../../src/core/rules/existing-park-first.ts";
import { judgeExpansionLines } from "../../../src/core/rules/expansion-control-lines.ts";
import { judgeExpansionShape } from "../../../src/core/rules/expansion-shape.ts";
import { judgeInfraReach } from "../../../src/core/rules/infra-reach.ts";
import { judgePhasing } from "../../../src/core/rules/phasing.ts";
import { judgeStockFirst, type StockFacts } from "../../../src/core/rules/stock-first.ts";
import { national2023 } from "../../support/rule-context.ts";

const { gates, control_lines: lines } = national2023;
if (gates === undefined || lines === undefined) throw new Error("the national pack has gates and lines");

describe("approval level", () => {
  const levelOf = (more: Partial<ExpropriationFacts>) =>
    findApprovalLevel({ permanentBasicFarmlandHa: 0, cultivatedHa: 35, otherHa: 70, ...more }, gates);

  test("is the State Council above 35 ha cultivated, 70 ha other, or with any basic farmland", () => {
    expect(levelOf({}).level).toBe("province");
    expect(levelOf({ cultivatedHa: 35.01 }).level).toBe("state_council");
    expect(levelOf({ otherHa: 70.01 }).level).toBe("state_council");
    expect(levelOf({ permanentBasicFarmlandHa: 0.01 }).level).toBe("state_council");
  });

  test("is decided by one limb, else open", () => {
    expect(levelOf({ otherHa: null })).toEqual({ level: null, missing: ["otherHa"] });
    expect(levelOf({ otherHa: null, cultivatedHa: 40 })).toEqual({ level: "state_council", missing: [] });
  });
});

describe("stock first", () => {
  const facts: StockFacts = {
    demandHa: 40,
    recoverableIdleHa: 6,
    surplusHa: 4,
    reserveReadyHa: 12,
    proposedHa: 18,
  };
  const judge = (more: Partial<StockFacts>) => judgeStockFirst({ ...facts, ...more });

  test("allows what the stock cannot meet, and no more", () => {
    expect(judge({})).toMatchObject({ netNeedHa: 18, excessHa: 0, verdict: "pass" });
    expect(judge({ proposedHa: 42 })).toMatchObject({ netNeedHa: 18, excessHa: 24, verdict: "fail" });
    expect(judge({ demandHa: 10, proposedHa: 3 })).toMatchObject({ netNeedHa: 0, excessHa: 3, verdict: "fail" });
  });

  test("is open without a part of the stock, unless even without it too much is proposed", () => {
    expect(judge({ surplusHa: null })).toMatchObject({ netNeedHa: null, verdict: "unknown", missing: ["surplusHa"] });
    expect(judge({ surplusHa: null, proposedHa: 23 })).toMatchObject({ verdict: "fail", excessHa: null });
    expect(judge({ demandHa: null }).verdict).toBe("unknown");
    expect(judge({ proposedHa: null })).toMatchObject({ netNeedHa: 18, verdict: "unknown" });
  });
});

describe("contiguity", () => {
  const judge = (more: Partial<ContiguityFacts>) =>
    judgeContiguity({ sharedBoundaryM: 0, gapM: 60, gapIs: "road", ...more }, gates);

  test("is a shared boundary, or a road, river or railway up to 60 m wide", () => {
    expect(judge({ sharedBoundaryM: 12 })).toMatchObject({ class: "contiguous", verdict: "pass" });
    expect(judge({})).toMatchObject({ class: "contiguous_by_corridor", verdict: "pass" });
    expect(judge({ gapM: 60.1 })).toMatchObject({ class: "detached_park", verdict: "conditional" });
    expect(judge({ gapM: 5, gapIs: "farmland" }).class).toBe("detached_park");
  });

  test("is open only where what is missing could decide", () => {
    expect(judge({ sharedBoundaryM: null, gapM: null })).toMatchObject({ missing: ["sharedBoundaryM"] });
    expect(judge({ sharedBoundaryM: null }).class).toBe("contiguous_by_corridor");
    expect(judge({ gapIs: null })).toMatchObject({ class: null, verdict: "unknown", missing: ["gapIs"] });
    expect(judge({ gapM: null })).toMatchObject({ verdict: "unknown", missing: ["gapM"] });
    expect(judge({ gapIs: null, gapM: 800 }).class).toBe("detached_park");
    expect(judge({ gapIs: "other", gapM: null }).class).toBe("detached_park");
  });
});

test("the quota covers the conversion, or its shortage is shown", () => {
  expect(judgeConversionQuota(33, 25)).toMatchObject({ shortageHa: 8, verdict: "fail" });
  expect(judgeConversionQuota(33, 33)).toMatchObject({ shortageHa: 0, verdict: "pass" });
  expect(judgeConversionQuota(33, null)).toEqual({ shortageHa: null, verdict: "unknown", missing: ["availableHa"] });
});

test("a service reaches 80 % of the area, or has to be extended", () => {
  const judge = (withinServiceHa: number | null, areaHa: number | null = 50) =>
    judgeInfraReach({ withinServiceHa, areaHa }, gates);
  expect(judge(40).verdict).toBe("pass");
  expect(judge(39.9).verdict).toBe("conditional");
  expect(judge(null)).toMatchObject({ verdict: "unknown", share: { missing: ["withinServiceHa"] } });
  expect(judge(0, 0).verdict).toBe("not_applicable");
  expect(judge(1, -1).verdict).toBe("unknown");
});

describe("phasing", () => {
  const judge = (builtHa: (number | null)[], totalHa: number | null = 42) =>
    judgePhasing([15, 15, 12], builtHa, totalHa, gates.open_next_at);

  test("opens a phase when the one before is built to 70 %", () => {
    expect(judge([9, 0, 0])).toEqual({ sumOk: true, builtShare: [0.6, 0, 0], nextMayOpen: [false, false] });
    expect(judge([10.5, 14, 0]).nextMayOpen).toEqual([true, true]);
  });

  test("checks the sum, and leaves open what is not recorded", () => {
    expect(judge([9, 0, 0], 41).sumOk).toBe(false);
    expect(judge([9, 0, 0], null).sumOk).toBeNull();
    expect(judge([9])).toMatchObject({ builtShare: [0.6, null, null], nextMayOpen: [false, null] });
    expect(judgePhasing([0.1, 0.2], [], 0.3, 0.7).sumOk).toBe(true);
    expect(judgePhasing([0, 15], [0, 0], 15, 0.7).nextMayOpen).toEqual([null]);
    expect(judgePhasing([], [], 0, 0.7).sumOk).toBeNull();
  });
});

describe("control lines of an expansion", () => {
  const clear = { permanent_basic_farmland: 0, ecological_redline: 0, urban_development_boundary: 0 };
  const judge = (broken: Readonly<Record<string, number | null>>) => judgeExpansionLines(broken, lines, gates);

  test("are clear, for review up to a square metre, or broken", () => {
    expect(judge(clear).verdict).toBe("pass");
    expect(judge({ ...clear, ecological_redline: 0.0001 }).items.ecological_redline).toBe("unknown");
    expect(judge({ ...clear, ecological_redline: 0.00011 }).verdict).toBe("fail");
    expect(judge({ ...clear, urban_development_boundary: 0.5 }).verdict).toBe("fail");
    expect(judge({ ...clear, industrial_land_line: 2 }).verdict).toBe("conditional");
  });

  test("leave the proposal open where one of the three is not loaded, or not named at all", () => {
    const open = { verdict: "unknown", missing: ["ecological_redline"] };
    expect(judge({ ...clear, ecological_redline: null })).toMatchObject(open);
    expect(judge({ permanent_basic_farmland: 0, urban_development_boundary: 0 })).toMatchObject(open);
    expect(judge({ permanent_basic_farmland: 1 }).verdict).toBe("fail");
    expect(judge({}).missing).toHaveLength(3);
  });

  test("are not judged where the pack has no rule", () => {
    expect(judge({ ...clear, river: 3 })).toMatchObject({ items: { river: "not_applicable" }, verdict: "pass" });
  });
});

test("a ribbon is warned about, a square is not", () => {
  expect(judgeExpansionShape(10_000, 400, gates).verdict).toBe("pass");
  expect(judgeExpansionShape(10_000, 1000, gates).verdict).toBe("conditional"); // 4π/100 = 0.126
  expect(judgeExpansionShape(null, 400, gates)).toEqual({ compactness: null, verdict: "unknown" });
});

test("the existing park is supplied and built, and little of it idle", () => {
  const judge = (supply: number | null, built: number, idle: number) =>
    judgeExistingPark({ supplyRate: { value: supply }, builtRate: { value: built }, idleRate: { value: idle } }, gates);
  expect(judge(0.8, 0.7, 0.05).verdict).toBe("pass");
  expect(judge(0.79, 0.7, 0.05).items).toEqual({ supplyRate: "fail", builtRate: "pass", idleRate: "pass" });
  expect(judge(0.8, 0.69, 0.05).verdict).toBe("fail");
  expect(judge(0.8, 0.7, 0.051).verdict).toBe("fail");
  expect(judge(null, 0.7, 0.05).verdict).toBe("unknown");
});

test("a rate of the existing park that is open is decided by its bounds", () => {
  const [supplyRate, builtRate] = [{ value: 0.9 }, { value: 0.8 }];
  const judge = (lower: number, upper: number) =>
    judgeExistingPark({ supplyRate, builtRate, idleRate: { value: null, lower, upper } }, gates).verdict;
  expect(judge(0.01, 0.04)).toBe("pass");
  expect(judge(0.01, 0.06)).toBe("unknown");
  expect(judge(0.06, 0.09)).toBe("fail");
});

test("phases drawn on a map add up within the tolerance given", () => {
  expect(judgePhasing([15, 15.001], [], 30, 0.7).sumOk).toBe(false);
  expect(judgePhasing([15, 15.001], [], 30, 0.7, 0.001).sumOk).toBe(true);
  expect(judgePhasing([15, 15.04], [], 30, 0.7, 0.001).sumOk).toBe(false);
});
