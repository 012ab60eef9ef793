import { describe, expect, it } from "vitest";
import { findNeighbors } from "../../../../src/core/analysis/match/find-neighbors.ts";
import { findOffers } from "../../../../src/core/analysis/match/find-offers.ts";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import {
  aDataset,
  aRectangle,
  aShape,
  audit,
  drawBuilding,
  drawParcel,
  drawZone,
} from "../../../support/metric-park.ts";
import { landUseTables, loaded, national2023 } from "../../../support/rule-context.ts";

const packs = [loaded(national2023)];
const offersOf = (dataset: ParkDataset) =>
  findOffers({ dataset, report: audit(dataset, { rulePacks: packs }), rulePacks: packs, landUseTables });
const land = { kind: "land", permittedUses: ["industry"], availableFrom: "2026-06-30" };

describe("offers of a park", () => {
  it("are listed land and the free units of factories that stand, in id order", () => {
    const offers = offersOf(
      aDataset({
        parcels: [
          drawParcel("P-2", aRectangle(0, 0, 100, 100), { listing: land, ownership: "state" }),
          drawParcel("P-1", aRectangle(200, 0, 100, 100), {
            listing: { kind: "factory", availableFrom: "2026-05-01" },
          }),
          drawParcel("P-3", aRectangle(400, 0, 100, 100)),
        ],
        buildings: [
          drawBuilding("B-1", aRectangle(210, 10, 50, 50), {
            parcelId: "P-1",
            standardFactory: {
              units: [
                { id: "1F", areaM2: 2_500, freeAreaM2: 0 },
                { id: "2F", areaM2: 2_500, freeAreaM2: 1_500, clearHeightM: 4.5, freeSince: "2025-09-01" },
                { id: "3F", areaM2: 2_500, freeAreaM2: 2_500 },
              ],
            },
          }),
          drawBuilding("B-2", aRectangle(210, 70, 20, 20), {
            status: "demolished",
            standardFactory: { units: [{ id: "1F", freeAreaM2: 400 }] },
          }),
        ],
      }),
    );
    expect(offers.map(({ id, kind }) => [id, kind])).toEqual([
      ["B-1/2F", "factory"],
      ["B-1/3F", "factory"],
      ["P-2", "land"],
    ]);
    expect(offers[0]).toMatchObject({ parcelId: "P-1", areaM2: 1_500, clearHeightM: 4.5, availableFrom: "2025-09-01" });
    expect(offers[1]).toMatchObject({ clearHeightM: null, availableFrom: "2026-05-01" });
    expect(offers[2]?.areaM2).toBeCloseTo(10_000, 2);
    expect(offers[2]).toMatchObject({ owners: ["state"], permittedUses: ["industry"] });
  });

  it("say of every use what all governing zones permit together", () => {
    // Half the lot lies in class 1, half in class 2 industrial land: class 2 industry is prohibited in the first.
    const lot = drawParcel("P-1", aRectangle(0, 0, 100, 100), { listing: land });
    const zones = [
      drawZone("Z-1", aRectangle(0, 0, 50, 100), { landUse: "100101" }),
      drawZone("Z-2", aRectangle(50, 0, 50, 100), { landUse: "100102" }),
    ];
    const [straddling] = offersOf(aDataset({ parcels: [lot], zones }));
    expect(straddling?.uses?.verdicts).toMatchObject({ industry_1: "pass", industry_2: "fail", office: "conditional" });
    const [unzoned] = offersOf(aDataset({ parcels: [lot] }));
    expect(unzoned?.uses?.verdicts.industry_1).toBe("unknown");
  });

  it("list factory space of which no unit is recorded, with all about it open", () => {
    const [offer] = offersOf(
      aDataset({ parcels: [drawParcel("P-1", aRectangle(0, 0, 9, 9), { listing: { kind: "factory" } })] }),
    );
    expect(offer).toMatchObject({ id: "P-1", kind: "factory", areaM2: null, buildingId: null });
  });
});

describe("neighbours", () => {
  it("share a boundary; a corner, a road or a gap wider than a sliver makes none", () => {
    const dataset = aDataset({
      parcels: [
        drawParcel("a", aRectangle(0, 0, 100, 100)),
        drawParcel("b", aShape([100, 0], [200, 0], [200, 100], [100, 60])),
        drawParcel("corner", aRectangle(-50, 100, 50, 50)),
        drawParcel("road", aRectangle(20, 112, 80, 50)),
        drawParcel("hair", aRectangle(0, -50.1, 100, 50)),
        drawParcel("apart", aRectangle(0, -100.4, 100, 50)),
      ],
    });
    const neighbors = findNeighbors(dataset, ["road", "hair", "corner", "b", "apart", "a"], { sliver_width_m: 0.2 });
    expect(Object.fromEntries(neighbors)).toEqual({
      a: ["b", "hair"],
      apart: [],
      b: ["a"],
      corner: [],
      hair: ["a"],
      road: [],
    });
  });
});
