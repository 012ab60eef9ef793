import fc from "fast-check";
import { expect, test } from "vitest";
import { computeFar } from "../../../src/core/indicators/far.ts";
import { aBuilding, aParcel } from "../../support/a-parcel.ts";
import { national2023 } from "../../support/rule-context.ts";

const seed = 20_260_331;
const rule = national2023.floor_area ?? { tiers: [], count_below_grade: false };
const area = fc.double({ min: 1, max: 50_000, noNaN: true });
const height = fc.double({ min: 2.2, max: 20, noNaN: true });
const storey = fc.record({ areaM2: area, heightM: height, count: fc.integer({ min: 1, max: 6 }) });

test("splitting a building into storeys does not change its ratio", () => {
  fc.assert(
    fc.property(area, height, fc.integer({ min: 2, max: 9 }), (areaM2, heightM, count) => {
      const whole = computeFar(aParcel({ buildings: [aBuilding({ storeys: [{ areaM2, heightM, count }] })] }), rule);
      const storeys = Array.from({ length: count }, () => ({ areaM2, heightM }));
      const split = computeFar(aParcel({ buildings: [aBuilding({ storeys })] }), rule);
      expect(split.value).toBeCloseTo(whole.value ?? Number.NaN, 9);
    }),
    { seed },
  );
});

test("what is not recorded widens the bounds around what would have been known", () => {
  fc.assert(
    fc.property(
      fc.array(storey, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.boolean(),
      (storeys, pick, dropHeight) => {
        const known = computeFar(aParcel({ buildings: [aBuilding({ storeys })] }), rule);
        const index = pick % storeys.length;
        const dropped = dropHeight ? { heightM: null } : { areaM2: null };
        const holes = storeys.map((one, i) => (i === index ? { ...one, ...dropped } : one));
        const open = computeFar(aParcel({ buildings: [aBuilding({ storeys: holes })] }), rule);
        expect(open.value).toBeNull();
        expect(open.lower ?? 0).toBeLessThanOrEqual((known.value ?? 0) + 1e-9);
        expect(open.upper ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual((known.value ?? 0) - 1e-9);
      },
    ),
    { seed },
  );
});
