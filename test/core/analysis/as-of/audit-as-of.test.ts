import { describe, expect, it } from "vitest";
import type { ParcelAudit } from "../../../../src/core/analysis/audit-report.ts";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import {
  aDataset,
  aRectangle,
  audit,
  drawBuilding,
  drawParcel,
  drawStructure,
  drawZone,
} from "../../../support/metric-park.ts";
import { loaded, national2023 } from "../../../support/rule-context.ts";

const on = (dataset: ParkDataset, asOf: string): ParcelAudit => {
  const [parcel] = audit(dataset, { rulePacks: [loaded(national2023)], asOf }).parcels;
  if (parcel === undefined) throw new Error("no parcel");
  return parcel;
};

describe("the audit of a past day", () => {
  // The life of one lot of 1 ha, a fact a year.
  const lot = drawParcel("P", aRectangle(0, 0, 100, 100), {
    reserve: { listed: false },
    approval: { granted: true, on: "2018-01-01" },
    supply: { document: "S", date: "2019-01-01" },
    contract: { signedOn: "2019-01-01", agreedStart: "2019-06-01", farMin: 1, termYears: 50 },
    construction: {
      permitOn: "2020-01-01",
      foundation: "deep_pit",
      pitComplete: true,
      suspended: false,
      acceptedOn: "2021-01-01",
    },
  });
  const life = aDataset({ parcels: [lot], zones: [] });

  it("gives each stage its time", () => {
    const stages = ["2017", "2018", "2019", "2020", "2021"].map((year) => on(life, `${year}-12-31`).stage);
    expect(stages).toEqual([
      "unsupplied",
      "approved_not_supplied",
      "supplied_not_built",
      "under_construction",
      "built",
    ]);
  });

  it("judges limits of a contract only from its signature on", () => {
    const limits = (asOf: string) => on(life, asOf).checks.filter(({ origin }) => origin === "contract");
    expect(limits("2018-12-31")).toEqual([]);
    expect(limits("2019-01-01").length).toBeGreaterThan(0);
  });

  it("runs the idle clock by what was known: late before the permit, not idle after", () => {
    expect(on(life, "2019-12-31").idle.class).toBe("late_start");
    expect(on(life, "2020-01-01").idle.class).toBe("not_idle");
  });

  it("asks no minimum of land whose conversion was not approved yet", () => {
    const waiting = aDataset({
      parcels: [drawParcel("P", aRectangle(0, 0, 100, 100), { approval: { granted: true, on: "2018-01-01" } })],
      buildings: [],
    });
    const before = on(waiting, "2017-12-31");
    expect(before.stage).toBe("unknown");
    expect(before.checks.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  });

  it("counts a building from the year of its completion on", () => {
    // 2 000 m² of 2015 and 3 000 m² of 2022 on a hectare; a structure of 500 m² under the later one counts as building since.
    const grown = aDataset({
      parcels: [drawParcel("P", aRectangle(0, 0, 100, 100))],
      buildings: [
        drawBuilding("old", aRectangle(0, 0, 20, 100), { year: 2015, storeys: [{ areaM2: 2_000, heightM: 5 }] }),
        drawBuilding("new", aRectangle(50, 0, 30, 100), { year: 2022, storeys: [{ areaM2: 3_000, heightM: 5 }] }),
      ],
      structures: [drawStructure("tank", aRectangle(50, 0, 5, 100), { servesProduction: true })],
    });
    const before = on(grown, "2021-12-31");
    const after = on(grown, "2022-01-01");
    expect(before.buildings.map(({ id }) => id)).toEqual(["old"]);
    expect(before.indicators.far.value).toBeCloseTo(0.2, 6);
    expect(after.indicators.far.value).toBeCloseTo(0.5, 6);
    expect(before.indicators.building_coefficient.value).toBeCloseTo(0.25, 6);
    expect(after.indicators.building_coefficient.value).toBeCloseTo(0.5, 6);
  });

  it("holds only what stood then to the setbacks of the plan", () => {
    // 20 m from the boundary in 2015, 2 m with the hall of 2022; the plan asks for 10 m.
    const grown = aDataset({
      parcels: [drawParcel("P", aRectangle(0, 0, 100, 100))],
      zones: [drawZone("Z", aRectangle(-20, -20, 140, 140), { setbacks: [{ minM: 10 }] })],
      buildings: [
        drawBuilding("old", aRectangle(20, 20, 20, 60), { year: 2015 }),
        drawBuilding("new", aRectangle(50, 2, 30, 40), { year: 2022 }),
      ],
    });
    const setback = (asOf: string) => on(grown, asOf).checks.find(({ rule }) => rule === "setback");
    expect(setback("2021-12-31")).toMatchObject({ verdict: "pass", value: expect.closeTo(20, 3) });
    expect(setback("2022-01-01")).toMatchObject({ verdict: "fail", value: expect.closeTo(2, 3) });
  });
});
