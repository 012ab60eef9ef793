import { expect, test } from "vitest";
import { findPlanLimits, weightByArea } from "../../../src/core/rules/plan-limits.ts";
import { aZone } from "../../support/a-parcel.ts";

const far = (op: ">=" | "<=", value: number) => ({ key: "far", op, value });
const zone = (id: string, limits: readonly unknown[]) => aZone({ id, limits });

test("weights the floor area ratio of a parcel in two zones by area", () => {
  const limits = findPlanLimits([
    { zone: zone("A", [far("<=", 2)]), share: 0.75 },
    { zone: zone("B", [far("<=", 1)]), share: 0.25 },
  ]);
  expect(limits).toHaveLength(1);
  expect(limits[0]).toMatchObject({
    key: "far",
    op: "<=",
    value: 1.75,
    subjects: ["zones/A", "zones/B"],
    origin: "plan",
  });
});

test("leaves the weighted ratio open where one zone has no limit", () => {
  const limits = findPlanLimits([
    { zone: zone("A", [far("<=", 2)]), share: 0.75 },
    { zone: zone("B", []), share: 0.25 },
  ]);
  expect(limits[0]).toMatchObject({ value: null, reason: "zone_without_limit" });
});

test("takes every other limit zone by zone, percent as fraction", () => {
  const limits = findPlanLimits([
    { zone: zone("A", [{ key: "green_ratio", op: "<=", value: 20, unit: "percent" }]), share: 0.5 },
    { zone: zone("B", [{ key: "height_m", op: "<=", value: 24 }]), share: 0.5 },
  ]);
  expect(limits.map(({ key, value }) => [key, value])).toEqual([
    ["green_ratio", 0.2],
    ["height_m", 24],
  ]);
});

test("weighs nothing without area", () => {
  expect(weightByArea([])).toBeNull();
  expect(weightByArea([{ value: 1, share: 0 }])).toBeNull();
});
