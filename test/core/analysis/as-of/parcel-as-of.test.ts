import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeParcelOn } from "../../../../src/core/analysis/as-of/parcel-as-of.ts";
import { type Parcel, parcelProperties } from "../../../../src/core/model/records.ts";

const parcel = (properties: object): Parcel => ({
  ...parcelProperties.parse({ id: "P", ...properties }),
  extra: {},
  geometry: { type: "Polygon", coordinates: [] },
});
const see = (properties: object, asOf = "2024-06-30") => seeParcelOn(parcel(properties), asOf);
const evidence = (about: string, on: string) => ({ about, on });

describe("a parcel as it was known on a day", () => {
  it("has no supply, contract, finding or recovery of a later date, and has those of the day itself", () => {
    const later = see({
      supply: { document: "S", date: "2024-07-01" },
      contract: { signedOn: "2024-07-01", farMin: 1 },
      construction: { idleFinding: { no: "F", date: "2024-07-01" }, reclaim: { no: "R", date: "2025-01-01" } },
    });
    expect(later).toMatchObject({ supply: null, contract: null, construction: { idleFinding: null, reclaim: null } });
    const sameDay = { supply: { document: "S", date: "2024-06-30" }, contract: { signedOn: "2024-06-30" } };
    expect(see(sameDay)).toMatchObject(sameDay);
  });

  it("was not approved nor registered before the day of either", () => {
    const before = see({ approval: { granted: true, on: "2024-07-01" }, reserve: { listed: true, on: "2025-01-01" } });
    expect(before.approval).toMatchObject({ granted: false, document: null, expropriated: null });
    expect(before.reserve).toMatchObject({ listed: false, plannedSupplyOn: null });
    const register = see({ reserve: { listed: false, on: "2025-01-01" } });
    expect(register.reserve?.listed).toBeNull();
  });

  it("had no permit, suspension or start before its date", () => {
    const { construction } = see({
      construction: {
        permitOn: "2024-07-01",
        permitIssued: true,
        suspendedSince: "2024-08-01",
        suspended: true,
        startedOn: "2024-07-02",
      },
    });
    expect(construction).toMatchObject({
      permitOn: null,
      permitIssued: false,
      suspended: false,
      suspendedSince: null,
      startedOn: null,
    });
  });

  it("was completed on the day of acceptance, or of the reported completion of what is confirmed as built", () => {
    const done = (construction: object) => see({ construction }).construction?.asBuilt;
    expect(done({ acceptedOn: "2024-07-01" })).toBe(false);
    expect(done({ acceptedOn: "2024-07-01", asBuilt: true })).toBe(false);
    expect(done({ acceptedOn: "2024-07-01", asBuilt: true, completedOn: "2024-05-01" })).toBe(true);
    expect(done({ asBuilt: true, completedOn: "2024-07-01" })).toBe(false);
    expect(done({ asBuilt: true })).toBe(true);
    expect(done({ asBuilt: true, permitOn: "2024-07-01" })).toBeNull();
    expect(see({ construction: { acceptedOn: "2024-06-30" } }).construction?.acceptedOn).toBe("2024-06-30");
  });

  it("does not know what was seen only later, but for what cannot be undone", () => {
    const seenLater = (path: string, construction: object) =>
      see({ construction, evidence: [evidence(`construction.${path}`, "2024-07-01")] }).construction;
    expect(seenLater("pitComplete", { pitComplete: true })?.pitComplete).toBeNull();
    expect(seenLater("pitComplete", { pitComplete: false })?.pitComplete).toBe(false);
    expect(seenLater("permitIssued", { permitIssued: true })?.permitIssued).toBeNull();
    expect(seenLater("investedWan", { investedWan: 500 })?.investedWan).toBeNull();
    expect(seenLater("investedWan", { investedWan: 0 })?.investedWan).toBe(0);
    expect(seenLater("governmentCause", { governmentCause: false })?.governmentCause).toBeNull();
    expect(seenLater("foundation", { foundation: "piled" })?.foundation).toBeNull();
    const services = see({
      services: { gas: true, heat: "not_applicable" },
      evidence: [evidence("services.gas", "2024-07-01")],
    });
    expect(services.services).toMatchObject({ gas: null, heat: "not_applicable" });
    const extension = see({
      contract: { extendedStart: "2025-01-01", extensionMonths: 6 },
      evidence: [evidence("contract.extendedStart", "2024-07-01")],
    });
    expect(extension.contract).toMatchObject({ extendedStart: null, extensionMonths: null });
  });

  it("lets undated facts count always, and evidence only from its day on", () => {
    const undated = see({
      construction: { pitComplete: true },
      evidence: [evidence("construction.pitComplete", "2024-06-30"), evidence("note", "2024-07-01")],
    });
    expect(undated.construction?.pitComplete).toBe(true);
    expect(undated.evidence.map(({ about }) => about)).toEqual(["construction.pitComplete"]);
  });

  it("is the very record from the latest date in it on, and knows no more of an earlier day than of a later one", () => {
    const day = fc.constantFrom("2020-01-01", "2021-01-01", "2022-01-01", null);
    const flag = fc.constantFrom(true, false, null);
    const anyParcel = fc
      .record({
        supply: fc.record({ document: fc.constantFrom("S", null), date: day }),
        contract: fc.record({ signedOn: day, farMin: fc.constantFrom(1, null) }),
        approval: fc.record({ granted: flag, on: day }),
        reserve: fc.record({ listed: flag, on: day }),
        construction: fc.record({
          permitOn: day,
          permitIssued: flag,
          acceptedOn: day,
          completedOn: day,
          asBuilt: flag,
          suspended: flag,
          suspendedSince: day,
          pitComplete: flag,
          investedWan: fc.constantFrom(0, 5, null),
        }),
        evidence: fc.array(
          fc.record({ about: fc.constantFrom("construction.pitComplete", "construction.investedWan"), on: day }),
          { maxLength: 3 },
        ),
      })
      .map(parcel);
    fc.assert(
      fc.property(anyParcel, fc.constantFrom("2019-06-01", "2020-06-01", "2021-06-01"), (given, asOf) => {
        expect(seeParcelOn(given, "2022-01-01")).toBe(given);
        const once = seeParcelOn(given, asOf);
        expect(seeParcelOn(once, asOf)).toBe(once);
        expect(seeParcelOn(seeParcelOn(given, "2021-06-01"), asOf)).toEqual(once);
      }),
    );
  });
});
