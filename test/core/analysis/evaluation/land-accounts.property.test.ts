import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParkAudit } from "../../../../src/core/analysis/audit-report.ts";
import { landIndicatorKeys } from "../../../../src/core/analysis/evaluation/indicator-figures.ts";
import { accountKeys } from "../../../../src/core/model/land-accounts.ts";
import type { Parcel } from "../../../../src/core/model/records.ts";
import {
  aRectangle,
  evaluate,
  evaluatedPark,
  firms,
  parcels,
  parks,
  survey,
  zones,
} from "../../../support/evaluated-park.ts";
import { drawParcel, drawPark, drawZone } from "../../../support/metric-park.ts";

const runs = { numRuns: 25, seed: 20_260_331 };

/** Everything a park's figures say but the names of its inputs. */
function figuresOf({ indicators, evaluation }: ParkAudit) {
  const figures = { ...indicators, ...evaluation.accounts, ...evaluation.potentials, years: evaluation.yearsOfSupply };
  return Object.fromEntries(Object.entries(figures).map(([key, { value, state }]) => [key, { value, state }]));
}

function expectSame(a: ReturnType<typeof figuresOf>, b: ReturnType<typeof figuresOf>, keys: readonly string[]): void {
  for (const key of keys) {
    const [left, right] = [a[key], b[key]];
    expect(left?.state, key).toBe(right?.state);
    if (left?.value == null) expect(right?.value, key).toBeNull();
    else expect(right?.value, key).toBeCloseTo(left.value, 7);
  }
}

/** Records of parcels in every stage, some of them with something missing. */
const someParcel = fc.record({
  landUse: fc.constantFrom("100102", "110101", "0701", "0901", "1402", "1207", "17", "16", "01", null),
  ownership: fc.constantFrom("state", "collective", null),
  supply: fc.constantFrom(
    null,
    { document: "s", date: "2022-05-01", mode: "listing" },
    { document: "s", date: "2012-05-01", mode: "allocation" },
    { document: "s", date: "2012-05-01" },
  ),
  approval: fc.constantFrom(null, { granted: true, expropriated: true }, { granted: false, expropriated: false }),
  reserve: fc.constantFrom(null, { listed: true }, { listed: false }),
  construction: fc.constantFrom(
    null,
    { acceptedOn: "2020-01-01" },
    { permitIssued: false },
    { permitIssued: false, idleFinding: { no: "f", date: "2025-01-01" } },
    { reclaim: { no: "r", date: "2025-01-01" } },
  ),
});

