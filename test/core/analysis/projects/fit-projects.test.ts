import { describe, expect, test } from "vitest";
import { fitProjects } from "../../../../src/core/analysis/projects/fit-projects.ts";
import { enterpriseSchema } from "../../../../src/core/model/records.ts";
import { anImpactPark, contextOf, ha, judgeBase } from "../../../support/impact-park.ts";
import { aRectangle, drawParcel } from "../../../support/metric-park.ts";

const services = { road: true, water: true, power: true, drainage: true, levelled: true };
const lot = (id: string, widthM: number, more: Record<string, unknown> = {}) =>
  drawParcel(id, aRectangle(0, Number(id.slice(-1)) * 110, widthM, 100), {
    landUse: "100102",
    codeSystem: "cn-2023",
    parkId: "K",
    reserve: { listed: true },
    approval: { granted: true, expropriated: true },
    services,
    ...more,
  });

const project = { id: "J", name: "Works", stage: "signed", landDemandM2: 2 * ha, pollutionClass: 2, use: "industry" };

function fitOf(
  parcels: readonly ReturnType<typeof lot>[],
  more: Record<string, unknown> = {},
  firms: readonly object[] = [],
) {
  const dataset = {
    ...anImpactPark({ layers: { parcels }, projects: [{ ...project, ...more }] }),
    enterprises: new Map(
      firms.map((firm) => {
        const record = { ...enterpriseSchema.parse(firm), extra: {} };
        return [record.id, record];
      }),
    ),
  };
  const [only] = fitProjects(judgeBase(dataset, contextOf()).world);
  if (only === undefined) throw new Error("got no project");
  return only;
}
const idsOf = (found: ReturnType<typeof fitOf>) => found.parcels.map(({ parcelId, state }) => [parcelId, state]);

describe("parcels for a project of 2 ha", () => {
  test("are those of 0.9 to 1.5 of its demand, both included", () => {
    // Widths in metres at 100 m depth: 1.8 ha and 3.0 ha are just in, 1.7 and 3.1 ha are out.
    const found = fitOf([lot("L1", 180.01), lot("L2", 299.99), lot("L3", 170), lot("L4", 310)]);
    expect(idsOf(found)).toEqual([
      ["L1", "fits"],
      ["L2", "fits"],
    ]);
    expect(found.excluded.area).toEqual(["L3", "L4"]);
    expect(found.parcels.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  test("are not those whose zone prohibits it, that are not ready, or that are supplied", () => {
    const found = fitOf([
      lot("L1", 200, { approval: { granted: true, expropriated: false } }),
      lot("L2", 200, { supply: { document: "S", date: "2020-01-01" } }),
    ]);
    expect(found.parcels).toEqual([]);
    expect(found.excluded).toEqual({ use: [], area: [], readiness: ["L1"] });
    expect(fitOf([lot("L1", 200)], { pollutionClass: 3 }).excluded.use).toEqual(["L1"]);
  });

  test("are kept to be checked where something is not known, after those that fit", () => {
    const found = fitOf([lot("L1", 200, { services: { ...services, road: null } }), lot("L2", 220)]);
    expect(idsOf(found)).toEqual([
      ["L2", "fits"],
      ["L1", "to_check"],
    ]);
    expect(found.parcels[1]?.missing).toEqual(["services.road"]);
    expect(idsOf(fitOf([lot("L1", 200)], { pollutionClass: null }))).toEqual([["L1", "to_check"]]);
  });

  test("need the services the project names", () => {
    const gas = { services: { ...services, gas: false } };
    expect(fitOf([lot("L1", 200, gas)], { services: ["gas"] }).excluded.readiness).toEqual(["L1"]);
    expect(idsOf(fitOf([lot("L1", 200)], { services: ["drainage"] }))).toEqual([["L1", "fits"]]);
  });

  test("come in the order of chain partners near by, then of the area", () => {
    const chainLinks = [{ chainId: "cells", link: "foil" }];
    const partner = { id: "E", name: "Cells", status: "operating", chainLinks: [{ chainId: "cells", link: "pack" }] };
    const works = drawParcel("W", aRectangle(0, 900, 100, 50), {
      parkId: "K",
      supply: { document: "S", date: "2010-01-01" },
      construction: { acceptedOn: "2012-01-01" },
      enterpriseIds: ["E"],
    });
    // L1 ends 690 m from the works, L4 360 m: within the 500 m of a partner.
    const found = fitOf([lot("L1", 200), lot("L4", 260), works], { chainLinks }, [partner]);
    expect(found.parcels.map(({ parcelId, partnerIds }) => [parcelId, partnerIds])).toEqual([
      ["L4", ["E"]],
      ["L1", []],
    ]);
    const same = { ...partner, chainLinks };
    expect(fitOf([lot("L1", 200), lot("L4", 260), works], { chainLinks }, [same]).parcels[0]?.parcelId).toBe("L1");
  });

  test("cannot be looked for without its demand; a project under way has its land", () => {
    expect(fitOf([lot("L1", 200)], { landDemandM2: null })).toMatchObject({ parcels: [], missing: ["landDemandM2"] });
    const dataset = anImpactPark({ projects: [{ ...project, stage: "under_way" }] });
    expect(fitProjects(judgeBase(dataset).world)).toEqual([]);
  });
});
