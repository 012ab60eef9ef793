import { expect, test } from "vitest";
import type { ParcelAmount, ParcelAmounts } from "../../../src/core/analysis/parcel-amounts.ts";
import { rollupIndicatorKeys } from "../../../src/core/analysis/parcel-amounts.ts";
import { createRollUp } from "../../../src/core/analysis/roll-up.ts";

/** The same amount for every indicator. */
function amounts(amount: Partial<ParcelAmount>): ParcelAmounts {
  const full = { value: 0, lower: 0, isEstimated: false, missing: [], ...amount };
  return Object.fromEntries(rollupIndicatorKeys.map((key) => [key, full])) as unknown as ParcelAmounts;
}
const known = (value: number): ParcelAmounts => amounts({ value, lower: value, upper: value });

test("divides sums by the gross area; investment is a hectare's", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", known(6000), 1);
  rollUp.add("B", known(4000), 0.5);
  const { far, investment_intensity } = rollUp.figures(16_000, "parks/K");
  expect([far.value, far.state, far.lower]).toEqual([0.5, "known", undefined]);
  // 8000 ten thousand yuan on 1.6 ha
  expect(investment_intensity.value).toBe(5000);
});

test("overlapping parcels make an estimate of a sum that is known, and take nothing from one that is open", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", known(6000), 1);
  expect(rollUp.figures(10_000, "parks/K", 0).far.state).toBe("known");
  expect(rollUp.figures(10_000, "parks/K", 50).far).toMatchObject({
    value: 0.6,
    state: "estimated",
    reason: "parcels_overlap",
  });
  rollUp.add("B", amounts({ value: null, lower: 0, missing: ["storeys"] }), 1);
  expect(rollUp.figures(10_000, "parks/K", 50).far).toMatchObject({ state: "unknown", reason: "parcels_unknown" });
  expect(createRollUp(true).figures(10_000, "parks/K", 50).far.reason).toBe("no_parcels");
});

test("one open parcel leaves the sum open between its bounds and says what is missing where", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", known(5000), 1);
  rollUp.add("B", amounts({ value: null, lower: 1000, upper: 3000, missing: ["storeys"] }), 1);
  rollUp.add("C", amounts({ value: null, lower: 0, upper: 1000, missing: ["buildings", "storeys"] }), 1);
  const { far } = rollUp.figures(10_000, "parks/K");
  expect([far.value, far.lower, far.upper, far.state, far.reason]).toEqual([
    null,
    0.6,
    0.9,
    "unknown",
    "parcels_unknown",
  ]);
  expect(far.missing).toEqual(["parcels/C: buildings", "parcels/B +1: storeys"]);
});

test("without a bound above in one parcel there is none for the sum", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", amounts({ value: null, lower: 1000 }), 1);
  rollUp.add("B", known(5000), 1);
  expect("upper" in rollUp.figures(10_000, "parks/K").far).toBe(false);
});

test("an estimate in one parcel makes the sum estimated, with its bounds", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", amounts({ value: 2000, lower: 2000, upper: 4000, isEstimated: true }), 1);
  rollUp.add("B", known(1000), 1);
  const { far } = rollUp.figures(10_000, "parks/K");
  expect([far.value, far.lower, far.upper, far.state]).toEqual([0.3, 0.3, 0.5, "estimated"]);
});

test("no parcel: not applicable; no parcels layer: unknown; never 0", () => {
  const none = createRollUp(true).figures(10_000, "zones/Z").far;
  expect([none.value, none.state, none.reason]).toEqual([null, "not_applicable", "no_parcels"]);
  const missing = createRollUp(false).figures(10_000, "zones/Z").far;
  expect([missing.value, missing.state, missing.reason, missing.missing]).toEqual([
    null,
    "unknown",
    "layer_missing",
    ["parcels"],
  ]);
});

test("a recorded 0 is a value", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", known(0), 1);
  expect(rollUp.figures(10_000, "zones/Z").far).toMatchObject({ value: 0, state: "known" });
});

test("without an area to divide by: unknown, by its reason", () => {
  const rollUp = createRollUp(true);
  rollUp.add("A", known(10), 1);
  expect(rollUp.figures(null, "zones/Z").far).toMatchObject({ value: null, reason: "site_area_missing" });
  expect(rollUp.figures(0, "zones/Z").far).toMatchObject({ value: null, reason: "invalid_site_area" });
});