describe("land accounts", () => {
  test("make up the park, whatever stands on its parcels and zones", () => {
    const uses = fc.constantFrom("100102", "1207", "1402", "17", "0901", "01");
    const cells = fc.array(fc.oneof(someParcel, fc.constant(null)), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(cells, fc.array(uses, { minLength: 4, maxLength: 4 }), fc.boolean(), (list, zoneUses, hasSurvey) => {
        // Eight sites of 200 m × 200 m in the south, four zones of 250 m × 400 m below and beside them, nothing in the north.
        const dataset = evaluatedPark({
          parcels: list.flatMap((properties, index) =>
            properties === null
              ? []
              : [
                  drawParcel(
                    `P${index}`,
                    aRectangle(200 * (index % 4), 200 * Math.floor(index / 4), 200, 200),
                    properties,
                  ),
                ],
          ),
          zones: zoneUses.map((landUse, index) =>
            drawZone(`Z${index}`, aRectangle(250 * index, 0, 250, 400), { landUse }),
          ),
          buildings: [],
          survey: hasSurvey ? survey() : undefined,
        });
        const { accounts, identity } = evaluate(dataset).evaluation;
        expect(identity.verdict).toBe("pass");
        expect(identity.value).toBeCloseTo(100, 6);
        for (const [one, other] of [
          ["A", "BC"],
          ["D", "EF"],
        ] as const) {
          const keys = [one, ...other] as const;
          const lower = keys.reduce((sum, key) => sum + boundsOf(accounts, key)[0], 0);
          const upper = keys.reduce((sum, key) => sum + boundsOf(accounts, key)[1], 0);
          expect(lower).toBeLessThanOrEqual(100.000001);
          expect(upper).toBeGreaterThanOrEqual(99.999999);
          const known = keys.every((key) => accounts[key as "A"].value !== null);
          if (known) expect(lower).toBeCloseTo(100, 6);
        }
      }),
      runs,
    );
  });

  test("do not depend on the order of parcels and zones", () => {
    const base = evaluate(evaluatedPark());
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...parcels()], { minLength: parcels().length }),
        fc.shuffledSubarray([...zones()], { minLength: zones().length }),
        (shuffled, shuffledZones) => {
          const park = evaluate(evaluatedPark({ parcels: shuffled, zones: shuffledZones }));
          expect(JSON.stringify(park)).toBe(JSON.stringify(base));
        },
      ),
      { ...runs, numRuns: 10 },
    );
  });

  test("of a zone are those of its parks: where the line between them runs does not matter", () => {
    const whole = figuresOf(evaluate(evaluatedPark()));
    const north = drawPark("P-north", aRectangle(0, 400, 1000, 600), { parentId: "P" });
    const south = drawPark("P-south", aRectangle(0, 0, 1000, 400), { parentId: "P" });
    const split = evaluatedPark({ parks: [...parks(), north, south] });
    expectSame(figuresOf(evaluate(split)), whole, [...landIndicatorKeys, ...accountKeys, "years", "expansion"]);
    // And of one park inside the zone with the rest of the land the zone's own.
    const partly = evaluatedPark({ parks: [...parks(), south] });
    expectSame(figuresOf(evaluate(partly)), whole, [...landIndicatorKeys, ...accountKeys, "years", "expansion"]);
  });

  test("of the parks of a zone add up to those of the zone", () => {
    const north = drawPark("P-north", aRectangle(0, 400, 1000, 600), { parentId: "P" });
    const south = drawPark("P-south", aRectangle(0, 0, 1000, 400), { parentId: "P" });
    const dataset = evaluatedPark({ parks: [...parks(), north, south] });
    for (const key of accountKeys) {
      const [all, one, other] = ["P", "P-north", "P-south"].map(
        (id) => evaluate(dataset, id).evaluation.accounts[key].value ?? Number.NaN,
      );
      expect((one ?? 0) + (other ?? 0), key).toBeCloseTo(all ?? 0, 7);
    }
  });

  test("never hide a breach because something is missing", () => {
    // P02 lies twice: 2 ha too much of 100.
    const twice = [
      ...parcels(),
      ...parcels()
        .filter(({ id }) => id === "P02")
        .map((parcel) => ({ ...parcel, id: "P02b" })),
    ];
    const removals: readonly ((parcel: Parcel) => Parcel)[] = [
      (parcel) => ({ ...parcel, landUse: null }),
      (parcel) => ({ ...parcel, codeSystem: null }),
      (parcel) => ({ ...parcel, supply: null }),
      (parcel) => ({ ...parcel, construction: null }),
      (parcel) => ({ ...parcel, approval: null, reserve: null, services: null }),
      (parcel) => parcel,
    ];
    for (const remove of removals) {
      for (const patches of [survey(), undefined]) {
        const { identity } = evaluate(evaluatedPark({ parcels: twice.map(remove), survey: patches })).evaluation;
        expect(identity).toMatchObject({ verdict: "fail" });
        expect(identity.gap).toBeCloseTo(0.1 - 2, 6);
      }
    }
  });

  test("leave a figure open, and never change it, when a fact is taken away", () => {
    const whole = figuresOf(evaluate(evaluatedPark()));
    const without = fc.record({
      id: fc.constantFrom(...parcels().map(({ id }) => id)),
      field: fc.constantFrom("landUse", "supply", "construction", "approval", "services", "codeSystem", "contract"),
      firm: fc.constantFrom(
        "industryCode",
        "industryCodeVersion",
        "hightech",
        "revenueWan",
        "taxPaidWan",
        "fixedAssetInvestmentWan",
      ),
    });
    fc.assert(
      fc.property(without, ({ id, field, firm }) => {
        const changed = parcels().map((parcel) =>
          parcel.id === id && field !== "supply" && field !== "contract" && field !== "construction"
            ? { ...parcel, [field]: null }
            : parcel,
        );
        const poorer = firms().map((one) => (one.id === "E1" ? { ...one, [firm]: null } : one));
        const park = evaluate(evaluatedPark({ parcels: changed, firms: poorer }));
        for (const [key, { value }] of Object.entries(figuresOf(park))) {
          if (value !== null && whole[key]?.value != null)
            expect(value, `${key} without ${id}.${field}`).toBeCloseTo(whole[key].value, 6);
        }
      }),
      runs,
    );
  });
});

function boundsOf(accounts: ParkAudit["evaluation"]["accounts"], key: string): readonly [number, number] {
  const { value, lower, upper } = accounts[key as "A"]; // one of the six big accounts
  return [value ?? lower ?? 0, value ?? upper ?? Number.POSITIVE_INFINITY];
}
