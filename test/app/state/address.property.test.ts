import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AddressedSession,
  completeSession,
  decodeAddress,
  encodeAddress,
} from "../../../src/app/state/address.ts";
import { layerSwitches, workspaces } from "../../../src/app/state/session.ts";
import { displayStatuses } from "../../../src/core/rules/parcel-stage.ts";

const id = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
  fc.constantFrom("GY-0103", "a,b;c:d", "地块 1/2", "1+1=2&?#"),
);
const areaM2 = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 5_000_000 }), fc.double({ min: 0, max: 1e7, noNaN: true })),
  { nil: null },
);
const rounded = (min: number, max: number, digits: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => Number(value.toFixed(digits)) + 0);

const session: fc.Arbitrary<AddressedSession> = fc.record({
  workspace: fc.constantFrom(...workspaces),
  selection: fc.uniqueArray(id, { maxLength: 30 }),
  selectedListing: fc.option(id, { nil: null }),
  filter: fc.record({
    statuses: fc.subarray([...displayStatuses]),
    useKeys: fc.uniqueArray(fc.constantFrom("M1", "M2", "W", "?", "Z"), { maxLength: 4 }),
    minAreaM2: areaM2,
    maxAreaM2: areaM2,
    verdict: fc.constantFrom("fail" as const, "unknown" as const, null),
  }),
  need: fc.record({
    kind: fc.constantFrom("land" as const, "factory" as const),
    minAreaM2: areaM2,
    maxAreaM2: areaM2,
    use: fc.constantFrom("1001*", "100102*", "09*", null),
  }),
  camera: fc.option(
    fc.record({
      center: fc.tuple(rounded(-180, 180, 6), rounded(-85, 85, 6)),
      zoom: rounded(0, 22, 2),
      bearing: rounded(-180, 180, 1),
      pitch: rounded(0, 60, 1),
    }),
    { nil: null },
  ),
  layers: fc.record(
    Object.fromEntries(layerSwitches.map((layer) => [layer, fc.boolean()])) as Record<
      (typeof layerSwitches)[number],
      fc.Arbitrary<boolean>
    >,
  ),
  fill: fc.constantFrom("full" as const, "soft" as const, "faint" as const, "outline" as const),
  mapTheme: fc.constantFrom("use" as const, "status" as const, null),
  drawer: fc.constantFrom("closed" as const, "half" as const, "full" as const),
  language: fc.constantFrom("en" as const, "zh-CN" as const, "zh-TW" as const),
  unit: fc.constantFrom("ha" as const, "mu" as const, "m2" as const),
  scenario: fc.option(id, { nil: null }),
  compare: fc.option(
    fc.record({
      layout: fc.constantFrom("swipe" as const, "split" as const, "diff" as const),
      at: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      others: fc.array(fc.option(id, { nil: null }), { minLength: 1, maxLength: 2 }),
      side: fc.constantFrom("a" as const, "b" as const),
    }),
    { nil: null },
  ),
});

test("200 sessions survive encode and decode", () => {
  fc.assert(
    fc.property(id, session, (park, given) => {
      const address = decodeAddress(encodeAddress(park, given));
      expect(address.park).toBe(park);
      expect(completeSession(address.session)).toEqual(given);
    }),
    { numRuns: 200 },
  );
});

test("no hash makes reading fail", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      expect(() => completeSession(decodeAddress(`#/${text}`).session)).not.toThrow();
    }),
    { numRuns: 200 },
  );
});
