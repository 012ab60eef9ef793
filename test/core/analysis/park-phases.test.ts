import { describe, expect, test } from "vitest";
import type { ParkAudit } from "../../../src/core/analysis/audit-report.ts";
import { anImpactPark, contextOf, ha, type ImpactParkParts, judgeBase } from "../../support/impact-park.ts";

/** Phase 1 is the western 80 ha: 60 ha built, 20 ha idle. Phase 2 is the eastern 20 ha, nothing of it supplied. */
function parkOf(parts: ImpactParkParts = {}, packs = contextOf().rulePacks): ParkAudit {
  const [park] = judgeBase(anImpactPark(parts), contextOf({ rulePacks: packs })).report.parks;
  if (park === undefined) throw new Error("got no park");
  return park;
}
const parcels = [...(anImpactPark().layers.parcels?.values() ?? [])];

describe("phases of a park", () => {
  test("are built as far as their parcels are, and open when the one before is built to 70 %", () => {
    const [first, second] = parkOf().phases;
    expect(first?.built.value).toBeCloseTo(60 / 80, 6);
    expect(first?.check).toMatchObject({ verdict: "not_applicable", reason: "first_phase" });
    expect(second).toMatchObject({ id: "PH2", order: 2, built: { value: 0 } });
    expect(second?.areaM2).toBeCloseTo(20 * ha, 1);
    expect(second?.check).toMatchObject({ verdict: "pass", limit: 0.7, certainty: "D", details: { after: "PH1" } });
  });

  test("wait for the one before: 60 of 100 ha are not enough", () => {
    const phases = [...(anImpactPark().layers.phases?.values() ?? [])].map((phase) =>
      phase.id === "PH1"
        ? { ...phase, geometry: [...(anImpactPark().layers.parks?.values() ?? [])][0]!.geometry }
        : phase,
    );
    expect(parkOf({ layers: { phases } }).phases[1]?.check).toMatchObject({
      verdict: "conditional",
      reason: "phase_before_not_built",
    });
  });

  test("a parcel of which nobody knows leaves the share open, and the gate as far as the bounds do", () => {
    const open = parcels.map((parcel) =>
      parcel.id === "built" ? { ...parcel, construction: null, contract: null } : parcel,
    );
    const [first, second] = parkOf({ layers: { parcels: open } }).phases;
    expect(first?.built).toMatchObject({ value: null, lower: 0, missing: ["parcels/built: construction.acceptedOn"] });
    expect(first?.built.upper).toBeCloseTo(0.75, 6);
    expect(second?.check).toMatchObject({ verdict: "unknown", missing: ["parcels/built: construction.acceptedOn"] });
    // 60 ha built are enough whatever becomes of the idle 20 ha: between 75 and 100 %.
    const sure = parcels.map((parcel) => (parcel.id === "idle" ? { ...parcel, construction: null } : parcel));
    expect(parkOf({ layers: { parcels: sure } }).phases[1]?.check.verdict).toBe("pass");
  });

  test("have no gate without a pack, and no share without parcels", () => {
    expect(parkOf({}, []).phases[1]?.check).toMatchObject({ verdict: "unknown", reason: "no_rule_pack" });
    expect(parkOf({ layers: { parcels: [] } }).phases[0]?.built).toMatchObject({
      state: "not_applicable",
      value: null,
    });
    expect(parkOf({ layers: { phases: null } }).phases).toEqual([]);
  });
});

describe("quotas of a park", () => {
  test("stand in a ledger by year and kind: granted, used and left", () => {
    expect(parkOf().quotas).toMatchObject([
      { year: 2024, kind: "cultivated_balance", availableM2: 12 * ha, ids: ["Q-2"] },
      { year: 2025, kind: "conversion", grantedM2: 90 * ha, usedM2: 0 },
      { year: 2026, kind: "conversion", grantedM2: 20 * ha, usedM2: 4 * ha, availableM2: 16 * ha },
    ]);
  });

  test("are open where one of them is not recorded; those of another park are not this one's", () => {
    const quotas = [
      { id: "A", kind: "link", year: 2026, grantedM2: 10, usedM2: null },
      { id: "B", kind: "link", year: 2026, grantedM2: 5, usedM2: 5 },
      { id: "C", kind: "link", year: 2026, grantedM2: 5, usedM2: 5, parkId: "elsewhere" },
    ];
    expect(parkOf({ quotas }).quotas).toEqual([
      {
        year: 2026,
        kind: "link",
        ids: ["A", "B"],
        grantedM2: 15,
        usedM2: null,
        availableM2: null,
        missing: ["quotas.usedM2"],
      },
    ]);
    expect(parkOf({ quotas: undefined }).quotas).toEqual([]);
  });
});
